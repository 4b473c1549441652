"""What goes along with a lead of a list from its row into the call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from callassist.domain.lead_list import RowRef


class FromList(NamedTuple):
    """Which row it is, and what its list says."""

    row: RowRef
    #: what the script may speak of: where the lead is from
    placeholders: Mapping[str, str]
    list_name: str
    #: what the list is called with; "" where it does not say
    script: str = ""
    stage: str = ""
