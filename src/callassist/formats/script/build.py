"""From the model of a script file to the domain's script. Says nothing about mistakes: that is the linter's business.

Imports pydantic by way of the schema, so import it inside the functions that parse.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from callassist.domain.answers import CriterionId, NodeId, ObjectionId, ProductId, QuestionId, StageId
from callassist.domain.bands import PointsBand
from callassist.domain.computed import computed_id
from callassist.domain.own_outcomes import OwnOutcome, like_of
from callassist.domain.questions import Choice, Criterion, Product, ProductPoints, Question, QuestionKind
from callassist.domain.rules import ALWAYS, Case, Condition, Hours, Need, Test, Truth, When
from callassist.domain.script import (
    Ask,
    Branch,
    BranchCase,
    BranchOn,
    ControlChoice,
    Node,
    Objection,
    Outcome,
    Placeholder,
    PlaceholderSource,
    Reply,
    Say,
    Script,
    ScriptValue,
    Stage,
    Target,
    Wording,
)
from callassist.domain.text import WINDOW_LANGUAGES, Language, Text, is_language
from callassist.formats.script import answer_lists, computed_parts
from callassist.formats.script import file_model as schema
from callassist.formats.script.built_text import built_text

#: number keys for answers
KEYS = 9

_TOPIC = Text("Thema", "topic")
_YES_NO = {"yes": Text("ja", "yes"), "no": Text("nein", "no")}


def build(
    file: schema.ScriptFile,
    common: schema.CommonFile,
    *,
    source: str = "",
    sha256: str = "",
    tables: Mapping[str, str] | None = None,
) -> Script:
    """The script with the shared parts merged in.

    Args:
        file: the script's own model.
        common: the model of common.yaml.
        source: the text both were read from, to be pinned with each call.
        sha256: its hash.
        tables: the texts of files it looks into, by their names.
    """
    values = {name: ScriptValue(name, part.amount, built_text(part.text)) for name, part in file.values.items()}
    amounts = {name: value.amount for name, value in values.items() if value.amount is not None}
    voicemail = _voicemail(file.voicemail, amounts)
    questions = {
        QuestionId(name): _question(name, part, common, amounts, file.lists) for name, part in file.questions.items()
    }
    nodes: dict[NodeId, Node] = {}
    own = {name: OwnOutcome(name, part.like, built_text(part)) for name, part in file.outcomes.items()}
    for name, part in (*file.nodes.items(), *common.exits.items()):
        nodes[NodeId(name)] = _node(name, part, amounts, voicemail, own)
    for node in _closings({**common.closings, **file.closings}, own):
        nodes[node.id] = node
    return Script(
        id=file.script,
        version=file.version,
        title=built_text(file.title),
        market=file.market,
        country=file.country,
        framing=file.framing,
        direction=file.direction,
        no_more_calls=file.no_more_calls == "on",
        questions=questions,
        criteria={CriterionId(name): _criterion(name, part, amounts) for name, part in file.criteria.items()},
        products={ProductId(name): _product(name, part, amounts) for name, part in file.products.items()},
        stages={
            StageId(name): Stage(
                StageId(name),
                built_text(part.title),
                NodeId(part.start),
                part.depth,
                NodeId(part.disqualified),
                NodeId(part.callback) if part.callback is not None else None,
                NodeId(part.referred) if part.referred is not None else None,
            )
            for name, part in file.stages.items()
        },
        nodes=nodes,
        objections={
            ObjectionId(name): _objection(name, file.objections[name], nodes, file.format)
            for name in _in_places(file, common.objection_places)
        },
        placeholders=_placeholders(file, common, values),
        values=values,
        voicemail=voicemail[0].text,
        legal=built_text(file.legal),
        usp=tuple(built_text(words) for words in file.usp),
        bands=tuple(PointsBand(name, built_text(band), band.at_least) for name, band in file.bands.items()),
        tables=(lookups := computed_parts.tables_of(file.tables, tables or {}, questions)),
        computed=computed_parts.built(file.computed, questions, amounts, lookups),
        outcomes=own,
        groups={name: built_text(words) for name, words in file.groups.items()},
        exit_labels={NodeId(name): built_text(words) for name, words in common.exit_labels.items()},
        unsourced=built_text(common.unsourced),
        unsourced_if_missing=tuple(common.unsourced_if_missing),
        sha256=sha256,
        source=source,
        languages=languages_of(file),
    )


def languages_of(file: schema.ScriptFile) -> tuple[Language, ...]:
    """What the script is spoken in, the default first."""
    return tuple(dict.fromkeys(Language(tag) for tag in file.languages if is_language(tag))) or WINDOW_LANGUAGES


def _in_places(file: schema.ScriptFile, places: Iterable[str]) -> list[str]:
    """The objections in the order of their keys: the common ones in their places, whatever the file's order is.

    Where a script lacks a common one, one of its own stands there, so that those behind it keep their keys. Its own
    stand together by their groups, in the order of these; those in none come first.
    """
    found, wanted = list(file.objections), list(places)
    rank = {group: number for number, group in enumerate(file.groups, start=1)}
    own = sorted(
        (name for name in found if name not in wanted), key=lambda name: rank.get(file.objections[name].group or "", 0)
    )
    ordered: list[str] = []
    for name in wanted:
        if name in found:
            ordered.append(name)
        elif own:
            ordered.append(own.pop(0))
    return ordered + own


def _placeholders(
    file: schema.ScriptFile, common: schema.CommonFile, values: Mapping[str, ScriptValue]
) -> dict[str, Placeholder]:
    found = {
        name: Placeholder(name, part.source, built_text(part.label), built_text(part.default))
        for name, part in (*common.placeholders.items(), *file.placeholders.items())
    }
    if any(isinstance(node, schema.EachNode) for node in file.nodes.values()):
        found["topic"] = Placeholder("topic", PlaceholderSource.COMPUTED, _TOPIC)
    for name, value in values.items():
        found[name] = Placeholder(name, PlaceholderSource.SCRIPT, value.text, value.text)
    return found


def _closings(closings: Mapping[str, schema.Texts], own: Mapping[str, OwnOutcome]) -> Iterable[Outcome]:
    """An end for each outcome; one of the script's own says what the one says that it is like, unless it has words."""
    for outcome, words in closings.items():
        if outcome not in own:
            yield Outcome(NodeId(f"={outcome}"), built_text(words), outcome)
    for outcome, one in own.items():
        said = closings.get(outcome) or closings.get(one.like)
        yield Outcome(NodeId(f"={outcome}"), built_text(said), one.like, own=outcome)


