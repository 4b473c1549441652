"""Codes of the domain in the window's language. The domain itself translates nothing."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from callassist.domain.text import Language, Text
from callassist.ui.marking import QT_TRANSLATE_NOOP

_OUTCOMES = {
    "no_answer": QT_TRANSLATE_NOOP("Wording", "No answer"),
    "busy": QT_TRANSLATE_NOOP("Wording", "Busy"),
    "voicemail_left": QT_TRANSLATE_NOOP("Wording", "Voicemail: message left"),
    "voicemail_silent": QT_TRANSLATE_NOOP("Wording", "Voicemail: no message"),
    "number_dead": QT_TRANSLATE_NOOP("Wording", "Number not in service"),
    "wrong_number": QT_TRANSLATE_NOOP("Wording", "Wrong number"),
    "third_person": QT_TRANSLATE_NOOP("Wording", "Someone else answered"),
    "gatekeeper_blocked": QT_TRANSLATE_NOOP("Wording", "Not put through"),
    "decision_maker_named": QT_TRANSLATE_NOOP("Wording", "Decision maker named"),
    "callback_agreed": QT_TRANSLATE_NOOP("Wording", "Callback agreed"),
    "hung_up": QT_TRANSLATE_NOOP("Wording", "Hung up"),
    "call_dropped": QT_TRANSLATE_NOOP("Wording", "Call dropped"),
    "refused_questions": QT_TRANSLATE_NOOP("Wording", "Refused to answer"),
    "not_interested": QT_TRANSLATE_NOOP("Wording", "Not interested"),
    "disqualified": QT_TRANSLATE_NOOP("Wording", "Disqualified"),
    "later": QT_TRANSLATE_NOOP("Wording", "Later"),
    "info_requested": QT_TRANSLATE_NOOP("Wording", "Information requested"),
    "info_to_pass_on": QT_TRANSLATE_NOOP("Wording", "Information to pass on"),
    "prospect_no_appointment": QT_TRANSLATE_NOOP("Wording", "Prospect without appointment"),
    "appointment_set": QT_TRANSLATE_NOOP("Wording", "Appointment set"),
    "presentation": QT_TRANSLATE_NOOP("Wording", "Presentation"),
    "do_not_call": QT_TRANSLATE_NOOP("Wording", "Do not call again"),
    "data_request": QT_TRANSLATE_NOOP("Wording", "Asked for their data"),
    "started_by_mistake": QT_TRANSLATE_NOOP("Wording", "Started by mistake"),
    "not_called_no_consent": QT_TRANSLATE_NOOP("Wording", "Not called: no consent"),
}
_VERDICTS = {
    "open": QT_TRANSLATE_NOOP("Wording", "Still open"),
    "prospect": QT_TRANSLATE_NOOP("Wording", "Prospect"),
    "disqualified": QT_TRANSLATE_NOOP("Wording", "Disqualified"),
}
_CAUSES = {
    "not_asked": QT_TRANSLATE_NOOP("Wording", "not asked"),
    "unknown": QT_TRANSLATE_NOOP("Wording", "does not know"),
    "refused": QT_TRANSLATE_NOOP("Wording", "refused"),
    "needs_judgement": QT_TRANSLATE_NOOP("Wording", "needs your judgement"),
    "somebody_else": QT_TRANSLATE_NOOP("Wording", "somebody else decides"),
    "moot": QT_TRANSLATE_NOOP("Wording", "no longer matters"),
    "rescued": QT_TRANSLATE_NOOP("Wording", "is asked again"),
}
_STATES = {
    "not_asked": QT_TRANSLATE_NOOP("Wording", "not asked"),
    "answered": QT_TRANSLATE_NOOP("Wording", "answered"),
    "unknown": QT_TRANSLATE_NOOP("Wording", "does not know"),
    "refused": QT_TRANSLATE_NOOP("Wording", "refused"),
    "moot": QT_TRANSLATE_NOOP("Wording", "no longer matters"),
}
_KINDS = {
    "fit": QT_TRANSLATE_NOOP("Wording", "Fit"),
    "authority": QT_TRANSLATE_NOOP("Wording", "Decision"),
    "interest": QT_TRANSLATE_NOOP("Wording", "Interest"),
    "budget": QT_TRANSLATE_NOOP("Wording", "Budget"),
    "timing": QT_TRANSLATE_NOOP("Wording", "Timing"),
    "obstacle": QT_TRANSLATE_NOOP("Wording", "Obstacle"),
}
_GROUPS = {
    "ability": QT_TRANSLATE_NOOP("Wording", "cannot buy"),
    "willingness": QT_TRANSLATE_NOOP("Wording", "does not want to"),
    "timing": QT_TRANSLATE_NOOP("Wording", "not now"),
}
_FLAGS = {
    "both_present": QT_TRANSLATE_NOOP("Wording", "both should be present"),
    "wrong_person": QT_TRANSLATE_NOOP("Wording", "not the person who decides"),
    "do_not_sell": QT_TRANSLATE_NOOP("Wording", "do not sell"),
    "override": QT_TRANSLATE_NOOP("Wording", "went on against the verdict"),
    "unqualified_appointment": QT_TRANSLATE_NOOP("Wording", "unqualified appointment"),
    "reversible": QT_TRANSLATE_NOOP("Wording", "can be taken back"),
}
_FOLLOW_UPS = {
    "appointment": QT_TRANSLATE_NOOP("Wording", "Appointment"),
    "callback": QT_TRANSLATE_NOOP("Wording", "Call back"),
    "retry": QT_TRANSLATE_NOOP("Wording", "Try again"),
    "contact_decision_maker": QT_TRANSLATE_NOOP("Wording", "Call the decision maker"),
    "recontact_before_end": QT_TRANSLATE_NOOP("Wording", "Call before the contract ends"),
    "send_info": QT_TRANSLATE_NOOP("Wording", "Send information"),
    "resting": QT_TRANSLATE_NOOP("Wording", "Rest: tried often enough"),
    "none": QT_TRANSLATE_NOOP("Wording", "Nothing"),
}
_FITS = {
    "fits": QT_TRANSLATE_NOOP("Wording", "fits"),
    "possible": QT_TRANSLATE_NOOP("Wording", "possible"),
    "excluded": QT_TRANSLATE_NOOP("Wording", "excluded"),
}
_SOURCES = {
    "asked": QT_TRANSLATE_NOOP("Wording", "asked"),
    "volunteered": QT_TRANSLATE_NOOP("Wording", "volunteered"),
    "from_list": QT_TRANSLATE_NOOP("Wording", "from the list"),
    "corrected": QT_TRANSLATE_NOOP("Wording", "corrected"),
}
_MARKETS = {
    "consumer": QT_TRANSLATE_NOOP("Wording", "consumers"),
    "business": QT_TRANSLATE_NOOP("Wording", "businesses"),
}
_TRACE = {
    "answered": QT_TRANSLATE_NOOP("Wording", "Answer"),
    "ticked": QT_TRANSLATE_NOOP("Wording", "Ticked"),
    "withdrawn": QT_TRANSLATE_NOOP("Wording", "Taken back"),
    "objection": QT_TRANSLATE_NOOP("Wording", "Objection"),
    "step": QT_TRANSLATE_NOOP("Wording", "Reply went on"),
    "rescued": QT_TRANSLATE_NOOP("Wording", "Answered before it counts"),
    "rated": QT_TRANSLATE_NOOP("Wording", "Reply rated"),
    "exit": QT_TRANSLATE_NOOP("Wording", "Exit"),
    "chosen": QT_TRANSLATE_NOOP("Wording", "Chosen"),
    "typed": QT_TRANSLATE_NOOP("Wording", "Typed"),
    "went_on": QT_TRANSLATE_NOOP("Wording", "Went on"),
    "jumped": QT_TRANSLATE_NOOP("Wording", "Went on from the reply"),
    "escaped": QT_TRANSLATE_NOOP("Wording", "Back to the question"),
    "override": QT_TRANSLATE_NOOP("Wording", "Against the verdict"),
    "contact": QT_TRANSLATE_NOOP("Wording", "Contact named"),
    "details": QT_TRANSLATE_NOOP("Wording", "Noted"),
    "own_question": QT_TRANSLATE_NOOP("Wording", "Own question"),
    "depth": QT_TRANSLATE_NOOP("Wording", "Depth"),
    "language": QT_TRANSLATE_NOOP("Wording", "Language"),
    "wording": QT_TRANSLATE_NOOP("Wording", "Next wording"),
    "reassured": QT_TRANSLATE_NOOP("Wording", "After the reassurance"),
    "ended": QT_TRANSLATE_NOOP("Wording", "Ended"),
    "note": QT_TRANSLATE_NOOP("Wording", "Note changed"),
    "corrected": QT_TRANSLATE_NOOP("Wording", "Outcome corrected"),
    "moved": QT_TRANSLATE_NOOP("Wording", "What follows corrected"),
    "gap": QT_TRANSLATE_NOOP("Wording", "Stood still: program stopped, or computer asleep"),
    "resumed": QT_TRANSLATE_NOOP("Wording", "Interrupted, then taken up again"),
}
_EXITS = {
    "X1": QT_TRANSLATE_NOOP("Wording", "wrong number"),
    "X2": QT_TRANSLATE_NOOP("Wording", "voicemail"),
    "X3": QT_TRANSLATE_NOOP("Wording", "call back"),
    "X4": QT_TRANSLATE_NOOP("Wording", "do not call again"),
    "X5": QT_TRANSLATE_NOOP("Wording", "hung up"),
    "X6": QT_TRANSLATE_NOOP("Wording", "cut off, goes on"),
    "X7": QT_TRANSLATE_NOOP("Wording", "someone else on the line"),
    "X8": QT_TRANSLATE_NOOP("Wording", "reassurance"),
    "X9": QT_TRANSLATE_NOOP("Wording", "does not want to answer"),
    "X10": QT_TRANSLATE_NOOP("Wording", "information to pass on"),
    "X11": QT_TRANSLATE_NOOP("Wording", "notice of the right to object"),
}
_STAGES = {
    "cold_call": QT_TRANSLATE_NOOP("Wording", "first call"),
    "appointment": QT_TRANSLATE_NOOP("Wording", "appointment"),
}
_DEPTHS = {
    1: QT_TRANSLATE_NOOP("Wording", "basic"),
    2: QT_TRANSLATE_NOOP("Wording", "extended"),
    3: QT_TRANSLATE_NOOP("Wording", "deep"),
}
_BACKUP_REASONS = {
    "regular": QT_TRANSLATE_NOOP("Wording", "regular"),
    "closing": QT_TRANSLATE_NOOP("Wording", "when closing"),
    "before_migration": QT_TRANSLATE_NOOP("Wording", "before an update"),
    "before_restore": QT_TRANSLATE_NOOP("Wording", "before restoring"),
    "asked": QT_TRANSLATE_NOOP("Wording", "by hand"),
}
VERDICT_SYMBOLS = {"open": "◐", "prospect": "✓", "disqualified": "✗"}
"""Beside word and colour: neither alone carries the verdict."""

TRUTH_SYMBOLS = {"met": "✓", "failed": "✗", "open": "○"}

VERDICT_COLORS = {"open": "warn", "prospect": "good", "disqualified": "bad"}


_COUNTRIES = {
    "DE": QT_TRANSLATE_NOOP("Wording", "Germany"),
    "AT": QT_TRANSLATE_NOOP("Wording", "Austria"),
    "CH": QT_TRANSLATE_NOOP("Wording", "Switzerland"),
    "GB": QT_TRANSLATE_NOOP("Wording", "Great Britain"),
    "US": QT_TRANSLATE_NOOP("Wording", "the USA"),
}


def country(code: str) -> str:
    """A country by its ISO 3166 code, as it stands behind "in"; the code where it is none of the settings'."""
    return _words(_COUNTRIES, code)


