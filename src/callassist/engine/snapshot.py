"""Draws up the `CallView`: one frozen snapshot of a call for whoever shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from callassist.domain.answers import AnswerState, NodeId, ObjectionId
from callassist.domain.bands import band_of
from callassist.domain.questions import Question, QuestionKind
from callassist.domain.script import (
    RETURN,
    Ask,
    Branch,
    ControlChoice,
    Effect,
    FieldKind,
    Node,
    Objection,
    Outcome,
    Reply,
    Say,
    Wording,
    wordings,
)
from callassist.domain.text import NO_TEXT, Text
from callassist.domain.values import Selected
from callassist.engine import choosing, follow_ups, wording
from callassist.engine.actions import DoesNotKnow, Escaped, NextWording, Refused, SetAnswer, WentBack, WentOn
from callassist.engine.call_state import CallState
from callassist.engine.conditions import holds, is_offered, sayable, tip_now, wording_now
from callassist.engine.speech import Filler
from callassist.engine.view import (
    FIELDS,
    SILENCE,
    CallView,
    ChoiceView,
    Crumb,
    ExitView,
    FieldView,
    Moves,
    NodeKind,
    ObjectionView,
    PieceKind,
    QuestionView,
    Speech,
    TypedField,
    choice_field,
)

#: closings that go without the notice: nobody was reached, or it has just been taken down
_NO_NOTICE = {
    "wrong_number",
    "voicemail_left",
    "voicemail_silent",
    "do_not_call",
    "hung_up",
    "call_dropped",
    "third_person",
    "presentation",
}
_NOTICE, _NO_MORE_CALLS = NodeId("X11"), NodeId("X4")
_COMING = 3
_ON = Text("weiter", "go on")


def snapshot(call: CallState) -> CallView:
    """The view of `call` as it stands."""
    return _Drawer(call).view()


def wordings_of(call: CallState, objection: Objection) -> tuple[int, ...]:
    """The replies that can be said, by their places; see `_Drawer.wordings_of`."""
    return _Drawer(call).wordings_of(objection)


def falls_back(call: CallState, reply: Reply) -> bool:
    """Whether something else is said in place of `reply`, which would have to invent a consent or a source."""
    return _Drawer(call).falls_back(reply)


def said(call: CallState, reply: Reply) -> tuple[Text, ...]:
    """What `reply` says in this call, step by step."""
    return _Drawer(call).said(reply)


def spoken(call: CallState, text: Text) -> Speech:
    """`text` with its placeholders filled, as it would be said now."""
    return _Drawer(call).filler.speech(text)


def question_views(call: CallState) -> tuple[QuestionView, ...]:
    """Every question with its answers, in script order."""
    drawer = _Drawer(call)
    return tuple(drawer.question_view(question) for question in call.script.questions.values())


class _Drawer:
    def __init__(self, call: CallState) -> None:
        self.call = call
        self.script = call.script
        self.language = call.language
        self.qualification = call.qualification
        base = self.script.nodes[call.base]
        self.filler = Filler(
            call.qualification,
            language=call.language,
            given=call.setup.placeholders,
            now=call.now,
            slots=call.slots,
            retry_at=lambda: follow_ups.next_try("voicemail_left", call.setup.tries, call.now).at or call.now,
            last_topic=base.question if isinstance(base, Ask) else None,
            promised_at=call.setup.promised_at,
            topic=self.qualification.index.topic_of.get(call.base),
        )

    def view(self) -> CallView:
        call, script = self.call, self.script
        objection = call.frames[-1] if call.frames and call.frames[-1].is_objection else None
        node = call.shown
        verdict = self.qualification.verdict
        left = call.plan
        next_best = self.qualification.next_best
        question = self._question()
        touched = bool(call.trace or call.undo or call.frames)
        proposed = follow_ups.proposed_outcome(
            call.facts,
            node or script.nodes[call.base],
            verdict,
            touched=touched,
            no_more_calls=call.no_more_calls,
        )
        shown, wording_of = self._wording()
        say = self.filler.speech(shown.text)
        must_say = node is not None and not isinstance(node, Branch) and node.must_say
        outcome = call.facts.outcome or follow_ups.outcome_of(node)
        return CallView(
            script=script.id,
            script_title=script.title.of(self.language),
            market=script.market,
            stage=call.setup.stage,
            stage_title=script.stages[call.setup.stage].title.of(self.language),
            language=self.language,
            languages=script.languages,
            depth=call.depth,
            node=NodeId(objection.id) if objection is not None else (node.id if node is not None else call.base),
            kind=self._kind(),
            control=node.control if isinstance(node, Ask) else None,
            question=question.id if question is not None else None,
            say=say,
            notice=self._notice(node),
            tip=self._tip(node),
            must_say=must_say,
            lacks=tuple(one.text for one in say.pieces if one.kind is PieceKind.GAP) if must_say else (),
            wording=wording_of,
            short=self.filler.speech(shown.short) if shown.short and not must_say else SILENCE,
            step=self._step(),
            choices=self._choices(question),
            moves=self._moves(question),
            field=self._field(question),
            multi=question is not None and question.kind is QuestionKind.MULTI,
            takes_refusal=question is not None,
            goes_on=self._goes_on(question),
            stack=self._stack(),
            beneath=self._beneath(),
            path=call.drawn_path.steps,
            coming=tuple(
                script.questions[one].name.of(self.language)
                for one in left[: _COMING + 1]  # the one that is asked now may be among them
                if question is None or one != question.id
            )[:_COMING],
            plan=left,
            verdict=verdict,
            band=band_of(script.bands, verdict.points),
            products=self.qualification.products,
            next_best=next_best,
            next_best_name=script.questions[next_best].name.of(self.language) if next_best is not None else "",
            objections=tuple(self._objection_view(one) for one in script.objections.values()),
            exits=tuple(
                ExitView(one, self._exit_label(one), offered=one != _NO_MORE_CALLS or script.no_more_calls)
                for one in self.qualification.index.exits
            ),
            usp=self.filler.usp(),
            legal=self.filler.plain(script.legal) if script.legal else "",
            outcome=outcome,
            proposed_outcome=proposed,
            own_outcomes=tuple(script.outcomes.values()),
            follow_up=call.follow_up_for(proposed),
            ended=call.ended,
            no_more_calls=call.no_more_calls,
            lock=call.lock,
            stopped=bool(call.qualification.stopped),
            override=call.facts.override.reason if call.facts.override is not None else "",
            contact=call.contact,
            contacts=call.facts.contacts,
            opens_capture=question is not None and question.capture,
            slots=tuple((moment, self._at(moment)) for moment in call.slots),
            agreed_at=call.facts.appointment_at or call.facts.callback_at,
        )

    # -- the shown node --------------------------------------------------------------------------------------------

    def _question(self) -> Question | None:
        node = self.call.shown
        if isinstance(node, Ask) and node.question is not None:
            return self.script.questions[node.question]
        return None

    def _kind(self) -> NodeKind:
        match self.call.shown:
            case None:
                return NodeKind.OBJECTION
            case Say():
                return NodeKind.SAY
            case Outcome():
                return NodeKind.OUTCOME
            case _:
                return NodeKind.ASK

    def _wording(self) -> tuple[Wording, tuple[int, int]]:
        """What is said, and which of how many wordings that is."""
        call = self.call
        node = call.shown
        if node is None:
            frame = call.frames[-1]
            replies = self.script.objections[ObjectionId(frame.id)].replies
            places = self.wordings_of(self.script.objections[ObjectionId(frame.id)])
            number = places.index(frame.wording) + 1 if frame.wording in places else len(places)
            reply = replies[frame.wording]
            texts = self.said(reply)
            step = min(frame.step, len(texts) - 1)
            short = NO_TEXT if step or self.falls_back(reply) else reply.short
            return Wording(texts[step], short), (number, len(places))
        if isinstance(node, Branch):
            return Wording(NO_TEXT), (1, 1)
        possible, index = sayable(call, node), wording_now(call, node)
        return wordings(node)[index], (possible.index(index) + 1, len(possible))

    def _tip(self, node: Node | None) -> str:
        if node is None or isinstance(node, Branch) or not (node.tip or node.tips):
            return ""
        return self.filler.plain(tip_now(self.call, node).text)

    def _step(self) -> tuple[int, int]:
        if self.call.shown is not None:
            return 1, 1
        frame = self.call.frames[-1]
        count = len(self.said(self.script.objections[ObjectionId(frame.id)].replies[frame.wording]))
        return min(frame.step + 1, count), count

    def _objection_view(self, one: Objection) -> ObjectionView:
        group = self.script.groups[one.group].of(self.language) if one.group else ""
        count, label = self.call.raised.get(one.id, 0), one.label.of(self.language)
        return ObjectionView(one.id, label, len(one.replies), count, group)

    def wordings_of(self, objection: Objection) -> tuple[int, ...]:
        """The replies that can be said, by their places.

        Those that fall back say the same, and nothing once another one tells the source: they are one, or none.
        """
        everything = tuple(range(len(objection.replies)))
        if self.call.setup.semantics < 3:
            return everything
        own = [place for place in everything if not self.falls_back(objection.replies[place])]
        return tuple(own) or everything[:1]

    def falls_back(self, reply: Reply) -> bool:
        """Whether the fallback is said in place of `reply`, which would have to invent a consent or a source (§3)."""
        script = self.script
        missing = any(self.filler.lacks(text, script.unsourced_if_missing) for text in reply.texts)
        missing = missing or any(not self.filler.value(name) for name in reply.needs)
        return missing and bool(script.unsourced)

    def said(self, reply: Reply) -> tuple[Text, ...]:
        """What is said in place of `reply` or by it, step by step."""
        return (self.script.unsourced,) if self.falls_back(reply) else reply.texts

    def _notice(self, node: object) -> Speech:
        if not isinstance(node, Outcome) or node.outcome in _NO_NOTICE or node.choose:
            return SILENCE
        if self.call.setup.notice_given or not self.script.no_more_calls:
            return SILENCE
        notice = self.script.nodes.get(_NOTICE)
        return self.filler.speech(notice.text) if isinstance(notice, Say) else SILENCE

    def _choices(self, question: Question | None) -> tuple[ChoiceView, ...]:
        node = self.call.shown
        if node is None:
            frame = self.call.frames[-1]
            reply = self.script.objections[ObjectionId(frame.id)].replies[frame.wording]
            step, count = self._step()
            target = frame.id if step < count else reply.target
            return (ChoiceView("1", target, _ON.of(self.language), action=WentOn(NodeId(frame.id))),)
        if isinstance(node, Say):
            return (ChoiceView("1", node.target, _ON.of(self.language), action=WentOn(node.id)),)
        if question is not None:
            return tuple(
                replace(view, action=choosing.of_question(self.call, question, choice))
                for view, choice in zip(self._question_choices(question), question.choices, strict=True)
                if view.selected or holds(self.call, choice.when)
            )
        if isinstance(node, Ask | Outcome):
            return tuple(
                self._control_choice(choice, node) for choice in node.choices if is_offered(self.call, choice, node)
            )
        return ()

    def _question_choices(self, question: Question) -> tuple[ChoiceView, ...]:
        value = self.qualification.value(question.id)
        selected = value.values if isinstance(value, Selected) else ()
        return tuple(
            ChoiceView(
                choice.key,
                choice.value,
                self.filler.plain(choice.label),
                choice.value in selected,
                action=None if question.kind is QuestionKind.MULTI else _set(question, choice.value),
                alone=choice.exclusive,
                tip=self.filler.plain(choice.tip) if choice.tip else "",
            )
            for choice in question.choices
        )

    def _control_choice(self, choice: ControlChoice, node: Ask | Outcome) -> ChoiceView:
        made = self.call.facts.choices.get(self.call.spot_of(node.id))
        selected = made is not None and made.choice == choice.value
        wants_time = choice.effect is Effect.OTHER_TIME
        action = None if wants_time else choosing.of_control(self.call, node, choice)
        return ChoiceView(choice.key, choice.value, self.filler.plain(choice.label), selected, choice.effect, action)

    def _field(self, question: Question | None) -> TypedField | None:
        node = self.call.shown
        if question is not None and question.kind in FIELDS:
            value = self.qualification.value(question.id)
            return TypedField(
                FIELDS[question.kind],
                question.name.of(self.language),
                question.unit.of(self.language),
                value.stable() if value is not None else "",
            )
        if question is not None:
            return choice_field(question.name.of(self.language), len(question.choices))
        if isinstance(node, Ask) and node.field is not None:
            kind = FieldView.TIME if node.field is FieldKind.TIME else FieldView.TEXT
            typed = self.call.facts.typed.get(self.call.spot_of(node.id), "")
            return TypedField(kind, node.field_label.of(self.language), "", typed, is_question=False)
        return None

    def _moves(self, question: Question | None) -> Moves:
        call = self.call
        shown = NodeId(call.frames[-1].id if call.frames else call.base)
        return Moves(
            on=WentOn(shown) if self._goes_on(question) else None,
            refuse=Refused(question.id) if question is not None else None,
            unknown=DoesNotKnow(question.id) if question is not None else None,
            back=WentBack() if call.undo or call.frames else None,
            escape=Escaped() if call.frames else None,
            wording=NextWording(),
        )

    def _goes_on(self, question: Question | None) -> str:
        node = self.call.shown
        if node is None:
            frame = self.call.frames[-1]
            target = self.script.objections[ObjectionId(frame.id)].replies[frame.wording].target
            step, count = self._step()
            if step < count:
                return "step"
            asks_again = self.call.walk.rescues and len(self.call.frames) == 1
            if asks_again and target in (RETURN, self.call.base):
                return "again"
            return "on" if target == RETURN else "jump"
        if isinstance(node, Say):
            return "on"
        if isinstance(node, Outcome):
            return "" if node.choose else "end"
        return "confirm" if question is not None and self.call.kept_by_enter(question) is not None else ""

    def _stack(self) -> tuple[Crumb, ...]:
        frames = self.call.frames
        if not frames:
            return ()
        crumbs = [Crumb(self.call.base, self._node_label(self.call.base))]
        for frame in frames[:-1]:
            if frame.is_objection:
                label = self.script.objections[ObjectionId(frame.id)].label.of(self.language)
            else:
                label = self._exit_label(NodeId(frame.id))
            crumbs.append(Crumb(frame.id, label))
        return tuple(crumbs)

    def _beneath(self) -> str:
        base = self.script.nodes[self.call.base]
        if not self.call.frames or isinstance(base, Branch):
            return ""
        return self.filler.plain(wordings(base)[wording_now(self.call, base)].text)

    def _node_label(self, node_id: NodeId) -> str:
        node = self.script.nodes[node_id]
        if isinstance(node, Ask) and node.question is not None:
            return self.script.questions[node.question].name.of(self.language)
        return node_id

    def _exit_label(self, exit_id: NodeId) -> str:
        label = self.script.exit_labels.get(exit_id)
        return label.of(self.language) if label is not None else exit_id

    # -- questions -----------------------------------------------------------------------------------------------

    def question_view(self, question: Question) -> QuestionView:
        """One question for the side list."""
        value = self.qualification.value(question.id)
        return QuestionView(
            id=question.id,
            kind=question.kind,
            name=question.name.of(self.language),
            choices=self._question_choices(question),
            unit=question.unit.of(self.language),
            state=self.qualification.state(question.id),
            stable=value.stable() if value is not None else "",
        )

    def _at(self, moment: datetime) -> str:
        return wording.at_moment(moment, self.qualification.today, self.language)


def _set(question: Question, value: str) -> SetAnswer:
    """The answer given out of turn."""
    return SetAnswer(question.id, AnswerState.ANSWERED, Selected((value,)))