# -- tests and rules -----------------------------------------------------------------------------------------------


def _bound(bound: Decimal | str | None, amounts: Mapping[str, Decimal]) -> Decimal | None:
    return amounts.get(bound, Decimal(0)) if isinstance(bound, str) else bound


def _test(question: str, part: schema.Bounds, amounts: Mapping[str, Decimal]) -> Test:
    return Test(
        question=QuestionId(question),
        any_of=tuple(part.is_),
        none_of=tuple(part.is_not),
        at_least=_bound(part.at_least, amounts),
        at_most=_bound(part.at_most, amounts),
        above=_bound(part.above, amounts),
        below=_bound(part.below, amounts),
        after_days=part.after_days,
    )


def _tests(parts: Iterable[schema.TestLine | schema.RuleLine], amounts: Mapping[str, Decimal]) -> tuple[Test, ...]:
    return tuple(_test(_tested(part), part, amounts) for part in parts)


def _tested(
    part: schema.TestLine | schema.RuleLine | schema.WhenLine | schema.BranchLine | schema.CriterionPart,
) -> str:
    """The id of what a part looks at: a question, or a computed value; "" where it looks at neither."""
    if isinstance(part, schema.TestLine) or part.computed is None:
        return part.question or ""
    return computed_id(part.computed)


