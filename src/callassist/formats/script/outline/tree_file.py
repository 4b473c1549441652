"""A JSON tree, understood by the fields somebody points at, or by what fields are usually called.

Every value of the file is accounted for: what no field points at is listed with its place.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from callassist.errors import OutlineError
from callassist.formats.script.outline.gathering import (
    FoundAnswer,
    FoundObjection,
    FoundReply,
    FoundStep,
    Gathering,
    SourcePiece,
)
from callassist.formats.script.outline.outline_model import Taken
from callassist.formats.script.outline.parting import hidden, kind_of, meaning_of, shown
from callassist.formats.script.sentences import told

#: what each field is usually called
USUAL: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "titel", "name"),
    "steps": ("steps", "nodes", "questions", "script", "schritte", "fragen", "knoten", "root", "start"),
    "objections": ("objections", "einwaende", "einwände", "rebuttals"),
    "id": ("id", "key", "step", "nr", "number", "schritt"),
    "text": ("text", "say", "question", "frage", "prompt", "message", "content", "body", "wortlaut", "title"),
    "kind": ("kind", "type", "art", "typ"),
    "tip": ("tip", "tipp", "hint", "note", "hinweis"),
    "step-next": ("next", "goto", "target", "weiter", "then"),
    "answers": ("answers", "options", "choices", "children", "antworten", "responses", "branches", "buttons"),
    "answer": ("answer", "label", "text", "option", "antwort", "title", "value"),
    "next": ("next", "goto", "target", "to", "weiter", "step", "node", "then", "child"),
    "effect": ("effect", "means", "result", "score", "points", "wirkung", "punkte"),
    "label": ("label", "objection", "einwand", "text", "title"),
    "replies": ("replies", "reply", "responses", "response", "rebuttal", "antworten", "antwort"),
}
_MOST_VALUES = 60_000
_DEEPEST = 12
_Path = tuple[str | int, ...]


def fields_of(text: str) -> dict[str, str]:
    """The fields of an option `steps=data.nodes,text=say`.

    Raises:
        OutlineError: one of them is none.
    """
    found: dict[str, str] = {}
    for part in text.split(","):
        name, _, path = (one.strip() for one in part.partition("="))
        if name not in USUAL or not path:
            raise OutlineError(
                f"{part.strip()!r} points at no field",
                where="--json-fields",
                next_step=f"write name=path, with the names {', '.join(USUAL)}",
            )
        found[name] = path
    return found


def read_tree_file(gathering: Gathering, text: str, fields: Mapping[str, str]) -> None:
    """Takes a JSON tree in.

    Raises:
        OutlineError: it is none, too large, or has no steps where the fields point.
    """
    twice: list[str] = []

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made = dict(pairs)
        if len(made) < len(pairs):
            names = [name for name, _ in pairs]
            twice.extend(sorted({name for name in names if names.count(name) > 1})[:5])
        return made

    try:
        data: object = json.loads(text, object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise OutlineError(
            f"this is no JSON: {error.msg}",
            where=f"{gathering.name}:{error.lineno}:{error.colno}",
            next_step="correct the file",
            code="outline_no_json",
        ) from error
    except (RecursionError, ValueError) as error:
        raise OutlineError(
            "this JSON is nested too deeply, or has too long a number",
            where=gathering.name,
            next_step="flatten it",
            code="outline_no_json",
        ) from error
    if twice:
        raise OutlineError(
            f"the field {twice[0]!r} is given twice in one place, and one of both would be lost",
            where=gathering.name,
            next_step="give each a name of its own",
            code="outline_twice",
            facts={"name": twice[0]},
        )
    _Tree(gathering, data, fields).read()


class _Tree:
    def __init__(self, gathering: Gathering, data: object, fields: Mapping[str, str]) -> None:
        self.gathering = gathering
        self.data = data
        self.fields = fields
        self.used: set[_Path] = set()

    def read(self) -> None:
        title = self._field("title", self.data, ())
        if title is not None and isinstance(title[1], str) and shown(hidden(title[1])):
            self.gathering.title = self._piece(*title)
        steps = self._steps_of()
        for path, one, label in steps:
            step = self._step(path, one, label, 0)
            if step is not None:
                self.gathering.steps.append(step)
        found = self._field("objections", self.data, ())
        if found is not None:
            self._objections(*found)
        if not self.gathering.steps and not self.gathering.objections:
            raise OutlineError(
                "there are no steps where the fields point",
                where=self.gathering.name,
                next_step="say where they are: --json-fields steps=…,text=…,answers=…,answer=…,next=…",
                code="outline_fields",
            )
        self._rest()

    # -- fields --------------------------------------------------------------------------------------------------------

    def _field(self, name: str, of: object, path: _Path) -> tuple[_Path, object] | None:
        """The value a field of `of` has, with the way to it."""
        if not isinstance(of, dict):
            return None
        there = cast("dict[str, object]", of)
        if name in self.fields:
            return _found(there, path, self.fields[name])
        return next((((*path, one), there[one]) for one in USUAL[name] if there.get(one) not in (None, "")), None)

    def _entries(self, path: _Path, value: object) -> list[tuple[_Path, object, str]]:
        """What a list or a block of named entries holds."""
        if isinstance(value, list):
            return [((*path, place), one, "") for place, one in enumerate(cast("list[object]", value))]
        if isinstance(value, dict):
            return [((*path, name), one, name) for name, one in cast("dict[str, object]", value).items()]
        return [(path, value, "")]

    def _steps_of(self) -> list[tuple[_Path, object, str]]:
        if _is_list(self.data):
            return self._entries((), self.data)
        found = self._field("steps", self.data, ())
        if found is None:
            return [((), self.data, "")] if self._field("text", self.data, ()) is not None else []
        path, value = found
        if _is_block(value) and self._field("text", value, path) is not None:
            return [(path, value, "")]  # the root of a nested tree
        return self._entries(path, value)

    def _piece(self, path: _Path, value: object) -> SourcePiece:
        self.used.add(path)
        return self.gathering.piece("/" + "/".join(map(str, path)), hidden(_text(value)))

    def _taken(self, name: str, of: object, path: _Path) -> SourcePiece | None:
        """The piece a field with words of `of` is."""
        found = self._field(name, of, path)
        if found is None or _is_inner(found[1]) or found[0] in self.used:
            return None
        return self._piece(*found) if shown(hidden(_text(found[1]))) else None

    # -- steps ---------------------------------------------------------------------------------------------------------

    def _step(self, path: _Path, one: object, label: str, depth: int) -> FoundStep | None:
        if isinstance(one, str):
            return FoundStep([self._piece(path, one)]) if shown(hidden(one)) else None
        text = self._taken("text", one, path)
        if text is None:
            return None
        step = FoundStep([text])
        name = self._taken("id", one, path)
        if name is not None:
            step.labels.append(shown(name.text))
            step.beside.append((name, Taken.LABEL))
        if label:
            step.labels.append(label)
        kind = self._taken("kind", one, path)
        if kind is not None:
            known = kind_of(shown(kind.text))
            if known is None:
                self.gathering.leave(kind, told("this kind of step is not known"))
            else:
                step.asks = known
                step.beside.append((kind, Taken.KIND))
        tip = self._taken("tip", one, path)
        if tip is not None:
            step.tips.append(tip)
        step.way = self._taken("step-next", one, path)
        answers = self._field("answers", one, path)
        if answers is not None:
            for where, entry, name_of in self._entries(*answers):
                self._answer(step, where, entry, name_of, depth)
        return step

    def _answer(self, step: FoundStep, path: _Path, entry: object, name: str, depth: int) -> None:
        if not _is_inner(entry):
            if name:  # {"yes": "3"}: the answer, and where it leads
                answer = FoundAnswer(self.gathering.piece("/" + "/".join(map(str, path)), hidden(name)))
                if entry is not None and shown(hidden(_text(entry))):
                    answer.way = self._piece(path, entry)
                step.answers.append(answer)
            elif entry is not None and shown(hidden(_text(entry))):
                step.answers.append(FoundAnswer(self._piece(path, entry)))
            return
        text = self._taken("answer", entry, path)
        if text is None and name:
            text = self.gathering.piece("/" + "/".join(map(str, path)), hidden(name))
        if text is None:
            return
        answer = FoundAnswer(text)
        step.answers.append(answer)
        effect = self._taken("effect", entry, path)
        if effect is not None and meaning_of(shown(effect.text)) is None:
            self.gathering.leave(effect, told("it is not known what this means"))
        elif effect is not None:
            answer.meaning.append(effect)
        following = self._field("next", entry, path)
        if following is not None and _is_inner(following[1]) and depth < _DEEPEST:
            inside = following[1]
            below = [(*following, "")] if _is_block(inside) else self._entries(*following)
            answer.below += [
                found for where, one, _ in below if (found := self._step(where, one, "", depth + 1)) is not None
            ]
        elif following is not None:
            answer.way = self._taken("next", entry, path)

    # -- objections ----------------------------------------------------------------------------------------------------

    def _objections(self, path: _Path, value: object) -> None:
        for where, entry, name in self._entries(path, value):
            if name and not _is_block(entry):
                label: SourcePiece | None = self.gathering.piece("/" + "/".join(map(str, where)), hidden(name))
                replies: tuple[_Path, object] | None = (where, entry)
            else:
                label, replies = self._taken("label", entry, where), self._field("replies", entry, where)
                if label is None and name:
                    label = self.gathering.piece("/" + "/".join(map(str, where)), hidden(name))
            if label is None:
                continue
            objection = FoundObjection(label)
            self.gathering.objections.append(objection)
            for at, one, _ in self._entries(*replies) if replies is not None else ():
                reply = self._taken("text", one, at) if _is_block(one) else None
                if reply is None and isinstance(one, str) and shown(hidden(one)):
                    reply = self._piece(at, one)
                if reply is not None:
                    objection.replies.append(FoundReply([reply], self._taken("next", one, at)))

    def _rest(self) -> None:
        """Lists every value that no field has pointed at."""
        waiting: list[tuple[_Path, object]] = [((), self.data)]
        count = 0
        while waiting:
            path, value = waiting.pop()
            count += 1
            if count > _MOST_VALUES:
                raise OutlineError(
                    f"there are more than {_MOST_VALUES:,} values",
                    where=self.gathering.name,
                    next_step="keep the script alone in the file",
                    code="outline_too_large",
                )
            if _is_inner(value):
                entries = self._entries(path, value)
                waiting += [(where, one) for where, one, _ in reversed(entries)]
            elif value is not None and path not in self.used and shown(hidden(_text(value))):
                self.gathering.leave(self._piece(path, value), told("no field points at it"))


def _found(of: object, path: _Path, way: str) -> tuple[_Path, object] | None:
    """The value at the end of a way like `data.nodes`."""
    for step in way.split("."):
        if isinstance(of, dict):
            block = cast("dict[str, object]", of)
            if step not in block:
                return None
            of, path = block[step], (*path, step)
        elif isinstance(of, list):
            entries = cast("list[object]", of)
            if not step.isdecimal() or len(step) > 6 or int(step) >= len(entries):
                return None
            of, path = entries[int(step)], (*path, int(step))
        else:
            return None
    return path, of


def _is_block(value: object) -> bool:
    return isinstance(value, dict)


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _is_inner(value: object) -> bool:
    """Whether there are values in it."""
    return _is_block(value) or _is_list(value)


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
