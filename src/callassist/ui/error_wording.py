"""Known errors in the window's language: what happened, where, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from callassist.ui.marking import QT_TRANSLATE_NOOP
from callassist.ui.plain_text import breakable, isolated

#: code of the error → what happened and what to do; the place is put behind it
_ERRORS = {
    "log_busy": QT_TRANSLATE_NOOP("Errors", "Another program is using the call log. Close it there, then try again."),
    "log_busy_ours": QT_TRANSLATE_NOOP(
        "Errors", "callassist is running already and holds this call log. Use the other window, or close it."
    ),
    "not_responding": QT_TRANSLATE_NOOP(
        "Errors",
        "callassist is running already, but its window does not respond. Wait a moment, or end it and start again. "
        "This window logs nothing.",
    ),
    "log_full": QT_TRANSLATE_NOOP(
        "Errors", "The disk is full. The call goes on and nothing is lost: free some space, then save again."
    ),
    "space_none": QT_TRANSLATE_NOOP(
        "Errors", "Only {free} MB are free on the disk: too little to begin a call. Free some space; nothing is lost."
    ),
    "space_scarce": QT_TRANSLATE_NOOP(
        "Errors", "Only {free} MB are free on the disk. Free some soon: without a reserve no call can be begun."
    ),
    "backup_full": QT_TRANSLATE_NOOP(
        "Errors", "There is no room for a backup. Free some space; the call log itself is not touched by this."
    ),
    "log_damaged": QT_TRANSLATE_NOOP(
        "Errors", "The call log is damaged. Nothing was deleted: close callassist, start it again and choose Restore."
    ),
    "log_gone": QT_TRANSLATE_NOOP("Errors", "The call log is gone. Restore it from a backup, or put it back."),
    "log_empty": QT_TRANSLATE_NOOP("Errors", "The call log is empty: its content was lost. Restore it."),
    "log_foreign": QT_TRANSLATE_NOOP("Errors", "The file of the call log is none, or another program's. Restore it."),
    "log_behind": QT_TRANSLATE_NOOP(
        "Errors", "The newest {count} entries of the call log are missing. Restore a backup that holds them."
    ),
    "log_exchanged": QT_TRANSLATE_NOOP(
        "Errors", "This is not the call log that was used here before. Look for the other one, or go on with this one."
    ),
    "call_damaged": QT_TRANSLATE_NOOP(
        "Errors", "This call cannot be taken up: its journal is damaged. Its answers are kept; end it as interrupted."
    ),
    "nothing_left": QT_TRANSLATE_NOOP(
        "Errors", "There is nothing the call log could be restored from. Put a copy of it back, or start an empty one."
    ),
    "backup_damaged": QT_TRANSLATE_NOOP("Errors", "This backup is damaged itself. Choose another one."),
    "backup_gone": QT_TRANSLATE_NOOP("Errors", "This backup is not there any more. Choose another one."),
    "recovery_failed": QT_TRANSLATE_NOOP(
        "Errors", "The call log could not be put together again. Nothing was changed: keep the folder and report this."
    ),
    "log_too_new": QT_TRANSLATE_NOOP(
        "Errors", "The call log was written by a newer callassist. Install that one; nothing was changed."
    ),
    "log_unwritable": QT_TRANSLATE_NOOP(
        "Errors", "The call log cannot be opened or written. Check that its folder exists and belongs to you."
    ),
    "log_read_only": QT_TRANSLATE_NOOP(
        "Errors", "The call log or its folder is read-only. Make it writable for you, then try again."
    ),
    "disk_error": QT_TRANSLATE_NOOP(
        "Errors", "The disk reports an error. What is not saved is kept here: check the disk, then save again."
    ),
    "log_vanished": QT_TRANSLATE_NOOP(
        "Errors", "The call log was taken away while it was in use. Put it back: what is not saved is kept until then."
    ),
    "log_swapped": QT_TRANSLATE_NOOP(
        "Errors", "The call log was replaced by another file while it was in use. Put back the one that was there."
    ),
    "folder_unusable": QT_TRANSLATE_NOOP(
        "Errors", "The data folder cannot be used. Check that it exists and belongs to you."
    ),
    "folder_unsafe": QT_TRANSLATE_NOOP(
        "Errors", "The call log cannot be kept safely on this disk. Move the data folder to a disk of this computer."
    ),
    "setting_unknown": QT_TRANSLATE_NOOP("Errors", "There is no such setting. Remove its line from the file."),
    "setting_wrong": QT_TRANSLATE_NOOP("Errors", "“{value}” is no value for this setting. Possible: {possible}."),
    "setting_text": QT_TRANSLATE_NOOP(
        "Errors",
        "“{value}” is no value for this setting. It takes one line of text in quotes, of at most {limit} characters.",
    ),
    "settings_unreadable": QT_TRANSLATE_NOOP(
        "Errors",
        "The settings cannot be read ({cause}), the usual ones hold. Correct the file; setting anything keeps a copy.",
    ),
    "settings_broken": QT_TRANSLATE_NOOP(
        "Errors", "The settings cannot be read any more ({cause}). Correct the file, or move it away."
    ),
    "settings_unsaved": QT_TRANSLATE_NOOP(
        "Errors", "The settings cannot be saved ({cause}). Check that the folder is yours and has space left."
    ),
    "in_the_past": QT_TRANSLATE_NOOP("Errors", "That time is over. Type a time to come."),
    "install_again": QT_TRANSLATE_NOOP("Errors", "A part of callassist is missing or too old. Install it again."),
}


def error(found: BaseException) -> str:
    """What went wrong, where, and what to do: our own words for known codes, the error's words for the rest."""
    words = _ERRORS.get(getattr(found, "code", ""))
    if words is None:
        message = getattr(found, "message", None)
        return str(message()) if callable(message) else (str(found) or type(found).__name__)
    text = QCoreApplication.translate("Errors", words)
    facts: dict[str, object] = getattr(found, "facts", {})
    for name, value in facts.items():
        text = text.replace(f"{{{name}}}", str(value))
    where = str(getattr(found, "where", ""))
    return f"{text} ({isolated(breakable(where))})" if where else text


def codes() -> frozenset[str]:
    """Every code that is worded here."""
    return frozenset(_ERRORS)