def _case(question: str, part: schema.CaseLine, amounts: Mapping[str, Decimal]) -> Case:
    result = part.otherwise or part.result
    each = part.points_each is not None
    return Case(
        test=_test(question, part, amounts),
        truth=Truth(result.value) if result is not None else Truth.MET,
        points=part.points_each if each else part.points,
        each=each,
        flags=tuple(part.flags),
        cause=part.cause,
        not_before_days=part.not_before_days,
        rescue=part.rescue or "",
    )


# -- questions, criteria, products ---------------------------------------------------------------------------------


def _choices(
    parts: Mapping[str, schema.ChoiceLine], amounts: Mapping[str, Decimal], *, numbered: bool
) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            value,
            key_of(part.key, position, numbered=numbered),
            built_text(part),
            built_text(part.recap),
            part.exclusive,
            built_text(part.tip),
            _when(part.when, amounts),
        )
        for position, (value, part) in enumerate(parts.items(), start=1)
    )


def key_of(key: int | None, position: int, *, numbered: bool = True) -> str:
    """The key to press for a choice: as given, else its position; the first named alternative of a typed kind has 0.

    Digits type into a field, so that an alternative there has only the zero before anything is typed. Behind the ninth
    there is no key left: "".
    """
    if key is not None:
        return str(key)
    if position > KEYS:
        return ""
    return str(position if numbered else position - 1)


def _question(
    name: str,
    part: schema.StockQuestion | schema.OwnQuestion,
    common: schema.CommonFile,
    amounts: Mapping[str, Decimal],
    lists: answer_lists.Lists,
) -> Question:
    if isinstance(part, schema.StockQuestion):
        return _stock_question(name, part, common, amounts)
    return _own_question(name, part, amounts, lists)


def _own_question(
    name: str, part: schema.OwnQuestion, amounts: Mapping[str, Decimal], lists: answer_lists.Lists
) -> Question:
    choices = _choices(answer_lists.answers_of(part, lists), amounts, numbered=not part.kind.is_field)
    if part.kind is QuestionKind.YES_NO and not choices:
        choices = tuple(Choice(value, str(key), label) for key, (value, label) in enumerate(_YES_NO.items(), start=1))
    return Question(
        id=QuestionId(name),
        kind=part.kind,
        depth=part.depth,
        name=built_text(part.name),
        guard=part.guard,
        choices=choices,
        unit=built_text(part.unit),
        unit_one=built_text(part.unit_one),
        minimum=part.minimum,
        maximum=part.maximum,
        currency=part.currency,
        period=part.period,
        past_allowed=part.past_allowed,
        asked_if=_tests(part.asked_if, amounts),
        info=part.info,
        per_contact=part.per_contact,
        capture=part.capture,
        recap=built_text(part.recap),
        confirm=built_text(part.confirm),
        tags=tuple(part.tags),
        wording_version=part.wording,
    )


def _stock_question(
    name: str, part: schema.StockQuestion, common: schema.CommonFile, amounts: Mapping[str, Decimal]
) -> Question:
    """A stock question as this script uses it: its values, kind and unit come from common.yaml, always."""
    stock = common.questions.get(name)
    if stock is None:  # the linter says so; here the rest of the script must still come together
        return Question(QuestionId(name), QuestionKind.TEXT, part.depth or 1, Text(name, name))
    own = _own_question(name, stock, amounts, {})
    choices = tuple(_reworded(choice, part.choices.get(choice.value)) for choice in own.choices)
    return Question(
        id=own.id,
        kind=own.kind,
        depth=part.depth or own.depth,
        name=built_text(part.name) or own.name,
        guard=part.guard,
        choices=choices,
        unit=own.unit,
        unit_one=own.unit_one,
        minimum=own.minimum,
        maximum=own.maximum,
        currency=own.currency,
        period=own.period,
        past_allowed=own.past_allowed,
        asked_if=_tests(part.asked_if, amounts) or own.asked_if,
        info=part.info or own.info,
        per_contact=part.per_contact or own.per_contact,
        capture=own.capture,
        recap=built_text(part.recap) or own.recap,
        confirm=built_text(part.confirm) or own.confirm,
        tags=own.tags,
        wording_version=own.wording_version,
    )


