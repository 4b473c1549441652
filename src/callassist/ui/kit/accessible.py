"""What a control is called: by an id that never changes, and in words of the window's language for screen readers.

The id is the object's name: the accessibility bus, tests and a rep's own tools find a control by it in every language.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

_CONTEXT = "Names"
_SAID = "said"

NAMES: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Names", "Address"),
    QT_TRANSLATE_NOOP("Names", "All outcomes"),
    QT_TRANSLATE_NOOP("Names", "Area code of local numbers"),
    QT_TRANSLATE_NOOP("Names", "Back"),
    QT_TRANSLATE_NOOP("Names", "Back into the call"),
    QT_TRANSLATE_NOOP("Names", "Back to the question"),
    QT_TRANSLATE_NOOP("Names", "Back up now"),
    QT_TRANSLATE_NOOP("Names", "Backups"),
    QT_TRANSLATE_NOOP("Names", "Block a number"),
    QT_TRANSLATE_NOOP("Names", "Block nobody"),
    QT_TRANSLATE_NOOP("Names", "Block this number"),
    QT_TRANSLATE_NOOP("Names", "Blocks"),
    QT_TRANSLATE_NOOP("Names", "Busy"),
    QT_TRANSLATE_NOOP("Names", "Call again"),
    QT_TRANSLATE_NOOP("Names", "Call the first of the list"),
    QT_TRANSLATE_NOOP("Names", "Call this person"),
    QT_TRANSLATE_NOOP("Names", "Calls"),
    QT_TRANSLATE_NOOP("Names", "Cancel export"),
    QT_TRANSLATE_NOOP("Names", "Cancel form"),
    QT_TRANSLATE_NOOP("Names", "Cancel import"),
    QT_TRANSLATE_NOOP("Names", "Cancel restoring"),
    QT_TRANSLATE_NOOP("Names", "Change an answer"),
    QT_TRANSLATE_NOOP("Names", "Change keys"),
    QT_TRANSLATE_NOOP("Names", "Choose a folder"),
    QT_TRANSLATE_NOOP("Names", "Choose a list"),
    QT_TRANSLATE_NOOP("Names", "Choose file and export"),
    QT_TRANSLATE_NOOP("Names", "Close export"),
    QT_TRANSLATE_NOOP("Names", "Close the file"),
    QT_TRANSLATE_NOOP("Names", "Column of how"),
    QT_TRANSLATE_NOOP("Names", "Column of the source"),
    QT_TRANSLATE_NOOP("Names", "Column of the wording"),
    QT_TRANSLATE_NOOP("Names", "Column of when"),
    QT_TRANSLATE_NOOP("Names", "Company"),
    QT_TRANSLATE_NOOP("Names", "Consent of"),
    QT_TRANSLATE_NOOP("Names", "Continue call"),
    QT_TRANSLATE_NOOP("Names", "Correct the call"),
    QT_TRANSLATE_NOOP("Names", "Count how many are blocked"),
    QT_TRANSLATE_NOOP("Names", "Country of the numbers"),
    QT_TRANSLATE_NOOP("Names", "Course of the call"),
    QT_TRANSLATE_NOOP("Names", "Depth"),
    QT_TRANSLATE_NOOP("Names", "Dial"),
    QT_TRANSLATE_NOOP("Names", "Did not help"),
    QT_TRANSLATE_NOOP("Names", "Do not erase"),
    QT_TRANSLATE_NOOP("Names", "Do not hand out"),
    QT_TRANSLATE_NOOP("Names", "Does not know"),
    QT_TRANSLATE_NOOP("Names", "E-mail"),
    QT_TRANSLATE_NOOP("Names", "Sheet of the workbook"),
    QT_TRANSLATE_NOOP("Names", "What no answer fits"),
    QT_TRANSLATE_NOOP("Names", "Encoding of the file"),
    QT_TRANSLATE_NOOP("Names", "End as interrupted"),
    QT_TRANSLATE_NOOP("Names", "Erase this person"),
    QT_TRANSLATE_NOOP("Names", "Erase …"),
    QT_TRANSLATE_NOOP("Names", "Evidence of their calls"),
    QT_TRANSLATE_NOOP("Names", "Export"),
    QT_TRANSLATE_NOOP("Names", "Export for machines"),
    QT_TRANSLATE_NOOP("Names", "Export what can be read"),
    QT_TRANSLATE_NOOP("Names", "File for the block list"),
    QT_TRANSLATE_NOOP("Names", "File of a list"),
    QT_TRANSLATE_NOOP("Names", "File of the fingerprints"),
    QT_TRANSLATE_NOOP("Names", "File of the keys"),
    QT_TRANSLATE_NOOP("Names", "File that proves it"),
    QT_TRANSLATE_NOOP("Names", "Filter in force"),
    QT_TRANSLATE_NOOP("Names", "Filter questions"),
    QT_TRANSLATE_NOOP("Names", "Find a person"),
    QT_TRANSLATE_NOOP("Names", "Find anything"),
    QT_TRANSLATE_NOOP("Names", "Find others with this number"),
    QT_TRANSLATE_NOOP("Names", "Find the other one"),
    QT_TRANSLATE_NOOP("Names", "Find them"),
    QT_TRANSLATE_NOOP("Names", "Folder for the evidence"),
    QT_TRANSLATE_NOOP("Names", "Evidence of a time"),
    QT_TRANSLATE_NOOP("Names", "First day of the evidence"),
    QT_TRANSLATE_NOOP("Names", "Last day of the evidence"),
    QT_TRANSLATE_NOOP("Names", "Folder for the evidence of a time"),
    QT_TRANSLATE_NOOP("Names", "Choose a folder for the evidence"),
    QT_TRANSLATE_NOOP("Names", "Write the evidence of a time"),
    QT_TRANSLATE_NOOP("Names", "Leave or stop the evidence of a time"),
    QT_TRANSLATE_NOOP("Names", "How much of the evidence is written"),
    QT_TRANSLATE_NOOP("Names", "Folder to hand out into"),
    QT_TRANSLATE_NOOP("Names", "Follow-up"),
    QT_TRANSLATE_NOOP("Names", "Follow-up date"),
    QT_TRANSLATE_NOOP("Names", "Follow-up filter"),
    QT_TRANSLATE_NOOP("Names", "Found"),
    QT_TRANSLATE_NOOP("Names", "Go on"),
    QT_TRANSLATE_NOOP("Names", "Hand out"),
    QT_TRANSLATE_NOOP("Names", "Hand out what is kept"),
    QT_TRANSLATE_NOOP("Names", "Hang up"),
    QT_TRANSLATE_NOOP("Names", "Hash of the rules in use"),
    QT_TRANSLATE_NOOP("Names", "Helped"),
    QT_TRANSLATE_NOOP("Names", "Hide the qualification"),
    QT_TRANSLATE_NOOP("Names", "How the call ended"),
    QT_TRANSLATE_NOOP("Names", "How they agreed"),
    QT_TRANSLATE_NOOP("Names", "How they took it back themselves"),
    QT_TRANSLATE_NOOP("Names", "Import list"),
    QT_TRANSLATE_NOOP("Names", "Keep what is said of the list"),
    QT_TRANSLATE_NOOP("Names", "Keys"),
    QT_TRANSLATE_NOOP("Names", "Known from before"),
    QT_TRANSLATE_NOOP("Names", "Lead rings back"),
    QT_TRANSLATE_NOOP("Names", "Leave it as it was"),
    QT_TRANSLATE_NOOP("Names", "Leave the list as it is"),
    QT_TRANSLATE_NOOP("Names", "Leave them two"),
    QT_TRANSLATE_NOOP("Names", "Legal note"),
    QT_TRANSLATE_NOOP("Names", "Licences"),
    QT_TRANSLATE_NOOP("Names", "Lift it"),
    QT_TRANSLATE_NOOP("Names", "Lift nothing"),
    QT_TRANSLATE_NOOP("Names", "Lift the block"),
    QT_TRANSLATE_NOOP("Names", "Line with the names of the columns"),
    QT_TRANSLATE_NOOP("Names", "Lists of leads"),
    QT_TRANSLATE_NOOP("Names", "Look up a number or a name"),
    QT_TRANSLATE_NOOP("Names", "Make them one"),
    QT_TRANSLATE_NOOP("Names", "Make them two again"),
    QT_TRANSLATE_NOOP("Names", "May I call"),
    QT_TRANSLATE_NOOP("Names", "Name"),
    QT_TRANSLATE_NOOP("Names", "Name of the list"),
    QT_TRANSLATE_NOOP("Names", "Next reply"),
    QT_TRANSLATE_NOOP("Names", "Next wording"),
    QT_TRANSLATE_NOOP("Names", "No answer"),
    QT_TRANSLATE_NOOP("Names", "Not called, no consent"),
    QT_TRANSLATE_NOOP("Names", "Note"),
    QT_TRANSLATE_NOOP("Names", "Note of the call"),
    QT_TRANSLATE_NOOP("Names", "Number"),
    QT_TRANSLATE_NOOP("Names", "Number the fingerprint is of"),
    QT_TRANSLATE_NOOP("Names", "Number to block"),
    QT_TRANSLATE_NOOP("Names", "On what they may be called"),
    QT_TRANSLATE_NOOP("Names", "Outcome"),
    QT_TRANSLATE_NOOP("Names", "Own question"),
    QT_TRANSLATE_NOOP("Names", "Paste whom you call"),
    QT_TRANSLATE_NOOP("Names", "People found"),
    QT_TRANSLATE_NOOP("Names", "Postcodes of who is next"),
    QT_TRANSLATE_NOOP("Names", "Protect texts from spreadsheets"),
    QT_TRANSLATE_NOOP("Names", "Put who rings away"),
    QT_TRANSLATE_NOOP("Names", "Quit"),
    QT_TRANSLATE_NOOP("Names", "Refused"),
    QT_TRANSLATE_NOOP("Names", "Restore backup"),
    QT_TRANSLATE_NOOP("Names", "Restore call log"),
    QT_TRANSLATE_NOOP("Names", "Resume call"),
    QT_TRANSLATE_NOOP("Names", "Rules in use"),
    QT_TRANSLATE_NOOP("Names", "Save how the columns are read"),
    QT_TRANSLATE_NOOP("Names", "Save form"),
    QT_TRANSLATE_NOOP("Names", "Save note"),
    QT_TRANSLATE_NOOP("Names", "Save the call"),
    QT_TRANSLATE_NOOP("Names", "Save the correction"),
    QT_TRANSLATE_NOOP("Names", "Script"),
    QT_TRANSLATE_NOOP("Names", "Script language"),
    QT_TRANSLATE_NOOP("Names", "Rows behind a count"),
    QT_TRANSLATE_NOOP("Names", "Rows of a list"),
    QT_TRANSLATE_NOOP("Names", "Script of the list"),
    QT_TRANSLATE_NOOP("Names", "Search calls"),
    QT_TRANSLATE_NOOP("Names", "Search objections"),
    QT_TRANSLATE_NOOP("Names", "Sheet of the person"),
    QT_TRANSLATE_NOOP("Names", "Show licences"),
    QT_TRANSLATE_NOOP("Names", "Show the call of the block"),
    QT_TRANSLATE_NOOP("Names", "Show who of the list is held back"),
    QT_TRANSLATE_NOOP("Names", "Something else"),
    QT_TRANSLATE_NOOP("Names", "Source of the consent"),
    QT_TRANSLATE_NOOP("Names", "Spoken text"),
    QT_TRANSLATE_NOOP("Names", "Start call"),
    QT_TRANSLATE_NOOP("Names", "Start with an empty log"),
    QT_TRANSLATE_NOOP("Names", "Start with this lead"),
    QT_TRANSLATE_NOOP("Names", "Stop reading"),
    QT_TRANSLATE_NOOP("Names", "Take all of them in"),
    QT_TRANSLATE_NOOP("Names", "Take the list back"),
    QT_TRANSLATE_NOOP("Names", "Take who rings"),
    QT_TRANSLATE_NOOP("Names", "The same as somebody else"),
    QT_TRANSLATE_NOOP("Names", "They have rung here"),
    QT_TRANSLATE_NOOP("Names", "Time"),
    QT_TRANSLATE_NOOP("Names", "Timer"),
    QT_TRANSLATE_NOOP("Names", "Typed answer"),
    QT_TRANSLATE_NOOP("Names", "Verdict"),
    QT_TRANSLATE_NOOP("Names", "Verdict filter"),
    QT_TRANSLATE_NOOP("Names", "What bare numbers are"),
    QT_TRANSLATE_NOOP("Names", "What divides columns"),
    QT_TRANSLATE_NOOP("Names", "What follows"),
    QT_TRANSLATE_NOOP("Names", "What kind of source it is"),
    QT_TRANSLATE_NOOP("Names", "What leaves by itself"),
    QT_TRANSLATE_NOOP("Names", "What may be told of who is known"),
    QT_TRANSLATE_NOOP("Names", "What now"),
    QT_TRANSLATE_NOOP("Names", "What we do better"),
    QT_TRANSLATE_NOOP("Names", "When it is due"),
    QT_TRANSLATE_NOOP("Names", "Where the list is from"),
    QT_TRANSLATE_NOOP("Names", "Who is held back"),
    QT_TRANSLATE_NOOP("Names", "Who may be the same"),
    QT_TRANSLATE_NOOP("Names", "Who rings"),
    QT_TRANSLATE_NOOP("Names", "Why it is blocked"),
    QT_TRANSLATE_NOOP("Names", "Why it is lifted"),
    QT_TRANSLATE_NOOP("Names", "Why nothing follows"),
    QT_TRANSLATE_NOOP("Names", "Why they are blocked"),
    QT_TRANSLATE_NOOP("Names", "Why they may be called"),
    QT_TRANSLATE_NOOP("Names", "Wording they agreed to"),
    QT_TRANSLATE_NOOP("Names", "Write a note"),
    QT_TRANSLATE_NOOP("Names", "Write down the proof"),
    QT_TRANSLATE_NOOP("Names", "Write no evidence"),
    QT_TRANSLATE_NOOP("Names", "Write nothing"),
    QT_TRANSLATE_NOOP("Names", "Write the block list"),
    QT_TRANSLATE_NOOP("Names", "Write the evidence"),
    QT_TRANSLATE_NOOP("Names", "Outline of the script"),
    QT_TRANSLATE_NOOP("Names", "Words of what is new"),
    QT_TRANSLATE_NOOP("Names", "Words of the script"),
    QT_TRANSLATE_NOOP("Names", "Mend the finding"),
    QT_TRANSLATE_NOOP("Names", "Must be said"),
    QT_TRANSLATE_NOOP("Names", "Asked before an appointment"),
    QT_TRANSLATE_NOOP("Names", "Add an answer"),
    QT_TRANSLATE_NOOP("Names", "Add a wording"),
    QT_TRANSLATE_NOOP("Names", "Add a tip"),
    QT_TRANSLATE_NOOP("Names", "Spoken text on the phone"),
    QT_TRANSLATE_NOOP("Names", "Typed answer on the phone"),
    QT_TRANSLATE_NOOP("Names", "Script that is written"),
    QT_TRANSLATE_NOOP("Names", "Script as it was written"),
    QT_TRANSLATE_NOOP("Names", "What was understood"),
    QT_TRANSLATE_NOOP("Names", "Left out and added"),
    QT_TRANSLATE_NOOP("Names", "Name of the script"),
    QT_TRANSLATE_NOOP("Names", "Whom the script is for"),
    QT_TRANSLATE_NOOP("Names", "Read in a script"),
    QT_TRANSLATE_NOOP("Names", "Add one more"),
    QT_TRANSLATE_NOOP("Names", "Write the script to a file"),
    QT_TRANSLATE_NOOP("Names", "Choose a script file"),
    QT_TRANSLATE_NOOP("Names", "Another text"),
    QT_TRANSLATE_NOOP("Names", "Close reading in"),
    QT_TRANSLATE_NOOP("Names", "Make a draft of it"),
    QT_TRANSLATE_NOOP("Names", "Field of steps"),
    QT_TRANSLATE_NOOP("Names", "Field of objections"),
    QT_TRANSLATE_NOOP("Names", "Field of text"),
    QT_TRANSLATE_NOOP("Names", "Field of answers"),
    QT_TRANSLATE_NOOP("Names", "Field of answer"),
    QT_TRANSLATE_NOOP("Names", "Field of next"),
    QT_TRANSLATE_NOOP("Names", "Texts in de"),
    QT_TRANSLATE_NOOP("Names", "Texts in en"),
    QT_TRANSLATE_NOOP("Names", "Publish the script"),
    QT_TRANSLATE_NOOP("Names", "Play from here"),
    QT_TRANSLATE_NOOP("Names", "Undo"),
    QT_TRANSLATE_NOOP("Names", "Redo"),
    QT_TRANSLATE_NOOP("Names", "New script"),
    QT_TRANSLATE_NOOP("Names", "Count as other questions"),
    QT_TRANSLATE_NOOP("Names", "Map of the script"),
    QT_TRANSLATE_NOOP("Names", "Open the map"),
    QT_TRANSLATE_NOOP("Names", "Open the versions"),
    QT_TRANSLATE_NOOP("Names", "Open the rehearsals"),
    QT_TRANSLATE_NOOP("Names", "Keep as a rehearsal"),
    QT_TRANSLATE_NOOP("Names", "Versions of the script"),
    QT_TRANSLATE_NOOP("Names", "Text of the version"),
    QT_TRANSLATE_NOOP("Names", "Rehearsals of the script"),
    QT_TRANSLATE_NOOP("Names", "What changes line by line"),
    QT_TRANSLATE_NOOP("Names", "Write the fingerprints"),
)
"""The ids that are English words at once, for whatever stands on a page but once."""


def named(widget: QWidget, name: str) -> None:
    """One of `NAMES`: the id is these words, what is said is their translation."""
    widget.setObjectName(name)
    widget.setProperty(_SAID, name)
    widget.setAccessibleName(_translated(name))


def identified(widget: QWidget, ident: str, said: str) -> None:
    """What is there many times: an answer, an objection. Who draws it says it anew in another language."""
    if widget.objectName() != ident:
        widget.setObjectName(ident)
    if widget.accessibleName() != said:
        widget.setAccessibleName(said)


def say_names_anew(root: QWidget) -> None:
    """The window speaks another language."""
    for widget in root.findChildren(QWidget):
        name = widget.property(_SAID)
        if name:
            widget.setAccessibleName(_translated(str(name)))


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say at once what appeared: nobody would look for it."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # nothing is said before the first frame

    if words and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)


def tell_focus(widget: QWidget, child: int) -> None:
    """Tell a screen reader that one of the children a widget has for it alone has the focus now."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    if QAccessible.isActive():
        event = QAccessibleEvent(widget, QAccessible.Event.Focus)
        event.setChild(child)
        QAccessible.updateAccessibility(event)


def _translated(name: str) -> str:
    return QCoreApplication.translate(_CONTEXT, name)
