"""WORKAROUND: keeps PySide 6.12 from reading the source of every module that is imported.

PySide can offer its methods under other names (`snake_case`, `true_property`) module by module, and looks for "PySide6"
in the source of each module that is imported after it, to tell which ones may ask for that. Here nobody does. The look
costs a fifth of a millisecond a module before the window is there, keeps ten megabytes of sources in memory, and asks
half-imported modules for their attributes, which with pydantic on two threads ended in an ImportError.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

_FEATURE = "shibokensupport.feature"


def read_no_sources() -> bool:
    """Take every module for one without such wishes; whether this PySide has the look that is replaced."""
    importlib.import_module("shiboken6")  # what it imports is what is changed here
    feature = sys.modules.get(_FEATURE)
    if feature is None or not hasattr(feature, "_mod_uses_pyside"):
        return False
    setattr(feature, "_mod_uses_pyside", _uses_none)  # noqa: B010 - a module of somebody else's, without types
    return True


def _uses_none(_module: ModuleType) -> bool:
    return False