def _reworded(choice: Choice, wording: schema.ChoiceLine | None) -> Choice:
    if wording is None:
        return choice
    return Choice(
        choice.value,
        choice.key,
        built_text(wording) or choice.label,
        built_text(wording.recap) or choice.recap,
        choice.exclusive,
        built_text(wording.tip) or choice.tip,
        choice.when,
    )


def _criterion(name: str, part: schema.CriterionPart, amounts: Mapping[str, Decimal]) -> Criterion:
    question = _tested(part)
    return Criterion(
        id=CriterionId(name),
        kind=part.kind,
        gate=part.gate,
        depth=part.depth,
        name=built_text(part.name),
        question=QuestionId(question) if question else None,
        cases=tuple(_case(question, case, amounts) for case in part.cases),
        product_fit=part.any_product,
        scope=part.scope,
        reasons={Truth(result.value): built_text(words) for result, words in part.reasons.items()},
    )


def _product(name: str, part: schema.ProductPart, amounts: Mapping[str, Decimal]) -> Product:
    needs = tuple(
        Need(_tests(need.any, amounts), any=True)
        if isinstance(need, schema.AnyNeed)
        else Need(_tests((need,), amounts))
        for need in part.needs
    )
    return Product(
        id=ProductId(name),
        name=built_text(part.name),
        needs=needs,
        points=tuple(
            ProductPoints(_test(_tested(line), line, amounts), line.points, built_text(line.reason))
            for line in part.points
        ),
        usp=tuple(built_text(words) for words in part.usp),
        reason=built_text(part.reason),
        dative=built_text(part.dative),
    )


# -- nodes ---------------------------------------------------------------------------------------------------------


def _voicemail(part: schema.VoicemailPart, amounts: Mapping[str, Decimal]) -> tuple[Wording, ...]:
    """What is said to an answering machine: the words for all calls, then those for some."""
    if isinstance(part, schema.Texts):
        return (Wording(built_text(part)),)
    found = _wordings(part, amounts)
    plain = next((one for one in reversed(found) if not one.when.conditions), Wording(found[-1].text))
    return (plain, *(one for one in found if one.when.conditions))


def _when(part: schema.WhenPart, amounts: Mapping[str, Decimal]) -> When:
    if isinstance(part, schema.AnyWhen):
        return When(tuple(_condition(line, amounts) for line in part.any), any=True)
    return When(tuple(_condition(line, amounts) for line in part)) if part else ALWAYS


def _condition(line: schema.WhenLine, amounts: Mapping[str, Decimal]) -> Condition:
    begin, _, end = (line.hours or "").partition("-")
    return Condition(
        test=_test(tested, line, amounts) if (tested := _tested(line)) else None,
        weekdays=tuple(line.weekday),
        hours=Hours(int(begin), int(end)) if line.hours is not None else None,
        roles=tuple(role.value for role in line.contact_role),
    )


