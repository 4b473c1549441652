"""`python -m callassist` is the same program as `callassist`."""

from callassist.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