def outcome(code: str) -> str:
    """An outcome of a call."""
    return _words(_OUTCOMES, code)


def verdict(code: str) -> str:
    """A verdict, without its depth."""
    return _words(_VERDICTS, code)


def verdict_at(code: str, depth: int) -> str:
    """The verdict with the depth it was judged at: "Prospect (basic)" (R23)."""
    word = verdict(code)
    return f"{word} ({_words_of_depth(depth)})" if code == "prospect" else word


def cause(code: str) -> str:
    """Why a criterion is open."""
    return _words(_CAUSES, code)


def state(code: str) -> str:
    """The state of an answer."""
    return _words(_STATES, code)


def criterion_kind(code: str) -> str:
    """What a criterion is about."""
    return _words(_KINDS, code)


def reason_group(code: str) -> str:
    """Cannot, will not, or not now (R5)."""
    return _words(_GROUPS, code)


def flag(code: str) -> str:
    """A remark beside the verdict."""
    return _words(_FLAGS, code)


def follow_up(code: str) -> str:
    """A kind of follow-up."""
    return _words(_FOLLOW_UPS, code)


def fit(code: str) -> str:
    """How a product fits."""
    return _words(_FITS, code)


def source(code: str) -> str:
    """How an answer came to be known."""
    return _words(_SOURCES, code)


