"""What the kept journals say of a step, and where they lie."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from callassist.engine.call import Call

FILE = Path(__file__).with_name("journals-1.json.gz")


def seen(call: Call) -> list[Any]:
    """What of a call must be the same for ever: where it stands, how it came there, what it knows, its trace."""
    verdict = call.qualification.verdict
    told = (
        call.walk.steps,
        tuple(frame.id for frame in call.frames),
        call.plan,
        verdict.reasons,
        tuple((one.id, one.truth.value) for one in verdict.results),
        tuple((str(one.question), one.state.value, one.value and one.value.stable()) for one in call.answers.values()),
        tuple((one.kind, one.node, one.question, one.objection, one.wording, one.text) for one in call.trace),
    )
    digest = hashlib.sha256(repr(told).encode()).hexdigest()[:12]
    return [str(call.base), verdict.state.value, call.facts.outcome, digest]
