"""What every lead says has the same key in every script: the rep's fingers know it."""

from __future__ import annotations

from callassist import paths
from callassist.formats.script import source_text
from callassist.formats.script.lint.linter import check
from callassist.formats.script.script_files import parse_script, read_pinned, read_script
from tests.formats.script.planted import SOUND

SCRIPTS = ("contract_review", "education_savings", "insurance_advice", "solar_insulation")
#: who has to ask somebody first, whoever that is
ASKS_FIRST = ("o_spouse", "o_boss")


def placed(names: list[str]) -> list[str]:
    """The objections of the sound script, declared by these names, in the order of their keys."""
    replies = "    replies:\n      - {de: a, en: a, to: n02}\n      - {de: b, en: b, to: X3}\n"
    reply = f"\n    label: {{de: Nein, en: no}}\n{replies}"
    text = SOUND[: SOUND.index("objections:")] + "objections:\n" + "".join(f"  {name}:{reply}" for name in names)
    script = parse_script(text.encode(), name="own.yaml", common=source_text.common_bytes())
    return [str(name) for name in script.objections]


def test_an_objection_has_one_place_in_all_shipped_scripts() -> None:
    places: dict[str, set[int]] = {}
    for name in SCRIPTS:
        script = read_script(paths.resource("scripts", f"{name}.yaml"))
        for place, objection in enumerate(script.objections):
            places.setdefault("asks first" if objection in ASKS_FIRST else objection, set()).add(place)
    assert len(places["o_time"]) == 1
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_common_objections_have_their_places_wherever_a_script_declares_them() -> None:
    assert placed(["o_mine", "o_price", "o_interest", "o_time"])[:2] == ["o_time", "o_interest"]
    assert placed(["o_interest", "o_time"]) == placed(["o_time", "o_interest"])


def test_an_objection_of_a_script_s_own_takes_the_place_of_a_common_one_it_lacks() -> None:
    # no `o_mail`, no `o_have`: the price stays where it is elsewhere
    assert placed(["o_time", "o_first", "o_price", "o_interest", "o_second", "o_third"]) == [
        "o_time",
        "o_interest",
        "o_first",
        "o_second",
        "o_price",
        "o_third",
    ]


def test_a_call_goes_on_with_the_keys_it_was_begun_with() -> None:
    common = source_text.common_bytes().decode()
    start = common.index("objection_places:")
    former = common[:start] + common[common.index("\n", start) + 1 :]
    data = SOUND.replace("  o_time:\n", "  o_mine:\n").encode()
    source, _ = source_text.joined(data, former.encode())
    assert list(read_pinned(source).objections) == ["o_mine"]
    assert check(data, name="own", common=former.encode())[0] is not None
