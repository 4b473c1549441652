"""The modules of packaging/, which is no package, for tests."""

from __future__ import annotations

import sys
from importlib import util
from pathlib import Path
from types import ModuleType

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"


def module(name: str) -> ModuleType:
    """A module of packaging/, which is no package."""
    spec = util.spec_from_file_location(f"callassist_packaging_{name}", PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = util.module_from_spec(spec)
    sys.modules[spec.name] = made  # dataclasses look themselves up there
    sys.path.insert(0, str(PACKAGING))  # where its siblings lie
    try:
        spec.loader.exec_module(made)
    finally:
        sys.path.remove(str(PACKAGING))
    return made
