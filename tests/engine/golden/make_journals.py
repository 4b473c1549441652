"""Made `journals-1.json.gz`: random calls as the program walked them before jumps were real (`semantics` 1).

Kept to tell how the file came about. Running it again with a later program would only prove that program against
itself, so it refuses to overwrite.
"""

from __future__ import annotations

import gzip
import json
import random
from typing import Any

from callassist.domain.text import Language
from callassist.engine import actions
from callassist.engine.call import Call
from callassist.engine.setup import CallSetup, to_plain
from tests.engine.golden.reading import FILE, seen
from tests.engine.playing import SCRIPTS, START, legal, out_of_turn, script, try_press

CALLS, KEYS = 160, 28


def main() -> None:
    """Draw the calls and write them down."""
    if FILE.exists():
        raise SystemExit(f"{FILE} is there already")
    draw = random.Random(2026)
    calls: list[dict[str, Any]] = []
    for number in range(CALLS):
        found = script(SCRIPTS[number % len(SCRIPTS)])
        stage = draw.choice(list(found.stages))
        setup = CallSetup(stage, draw.randint(1, 3), Language.DE, START, refusal_limit=draw.randint(0, 3))
        call = Call.start(found, setup)
        journal: list[dict[str, Any]] = []
        extra = [*found.objections, *(f"X{one}" for one in range(1, 12)), *out_of_turn(found)]
        extra += ["Esc", "Back", "W", "D1", "D2", "D3", "!=weil", "Enter", "C=Frau Roth;;;"]
        for _ in range(KEYS):
            here = legal(call)
            token = draw.choice(here) if here and draw.random() < 0.7 else draw.choice(extra)
            second = len(call.trace) + 1
            call, action = try_press(call, token)
            if action is not None:
                journal.append({"action": actions.to_plain(action), "second": second, "seen": seen(call)})
        calls.append({"script": found.id, "setup": to_plain(setup), "journal": journal})
    sources = {name: script(name).source for name in SCRIPTS}
    content = json.dumps({"sources": sources, "calls": calls}, ensure_ascii=False, separators=(",", ":"))
    FILE.write_bytes(gzip.compress(content.encode(), mtime=0))
    print(f"{sum(len(one['journal']) for one in calls)} steps, {FILE.stat().st_size:,} bytes")  # noqa: T201


if __name__ == "__main__":
    main()
