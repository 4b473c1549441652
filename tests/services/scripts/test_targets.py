"""What can be led to: every step once in the order of a call, then exits and objections, then what is not there."""

from __future__ import annotations

from dataclasses import replace

from callassist.domain.script import RETURN, Ask, Branch, Script, Target
from callassist.domain.text import Text
from callassist.services.scripts.outline import is_shared, outline_of, steps_in_order
from callassist.services.scripts.targets import KnownTargets, targets_of
from tests.engine.playing import script as shipped


def found(script: Script) -> KnownTargets:
    return targets_of(script, outline_of(script))


def test_everything_a_shipped_script_names_can_be_led_to_once() -> None:
    script = shipped("solar_insulation")
    targets = found(script)
    assert targets.steps == tuple(name for names in steps_in_order(script).values() for name in names)
    assert len(set(targets.names)) == len(targets.names) == len(targets.said)
    led_to = {line.target for line in outline_of(script) if line.target and line.target != RETURN}
    assert led_to <= set(targets.names)
    assert not any(is_shared(name) for name in targets.steps)
    assert set(script.objections) <= set(targets.others)


def test_what_is_named_and_not_there_is_there_to_choose_and_the_way_back_is_none() -> None:
    script = shipped("solar_insulation")
    decides = next(node for node in script.nodes.values() if isinstance(node, Branch))
    broken = replace(script, nodes={**script.nodes, decides.id: replace(decides, otherwise=Target("nowhere"))})
    assert found(broken).others[-1] == "nowhere"
    assert RETURN not in found(broken).names


def test_other_words_of_a_step_are_seen_and_no_others() -> None:
    script = shipped("solar_insulation")
    said = next(node for node in script.nodes.values() if isinstance(node, Ask) and not is_shared(node.id))
    changed = replace(script, nodes={**script.nodes, said.id: replace(said, text=Text("Neu", "New"))})
    before, after = found(script), found(changed)
    assert before.names == after.names
    pairs = zip(before.names, before.said, after.said, strict=True)
    assert [name for name, one, other in pairs if one != other] == [said.id]
