"""A fault that is not tried counts as one that was not borne: where the gates must run, a skipped test fails."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

import pytest

from tests.faults.form import must_run


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    """Makes a failure of what was skipped."""
    report = yield
    if must_run() and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, where every fault must be tried: {report.longrepr}"
    return report
