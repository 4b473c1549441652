"""The ten-second change: a sentence is said otherwise from the next call on, while the rep is still on the phone.

The call under way keeps the script it was begun with. Where its script is being rewritten anyway, the new words go into
that draft and wait there: what else is in it is not published by the way.
"""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from callassist.domain.answers import ObjectionId
from callassist.domain.script import Branch
from callassist.domain.text import Language, Text
from callassist.engine.call import Call
from callassist.engine.conditions import wording_now
from callassist.engine.snapshot import falls_back
from callassist.formats.script.own_words import is_fixed, place_of
from callassist.services.changes import NOTHING, Changes
from callassist.services.own_threads import OwnThreads
from callassist.services.scripts.outline import is_shared
from callassist.services.scripts.proposals import PROPOSED

if TYPE_CHECKING:
    from callassist.services.scripts.desk import ScriptDesk
    from callassist.services.scripts.proposals import Proposal


@dataclass(frozen=True, slots=True)
class ShownWords:
    """What a call says at the moment, and where that stands in its script's file."""

    script: str
    path: tuple[str | int, ...]
    language: Language
    #: with its placeholders in braces; "" where the text is there in the other language alone
    words: str
    #: what is said, in whichever language
    said: str
    #: how a rep's own words name it: `w2/1`, `o_price/2`
    place: str = ""
    #: it is said by everybody as it stands
    is_fixed: bool = False


@dataclass(frozen=True, slots=True)
class NewWords(Changes):
    """New words that are kept. `version` is the one calls use from now on; None: they wait.

    They wait in a draft, or, where they were only `proposed`, for somebody who may publish.
    """

    version: int | None = None
    proposed: bool = False


def words_shown(call: Call) -> ShownWords | None:
    """The words on the screen; None where they are no script's own: shared exits and ends, and the honest fallback."""
    if call.frames and call.frames[-1].is_objection:
        frame = call.frames[-1]
        reply = call.script.objections[ObjectionId(frame.id)].replies[frame.wording]
        if falls_back(call, reply):
            return None
        path = ("objections", frame.id, "replies", frame.wording)
        number = frame.wording + 1
        if reply.steps:
            place = place_of(frame.id, number, frame.step + 1)
            return _shown(call, (*path, "steps", frame.step), reply.steps[frame.step], place)
        return _shown(call, path, reply.text, place_of(frame.id, number))
    node = call.shown
    if node is None or isinstance(node, Branch) or is_shared(node.id):
        return None
    index = wording_now(call, node)
    if index:
        path = ("nodes", node.id, "alternatives", index - 1)
        return _shown(call, path, node.alternatives[index - 1].text, place_of(node.id, index + 1))
    return _shown(call, ("nodes", node.id, "say"), node.text, place_of(node.id, 1))


def _shown(call: Call, path: tuple[str | int, ...], text: Text, place: str) -> ShownWords:
    words = text.exactly(call.language)
    fixed = is_fixed(call.script, place)
    return ShownWords(call.script.id, path, call.language, words, text.of(call.language), place, fixed)


class QuickWords:
    """Changes the words a call has shown, on a thread of its own."""

    def __init__(self, desk: ScriptDesk) -> None:
        self._desk = desk
        self._threads = OwnThreads("callassist-words")

    def change(self, shown: ShownWords, words: str, *, who: str, why: str) -> Future[NewWords]:
        """Say it in these words from the next call on.

        Fails with `EditRefused` where the script says something else there by now, with `ScriptError` where it has an
        error, and as opening and publishing a draft does.
        """
        return self._threads.run(lambda _: self._changed(shown, words, who, why))

    def propose_words(self, shown: ShownWords, words: str, *, who: str, why: str) -> Future[NewWords]:
        """Have somebody who may publish look at these words; calls say what they said. Fails with `DraftError`."""

        def work(_: object) -> NewWords:
            if words == shown.words:
                return NewWords(NOTHING.kinds)
            made = self._desk.proposals.note_proposal(
                shown.script,
                who=who,
                why=why,
                path=shown.path,
                language=shown.language.value,
                words=words,
                was=shown.words,
            )
            return NewWords(made.kinds, proposed=True)

        return self._threads.run(work)

    def take_proposal(self, script_id: str, proposal: Proposal, *, who: str) -> Future[NewWords]:
        """Publish what was proposed, and have it wait no longer.

        Words go into a draft that has other changes, and wait there. Fails as `change` does; then it still waits.
        """

        def work(_: object) -> NewWords:
            why = f"{proposal.who}: {proposal.why}".strip(": ")
            if proposal.is_draft:
                draft = self._desk.open_draft(script_id).result()
                published = self._desk.publish_draft(draft, who=who, why=why).result()
                number = published.version.number if published.version is not None else None
                made = NewWords(published.kinds, number)
            else:
                language = Language(proposal.language)
                shown = ShownWords(script_id, proposal.path, language, proposal.was, proposal.was)
                made = self._changed(shown, proposal.words, who, why)
            self._desk.proposals.take_out(script_id, proposal.id)
            return NewWords(made.kinds | PROPOSED.kinds, made.version)

        return self._threads.run(work)

    def _changed(self, shown: ShownWords, words: str, who: str, why: str) -> NewWords:
        from callassist.formats.script.writing.edits import SetWords

        draft = self._desk.open_draft(shown.script).result()
        if words == shown.words:
            return NewWords(NOTHING.kinds)
        waits = draft.is_changed
        changed = draft.make_edit(SetWords(shown.path, shown.language.value, words, shown.words or None)).result()
        if waits:
            return NewWords(changed.kinds)
        published = self._desk.publish_draft(draft, who=who, why=why).result()
        number = published.version.number if published.version is not None else None
        return NewWords(published.kinds, number)
