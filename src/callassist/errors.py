"""The whole exception tree.

```
CallAssistError
├── KnownError              the user's world: says what happened, where, and what to do next
│   ├── ScriptError         a script file cannot be used (carries every problem found)
│   ├── EditRefused         a change of a script that does not fit what stands there
│   ├── DraftError          a draft that cannot be opened, kept or published
│   ├── ImpossibleAction    a key or token that means nothing here (names what was possible)
│   ├── NotUnderstood       typed text that is no number, amount, date … (says how to type it)
│   ├── SettingError        a setting that cannot be used
│   ├── ExportError         a file that cannot be written
│   ├── ListError           a list of leads that cannot be read
│   ├── LogError            the call log cannot be read or written
│   │   ├── LogBusy         another program holds it
│   │   │   └── NotResponding   it is our own window, and it does not answer
│   │   ├── LogFull         no space left
│   │   ├── LogDamaged      not a database, or a damaged one
│   │   ├── LogTooNew       made by a newer callassist
│   │   └── LogUnwritable   read-only, or not reachable
│   └── NotFound            a call, script or file that does not exist
└── (everything else is our bug and ends in the log of errors, never in a KnownError)
```
"""

from __future__ import annotations

from collections.abc import Mapping


class CallAssistError(Exception):
    """Base of all errors this program raises on purpose."""


class KnownError(CallAssistError):
    """Something in the user's world went wrong.

    `what` says what happened, `where` names the place (a path, `file:line:column`, a node), `next_step` says what to
    do about it. All three are plain text in English; the window words known codes itself, in its own language.
    """

    #: stable name of the kind of error, so that a face can word it in its own language
    code = "known"

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        next_step: str = "",
        code: str = "",
        facts: Mapping[str, object] | None = None,
    ) -> None:
        """`code` says more than the class does: the window words it, with `facts` (count, free …) put in."""
        self.what = what
        self.where = where
        self.next_step = next_step
        self.facts = dict(facts or {})
        if code:
            self.code = code
        super().__init__(self.message())

    def message(self) -> str:
        """The three parts in one line: `where: what. next step`."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} – {self.next_step}" if self.next_step else head


class ScriptError(KnownError):
    """A script file that cannot be used. `problems` holds every problem the linter found."""

    code = "script"

    def __init__(self, what: str, *, where: str = "", next_step: str = "", problems: tuple[object, ...] = ()) -> None:
        self.problems = problems
        super().__init__(what, where=where, next_step=next_step)


class EditRefused(KnownError):
    """A change of a script that does not fit what stands in it. Nothing was changed."""

    code = "edit_refused"


class DraftError(KnownError):
    """A draft of a script that cannot be opened, kept or published."""

    code = "draft"


class ImpossibleAction(KnownError):
    """A key or token that means nothing at this point of the call. `possible` names what does."""

    code = "impossible"

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        possible: tuple[str, ...] = (),
        code: str = "",
        facts: Mapping[str, object] | None = None,
    ) -> None:
        self.possible = possible
        next_step = "possible here: " + " ".join(possible) if possible else ""
        super().__init__(what, where=where, next_step=next_step, code=code, facts=facts)


class NotUnderstood(KnownError):
    """Typed text that is not what the field takes. `code` may say why: in_the_past, out_of_range, other_currency."""

    code = "not_understood"

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        next_step: str = "",
        code: str = "not_understood",
        facts: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(what, where=where, next_step=next_step, code=code, facts=facts)


class SettingError(KnownError):
    """A setting with a value that cannot be used."""

    code = "setting"


class ExportError(KnownError):
    """A file that cannot be written."""

    code = "export"


class ListError(KnownError):
    """A list of leads that cannot be read."""

    code = "list"


class NotFound(KnownError):
    """A call, a script or a file that does not exist."""

    code = "not_found"


class LogError(KnownError):
    """The call log cannot be read or written."""

    code = "log"


class LogBusy(LogError):
    """Another program holds the log. This is never damage."""

    code = "log_busy"


class NotResponding(LogBusy):
    """The window that holds the log does not answer: it is stopped, or stuck."""

    code = "not_responding"


class LogFull(LogError):
    """No space is left for the log."""

    code = "log_full"


class LogDamaged(LogError):
    """The file is no database, or a damaged one."""

    code = "log_damaged"


class LogTooNew(LogError):
    """The log was written by a newer callassist."""

    code = "log_too_new"


class LogUnwritable(LogError):
    """The log is read-only or cannot be reached."""

    code = "log_unwritable"
