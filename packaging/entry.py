"""Where the packaged program begins."""

import os
import sys

# PyInstaller's start code points the loader and Qt at the package by these variables. Both have looked by now or find
# the package without them (Qt by the place its library lies in), and whatever is started from here, such as the
# softphone behind a `tel:` link, must not load our libraries instead of its own.
for _name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
    _before = os.environ.pop(f"{_name}_ORIG", None)
    if _before is not None:
        os.environ[_name] = _before
    else:
        os.environ.pop(_name, None)
# These may also come from the user's own session, for another Qt: its plugins would not fit this one.
for _name in ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH", "QML2_IMPORT_PATH"):
    os.environ.pop(_name, None)

from callassist.cli import main  # noqa: E402 - the surroundings first


def _leave(status: object) -> None:
    """End at once, and take nothing down on the way.

    All is written and closed by now. What Qt's libraries do while Windows takes them down one by one is of no use to
    anybody, and was seen to end in a fault, which the next start would tell of as a crash. `os._exit` has them taken
    down as well.
    """
    import ctypes

    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    code = status if isinstance(status, int) else int(status is not None)
    this_process = ctypes.c_void_p(-1)
    ctypes.WinDLL("kernel32").TerminateProcess(this_process, code)


if __name__ == "__main__":
    if sys.platform == "win32":
        try:
            _leave(main())
        except SystemExit as ended:
            if isinstance(ended.code, str):
                print(ended.code, file=sys.stderr)
            _leave(ended.code)
    sys.exit(main())