def _node(
    name: str,
    part: schema.NodePart,
    amounts: Mapping[str, Decimal],
    voicemail: tuple[Wording, ...],
    own: Mapping[str, OwnOutcome],
) -> Node:
    match part:
        case schema.SayNode():
            return Say(
                NodeId(name),
                built_text(part.say),
                Target(part.to),
                tip=built_text(part.tip),
                must_say=part.must_say,
                short=built_text(part.short),
                tips=_tips(part.tips, amounts),
                alternatives=_wordings(part.alternatives, amounts),
            )
        case schema.QuestionNode():
            return Ask(
                NodeId(name),
                built_text(part.say),
                question=QuestionId(part.ask),
                goto={value: Target(target) for value, target in part.goto.items()},
                otherwise=Target(part.otherwise),
                again=part.again,
                tip=built_text(part.tip),
                must_say=part.must_say,
                short=built_text(part.short),
                tips=_tips(part.tips, amounts),
                alternatives=_wordings(part.alternatives, amounts),
            )
        case schema.ControlNode():
            return Ask(
                NodeId(name),
                built_text(part.say),
                control=part.ask,
                choices=_answers(part.answers, amounts),
                field=part.field,
                field_label=built_text(part.field_label),
                field_target=Target(part.field_to) if part.field_to is not None else None,
                proposes=part.proposes,
                tip=built_text(part.tip),
                must_say=part.must_say,
                short=built_text(part.short),
                tips=_tips(part.tips, amounts),
                alternatives=_wordings(part.alternatives, amounts),
            )
        case schema.BranchNode():
            cases = tuple(
                BranchCase(
                    Target(case.to),
                    when=case.when or "",
                    test=_test(tested, case, amounts) if (tested := _tested(case)) else None,
                    band=case.band or "",
                    at_least=_bound(case.at_least, amounts) if part.branch == "points" else None,
                )
                for case in part.cases
            )
            return Branch(NodeId(name), BranchOn(part.branch), cases, Target(part.otherwise))
        case schema.EachNode():
            question = QuestionId(part.each)
            topics = tuple(
                BranchCase(Target(target), test=Test(question, any_of=(value,))) for value, target in part.ways.items()
            )
            return Branch(NodeId(name), BranchOn.EACH, topics, Target(part.otherwise), question)
        case schema.OutcomeNode():
            return Outcome(
                NodeId(name),
                built_text(part.say) if isinstance(part.say, schema.Texts) else voicemail[0].text,
                like_of(own, part.outcome),
                choices=_answers(part.answers, amounts),
                choose=part.choose,
                tip=built_text(part.tip),
                must_say=part.must_say,
                short=built_text(part.short),
                tips=_tips(part.tips, amounts),
                alternatives=_wordings(part.alternatives, amounts) + (voicemail[1:] if part.say == "voicemail" else ()),
                own=part.outcome if part.outcome in own else "",
            )


def _wordings(parts: Iterable[schema.WordingLine], amounts: Mapping[str, Decimal]) -> tuple[Wording, ...]:
    return tuple(Wording(built_text(part), built_text(part.short), _when(part.when, amounts)) for part in parts)


def _tips(parts: Iterable[schema.TipLine], amounts: Mapping[str, Decimal]) -> tuple[Wording, ...]:
    return tuple(Wording(built_text(part), when=_when(part.when, amounts)) for part in parts)


def _answers(parts: Mapping[str, schema.AnswerLine], amounts: Mapping[str, Decimal]) -> tuple[ControlChoice, ...]:
    return tuple(
        ControlChoice(
            value,
            key_of(part.key, position),
            built_text(part),
            Target(part.to),
            part.does,
            _when(part.when, amounts),
        )
        for position, (value, part) in enumerate(parts.items(), start=1)
    )


def _objection(name: str, part: schema.ObjectionPart, nodes: Mapping[NodeId, Node], format_: int) -> Objection:
    replies = tuple(
        Reply(
            built_text(reply.steps[0] if reply.steps else reply),
            Target(reply.to),
            back=reply.then == "back" or (format_ == 1 and _asked_in_passing(reply.to, nodes)),
            needs=tuple(reply.needs),
            steps=tuple(built_text(step) for step in reply.steps),
            short=built_text(reply.short),
        )
        for reply in part.replies
    )
    return Objection(ObjectionId(name), built_text(part.label), replies, Target(part.exhausted), part.group or "")


def _asked_in_passing(target: str, nodes: Mapping[NodeId, Node]) -> bool:
    """Whether a reply that leads to `target` comes back: format 1 says so of any question but one before an end."""
    node = nodes.get(NodeId(target))
    if not isinstance(node, Ask) or node.question is None:
        return False
    ends = node.otherwise.startswith(("X", "=")) or isinstance(nodes.get(NodeId(node.otherwise)), Outcome)
    return not ends
