"""The call a number is dialled in, with how that number stands by now."""

from __future__ import annotations

from pathlib import Path

import pytest

from callassist.errors import NotFound
from callassist.storage.phone.dialled import call_to_dial_in
from tests.storage.logs import services, start


def test_a_further_number_of_somebody_has_a_state_of_its_own(tmp_path: Path) -> None:
    with services(tmp_path) as found:
        live = start(found)

        def look(sql: str) -> str:
            def job(store: object) -> str:
                store.connection.execute(sql)  # type: ignore[attr-defined]
                return call_to_dial_in(store.connection, live.id).number_state  # type: ignore[attr-defined]

            return found.database.submit(job).result(200)

        assert look("UPDATE contact SET number_e164 = '+49221999'") == "ok"
        insert = "INSERT INTO contact_number (contact_id, place, e164, state, typed, kind, certainty, source, added_at)"
        further = f"{insert} SELECT id, 1, '+49301234567', 'dead', '', '', '', '', '' FROM contact"
        assert look(further) == "dead"
        with pytest.raises(NotFound):
            found.database.submit(lambda store: call_to_dial_in(store.connection, "x")).result(200)
