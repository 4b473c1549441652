"""Makes `log-<major>.<minor>.db`, the log that is kept of each released format: `python -m tests.upgrades.make_log`.

Run once when a format is released, and never again for that format: the file stands for the logs that are out there.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from callassist.domain.follow_up import FollowUp, FollowUpKind
from callassist.domain.lead_list import ListFrame, ListRow, Party, RejectedLine, RowRef, RowState
from callassist.storage import schema
from callassist.storage.database import FILE_NAME
from tests.storage.logs import NONE, START, request, services, start

HERE = Path(__file__).parent


def main() -> None:
    target = HERE / f"log-{schema.MAJOR}.{schema.MINOR}.db"
    if target.exists():
        sys.exit(f"{target} is kept as it is")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with services(folder) as found:
            live = start(found, "1", "1", "4", "Back", "2", "o_time", "+", name="Frau Müller", company="Müller KG")
            live.press("?=Woher?|Messe").future.result()
            live.press("K=mueller@example.org;Hauptstr. 1, 10115 Berlin;3.2.2026;Messe Köln").future.result()
            live.press("C=Herr Oduya;IT-Leiter;030 7654321;morgen 9").future.result()
            callback = FollowUp(FollowUpKind.CALLBACK, START + timedelta(days=1), "bat darum", "a05")
            live.hang_up("callback_agreed", callback, "=Rückruf\nam Dienstag").future.result()
            found.call_log.edit_note(live.id, "=Rückruf\nam Mittwoch").result()
            found.calling.log_unreached(request("Herr Straßner", "0171 9876543"), "no_answer", NONE).result()
            rows = [
                ListRow(2, first="Jana", last="Ost", company="Ost GmbH", e164="+493055501", proof={"via": "Messe"}),
                ListRow(3, RowState.HELD, name="Herr West", typed="555", extra={"Stand": "B 12"}),
                RejectedLine(4, "no_content", ";;;"),
            ]
            frame = ListFrame(
                "Messe Köln",
                party=Party.BUSINESS,  # of others without a proof the rules let nobody be called
                source_text="von der Messe in Köln",
                presumed_reason="gab am Stand ihre Karte für ein Angebot ab",
            )
            one = found.lead_lists.read_in(frame, rows)
            row = RowRef(one.list_id, 2)
            found.calling.log_unreached(request("Jana Ost", "+49 30 55501", row=row), "no_answer", NONE).result()
            start(found, "1", "1", "R", name="Ms O'Neill", number="+44 20 7946 0958", script="solar_insulation")
        shutil.copyfile(folder / FILE_NAME, target)


if __name__ == "__main__":
    main()
