"""What the engine remembers of a script: its own, shared by all calls of it, and gone when the script is."""

from __future__ import annotations

import dataclasses
import gc
import weakref

from callassist.engine import script_memory
from tests.engine.playing import new_call, press, script


def test_what_is_remembered_goes_with_its_script() -> None:
    """A window left open for weeks, with scripts edited and read anew, holds none of the old ones."""
    own = dataclasses.replace(script("solar_insulation"))
    call = press(dataclasses.replace(new_call("solar_insulation"), script=own), "1")
    call.view()
    assert script_memory.of(own).index.askable[0] is next(iter(own.questions.values()))
    known, before = weakref.ref(own), remembered_scripts()
    del own, call
    assert known() is None
    assert remembered_scripts() == before - 1


def test_two_scripts_share_nothing_that_was_judged() -> None:
    one, other = script("solar_insulation"), dataclasses.replace(script("solar_insulation"))
    assert one == other
    assert script_memory.of(one) is script_memory.of(one)
    assert script_memory.of(one) is not script_memory.of(other)


def remembered_scripts() -> int:
    """Of how many scripts something is remembered."""
    gc.collect()
    return sum(isinstance(one, script_memory.ScriptMemory) for one in gc.get_objects())