def market(code: str) -> str:
    """Whom a script is for."""
    return _words(_MARKETS, code)


def stage(code: str) -> str:
    """A stage of a script; one of an author's own naming as it is."""
    return _words(_STAGES, code)


def depth_word(depth: int) -> str:
    """What a depth is called."""
    return _words_of_depth(depth)


def day(found: date) -> str:
    """A date as the window's language writes it."""
    return QLocale().toString(QDate(found.year, found.month, found.day), "dd.MM.yyyy" if _german() else "d MMM yyyy")


def moment(found: datetime) -> str:
    """A date with its time, by the clock of the rep who logged it: times are never moved to this machine's zone."""
    stamp = QDateTime(QDate(found.year, found.month, found.day), _time(found))
    return QLocale().toString(stamp, "dd.MM.yyyy HH:mm" if _german() else "d MMM yyyy, HH:mm")


def brief_moment(found: datetime, year: int) -> str:
    """As `moment`, for where there is little room: the present year goes without saying."""
    if found.year != year:
        return moment(found)
    stamp = QDateTime(QDate(found.year, found.month, found.day), _time(found))
    return QLocale().toString(stamp, "dd.MM. HH:mm" if _german() else "d MMM, HH:mm")


def moment_of_iso(text: str) -> str:
    """A moment kept as ISO text; "" where there is none or it cannot be read."""
    try:
        return moment(datetime.fromisoformat(text)) if text else ""
    except ValueError:
        return ""


