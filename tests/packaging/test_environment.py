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


def test_an_old_interpreter_is_told_to_be_no_release_s() -> None:
    build = module("build")
    least = build.LEAST_PYTHON[3, 11]
    assert f"older than 3.11.{least}" in build.old_interpreter((3, 11, least - 1), of_debian=False)
    assert build.old_interpreter((3, 11, least), of_debian=False) == ""
    # Debian mends what is known and keeps the number
    assert build.old_interpreter((3, 11, 2), of_debian=True) == ""
