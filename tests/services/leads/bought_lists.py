"""A bought list of consumers, as such lists are sold: a contest's consent to "the sponsors", marks, gaps."""

from __future__ import annotations

from pathlib import Path

SPONSORS = "Ja, die Sponsoren dürfen mich telefonisch informieren."
#: rows with a day, without one, that were withdrawn, that are marked, and with a number that is none yet
DATED, UNDATED, WITHDRAWN, MARKED, BARE = 9, 3, 2, 4, 1
HEADER = "Nachname;Telefon;Opt-In Datum;Opt-In Quelle;Opt-In Text;Opt-In Telefon;Sperrvermerk;DOI bestätigt"


def bought(folder: Path, wording: str = SPONSORS) -> Path:
    """As such lists are sold."""
    lines = [HEADER]

    def add(count: int, day: str, agreed: str = "ja", mark: str = "") -> None:
        for _ in range(count):
            place = len(lines)
            row = f"Lead{place};0221 4710{815 + place};{day};spiel.example;{wording};{agreed};{mark};ja"
            lines.append(row.replace("{day}", f"{place:02}.02.2026"))

    add(DATED, "{day}")
    add(UNDATED, "")
    add(WITHDRAWN, "03.02.2026", "widerrufen 12.01.26")
    add(MARKED, "03.02.2026", mark="Robinson")
    lines.append(f"Bare;901838210;03.02.2026;spiel.example;{wording};ja;;ja")
    path = folder / "bought.csv"
    path.write_text("\r\n".join(lines), encoding="utf-8-sig")
    return path
