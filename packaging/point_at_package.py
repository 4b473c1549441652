"""Runs before anything else in the packaged program: sees to it that the package's own libraries are found.

A process that the program starts of itself (`sys.executable`) inherits the marks of PyInstaller's start code. That then
takes everything for done and does not point the loader at the package: on a system without the same libraries it would
find none, and on another one take strange ones. So it starts once more, in the same process, pointed at them. Not by
unpacking anew: one that is killed would leave all of it behind.
"""

import os
import sys

_HOME, _MARK = str(getattr(sys, "_MEIPASS", "")), "CALLASSIST_POINTED_AT"
_users = os.environ.get("LD_LIBRARY_PATH")
if sys.platform == "linux" and _HOME and _HOME not in (_users or "").split(":") and os.environ.get(_MARK) != _HOME:
    _pointed = {"LD_LIBRARY_PATH": _HOME, _MARK: _HOME} | ({"LD_LIBRARY_PATH_ORIG": _users} if _users else {})
    os.execve(sys.executable, sys.argv, {**os.environ, **_pointed})
os.environ.pop(_MARK, None)
