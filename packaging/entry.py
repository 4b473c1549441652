"""Where the packaged program begins."""

import os
import sys

# A process that the program starts of itself (`sys.executable`) inherits the marks of PyInstaller's start code, which
# then takes everything for done and does not point the loader at the package: on a system without the same libraries it
# would find none. So it starts once more, in the same process, pointed at them. Not by unpacking anew: one that is
# killed would leave all of it behind.
_HOME, _MARK = str(getattr(sys, "_MEIPASS", "")), "CALLASSIST_POINTED_AT"
_users = os.environ.get("LD_LIBRARY_PATH")
if sys.platform == "linux" and _HOME and _HOME not in (_users or "").split(":") and os.environ.get(_MARK) != _HOME:
    _pointed = {"LD_LIBRARY_PATH": _HOME, _MARK: _HOME} | ({"LD_LIBRARY_PATH_ORIG": _users} if _users else {})
    os.execve(sys.executable, sys.argv, {**os.environ, **_pointed})
os.environ.pop(_MARK, None)

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

if __name__ == "__main__":
    sys.exit(main())
