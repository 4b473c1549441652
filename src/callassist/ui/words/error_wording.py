"""Known errors in the window's language: what happened, where, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from callassist.domain.text import Text
from callassist.ui.kit.plain_text import breakable, isolated
from callassist.ui.marking import QT_TRANSLATE_NOOP
from callassist.ui.words import code_words

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
    "backup_unwritable": QT_TRANSLATE_NOOP(
        "Errors",
        "No backup can be made: the folder of the backups cannot be written to. Check that it exists and is yours.",
    ),
    "log_parted": QT_TRANSLATE_NOOP(
        "Errors",
        "This is an older copy of the call log; what was saved since stands in a file beside it (entries: {count}). "
        "Nothing was changed. Choose Restore to put both together.",
    ),
    "log_laid_aside": QT_TRANSLATE_NOOP(
        "Errors",
        "A file that does not belong to the call log lay beside it and was moved away. No entry was in it alone.",
    ),
    "log_damaged": QT_TRANSLATE_NOOP(
        "Errors", "The call log is damaged. Nothing was deleted: close callassist, start it again and choose Restore."
    ),
    "log_gone": QT_TRANSLATE_NOOP("Errors", "The call log is gone. Restore it from a backup, or put it back."),
    "log_empty": QT_TRANSLATE_NOOP("Errors", "The call log is empty: its content was lost. Restore it."),
    "log_foreign": QT_TRANSLATE_NOOP("Errors", "The file of the call log is none, or another program's. Restore it."),
    "log_altered": QT_TRANSLATE_NOOP(
        "Errors",
        "This file holds tables or rules that callassist did not make. Nothing of it was run: restore the log, or "
        "choose a backup of your own.",
    ),
    "log_behind": QT_TRANSLATE_NOOP(
        "Errors", "The end of the call log is missing (entries: {count}). Restore a backup that holds them."
    ),
    "log_exchanged": QT_TRANSLATE_NOOP(
        "Errors", "This is not the call log that was used here before. Look for the other one, or go on with this one."
    ),
    "list_no_room": QT_TRANSLATE_NOOP(
        "Errors",
        "Only {free} MB are free: too little to read a list in. Nothing of it was kept; free some space, then read it "
        "in again.",
    ),
    "import_cut_off": QT_TRANSLATE_NOOP(
        "Errors",
        "callassist ended while a list was still being read in (lists: {count}). Nothing of it was kept; read it in "
        "again.",
    ),
    "call_damaged": QT_TRANSLATE_NOOP(
        "Errors", "This call cannot be taken up: its journal is damaged. Its answers are kept; end it as interrupted."
    ),
    "call_too_new": QT_TRANSLATE_NOOP(
        "Errors",
        "This call was made by a newer callassist. Install that one, or end it as interrupted; its answers are kept.",
    ),
    "nothing_left": QT_TRANSLATE_NOOP(
        "Errors", "There is nothing the call log could be restored from. Put a copy of it back, or start an empty one."
    ),
    "backup_damaged": QT_TRANSLATE_NOOP("Errors", "This backup is damaged itself. Choose another one."),
    "backup_gone": QT_TRANSLATE_NOOP("Errors", "This backup is not there any more. Choose another one."),
    "recovery_failed": QT_TRANSLATE_NOOP(
        "Errors", "The call log could not be put together again. Nothing was changed: keep the folder and report this."
    ),
    "no_rescue": QT_TRANSLATE_NOOP(
        "Errors", "This file holds no entries that could not be saved, or cannot be read. Nothing was taken in."
    ),
    "rescue_unproven": QT_TRANSLATE_NOOP(
        "Errors", "It is not proven that these entries belong to this call log. Nothing was taken in; the file is kept."
    ),
    "rescue_ended": QT_TRANSLATE_NOOP(
        "Errors", "The call of these entries has ended meanwhile and stays as it is. The file is kept."
    ),
    "rescue_unfit": QT_TRANSLATE_NOOP(
        "Errors", "These entries do not follow on what the call log holds of their call. The file is kept."
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
    "folder_others": QT_TRANSLATE_NOOP(
        "Errors",
        "The data folder cannot be used: {place} belongs to another user, perhaps since a start as administrator. "
        "Give it back to yourself or choose another folder, then start callassist again.",
    ),
    "folder_closed": QT_TRANSLATE_NOOP(
        "Errors", "The data folder cannot be used: you may not enter {place}. Allow it to yourself, then start again."
    ),
    "folder_file": QT_TRANSLATE_NOOP(
        "Errors", "The data folder cannot be used: {place} is no folder. Move what is there away, then start again."
    ),
    "folder_link": QT_TRANSLATE_NOOP(
        "Errors", "The data folder cannot be used: {place} is a link that leads nowhere. Remove it, then start again."
    ),
    "folder_name": QT_TRANSLATE_NOOP("Errors", "The name of the data folder is too long. Choose a shorter one."),
    "folder_nowhere": QT_TRANSLATE_NOOP(
        "Errors", "There is no such place for the data folder. Name it by its whole path."
    ),
    "folder_unsafe": QT_TRANSLATE_NOOP(
        "Errors", "The call log cannot be kept safely on this disk. Move the data folder to a disk of this computer."
    ),
    "folder_shared": QT_TRANSLATE_NOOP(
        "Errors",
        "Others can write to this folder, and so could exchange or delete the call log. Take that right from them in "
        "the properties of the folder, or move the data folder to one of your own.",
    ),
    "apart_silent": QT_TRANSLATE_NOOP(
        "Errors", "Reading this file does not come to an end, and was given up. Nothing was changed: use another copy."
    ),
    "apart_memory": QT_TRANSLATE_NOOP(
        "Errors",
        "Reading this file would take too much memory, and was given up. Nothing was changed: use another copy.",
    ),
    "apart_ended": QT_TRANSLATE_NOOP(
        "Errors", "Reading this file ended unexpectedly. Nothing was changed: use another copy, or report this."
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
    "in_the_future": QT_TRANSLATE_NOOP("Errors", "That day is still to come. Type a day up to today."),
    "no_day": QT_TRANSLATE_NOOP("Errors", "That is no day. Type one such as 3.2.2026 or 2026-02-03."),
    "period_backwards": QT_TRANSLATE_NOOP("Errors", "The last day is before the first one: let them change places."),
    "one_only": QT_TRANSLATE_NOOP("Errors", "One of these answers stands alone: take it, or the others."),
    "several_answers": QT_TRANSLATE_NOOP("Errors", "Several answers begin like that: type on."),
    "no_such_answer": QT_TRANSLATE_NOOP("Errors", "There is no such answer to this question."),
    "no_such_time": QT_TRANSLATE_NOOP(
        "Errors", "No clock shows that time there: it is set forward that night. Type the time that is meant."
    ),
    "in_the_past": QT_TRANSLATE_NOOP("Errors", "That time is over. Type a time to come."),
    "install_again": QT_TRANSLATE_NOOP("Errors", "A part of callassist is missing or too old. Install it again."),
    "dial_quote": QT_TRANSLATE_NOOP(
        "Errors",
        'A quotation mark is not closed. Put the other one behind the path, as in "C:\\My phone\\phone.exe" %digits%.',
    ),
    "dial_nothing": QT_TRANSLATE_NOOP(
        "Errors",
        "No program that dials is named in the settings. Write one with the place of the number: "
        "microsip.exe %digits%.",
    ),
    "dial_place": QT_TRANSLATE_NOOP(
        "Errors", "%{place}% stands for nothing. The number is %e164%, %national% or %digits%."
    ),
    "dial_first": QT_TRANSLATE_NOOP(
        "Errors", "The number stands where the program's name belongs. Write the name first: microsip.exe %digits%."
    ),
    "dial_no_number": QT_TRANSLATE_NOOP(
        "Errors", "This program is never told the number. Put %e164%, %national% or %digits% behind its name."
    ),
    "dial_shell": QT_TRANSLATE_NOOP(
        "Errors", "A batch file is run by a shell, which may read a number as a command. Name the program it starts."
    ),
    "dial_not_there": QT_TRANSLATE_NOOP(
        "Errors",
        "There is no program “{program}” here that can be run. Write its whole path, "
        "in quotation marks where it has blanks.",
    ),
    "dial_came_in": QT_TRANSLATE_NOOP(
        "Errors", "This call came in, so nothing is dialled in it. To call them back, end it and start a call."
    ),
    "dial_wrong": QT_TRANSLATE_NOOP("Errors", "This number is known to be wrong or dead. It is not dialled."),
    "dial_doubtful": QT_TRANSLATE_NOOP(
        "Errors", "Which number is meant is in doubt, so it is not dialled. Start the call with the whole number."
    ),
    "dial_nobody": QT_TRANSLATE_NOOP(
        "Errors",
        "No program on this computer takes the number. Choose in the settings how numbers are dialled (Telephone).",
    ),
    "blocked": QT_TRANSLATE_NOOP("Errors", "Blocked: somebody at this number asked not to be called again."),
    "may_not_call": QT_TRANSLATE_NOOP("Errors", "The rules do not allow this call: {reason}"),
    "call_ended": QT_TRANSLATE_NOOP("Errors", "This call has ended meanwhile."),
    "call_under_way": QT_TRANSLATE_NOOP("Errors", "This call is under way. Hang up first."),
    "call_continued": QT_TRANSLATE_NOOP("Errors", "Another call has gone on with this one already. Look for that one."),
    "no_stage": QT_TRANSLATE_NOOP("Errors", "The script does not have this stage. Choose another one."),
    "no_script": QT_TRANSLATE_NOOP("Errors", "This script is not there any more. Choose another one."),
    "person_in_call": QT_TRANSLATE_NOOP("Errors", "A call with this person is on. Hang up first."),
    "not_two_people": QT_TRANSLATE_NOOP("Errors", "These are one person already, or one of them was erased."),
    "merge_erased": QT_TRANSLATE_NOOP("Errors", "They were erased since: there is nothing to take back."),
    "correct_open_call": QT_TRANSLATE_NOOP("Errors", "This call is still open: it is ended on the page of the call."),
    "correct_no_call": QT_TRANSLATE_NOOP("Errors", "A call that was started by mistake was none: it stays so."),
    "correct_block": QT_TRANSLATE_NOOP(
        "Errors", "Whoever asked not to be called again stays blocked: another outcome would not lift that."
    ),
    "note_of_open_call": QT_TRANSLATE_NOOP(
        "Errors", "This call is still open: its note is written on the page of the call."
    ),
    "note_too_long": QT_TRANSLATE_NOOP(
        "Errors", "A note has at most {limit} characters, this one has {count}. Shorten it."
    ),
    "answer_too_long": QT_TRANSLATE_NOOP(
        "Errors", "An answer has at most {limit} characters, this one has {count}. Shorten it, or use the note."
    ),
    "out_of_range": QT_TRANSLATE_NOOP("Errors", "That is out of range: check the figure."),
    "other_unit": QT_TRANSLATE_NOOP("Errors", "That is not the unit that is asked for: type it in the other one."),
    "other_currency": QT_TRANSLATE_NOOP("Errors", "The amount is asked in another currency: type it in that one."),
    "export_own": QT_TRANSLATE_NOOP("Errors", "This is one of callassist's own files. Choose another name."),
    "export_no_folder": QT_TRANSLATE_NOOP("Errors", "There is no such folder. Choose another place."),
    "export_no_name": QT_TRANSLATE_NOOP("Errors", "No file can have this name. Choose another one."),
    "export_no_file": QT_TRANSLATE_NOOP(
        "Errors", "There is something else than a plain file in this place. Choose another name."
    ),
    "export_exists": QT_TRANSLATE_NOOP("Errors", "There is a file of this name already. Choose another folder."),
    "export_held": QT_TRANSLATE_NOOP(
        "Errors", "Another program has this file open. Close it there, or choose another name: {other} is free."
    ),
    "export_too_wide": QT_TRANSLATE_NOOP(
        "Errors", "These calls have more questions than a workbook has columns. Choose one script, or CSV."
    ),
    "export_unwritable": QT_TRANSLATE_NOOP(
        "Errors", "This cannot be written ({cause}). Choose another place, or free some space."
    ),
    "list_unreadable": QT_TRANSLATE_NOOP(
        "Errors", "This list cannot be read. Check that the file exists, is a plain file, and may be read by you."
    ),
    "list_changed": QT_TRANSLATE_NOOP("Errors", "The file was changed while it was read. Open it again."),
    "list_empty": QT_TRANSLATE_NOOP("Errors", "There is nothing in this file. Choose another one."),
    "list_none": QT_TRANSLATE_NOOP(
        "Errors", "This file is no list. Choose a text file (CSV), a workbook (XLSX) or contacts (VCF)."
    ),
    "list_other_form": QT_TRANSLATE_NOOP(
        "Errors",
        "This workbook is of a form that cannot be read, or has a password. Save it as XLSX or CSV without one.",
    ),
    "list_too_wide": QT_TRANSLATE_NOOP(
        "Errors", "This list has more than {count} columns. Check what parts its cells, or take out columns."
    ),
    "list_too_long": QT_TRANSLATE_NOOP("Errors", "This list has more than {count} rows. Part it into several files."),
    "workbook_damaged": QT_TRANSLATE_NOOP(
        "Errors", "This workbook is damaged. Open it in a spreadsheet and save it anew, or save it as CSV."
    ),
    "workbook_too_large": QT_TRANSLATE_NOOP(
        "Errors", "This workbook is too large to be read. Save the sheet with the list as CSV."
    ),
    "workbook_no_sheet": QT_TRANSLATE_NOOP("Errors", "There is no such sheet in this workbook. Choose another one."),
    # the block list
    "no_number": QT_TRANSLATE_NOOP("Errors", "There is no number in it. Type it with its area code."),
    "block_reason": QT_TRANSLATE_NOOP(
        "Errors", "Why is it lifted? Write a sentence of {count} signs or more: it stays with the block."
    ),
    "block_said": QT_TRANSLATE_NOOP(
        "Errors",
        "They said themselves that they do not want to be called. Only they can take that back: say how and when "
        "they did.",
    ),
    "block_number": QT_TRANSLATE_NOOP(
        "Errors", "Only the fingerprint of this number is left. Type the number it is of."
    ),
    "block_other_number": QT_TRANSLATE_NOOP("Errors", "This block is of another number. Nothing was lifted."),
    "block_no_column": QT_TRANSLATE_NOOP(
        "Errors", "No column of this file holds numbers. Call it “phone” in the first line, and choose the file again."
    ),
    "block_keys_apart": QT_TRANSLATE_NOOP(
        "Errors", "The keys go into a file of their own: whoever has both can find out every number."
    ),
    "evidence_unreadable": QT_TRANSLATE_NOOP(
        "Errors", "This file cannot be kept as evidence ({cause}). Choose another one, of at most 100 MB."
    ),
    "block_gone": QT_TRANSLATE_NOOP("Errors", "This block was lifted already."),
    "edit_other_value": QT_TRANSLATE_NOOP("Errors", "Something else stands here by now. Look at it, then change it."),
    "own_words_legal": QT_TRANSLATE_NOOP("Errors", "This is said by everybody as it stands."),
    "edit_gone": QT_TRANSLATE_NOOP("Errors", "This part of the script is not there any more."),
    "edit_is_there": QT_TRANSLATE_NOOP("Errors", "There is one of this name already. Choose another name."),
    "edit_other_text": QT_TRANSLATE_NOOP("Errors", "The script is another one by now. Open it again."),
    "edit_odd_form": QT_TRANSLATE_NOOP(
        "Errors", "In the file this part is written in a form that can be changed in a text editor only."
    ),
    "edit_not_as_meant": QT_TRANSLATE_NOOP(
        "Errors", "This cannot be changed without changing something else as well. Change it in a text editor."
    ),
    "edit_unreadable": QT_TRANSLATE_NOOP(
        "Errors", "With this change the script could not be read any more, so it was not made."
    ),
    "edit_control_character": QT_TRANSLATE_NOOP("Errors", "The text holds control characters. Remove them."),
    "edit_only_part": QT_TRANSLATE_NOOP("Errors", "This is the only part of the file. Add another one first."),
    "draft_busy": QT_TRANSLATE_NOOP(
        "Errors", "This script is being edited in another window. Go on there, or close it there first."
    ),
    "draft_closed": QT_TRANSLATE_NOOP("Errors", "This draft was closed. Open the script again."),
    "draft_is_there": QT_TRANSLATE_NOOP(
        "Errors", "There is a script of this name. Choose another name, or edit that one."
    ),
    "draft_name": QT_TRANSLATE_NOOP(
        "Errors", "A script needs a name of small letters, digits and _, beginning with a letter."
    ),
    "draft_overtaken": QT_TRANSLATE_NOOP(
        "Errors",
        "The script was changed elsewhere since this draft was begun. Look at what is different, then publish it over "
        "that, or discard the draft.",
    ),
    "draft_renamed": QT_TRANSLATE_NOOP(
        "Errors", "The name of a script never changes, because calls are counted by it. Write the former one again."
    ),
    "draft_unwritable": QT_TRANSLATE_NOOP(
        "Errors",
        "The draft cannot be saved ({cause}). Nothing on the screen is lost: free some space, then change something.",
    ),
    "no_rehearsal": QT_TRANSLATE_NOOP("Errors", "This rehearsal is not there any more."),
    "rehearsal_lost": QT_TRANSLATE_NOOP(
        "Errors", "This call cannot be followed any more. Keep another one as a rehearsal."
    ),
    "rehearsal_part": QT_TRANSLATE_NOOP(
        "Errors", "This call goes on with one that was cut off. Keep another one as a rehearsal."
    ),
    "no_version": QT_TRANSLATE_NOOP("Errors", "This version is not there any more. Choose another one."),
    # what has no words of its own, by its class
    "known": QT_TRANSLATE_NOOP("Errors", "That did not work. Nothing was changed: try it another way."),
    "script": QT_TRANSLATE_NOOP(
        "Errors", "This script cannot be used. What is wrong with it is listed on the start page."
    ),
    "edit_refused": QT_TRANSLATE_NOOP("Errors", "This change cannot be made. Nothing was changed."),
    "draft": QT_TRANSLATE_NOOP("Errors", "That is not possible with this draft. Nothing was changed."),
    "impossible": QT_TRANSLATE_NOOP("Errors", "That is not possible at this point. Choose something that is offered."),
    "not_understood": QT_TRANSLATE_NOOP("Errors", "That was not understood. Type it another way."),
    "setting": QT_TRANSLATE_NOOP("Errors", "This setting cannot be used. Choose another value."),
    "export": QT_TRANSLATE_NOOP("Errors", "The file cannot be written. Choose another place."),
    "list": QT_TRANSLATE_NOOP("Errors", "This list cannot be read. Save it anew as CSV, or choose another one."),
    "proposal_gone": QT_TRANSLATE_NOOP("Errors", "This proposal is not there any more. Look again."),
    "file_is_there": QT_TRANSLATE_NOOP("Errors", "There is something of this name already. Take another one."),
    "file_of_system": QT_TRANSLATE_NOOP("Errors", "This name belongs to the system. Take another one."),
    "script_ending": QT_TRANSLATE_NOOP(
        "Errors", "A script is not written as such a file. End its name with {endings}."
    ),
    "outline_row": QT_TRANSLATE_NOOP(
        "Errors", "A row of this table cannot be read. Look for a quote that is not closed, or save the table anew."
    ),
    "outline_too_large": QT_TRANSLATE_NOOP(
        "Errors", "This is more than a script can hold. Keep the script alone in the file."
    ),
    "outline_cell": QT_TRANSLATE_NOOP(
        "Errors", "A cell of this table has more words than anybody says in one breath. Part it into several steps."
    ),
    "outline_no_json": QT_TRANSLATE_NOOP("Errors", "This is no JSON that can be read. Save it anew."),
    "outline_twice": QT_TRANSLATE_NOOP(
        "Errors",
        "The field “{name}” is there twice in one place, and one of both would be lost. Give each its own name.",
    ),
    "outline_fields": QT_TRANSLATE_NOOP(
        "Errors", "There are no steps where they usually are. Say below which field holds them, and what is said."
    ),
    "outline_empty": QT_TRANSLATE_NOOP("Errors", "There is nothing in this file. Choose another one."),
    "outline_no_text": QT_TRANSLATE_NOOP(
        "Errors", "This is no text, whatever its name says. Give it the ending it has: .docx or .xlsx."
    ),
    "outline_old_form": QT_TRANSLATE_NOOP(
        "Errors", "A script cannot be read out of such a file. Save it as {better}, then open that."
    ),
    "outline_form": QT_TRANSLATE_NOOP(
        "Errors", "A script cannot be read out of such a file. Save it as .docx, .xlsx, .csv, .txt, .md or .json."
    ),
    "outline_columns": QT_TRANSLATE_NOOP(
        "Errors",
        "No column of this table is called text, question or objection. Name the columns in the first row: step, text, "
        "answer, next, effect; or objection, reply.",
    ),
    "outline_nothing": QT_TRANSLATE_NOOP(
        "Errors",
        "Nothing of it is a question or an objection. Write a question in a line of its own, and its answers below it, "
        "each behind a dash.",
    ),
    "outline": QT_TRANSLATE_NOOP(
        "Errors", "No script can be made of this file. Save it anew as Word, Excel, CSV or text, or choose another one."
    ),
    "not_found": QT_TRANSLATE_NOOP("Errors", "This is not there any more. Look for it anew."),
    "log": QT_TRANSLATE_NOOP(
        "Errors", "The call log cannot be used. Close callassist, start it again, and report this."
    ),
}

#: what no code is for
_UNFORESEEN = QT_TRANSLATE_NOOP("Errors", "Something went wrong inside ({error}). Please report it.")


def error(found: BaseException) -> str:
    """What went wrong, where, and what to do, by its code. What is no known error is our bug, and said to be one."""
    words = _ERRORS.get(getattr(found, "code", ""))
    if words is None:
        told = ": ".join(part for part in (type(found).__name__, str(found)) if part)
        return QCoreApplication.translate("Errors", _UNFORESEEN).format(error=told)
    text = QCoreApplication.translate("Errors", words)
    facts: dict[str, object] = getattr(found, "facts", {})
    for name, value in facts.items():
        if isinstance(value, Text):
            value = code_words.in_window(value)
        text = text.replace(f"{{{name}}}", isolated(breakable(str(value))) if name == "place" else str(value))
    where = str(getattr(found, "where", ""))
    return f"{text} ({isolated(breakable(where))})" if where else text


def codes() -> frozenset[str]:
    """Every code that is worded here."""
    return frozenset(_ERRORS)
