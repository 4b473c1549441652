"""Cards of rules, products and texts in the window's language: what fields are called and can be, what buttons do."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from callassist.ui.marking import QT_TRANSLATE_NOOP
from callassist.ui.words import code_words

_KINDS = {
    "stage": QT_TRANSLATE_NOOP("Cards", "Stage: one call or meeting"),
    "rule": QT_TRANSLATE_NOOP("Cards", "Rule: what an answer makes of the lead"),
    "product": QT_TRANSLATE_NOOP("Cards", "Product"),
    "placeholder": QT_TRANSLATE_NOOP("Cards", "Placeholder: filled in during the call"),
    "legal": QT_TRANSLATE_NOOP("Cards", "Legal note, shown before the first word"),
    "voicemail": QT_TRANSLATE_NOOP("Cards", "What is said to an answering machine"),
    "must_say": QT_TRANSLATE_NOOP("Cards", "What must be said word for word"),
    "usp": QT_TRANSLATE_NOOP("Cards", "What speaks for us"),
    "rules": QT_TRANSLATE_NOOP("Cards", "Rules: what the answers make of the lead"),
    "products": QT_TRANSLATE_NOOP("Cards", "Products on offer"),
    "texts": QT_TRANSLATE_NOOP("Cards", "Texts that are no step, and placeholders"),
}
_LABELS = {
    "again": QT_TRANSLATE_NOOP("Cards", "Ask again each time a call comes here"),
    "answers_from": QT_TRANSLATE_NOOP("Cards", "Answers from"),
    "band_name": QT_TRANSLATE_NOOP("Cards", "Name"),
    "decides_by": QT_TRANSLATE_NOOP("Cards", "Decides by"),
    "from_points": QT_TRANSLATE_NOOP("Cards", "Goes this way"),
    "group": QT_TRANSLATE_NOOP("Cards", "Group"),
    "how_many": QT_TRANSLATE_NOOP("Cards", "Of these"),
    "reply_step": QT_TRANSLATE_NOOP("Cards", "Step {part}"),
    "short": QT_TRANSLATE_NOOP("Cards", "In keywords, for reps who know it"),
    "then_back": QT_TRANSLATE_NOOP("Cards", "Then back to where it was raised"),
    "tip": QT_TRANSLATE_NOOP("Cards", "Tip, for the rep alone"),
    "verdict_is": QT_TRANSLATE_NOOP("Cards", "The lead is"),
    "above": QT_TRANSLATE_NOOP("Cards", "more than"),
    "after_days": QT_TRANSLATE_NOOP("Cards", "in more than so many days"),
    "any_product": QT_TRANSLATE_NOOP("Cards", "Fits if one product fits"),
    "asked_depth": QT_TRANSLATE_NOOP("Cards", "How much is asked"),
    "at_least": QT_TRANSLATE_NOOP("Cards", "at least"),
    "at_most": QT_TRANSLATE_NOOP("Cards", "at most"),
    "below": QT_TRANSLATE_NOOP("Cards", "less than"),
    "callback": QT_TRANSLATE_NOOP("Cards", "An agreed callback begins with"),
    "contact_role": QT_TRANSLATE_NOOP("Cards", "Role"),
    "dative": QT_TRANSLATE_NOOP("Cards", "Name after “mit”, “bei” …"),
    "depth": QT_TRANSLATE_NOOP("Cards", "Counts from"),
    "disqualified": QT_TRANSLATE_NOOP("Cards", "Whoever is ruled out hears"),
    "gate": QT_TRANSLATE_NOOP("Cards", "What it does"),
    "hours": QT_TRANSLATE_NOOP("Cards", "Hours, from–to"),
    "how": QT_TRANSLATE_NOOP("Cards", "The answer"),
    "in_braces": QT_TRANSLATE_NOOP("Cards", "In texts it is written {part}."),
    "is": QT_TRANSLATE_NOOP("Cards", "one of"),
    "is_not": QT_TRANSLATE_NOOP("Cards", "none of"),
    "legal": QT_TRANSLATE_NOOP("Cards", "Legal note"),
    "looks_at": QT_TRANSLATE_NOOP("Cards", "Looks at"),
    "makes": QT_TRANSLATE_NOOP("Cards", "The lead"),
    "must_say": QT_TRANSLATE_NOOP("Cards", "Must be said"),
    "not_before_days": QT_TRANSLATE_NOOP("Cards", "Days before that date"),
    "nothing_must_be_said": QT_TRANSLATE_NOOP("Cards", "Nothing yet: tick “Must be said” at a step."),
    "placeholder_default": QT_TRANSLATE_NOOP("Cards", "What is said where nothing is known"),
    "placeholder_label": QT_TRANSLATE_NOOP("Cards", "What a gap shows"),
    "points": QT_TRANSLATE_NOOP("Cards", "Points"),
    "points_reason": QT_TRANSLATE_NOOP("Cards", "Reason, said after “because”"),
    "product_name": QT_TRANSLATE_NOOP("Cards", "Name"),
    "product_reason": QT_TRANSLATE_NOOP("Cards", "Reason where no points give one"),
    "reason.failed": QT_TRANSLATE_NOOP("Cards", "Where it rules out"),
    "reason.met": QT_TRANSLATE_NOOP("Cards", "Where it fits"),
    "reason.open": QT_TRANSLATE_NOOP("Cards", "Where it is open"),
    "referred": QT_TRANSLATE_NOOP("Cards", "A call on a recommendation begins with"),
    "rule_kind": QT_TRANSLATE_NOOP("Cards", "About"),
    "rule_name": QT_TRANSLATE_NOOP("Cards", "Name"),
    "said": QT_TRANSLATE_NOOP("Cards", "What is said"),
    "scope": QT_TRANSLATE_NOOP("Cards", "Whose answers count"),
    "source": QT_TRANSLATE_NOOP("Cards", "Where it comes from"),
    "stage_title": QT_TRANSLATE_NOOP("Cards", "Title"),
    "start": QT_TRANSLATE_NOOP("Cards", "Begins with"),
    "subject": QT_TRANSLATE_NOOP("Cards", "Looks at"),
    "usp": QT_TRANSLATE_NOOP("Cards", "Words"),
    "voicemail": QT_TRANSLATE_NOOP("Cards", "Words"),
    "weekday": QT_TRANSLATE_NOOP("Cards", "Days"),
}
_OPTIONS = {
    "answers_from.": QT_TRANSLATE_NOOP("Cards", "its own"),
    "branch.verdict": QT_TRANSLATE_NOOP("Cards", "the verdict"),
    "branch.missing": QT_TRANSLATE_NOOP("Cards", "what is still open"),
    "branch.product_fit": QT_TRANSLATE_NOOP("Cards", "what fits"),
    "branch.answer": QT_TRANSLATE_NOOP("Cards", "an answer"),
    "branch.points": QT_TRANSLATE_NOOP("Cards", "points"),
    "from_points.\0points": QT_TRANSLATE_NOOP("Cards", "from so many points on"),
    "how_many.all": QT_TRANSLATE_NOOP("Cards", "all must hold"),
    "how_many.any": QT_TRANSLATE_NOOP("Cards", "one must hold"),
    "no_group": QT_TRANSLATE_NOOP("Cards", "(no group)"),
    "verdict.disqualified": QT_TRANSLATE_NOOP("Cards", "ruled out"),
    "verdict.not_before": QT_TRANSLATE_NOOP("Cards", "not before a later day"),
    "verdict.prospect": QT_TRANSLATE_NOOP("Cards", "a prospect"),
    "verdict.open": QT_TRANSLATE_NOOP("Cards", "still open"),
    "verdict.missing": QT_TRANSLATE_NOOP("Cards", "missing something"),
    "nothing": QT_TRANSLATE_NOOP("Cards", "(no answer)"),
    "gate.hard": QT_TRANSLATE_NOOP("Cards", "decides"),
    "gate.soft": QT_TRANSLATE_NOOP("Cards", "gives points"),
    "gate.timed": QT_TRANSLATE_NOOP("Cards", "says when"),
    "gate.info": QT_TRANSLATE_NOOP("Cards", "only informs"),
    "depth.1": QT_TRANSLATE_NOOP("Cards", "1 – whether they can"),
    "depth.2": QT_TRANSLATE_NOOP("Cards", "2 – whether they want to"),
    "depth.3": QT_TRANSLATE_NOOP("Cards", "3 – budget and timing"),
    "scope.contact": QT_TRANSLATE_NOOP("Cards", "whoever is on the line"),
    "scope.account": QT_TRANSLATE_NOOP("Cards", "anybody of the company"),
    "how.is": QT_TRANSLATE_NOOP("Cards", "is one of"),
    "how.is_not": QT_TRANSLATE_NOOP("Cards", "is none of"),
    "how.at_least": QT_TRANSLATE_NOOP("Cards", "is at least"),
    "how.at_most": QT_TRANSLATE_NOOP("Cards", "is at most"),
    "how.above": QT_TRANSLATE_NOOP("Cards", "is more than"),
    "how.below": QT_TRANSLATE_NOOP("Cards", "is less than"),
    "how.after_days": QT_TRANSLATE_NOOP("Cards", "is a later day than"),
    "how.otherwise": QT_TRANSLATE_NOOP("Cards", "is any other"),
    "subject.weekday": QT_TRANSLATE_NOOP("Cards", "the day of the call"),
    "subject.hours": QT_TRANSLATE_NOOP("Cards", "the hour of the call"),
    "subject.contact_role": QT_TRANSLATE_NOOP("Cards", "who is on the line"),
    "contact_role.unknown": QT_TRANSLATE_NOOP("Cards", "not known"),
    "contact_role.gatekeeper": QT_TRANSLATE_NOOP("Cards", "puts through"),
    "contact_role.user": QT_TRANSLATE_NOOP("Cards", "uses it"),
    "contact_role.influencer": QT_TRANSLATE_NOOP("Cards", "has a say"),
    "contact_role.decision_maker": QT_TRANSLATE_NOOP("Cards", "decides"),
    "makes.met": QT_TRANSLATE_NOOP("Cards", "✓ fits"),
    "makes.failed": QT_TRANSLATE_NOOP("Cards", "✗ is ruled out"),
    "makes.person": QT_TRANSLATE_NOOP("Cards", "? is for a person to judge"),
    "makes.somebody_else": QT_TRANSLATE_NOOP("Cards", "? is not who decides"),
    "makes.open": QT_TRANSLATE_NOOP("Cards", "stays open"),
    "points.none": QT_TRANSLATE_NOOP("Cards", "none"),
    "points.1": QT_TRANSLATE_NOOP("Cards", "1 point"),
    "source.lead": QT_TRANSLATE_NOOP("Cards", "what is known of the lead"),
    "source.rep": QT_TRANSLATE_NOOP("Cards", "the rep’s settings"),
    "source.computed": QT_TRANSLATE_NOOP("Cards", "the call itself"),
    "source.script": QT_TRANSLATE_NOOP("Cards", "a figure of the script"),
}
_TITLES = {
    "and_if": QT_TRANSLATE_NOOP("Cards", "… and"),
    "answer": QT_TRANSLATE_NOOP("Cards", "Answer {part}"),
    "band": QT_TRANSLATE_NOOP("Cards", "What points are called"),
    "only_if": QT_TRANSLATE_NOOP("Cards", "Only if …"),
    "reply": QT_TRANSLATE_NOOP("Cards", "Reply {part}"),
    "tip": QT_TRANSLATE_NOOP("Cards", "Tip for some calls {part}"),
    "case": QT_TRANSLATE_NOOP("Cards", "Case {part}"),
    "reasons": QT_TRANSLATE_NOOP("Cards", "How it is told"),
    "need": QT_TRANSLATE_NOOP("Cards", "Needs {part}"),
    "need_any": QT_TRANSLATE_NOOP("Cards", "Needs {part}: one of these"),
    "speaks_for": QT_TRANSLATE_NOOP("Cards", "Speaks for it {part}"),
    "good": QT_TRANSLATE_NOOP("Cards", "Good to know {part}"),
    "wording": QT_TRANSLATE_NOOP("Cards", "Wording {part}"),
}
_DEEDS = {
    "add_band": QT_TRANSLATE_NOOP("Cards", "+ name for points"),
    "add_condition": QT_TRANSLATE_NOOP("Cards", "+ only if …"),
    "add_group": QT_TRANSLATE_NOOP("Cards", "+ group"),
    "add_short": QT_TRANSLATE_NOOP("Cards", "+ keywords"),
    "add_step": QT_TRANSLATE_NOOP("Cards", "+ step of the reply"),
    "add_tip": QT_TRANSLATE_NOOP("Cards", "+ tip"),
    "add_tip_for_some": QT_TRANSLATE_NOOP("Cards", "+ tip for some calls"),
    "remove_condition": QT_TRANSLATE_NOOP("Cards", "Remove"),
    "remove_step": QT_TRANSLATE_NOOP("Cards", "− step of the reply"),
    "share_answers": QT_TRANSLATE_NOOP("Cards", "Share these answers"),
    "up": QT_TRANSLATE_NOOP("Cards", "Up"),
    "remove": QT_TRANSLATE_NOOP("Cards", "Remove"),
    "add_case": QT_TRANSLATE_NOOP("Cards", "+ case"),
    "add_need": QT_TRANSLATE_NOOP("Cards", "+ need"),
    "add_points": QT_TRANSLATE_NOOP("Cards", "+ points"),
    "add_usp": QT_TRANSLATE_NOOP("Cards", "+ line"),
    "add_or": QT_TRANSLATE_NOOP("Cards", "+ or"),
    "remove_or": QT_TRANSLATE_NOOP("Cards", "− or"),
}
#: what is typed to make something new of a heading or of a button
_ASKED = {
    "add_band": QT_TRANSLATE_NOOP("Cards", "New name for points: what are they called?"),
    "add_group": QT_TRANSLATE_NOOP("Cards", "New group: what are these objections about?"),
    "add_short": QT_TRANSLATE_NOOP("Cards", "In keywords: what is the gist?"),
    "add_step": QT_TRANSLATE_NOOP("Cards", "The next step of the reply: what is said?"),
    "add_tip": QT_TRANSLATE_NOOP("Cards", "Tip: what helps the rep here?"),
    "add_tip_for_some": QT_TRANSLATE_NOOP("Cards", "Tip for some calls: what helps the rep here?"),
    "rules": QT_TRANSLATE_NOOP("Cards", "New rule: what is it called?"),
    "products": QT_TRANSLATE_NOOP("Cards", "New product: what is it called?"),
    "texts": QT_TRANSLATE_NOOP("Cards", "New placeholder: what is it called?"),
    "add_usp": QT_TRANSLATE_NOOP("Cards", "Another line: what speaks for it?"),
}
_TEXTS = {
    "legal": QT_TRANSLATE_NOOP("Cards", "Legal note"),
    "voicemail": QT_TRANSLATE_NOOP("Cards", "Answering machine"),
    "must_say": QT_TRANSLATE_NOOP("Cards", "Must be said"),
    "usp": QT_TRANSLATE_NOOP("Cards", "What speaks for us"),
}
_HEADINGS = {
    "rules": QT_TRANSLATE_NOOP("Cards", "Rules"),
    "products": QT_TRANSLATE_NOOP("Cards", "Products"),
    "texts": QT_TRANSLATE_NOOP("Cards", "Texts"),
}
_MORE = {
    "rules": QT_TRANSLATE_NOOP("Cards", "+ rule"),
    "products": QT_TRANSLATE_NOOP("Cards", "+ product"),
    "texts": QT_TRANSLATE_NOOP("Cards", "+ placeholder"),
}
_MONDAY = date(2024, 1, 1)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def kind(code: str) -> str:
    """What sort of card it is."""
    return _worded(_KINDS[code])


def label(code: str, part: str = "") -> str:
    """What a field is called."""
    return _worded(_LABELS[code]).replace("{part}", part)


def option(code: str) -> str:
    """What a field can be; what nobody knows is told as it is written."""
    group, _, value = code.partition(".")
    if group == "rule_kind":
        return code_words.criterion_kind(value)
    if group == "weekday" and value in _DAYS:
        day = _MONDAY + timedelta(days=_DAYS.index(value))
        return QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    if group == "points" and value.isdigit() and value != "1":
        return _worded(QT_TRANSLATE_NOOP("Cards", "{count} points")).format(count=value)
    return _worded(_OPTIONS[code]) if code in _OPTIONS else code


def title(code: str, part: str = "") -> str:
    """What is over a group of fields; "" where nothing is."""
    return _worded(_TITLES[code]).replace("{part}", part) if code else ""


def deed(code: str, part: str = "") -> str:
    """What a button does."""
    return _worded(_DEEDS[code]).replace("{part}", part)


def asked(code: str) -> str:
    """What is to be typed for something new."""
    return _worded(_ASKED[code])


def heading(code: str) -> str:
    """A heading of the outline."""
    return _worded(_HEADINGS[code])


def text(code: str) -> str:
    """A line of the outline for a text that is no step."""
    return _worded(_TEXTS[code])


def more(code: str) -> str:
    """The button under a heading that makes one more."""
    return _worded(_MORE[code])


def _worded(source: str) -> str:
    return QCoreApplication.translate("Cards", source)
