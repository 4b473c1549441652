"""Whom a page shows at the moment: what the sheet of a person is opened with, wherever its key is pressed."""

from __future__ import annotations

from typing import NamedTuple


class Meant(NamedTuple):
    """Somebody, by whatever the page knows of them; the first that is given counts."""

    contact_id: str = ""
    #: whoever this call was with
    call_id: str = ""
    #: a row of this list where there is a `place`, else everybody in it
    list_id: str = ""
    place: int = 0
    #: a number, an address or a name, as it is typed
    said: str = ""
    #: of those who are found by that
    name: str = ""
