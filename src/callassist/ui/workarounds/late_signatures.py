"""WORKAROUND: keeps PySide 6.12 from compiling its reader of signatures at every start.

PySide carries the Python part of itself as source text, so whatever of it is loaded is compiled anew each time. Nearly
all of it reads the signatures of functions, which `inspect.signature` and the words of a TypeError ask for, or writes
`.pyi` files, which nobody asks for in a window: a third of the time until PySide is there. Here those modules are there
at once, and empty until something is asked of them. It can go when PySide does so itself, or brings its parts compiled.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, Any, SupportsIndex

if TYPE_CHECKING:
    from importlib.abc import Loader

_SIGNATURE = "shibokensupport.signature"
_LATE = {
    f"{_SIGNATURE}.{name}"
    for name in ("errorhandler", "layout", "lib.enum_sig", "lib.pyi_generator", "lib.tool", "mapping", "parser")
}
#: what PySide itself takes out of the dictionary of one of them, where nobody hears it ask
_TAKEN = {f"{_SIGNATURE}.mapping": "update_mapping"}
#: an error can be told on any thread, and the modules take from one another
_FILLING = RLock()


class _LateModule(ModuleType):
    """A module that is filled when it is first asked for something."""

    def __getattr__(self, name: str) -> object:
        # names with lines around them are asked of all modules by whoever goes through them
        if name.startswith("__"):
            raise AttributeError(name)
        _fill(self)
        return object.__getattribute__(self, name)


class _LateLoader:
    """Makes the module, and keeps who can fill it."""

    def __init__(self, name: str, loader: Loader) -> None:
        self.name = name
        self.loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = _LateModule(spec.name)
        taken = _TAKEN.get(self.name)
        if taken is not None:

            def fill_and_do() -> object:
                _fill(module)
                return vars(module)[taken]()

            vars(module)[taken] = fill_and_do
        return module

    def exec_module(self, module: ModuleType) -> None:
        pass


def _fill(module: ModuleType) -> None:
    """Fill a late module, unless it is filled already, or is being filled and asks itself."""
    with _FILLING:
        spec = module.__spec__
        late = spec.loader if spec is not None else None
        if spec is None or not isinstance(late, _LateLoader):
            return
        # PySide gives its modules a second name, by which its own loader does not know them
        shown, spec.name, spec.loader = spec.name, late.name, late.loader
        try:
            late.loader.exec_module(module)
        finally:
            spec.name = shown
        module.__class__ = ModuleType  # not before: another thread would find it half filled


class _LateFinder:
    """Asks the other finders for the late modules, and puts off what they found."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in _LATE:
            return None
        others = (finder for finder in sys.meta_path if finder is not self)
        spec = next((found for finder in others if (found := finder.find_spec(name, path, target)) is not None), None)
        if spec is not None and spec.loader is not None:
            late: Any = _LateLoader(name, spec.loader)  # it has what a loader needs, and is not one by name
            spec.loader = late
        return spec


class _Finders(list[Any]):
    """Finders of modules, of which the first is asked first, whoever puts himself before it (PySide does)."""

    def insert(self, index: SupportsIndex, finder: object) -> None:
        super().insert(int(index) + 1, finder)


def load_signatures_late() -> bool:
    """Load the first part of PySide without its reader of signatures; whether that was in time."""
    if "shiboken6" in sys.modules:
        return False
    finders = sys.meta_path
    sys.meta_path = _Finders([_LateFinder(), *finders])
    try:
        importlib.import_module("shiboken6")
    finally:
        sys.meta_path = finders
    return True
