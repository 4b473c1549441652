"""What `callassist import` asks of a list as a whole: whom it holds, and why they may be called."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from callassist.domain.lead_list import ListFrame, Party
from callassist.errors import NotUnderstood
from callassist.formats.tables.header_words import LeadField
from callassist.formats.tables.list_reading import ListTable
from callassist.services.leads.import_choices import ImportChoices, named_columns
from callassist.services.leads.importing import Check
from callassist.services.leads.source_guess import guessed_source
from callassist.services.permission.list_law import LEAST_REASON, bases_for

FOUND = "found"
PARTS: Mapping[str, LeadField] = {
    "when": LeadField.PROOF_WHEN,
    "how": LeadField.PROOF_HOW,
    "wording": LeadField.PROOF_TEXT,
    "source": LeadField.SOURCE,
    "reference": LeadField.PROOF_REF,
}


def frame_of(options: argparse.Namespace) -> ListFrame:
    """What was said of the list; to name the columns of a proof is to confirm them."""
    return ListFrame(
        options.list or options.file.stem,
        Party(options.party or "unknown"),
        options.script,
        country=options.country.upper(),
        area_code=options.area,
        source_kind=options.source_kind,
        source_text=options.source,
        presumed_reason=options.reason,
        consent_basis=options.basis or ("express" if options.consent_columns else ""),
        consent_text=options.consent_text,
        consent_via=options.consent_how,
    )


def with_consent_columns(choices: ImportChoices, table: ListTable, options: argparse.Namespace) -> ImportChoices:
    """With the columns of a proof that were named.

    Raises:
        NotUnderstood: there is no such column, or no such part of a proof.
    """
    said: list[str] = []
    for one in options.consent_columns:
        column, _, part = one.rpartition("=")
        if one == FOUND:
            continue
        if part not in PARTS:
            raise NotUnderstood(f"{part!r} is no part of a proof", next_step=f"one of: {', '.join(PARTS)}")
        said.append(f"{column}={PARTS[part].value}")
    return named_columns(choices, table, said)


def frame_asked(table: ListTable, choices: ImportChoices, options: argparse.Namespace) -> tuple[str, ...]:
    """What of it is still to be decided, each with the options that answer it."""
    if options.party is None:
        return ("  whom the list holds is not said\n    --party business, --party consumer, --party mixed",)
    frame = choices.frame
    if frame.consent_basis:
        return ()
    if frame.party is not Party.BUSINESS:
        found = [
            f"{table.columns[place].header} = {part}"
            for part, field in PARTS.items()
            if (place := choices.place_of(field)) is not None
        ]
        columns = f"--consent-columns found ({', '.join(found)}), " if found else ""
        return (
            "  nothing says on what these people may be called\n"
            f"    {columns}--consent-columns COLUMN=when …, --basis own_request, --basis none (they are held)",
        )
    if len(frame.presumed_reason.strip()) >= LEAST_REASON or choices.place_of(LeadField.REASON) is not None:
        return ()
    return (
        "  nothing says why these businesses may be presumed to agree\n"
        f"    --reason TEXT ({LEAST_REASON} signs or more), --basis none (they are held)",
    )


def source_asked(table: ListTable, choices: ImportChoices) -> str:
    """A word that it was not said where the list is from, with what its columns look like; "" where it was."""
    if choices.frame.source_kind or choices.repairs:
        return ""
    looks = guessed_source(guess.header for guess in table.columns)
    like = f"; by its columns it looks like: {looks.value}" if looks is not None else ""
    return f"it is not said what kind of source the list is from{like} (--source-kind {looks or 'KIND'})"


def check_basis(frame: ListFrame) -> None:
    """That what the people of the list may be called on goes with where it is from.

    Raises:
        NotUnderstood: it does not.
    """
    basis = frame.consent_basis
    if basis and basis not in bases_for(frame.party, frame.source_kind):
        fits = ", ".join(one for one in bases_for(frame.party, frame.source_kind) if one)
        where = f", from {frame.source_kind}" if frame.source_kind else ""
        raise NotUnderstood(
            f"{basis!r} is no basis for calls to a list of {frame.party.value}{where}", next_step=f"--basis {fits}"
        )


def frame_words(checked: Check) -> list[str]:
    """What the check tells of it, a line each."""
    told: list[str] = []
    proof, times = checked.proof, checked.times
    if proof.incomplete:
        missing = ", ".join(f"{part} {number:,}" for part, number in proof.missing.items())
        told.append(
            f"{proof.incomplete:,} of {proof.rows:,} without complete proof" + (f": {missing}" if missing else "")
        )
    if proof.blanket:
        told.append(f"{proof.blanket:,} agreed to sponsors or partners, not to us (OVG NRW 13 B 1331/08)")
    if times is not None:
        later = [f"from {at:%Y-%m-%d %H:%M} {number:,}" for at, number in times.later.items()]
        parts = (
            f"callable now {times.now:,}",
            *later,
            f"blocked by proof {times.by_proof:,}",
            f"without reason {times.without_reason:,}",
            f"by another rule {times.by_rule:,}",
        )
        told.append(" · ".join(parts))
    return told


def frame_plain(checked: Check) -> dict[str, object]:
    """The same as JSON."""
    proof, times = checked.proof, checked.times
    return {
        "proof": {
            "rows": proof.rows,
            "incomplete": proof.incomplete,
            "missing": dict(proof.missing),
            "blanket": proof.blanket,
        },
        "callable": None
        if times is None
        else {
            "now": times.now,
            "later": {at.isoformat(timespec="minutes"): number for at, number in times.later.items()},
            "blocked_by_proof": times.by_proof,
            "without_reason": times.without_reason,
            "by_rule": times.by_rule,
        },
    }
