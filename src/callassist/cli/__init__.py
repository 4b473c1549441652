"""The command line: `callassist [gui] | play | lint | export | demo | self-test`. Each verb imports what it needs."""

from callassist.cli.main import main

__all__ = ["main"]
