"""A script as one page to print: all texts, its rules in sentences; for training, and for a lawyer to sign off.

One HTML file without scripts, pictures or links to anywhere else: it shows the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from callassist.domain.answers import NodeId
from callassist.domain.questions import Question
from callassist.domain.rules import When
from callassist.domain.script import (
    RETURN,
    Ask,
    Branch,
    Comes,
    ControlChoice,
    Framing,
    Market,
    Node,
    Outcome,
    PlaceholderSource,
    Reply,
    Say,
    Script,
    Wording,
)
from callassist.domain.text import Language, Text
from callassist.formats.script.handout.computed_sentences import computed_sentence, table_rows
from callassist.formats.script.handout.rule_sentences import CRITERION_KINDS, GATES, KINDS, RuleSentences

_STYLE = """
@page { size: A4; margin: 18mm 16mm 20mm }
body { font: 10.5pt/1.45 Georgia, "Times New Roman", serif; color: #111; max-width: 44em; margin: 2em auto;
  padding: 0 1em }
h1 { font-size: 20pt; margin: 0 0 .2em } h2 { font-size: 14pt; margin: 1.6em 0 .5em; border-bottom: 1px solid #999 }
h3 { font-size: 11pt; margin: 0 0 .2em } h1, h2, h3 { font-family: Arial, Helvetica, sans-serif; break-after: avoid }
.part { break-inside: avoid; margin: 0 0 1em } .said { margin: .2em 0; white-space: pre-wrap; overflow-wrap: anywhere }
.tip { color: #444; font-style: italic; margin: .2em 0 }
.law { border: 1.5px solid #111; padding: .4em .7em; margin: 1em 0 }
.must { font: bold 8pt Arial, Helvetica, sans-serif; border: 1px solid #111; padding: 0 .3em; margin-left: .6em }
.id { font: 8.5pt Arial, Helvetica, sans-serif; color: #666; margin-left: .6em; font-weight: normal }
ul { margin: .2em 0; padding-left: 1.3em }
table { border-collapse: collapse; width: 100% }
td { text-align: left; vertical-align: top; padding: .15em .6em .15em 0;
  border-bottom: 1px solid #ddd; overflow-wrap: anywhere }
a { color: inherit; text-decoration: none; border-bottom: 1px dotted #666 }
@media print { body { margin: 0; max-width: none; padding: 0 } a { border: 0 } }
""".strip()

_WORDS = {
    "law": Text("Vor dem ersten Wort", "Before the first word"),
    "steps": Text("Gespräch", "The call"),
    "rules": Text("Wann es passt", "When it fits"),
    "questions": Text("Fragen", "Questions"),
    "products": Text("Produkte", "Products"),
    "objections": Text("Einwände", "Objections"),
    "exits": Text("Ausgänge, die jedes Skript hat", "Exits every script has"),
    "closings": Text("Letzte Worte", "Closing words"),
    "voicemail": Text("Auf den Anrufbeantworter", "To an answering machine"),
    "values": Text("Werte", "Values"),
    "gaps": Text("Was in Klammern steht", "What stands in braces"),
    "must": Text("MUSS GESAGT WERDEN", "MUST BE SAID"),
    "or": Text("Oder: ", "Or: "),
    "tip": Text("Tipp: ", "Tip: "),
    "short": Text("Kurz: ", "In short: "),
    "again": Text("wird jedes Mal neu gefragt", "is asked anew each time"),
    "back": Text("danach zurück", "and back after that"),
    "bands": Text("Wie Punkte heißen", "What points are called"),
    "tables": Text("Tabellen", "Tables"),
    "computed": Text("Was ausgerechnet wird", "What is computed"),
    "incoming": Text("für eingehende Anrufe", "for calls that come in"),
    "no_more_calls": Text(
        "ohne Widerspruchshinweis; X4 nur mit der Taste", "without the objection notice; X4 by its key"
    ),
    "outcomes": Text("Eigene Ergebnisse", "Outcomes of its own"),
    "group": Text("gehört zu: ", "is about: "),
    "start": Text("Beginn: ", "Begins with: "),
    "out": Text("wer ausscheidet: ", "who is ruled out: "),
    "guard": Text("wird vor jedem Termin gefragt", "is asked before any appointment"),
    "exhausted": Text("Danach: ", "After that: "),
    "version": Text("Fassung", "version"),
    "on": Text("Weiter: ", "Goes on: "),
    "end": Text("Ende: ", "End: "),
    "alone": Text("nur zur Kenntnis", "for information only"),
    "usp": Text("Vorteil: ", "Advantage: "),
    "unsourced": Text("Statt einer Antwort, deren Beleg fehlt: ", "In place of a reply whose proof is missing: "),
}
_MARKETS = {Market.CONSUMER: Text("Privatkunden", "consumers"), Market.BUSINESS: Text("Geschäftskunden", "businesses")}
_FRAMINGS = {Framing.SALES: Text("Verkaufsgespräch", "sales call"), Framing.REVIEW: Text("Überprüfung", "review")}
_SOURCES = {
    PlaceholderSource.LEAD: Text("vom Lead oder aus der Liste", "of the lead, or from the list"),
    PlaceholderSource.REP: Text("aus den Einstellungen", "from the settings"),
    PlaceholderSource.COMPUTED: Text("im Gespräch ermittelt", "worked out in the call"),
    PlaceholderSource.SCRIPT: Text("aus dem Skript", "from the script"),
}


def handout_page(script: Script, language: Language) -> str:
    """The page, in one language; texts that are not there in it are taken from the other one."""
    return _Page(script, language).html()


class _Page:
    def __init__(self, script: Script, language: Language) -> None:
        self.script = script
        self.language = language
        self.own = [
            node for name, node in script.nodes.items() if not name.startswith("=") and name not in script.exit_labels
        ]
        self.numbers = {node.id: str(place) for place, node in enumerate(self.own, start=1)}
        self.sentences = RuleSentences(script, language, self.numbers)

    def html(self) -> str:
        title = self.say(self.script.title)
        parts = [
            f"<!doctype html>\n<html lang='{self.language.value}'><head><meta charset='utf-8'>",
            "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>",
            f"<h1>{escape(title)}</h1>",
            *self._head(),
            *self._rules(),
            *self._section(
                "computed",
                [self._list(escape(computed_sentence(self.sentences, one)) for one in self.script.computed.values())],
            ),
            *self._section("bands", [self._list(escape(self.sentences.band(one)) for one in self.script.bands)]),
            *self._section(
                "outcomes",
                [self._list(escape(self.sentences.own_outcome(one)) for one in self.script.outcomes.values())],
            ),
            *self._section("steps", (self._step(node) for node in self.own)),
            *self._section("objections", self._objections()),
            *self._section("products", self._products()),
            *self._section("questions", self._questions()),
            *self._section("voicemail", [self._said(self.script.voicemail)] if self.script.voicemail else []),
            *self._section("exits", self._exits()),
            *self._section("closings", self._closings()),
            *self._tables(),
            "</body></html>\n",
        ]
        return "\n".join(parts)

    # -- words ---------------------------------------------------------------------------------------------------------

    def say(self, text: Text) -> str:
        return text.of(self.language)

    def word(self, name: str) -> str:
        return self.say(_WORDS[name])

    def _section(self, name: str, parts: Iterable[str]) -> Iterator[str]:
        found = [part for part in parts if part]
        if found:
            yield f"<h2>{escape(self.word(name))}</h2>"
            yield from found

    def _said(self, text: Text) -> str:
        return f"<p class='said'>{escape(self.say(text))}</p>"

    def _list(self, lines: Iterable[str]) -> str:
        found = "".join(f"<li>{line}</li>" for line in lines)
        return f"<ul>{found}</ul>" if found else ""

    def _target(self, target: str) -> str:
        """Where a way leads, as a link within the page."""
        words = escape(self.sentences.target(target))
        number = self.numbers.get(NodeId(target))
        return f"<a href='#n{number}'>{words}</a>" if number is not None else words

    def _step_link(self, node: str) -> str:
        number = self.numbers.get(NodeId(node))
        words = escape(self.sentences.step(node))
        return f"<a href='#n{number}'>{words}</a>" if number is not None else words

    # -- parts ---------------------------------------------------------------------------------------------------------

    def _head(self) -> Iterator[str]:
        script = self.script
        about = (
            f"{script.id}, {self.word('version')} {script.version} · {self.say(_MARKETS[script.market])} · "
            f"{script.country} · {self.say(_FRAMINGS[script.framing])}"
        )
        if script.direction is Comes.INCOMING:
            about += f" · {self.word('incoming')}"
        if not script.no_more_calls:
            about += f" · {self.word('no_more_calls')}"
        yield f"<p>{escape(about)}</p>"
        if script.legal:
            yield f"<div class='law'><h3>{escape(self.word('law'))}</h3>{self._said(script.legal)}</div>"
        lines: list[str] = []
        for stage in script.stages.values():
            starts = ", ".join(self._step_link(node) for node in stage.openings)
            lines.append(
                f"<b>{escape(self.say(stage.title))}</b> – {escape(self.word('start'))}{starts}; "
                f"{escape(self.word('out'))}{self._step_link(stage.disqualified)}"
            )
        yield self._list(lines)

    def _rules(self) -> Iterator[str]:
        parts: list[str] = []
        for criterion in self.script.criteria.values():
            asked = f" – {self.sentences.name_of(criterion.question)}" if criterion.question is not None else ""
            about = f"{self.say(CRITERION_KINDS[criterion.kind])}, {self.say(GATES[criterion.gate])}{asked}"
            parts.append(
                f"<div class='part'><h3>{escape(self.say(criterion.name))} <span class='id'>{escape(about)}</span></h3>"
                f"{self._list(escape(one) for one in self.sentences.criterion(criterion))}</div>"
            )
        yield from self._section("rules", parts)

    def _step(self, node: Node) -> str:
        number = self.numbers[node.id]
        head = f"<h3 id='n{number}'>{number} <span class='id'>{escape(node.id)}</span>"
        if isinstance(node, Branch):
            lines = [
                f"{escape(self.sentences.branch_case(node.on, case))}: {self._target(case.target)}"
                for case in node.cases
            ]
            lines.append(f"{escape(self.sentences.otherwise())}: {self._target(node.otherwise)}")
            told = f"<p>{escape(self.sentences.branch(node.on))}.</p>{self._list(lines)}"
            return f"<div class='part'>{head}</h3>{told}</div>"
        if node.must_say:
            head += f" <span class='must'>{escape(self.word('must'))}</span>"
        return f"<div class='part'>{head}</h3>{self._spoken(node)}</div>"

    def _spoken(self, node: Say | Ask | Outcome) -> str:
        parts = [self._said(node.text)] if node.text else []
        parts += self._short(node.short)
        for one in node.alternatives:
            parts.append(f"<p class='said'>{escape(self.word('or') + self.say(one.text))}{self._only(one.when)}</p>")
            parts += self._short(one.short)
        for tip in (*node.tips, Wording(node.tip)):
            if tip.text:
                words = escape(self.word("tip") + self.say(tip.text))
                parts.append(f"<p class='tip'>{words}{self._only(tip.when)}</p>")
        if isinstance(node, Ask) and node.again:
            parts.append(f"<p class='tip'>{escape(self.word('again'))}</p>")
        match node:
            case Say():
                parts.append(f"<p>{escape(self.word('on'))}{self._target(node.target)}</p>")
            case Outcome():
                parts.append(f"<p>{escape(self.word('end') + self.sentences.outcome(node.logged))}</p>")
                parts.append(self._list(self._choices(node.choices)))
            case Ask():
                parts.append(self._list(self._answers(node)))
        return "".join(parts)

    def _short(self, text: Text) -> list[str]:
        return [f"<p class='tip'>{escape(self.word('short') + self.say(text))}</p>"] if text else []

    def _only(self, when: When) -> str:
        """For which calls, behind what is meant for them; nothing where that is all."""
        words = self.sentences.only_if(when)
        return f" <i>({escape(words)})</i>" if words else ""

    def _choices(self, choices: Iterable[ControlChoice]) -> Iterator[str]:
        for choice in choices:
            label = f"{escape(choice.key)} {escape(self.say(choice.label))}"
            yield f"{label} → {self._target(choice.target)}{self._only(choice.when)}"

    def _answers(self, node: Ask) -> Iterator[str]:
        question = self.script.questions.get(node.question) if node.question is not None else None
        if question is None:
            yield from self._choices(node.choices)
            if node.field is not None:
                to = f" → {self._target(node.field_target)}" if node.field_target is not None else ""
                yield f"… {escape(self.say(node.field_label))}{to}"
            return
        if question.kind.is_field:
            yield escape(self.say(KINDS[question.kind]))
        for choice in question.choices:
            target = node.goto.get(choice.value, node.otherwise)
            label = f"{escape(choice.key)} {escape(self.say(choice.label))}"
            yield f"{label} → {self._target(target)}{self._only(choice.when)}"
        for state, words in (
            ("unknown", Text("weiß nicht", "does not know")),
            ("refused", Text("will nicht sagen", "refused")),
        ):
            if state in node.goto:
                yield f"{escape(self.say(words))} → {self._target(node.goto[state])}"
        yield f"{escape(self.sentences.otherwise())} → {self._target(node.otherwise)}"

    def _objections(self) -> Iterator[str]:
        for one in self.script.objections.values():
            lines = [self._reply(reply) for reply in one.replies]
            group = self.script.groups.get(one.group)
            about = f"{one.id}, {self.word('group')}{self.say(group)}" if group is not None else one.id
            yield (
                f"<div class='part'><h3>{escape(self.say(one.label))} <span class='id'>{escape(about)}</span></h3>"
                f"<ol>{''.join(f'<li class=said>{line}</li>' for line in lines)}</ol>"
                f"<p>{escape(self.word('exhausted'))}{self._target(one.exhausted)}</p></div>"
            )
        if self.script.objections and self.script.unsourced:
            yield f"<p class='said'>{escape(self.word('unsourced') + self.say(self.script.unsourced))}</p>"

    def _reply(self, reply: Reply) -> str:
        words = escape(" … ".join(self.say(text) for text in reply.texts))
        to = f" → {self._target(reply.target)}" if reply.target != RETURN else ""
        back = f" ({escape(self.word('back'))})" if reply.back else ""
        return f"{words}{to}{back}{''.join(self._short(reply.short))}"

    def _products(self) -> Iterator[str]:
        for product in self.script.products.values():
            lines = [escape(one) for one in self.sentences.product(product)]
            lines += [escape(self.word("usp") + self.say(one)) for one in product.usp]
            yield f"<div class='part'><h3>{escape(self.say(product.name))}</h3>{self._list(lines)}</div>"
        if self.script.usp:
            yield self._list(escape(self.word("usp") + self.say(one)) for one in self.script.usp)

    def _questions(self) -> Iterator[str]:
        for question in self.script.questions.values():
            notes = [self.say(KINDS[question.kind])]
            notes += [self.word("guard")] if question.guard else []
            notes += [self.word("alone")] if question.info else []
            yield (
                f"<div class='part'><h3>{escape(self.say(question.name))} <span class='id'>"
                f"{escape(', '.join(notes))}</span></h3>{self._list(self._of_question(question))}</div>"
            )

    def _of_question(self, question: Question) -> Iterator[str]:
        depends = self.sentences.depends(question)
        if depends:
            yield escape(depends)
        for choice in question.choices:
            recap = f" – {self.sentences.quoted(self.say(choice.recap))}" if choice.recap else ""
            tip = f" – {self.word('tip')}{self.say(choice.tip)}" if choice.tip else ""
            yield escape(self.say(choice.label) + recap + tip) + self._only(choice.when)
        for text in (question.recap, question.confirm):
            if text:
                yield escape(self.sentences.quoted(self.say(text)))

    def _exits(self) -> Iterator[str]:
        for name, label in self.script.exit_labels.items():
            node = self.script.nodes.get(name)
            if node is not None and not isinstance(node, Branch):
                head = f"<h3>{escape(f'{name}: {self.say(label)}')}</h3>"
                yield f"<div class='part'>{head}{self._spoken(node)}</div>"

    def _closings(self) -> Iterator[str]:
        for name, node in self.script.nodes.items():
            if name.startswith("=") and isinstance(node, Outcome) and node.text:
                head = f"<h3>{escape(self.sentences.outcome(node.logged))}</h3>"
                yield f"<div class='part'>{head}{self._said(node.text)}</div>"

    def _tables(self) -> Iterator[str]:
        values = [
            (f"{{{one.name}}}", self.say(one.text), "" if one.amount is None else format(one.amount, "f"))
            for one in self.script.values.values()
        ]
        yield from self._section(
            "tables",
            [
                f"<h3>{escape(name)}</h3>{self._table(table_rows(self.sentences, one))}"
                for name, one in self.script.tables.items()
            ],
        )
        yield from self._section("values", [self._table(values)] if values else [])
        gaps = [
            (f"{{{one.name}}}", self.say(one.label), self.say(_SOURCES[one.source]))
            for one in self.script.placeholders.values()
            if one.source is not PlaceholderSource.SCRIPT
        ]
        yield from self._section("gaps", [self._table(gaps)] if gaps else [])

    @staticmethod
    def _table(rows: Iterable[tuple[str, ...]]) -> str:
        made = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        return f"<table>{made}</table>"
