"""Checks that the tests take at least nine of ten branches of the package: `python packaging/check_coverage.py FILE`.

FILE is coverage.py's report as JSON. Says how it stands, and where most is missing.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

#: percent of the branches (docs/adr/0022)
FLOOR = 90.0
WORST = 10


def share(summary: dict[str, Any]) -> float:
    """Percent of the branches that were taken; of nothing, all."""
    return 100.0 * summary["covered_branches"] / summary["num_branches"] if summary["num_branches"] else 100.0


def main(report: Path) -> int:
    """Ends with 1 below the floor, or where nothing was measured."""
    found = json.loads(report.read_text(encoding="utf-8"))
    files = {name: one["summary"] for name, one in found["files"].items()}
    worst = sorted(files, key=lambda name: files[name]["missing_branches"], reverse=True)[:WORST]
    for name in worst:
        print(f"{share(files[name]):5.1f} %  {files[name]['missing_branches']:4} not taken  {name}")
    total = share(found["totals"])
    holds = found["totals"]["num_branches"] > 0 and total >= FLOOR
    print(f"{total:5.1f} % of the branches are taken; the floor is {FLOOR:g} %")
    return 0 if holds else 1


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