def time_in_words_of_iso(text: str) -> str:
    """A moment kept as ISO text with its day; "" where there is none or it cannot be read."""
    try:
        return time_in_words(datetime.fromisoformat(text)) if text else ""
    except ValueError:
        return ""


def long_day_of_iso(text: str) -> str:
    """A date kept as ISO text, with its month in full: "31 March 2027"."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    return QLocale().toString(QDate(found.year, found.month, found.day), "d. MMMM yyyy" if _german() else "d MMMM yyyy")


def day_of_iso(text: str) -> str:
    """A date kept as ISO text, as the window's language writes it."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def size(count: int) -> str:
    """A number of bytes as people read it."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def backup_reason(code: str) -> str:
    """Why a backup was made."""
    return _words(_BACKUP_REASONS, code)


def interrupted() -> str:
    """What stands for the outcome of a call that is still open."""
    return QCoreApplication.translate("Wording", "interrupted")


def exit_name(code: str) -> str:
    """A shared exit in a word, for where its script is not at hand."""
    return _words(_EXITS, code)


def nobody() -> str:
    """What stands for a lead of whom neither name, company nor number is known."""
    return QCoreApplication.translate("Wording", "no name, no number")


def trace_kind(code: str) -> str:
    """A kind of line in a call's trace."""
    return _words(_TRACE, code)


def weekday(found: datetime) -> str:
    """The short name of the day."""
    return QLocale().standaloneDayName(found.isoweekday(), QLocale.FormatType.ShortFormat)


def time_in_words(found: datetime) -> str:
    """A time as it was understood, with its day; one at night is pointed out."""
    from callassist.engine.typed_time import at_night  # a third of all our imports; the first frame has no such time

    words = f"{weekday(found)} {moment(found)}"
    night = QCoreApplication.translate("Wording", "at night")
    return f"{words} – {night}" if at_night(found) else words


def night_question(found: datetime) -> str:
    """Whether a time at night is meant."""
    words = QCoreApplication.translate("Wording", "{time} is at night. Is that meant? Enter again takes it.")
    return words.format(time=clock(found))


def clock(found: datetime) -> str:
    """The time of day alone."""
    return f"{found.hour:02}:{found.minute:02}"


def duration(seconds: float) -> str:
    """Minutes and seconds, hours where there are any."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes:02}:{left:02}"


def _time(found: datetime) -> QTime:
    return QTime(found.hour, found.minute, found.second)


def in_window(text: Text) -> str:
    """A script's own words in the language of the window."""
    return text.of(Language.DE if _german() else Language.EN)


def _german() -> bool:
    return QLocale().language() == QLocale.Language.German


def _words_of_depth(depth: int) -> str:
    return QCoreApplication.translate("Wording", _DEPTHS.get(depth, str(depth)))


def _words(table: dict[str, str], code: str) -> str:
    """The words of a code; one a script's author made up is shown readable, never as code."""
    found = table.get(code)
    return QCoreApplication.translate("Wording", found) if found is not None else code.replace("_", " ")
