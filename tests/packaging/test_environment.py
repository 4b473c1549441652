"""Packages are built from what is pinned, and from nothing else."""

from __future__ import annotations

from tests.packaging.modules import module


def test_a_stranger_in_the_environment_is_noticed(monkeypatch) -> None:
    build = module("build")

    class Stranger:
        name, version = "NumPy", "2.4.6"

    real = list(build.metadata.distributions())
    monkeypatch.setattr(build.metadata, "distributions", lambda: [*real, Stranger])
    assert build.strangers()[-1:] == ["numpy 2.4.6"] or "numpy 2.4.6" in build.strangers()
