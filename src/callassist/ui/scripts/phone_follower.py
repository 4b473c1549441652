"""The phone follows what is marked in the outline: a call at that step, with what was answered before it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from callassist.domain.answers import CriterionId, QuestionId
from callassist.domain.script import Ask
from callassist.domain.text import Language
from callassist.services.scripts.outline import LineKind, OutlineLine
from callassist.ui.scripts.draft_work import DraftWork
from callassist.ui.scripts.outline_view import OutlineView
from callassist.ui.scripts.phone_pane import PhonePane

if TYPE_CHECKING:
    from callassist.engine.setup import CallSetup
    from callassist.services.scripts.draft_reading import DraftReading
    from callassist.services.scripts.trial import Trial
    from callassist.services.scripts.way_to_step import NoWay
    from callassist.ui.backend import Backend

#: the phone follows the outline once nobody moves on
_PHONE_AFTER_MS = 60


class PhoneFollower(QObject):
    """Has the call looked for; `front` brings the phone to the front and gives it the keys."""

    def __init__(
        self,
        outline: OutlineView,
        phone: PhonePane,
        work: DraftWork,
        front: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._outline = outline
        self._phone = phone
        self._work = work
        self._front = front
        self._services: Backend | None = None
        self._language = Language.EN
        #: the phone speaks another one, as long as it was chosen there
        self._spoken: Language | None = None
        self._plays = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PHONE_AFTER_MS)
        self._timer.timeout.connect(self.try_call)
        phone.language_chosen.connect(self._speak)

    def set_services(self, services: Backend) -> None:
        """Who calls, and when."""
        self._services = services
        self._phone.set_clock(services.clock.local)

    def set_language(self, language: Language) -> None:
        """The language of the script on the page."""
        self._language = language

    @property
    def is_late(self) -> bool:
        """Whether the phone is still to follow to what is marked."""
        return self._timer.isActive()

    def follow(self) -> None:
        """Another line is marked: follow to it once nobody moves on."""
        self._timer.start()

    def play(self) -> None:
        """Keys go to the phone, at the step that is marked, from the beginning."""
        self._plays = True
        self.try_call()

    def try_call(self) -> None:
        """The phone at the step that is marked, with what was answered before it."""
        line, reading = self._outline.line(), self._work.reading
        if line is None or reading is None:
            return
        step = _played_step(line, reading)
        if step is None:
            return
        if not step:
            self._phone.show_no_way("no_step")
            return
        former = self._phone.trial
        if former is not None and (former.way.setup.language is not self._speaks or not former.shows(step)):
            former = None

        def found(trial: Trial | NoWay) -> None:
            now = self._outline.line()
            if now is not None and now.id == line.id:
                self._phone.show_found(trial)
                if self._plays:
                    self._plays = False
                    self._front()

        self._work.try_call(step, self._setup(), found, former)

    @property
    def _speaks(self) -> Language:
        return self._spoken or self._language

    def _setup(self) -> CallSetup:
        from callassist.services.scripts.trial import trial_setup

        assert self._services is not None
        text = self._services.settings.text
        language = self._speaks
        return trial_setup(
            language=language,
            started=self._services.clock.local(),
            caller=text("caller"),
            company=text("company"),
            callback_number=text("callback_number"),
            lead="Frau Kern" if language is Language.DE else "Ms Kern",
        )

    def _speak(self, language: Language) -> None:
        self._spoken = language
        self.try_call()


def _played_step(line: OutlineLine, reading: DraftReading) -> str | None:
    """The step a line is played at; "" where there is none; None: the phone stays where it is."""
    match line.kind:
        case LineKind.RULE:
            rule = reading.script.criteria.get(CriterionId(line.id)) if reading.script is not None else None
            return _asking(reading, rule.question) if rule is not None and rule.question is not None else None
        case LineKind.RULES | LineKind.PRODUCTS | LineKind.PRODUCT:
            return None
        case LineKind.TEXTS | LineKind.TEXT | LineKind.PLACEHOLDER:
            return None
        case LineKind.STAGE:
            return str(line.target)
        case LineKind.LOOSE | LineKind.OBJECTIONS:
            following = reading.lines.index(line) + 1 if line in reading.lines else 0
            return reading.lines[following].id if 0 < following < len(reading.lines) else ""
        case _:
            return line.id


def _asking(reading: DraftReading, question: QuestionId) -> str | None:
    nodes = reading.script.nodes.values() if reading.script is not None else ()
    return next((str(node.id) for node in nodes if isinstance(node, Ask) and node.question == question), None)
