"""Without a compiler the faults of the disk are not tested, and that must not go unnoticed."""

from __future__ import annotations

import sys

import pytest

from tests.faults.injection.compiling import watched_disk


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it is skipped in any case")
@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_a_missing_compiler_is_said_and_fails_in_ci(
    monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr("tests.faults.form.FULL", False)
    monkeypatch.setattr("tests.faults.injection.compiling.shutil.which", lambda _: None)
    with pytest.raises(outcome, match="NOT tested"):
        watched_disk()
