"""Whether the lead in the form may be called: a word, a sign, a colour, the reasons, and what supplies the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from callassist.domain.text import Language
from callassist.ui.commands import Command
from callassist.ui.kit.accessible import announce, named
from callassist.ui.kit.button import Push
from callassist.ui.kit.fields import Field
from callassist.ui.kit.flow_strip import FlowStrip
from callassist.ui.kit.keys import KeyMap
from callassist.ui.kit.plain_text import PlainLabel, isolated

if TYPE_CHECKING:
    from callassist.domain.calling_rules import GateAnswer
    from callassist.domain.consents import ConsentProof
    from callassist.storage.evidence_files import KeptEvidence

#: answer → sign and role of its words: no colour alone
_LOOKS = {"free": ("✓", "known"), "warn": ("!", "warn"), "block": ("✕", "error")}
#: a rule that looks at one of these asks for a look-up
_OF_A_REGISTER = frozenset(("register_days", "directory"))


class PermissionBand(QWidget):
    """Stands above Start. Emits `not_called` for whoever may not be called, `changed` when a proof was typed."""

    not_called = Signal()
    changed = Signal()
    #: the path of a file that proves it, to be kept
    file_given = Signal(str)
    #: a file is being copied from now on, or that is over
    copying_changed = Signal()
    #: Enter in one of the fields
    entered = Signal()

    def __init__(self, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._answer: GateAnswer | None = None
        #: what is written down is a look-up in a register
        self._looks_up = False
        #: a consent would do as well
        self._either = False
        #: the path of the file that is being copied or was kept; "": none is
        self._given = ""
        #: the rules have texts of their own in both
        self.language = Language.EN
        self.label = PlainLabel("", self, wrap=True)
        named(self.label, "May I call")
        self.write = Push("", self)
        named(self.write, "Write down the proof")
        self.rings = Push("", self)
        named(self.rings, "They have rung here")
        self.skip = Push("", self)
        named(self.skip, "Not called, no consent")
        self._form = QWidget(self)
        grid = QGridLayout(self._form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 2)
        self._names = [PlainLabel("", self._form, role="muted", wrap=True) for _ in range(5)]
        #: when, how, wording or reason, about what
        self.fields = [Field(keys, self._form) for _ in range(4)]
        #: of a file that proves it; it is kept as soon as it is named
        self.file = Field(keys, self._form)
        self._attached: KeptEvidence | None = None
        self.kept = PlainLabel("", self._form, role="good", wrap=True)
        grid.addWidget(self._names[-1], len(self.fields), 0)
        grid.addWidget(self.file, len(self.fields), 1)
        grid.addWidget(self.kept, len(self.fields) + 1, 0, 1, 2)
        named(self.file, "File that proves it")
        self.file.editingFinished.connect(self._give_file)
        self.file.entered.connect(self._give_file)
        for row, (label, field) in enumerate(zip(self._names, self.fields, strict=False)):
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            named(field, ("Proof when", "Proof how", "Proof wording", "Proof subject")[row])
            field.textEdited.connect(self.changed)
            field.entered.connect(self.entered)
        self._buttons = FlowStrip(self, spacing=8)
        self._buttons.add(self.write)
        self._buttons.add(self.rings)
        self._buttons.add(self.skip)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.label)
        box.addWidget(self._buttons)
        box.addWidget(self._form)
        for button in (self.write, self.rings, self.skip):
            button.setProperty("role", "button")
        self.write.clicked.connect(self.open_form)
        self.skip.clicked.connect(self.not_called)
        self._form.hide()
        self.retranslate()
        self.hide()

    @property
    def blocked(self) -> bool:
        """Whether the lead that is shown may not be called."""
        return self._answer is not None and self._answer.blocked

    def show_answer(self, answer: GateAnswer | None) -> None:
        """What the rules say; None: nobody is asked about."""
        self._answer = answer
        if answer is None:
            self.clear_proof()
        else:
            role = _LOOKS[answer.permission.value][1]
            if self.label.property("role") != role:
                self.label.setProperty("role", role)
                self.label.style().unpolish(self.label)
                self.label.style().polish(self.label)
        self.retranslate()
        self.setVisible(answer is not None)
        if answer is not None and answer.blocked:
            announce(self.label, self.label.text())

    def open_form(self) -> None:
        """Shows the fields of a proof, ready to be typed into; asked again, those of the other kind that would do."""
        if not self._form.isHidden() and self._either:
            self._looks_up = not self._looks_up
        self._form.show()
        self.retranslate()
        self.fields[0].setFocus()

    def open_by_key(self) -> bool:
        """The key of the proof; False: no rule here asks for one."""
        if self.isHidden() or self.write.isHidden():
            return False
        self.open_form()
        return True

    def skip_by_key(self) -> bool:
        """The key that logs that nobody was called; False: whoever is shown may be called."""
        if not self.blocked:
            return False
        self.not_called.emit()
        return True

    @property
    def given(self) -> str:
        """The path of the file that is being copied or was kept; "": none is."""
        return self._given

    @property
    def copying(self) -> bool:
        """Whether a file was named and is not kept yet: a call would begin without it."""
        return bool(self._given) and self._attached is None

    def clear_proof(self) -> None:
        """Whoever comes next has a proof of their own; what is still being copied is none of it."""
        self._form.hide()
        for field in (*self.fields, self.file):
            field.clear()
        self.lose_file()

    def show_attached(self, kept: KeptEvidence | None) -> None:
        """A file is kept that proves it; None: none is."""
        self._attached = kept
        self.kept.show_text(self._words_of_file())
        self.copying_changed.emit()
        if kept is not None:
            self.changed.emit()

    def lose_file(self) -> None:
        """No file is kept; the same path may be named again."""
        self._given = ""
        self.show_attached(None)

    def _words_of_file(self) -> str:
        kept = self._attached
        if kept is None:
            return ""
        words = self.tr("Kept: {name} (SHA-256 {hash} …)")
        return words.format(name=isolated(kept.name), hash=kept.sha256[:12])

    def _give_file(self) -> None:
        """Once for each path; another one takes the place of the one before, and none at all takes it away."""
        path = self.file.text().strip().strip('"')
        if path == self._given:
            return
        self._given = path
        self.show_attached(None)
        if path:
            self.file_given.emit(path)
        self.changed.emit()

    def proof(self, company: str, subject: str) -> ConsentProof | None:
        """What was typed; None where nothing was. The company it is for is ours."""
        when, how, wording, about = (field.text().strip() for field in self.fields)
        if not any((when, how, wording)):
            return None
        from callassist.domain.consents import LOOKED_UP, ConsentProof

        if self._asks_for_a_look_up():
            return self._with_file(
                ConsentProof(LOOKED_UP, company, "", "phone", "", when, "day", how, "other", wording)
            )
        basis = "presumed" if self._asks_for_a_reason() and not (when or how) else "express"
        return self._with_file(
            ConsentProof(basis, company, about or subject, "phone", wording, when, "day", how, "other")
        )

    def _with_file(self, proof: ConsentProof) -> ConsentProof:
        kept = self._attached
        return proof if kept is None else replace(proof, evidence_ref=kept.name, evidence_sha256=kept.sha256)

    def retranslate(self) -> None:
        """Take the window's language anew."""
        label = self._keys.label
        for button, text, command in (
            (
                self.write,
                self._words_of_write(),
                Command.PROOF,
            ),
            (self.rings, self.tr("They have rung here"), Command.RINGS_HERE),
            (self.skip, self.tr("Not called – no consent"), Command.NOT_CALLED),
        ):
            button.setText(f"{text}  {label(command)}")
        texts = (
            self.tr("Given on (2026-02-03)"),
            self.tr("How it was given"),
            self.tr("Wording, or why this business"),
            self.tr("About what"),
        )
        looks_up = self._asks_for_a_look_up()
        if looks_up:
            texts = (
                self.tr("Looked up, and may be called, on (2026-11-27)"),
                self.tr("In which register or directory"),
                self.tr("Reference of the look-up"),
                "",
            )
        for label, text in zip(self._names, (*texts, self.tr("File that proves it (its path)")), strict=True):
            label.setText(text)
        self.kept.show_text(self._words_of_file())
        for one in (self._names[3], self.fields[-1]):
            one.setHidden(looks_up)
        answer = self._answer
        if answer is None:
            self.label.setText("")
            return
        words = {
            "free": self.tr("May be called"),
            "warn": self.tr("May be called, with a doubt"),
            "block": self.tr("Must not be called"),
        }
        parts = {
            "company": self.tr("for whom"),
            "subject": self.tr("about what"),
            "phone": self.tr("that it covers the telephone"),
            "when": self.tr("when"),
            "how": self.tr("how"),
            "wording": self.tr("the wording"),
        }
        lines = [f"{_LOOKS[answer.permission.value][0]} {words[answer.permission.value]}"]
        lines += [one.rule.text(self.language.value) for one in answer.reasons]
        if answer.missing:
            lines.append(self.tr("Missing: {parts}").format(parts=", ".join(parts[one] for one in answer.missing)))
        self.label.setText("\n".join(lines))
        asks = self._asks_for_a_look_up() or any(one.rule.asks_for_proof for one in answer.reasons)
        # what was just typed is the reason why nothing asks any more: it stays open to be mended
        self.write.setVisible(asks or not self._form.isHidden())
        self.rings.setVisible(answer.blocked)
        self.skip.setVisible(answer.blocked)
        self._buttons.flow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _words_of_write(self) -> str:
        looks_up = self._asks_for_a_look_up()
        if self._either and not self._form.isHidden():
            return self.tr("A consent instead") if looks_up else self.tr("The look-up instead")
        return self.tr("Write down the look-up") if looks_up else self.tr("Write down the proof")

    def _asks_for_a_look_up(self) -> bool:
        """Whether a register or directory has to be looked at; as long as the fields are open it stays so."""
        if self._answer is not None and self._form.isHidden():
            from callassist.domain.calling_rules import facts_of

            asking = [one.rule for one in self._answer.reasons if one.effect.value != "free"]
            looking = [one for one in asking if _OF_A_REGISTER & facts_of(one.when)]
            self._looks_up = bool(looking)
            self._either = any(one.asks_for_proof for one in looking)
        return self._looks_up

    def _asks_for_a_reason(self) -> bool:
        return self._answer is not None and any(one.rule.party == "business" for one in self._answer.reasons)
