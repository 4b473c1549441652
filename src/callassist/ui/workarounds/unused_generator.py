"""WORKAROUND: keeps PySide 6.12 from compiling its generator of type stubs at every start.

PySide carries the Python part of itself as source text, so whatever of it is loaded is compiled anew each time. Among
it is the program its makers write `.pyi` files with, which nothing calls in an application: a tenth of the time until
PySide is there. Empty modules stand in its place. It can go when PySide loads its generator only where it is called, or
brings its parts compiled.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, SupportsIndex

_UNUSED = ("shibokensupport.signature.lib.pyi_generator", "shibokensupport.signature.lib.enum_sig")


class _Empty:
    """Finds the unused modules, and fills them with nothing."""

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        loader: Any = self  # it has what a loader needs, and is not one by name
        return ModuleSpec(name, loader) if name in _UNUSED else None

    def create_module(self, _spec: ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        pass


class _Finders(list[Any]):
    """Finders of modules, of which the first is asked first, whoever puts himself before it (PySide does)."""

    def insert(self, index: SupportsIndex, finder: object) -> None:
        super().insert(int(index) + 1, finder)


def leave_generator_out() -> bool:
    """Load the first part of PySide without it; whether that was in time."""
    if "shiboken6" in sys.modules:
        return False
    finders = sys.meta_path
    sys.meta_path = _Finders([_Empty(), *finders])
    try:
        importlib.import_module("shiboken6")
    finally:
        sys.meta_path = finders
    return True
