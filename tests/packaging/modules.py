"""The modules of packaging/, which is no package, for tests."""

from __future__ import annotations

import sys
from importlib import util
from pathlib import Path
from types import ModuleType

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def module(name: str) -> ModuleType:
    """A module of packaging/, or of a folder in it ("windows/wine")."""
    spec = util.spec_from_file_location(f"callassist_packaging_{name.replace('/', '_')}", PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = util.module_from_spec(spec)
    sys.modules[spec.name] = made  # dataclasses look themselves up there
    folders = [str((PACKAGING / name).parent), str(PACKAGING)]  # where its siblings lie
    before = sys.path[:]
    sys.path[:0] = folders
    try:
        spec.loader.exec_module(made)
    finally:
        sys.path[:] = before
    return made
