"""Which clock a lead goes by."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from callassist.engine.zones import ZONES, zone_of_number


@pytest.mark.parametrize(
    ("e164", "zone"),
    [
        ("+12127365000", "America/New_York"),
        ("+13127365000", "America/Chicago"),
        ("+13037365000", "America/Denver"),
        ("+16027365000", "America/Phoenix"),
        ("+14157365000", "America/Los_Angeles"),
        ("+18087365000", "Pacific/Honolulu"),
        ("+12507365000", ""),  # British Columbia: the Kootenays go by mountain time
        ("+18507365000", ""),  # the Panhandle of Florida lies in two
        ("+16063875000", ""),  # Clinton County, the west of Kentucky's 606, goes by central time
        ("+14487365000", ""),  # and so does the code laid over it
        ("+18007365000", ""),
        ("+12427365000", ""),  # the Bahamas
        ("+4930901820", ""),
        ("+1212736", ""),
        ("", ""),
    ],
)
def test_an_area_code_tells_the_zone_where_it_lies_in_one_alone(e164: str, zone: str) -> None:
    assert zone_of_number(e164) == zone


def test_every_zone_is_one_the_system_knows() -> None:
    named = {zone_of_number(f"+1{area}7365000") for area in range(200, 1000)} - {""}
    assert len(named) > 6
    for name in named.union(*ZONES.values()):
        assert ZoneInfo(name).key == name
