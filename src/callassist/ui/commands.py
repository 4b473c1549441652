"""Every command of the window, declared once: its keys, where it is heard, when it can be given, and its words.

The key map, the hints on buttons, the sheet behind F1, the settings of keys and the palette read this. What a command
does is said where it is done; nobody names one by a bare string. The value of a member is what its own key is
remembered by in the settings, and never changes.
"""

from __future__ import annotations

from enum import Enum, Flag, StrEnum, auto

from callassist.domain.outcome import BY_MISTAKE
from callassist.ui.marking import QT_TRANSLATE_NOOP


class Group(Enum):
    """The headings of the key sheet, in its order."""

    CALL = QT_TRANSLATE_NOOP("Keys", "In the call")
    OBJECTIONS = QT_TRANSLATE_NOOP("Keys", "Objections")
    ANSWERS = QT_TRANSLATE_NOOP("Keys", "Changing answers")
    END = QT_TRANSLATE_NOOP("Keys", "Ending the call")
    START = QT_TRANSLATE_NOOP("Keys", "Before the call")
    LISTS = QT_TRANSLATE_NOOP("Keys", "Lists of leads")
    BLOCKS = QT_TRANSLATE_NOOP("Keys", "Block list")
    LOG = QT_TRANSLATE_NOOP("Keys", "Call log")
    PERSON = QT_TRANSLATE_NOOP("Keys", "A person")
    SCRIPTS = QT_TRANSLATE_NOOP("Keys", "Writing scripts")
    WINDOW = QT_TRANSLATE_NOOP("Keys", "Window")


class HeardAt(Enum):
    """Where a command is heard. What is heard at two different places may share a key; one chord means one thing."""

    CALL = "call"
    #: on the pages that begin a call alone: the form, the lists of leads, the log
    START = "start"
    #: where a script is written, and nothing of a call is heard; its keys are those of every editor
    SCRIPTS = "scripts"
    ANYWHERE = "anywhere"


class State(Flag):
    """What holds in the window now; a command can be given where all that it needs does."""

    ALWAYS = 0
    #: the page before a call is shown
    START = auto()
    #: a call is under way and not in its wrap-up
    CALL = auto()
    #: a question of the script is being asked
    ASKS = auto()
    #: something lies over the question and Esc comes back
    OVERLAID = auto()
    #: a reply to an objection was shown in this call
    REPLIED = auto()
    #: there is a step to go on to, or an answer to confirm
    GOES_ON = auto()
    #: a step was taken that can be taken back
    STEPPED = auto()
    #: what is shown can be worded differently
    REWORDABLE = auto()
    USP = auto()
    #: verdict or soft lock stand in the way
    STOPPED = auto()
    #: there is a number to dial
    NUMBER = auto()
    #: somebody rings, or rang, and was neither taken nor put away
    RINGS = auto()
    #: lines that could not be saved wait to be taken in
    RESCUE = auto()
    #: a script is being written
    WRITES = auto()


_NONE = State.ALWAYS
_IN_CALL = State.CALL


class Command(StrEnum):
    """What a rep can ask the window for, by a key or a click."""

    #: in Qt's portable wording; the first is shown
    keys: tuple[str, ...]
    group: Group
    #: English, to be translated in the context "Keys"; `{number}` is filled from `number`
    label: str
    scope: HeardAt
    needs: State
    #: of an exit, from 1; of an objection's place, from 0; of a depth, from 1
    number: int

    def __new__(
        cls,
        value: str,
        keys: tuple[str, ...],
        group: Group,
        label: str,
        needs: State = _NONE,
        scope: HeardAt = HeardAt.CALL,
        number: int = -1,
    ) -> Command:
        """One line of the table."""
        made = str.__new__(cls, value)
        made._value_ = value
        made.keys, made.group, made.label = keys, group, label
        made.needs, made.scope, made.number = needs, scope, number
        return made

    # in the call
    GO_ON = (
        "go_on",
        ("Return", "Space"),
        Group.CALL,
        QT_TRANSLATE_NOOP("Keys", "Go on, confirm"),
        _IN_CALL | State.GOES_ON,
    )
    REFUSE = (
        "refuse",
        ("R", "Ctrl+R"),
        Group.CALL,
        QT_TRANSLATE_NOOP("Keys", "Refused to answer"),
        _IN_CALL | State.ASKS,
    )
    UNKNOWN = "unknown", ("U", "Ctrl+U"), Group.CALL, QT_TRANSLATE_NOOP("Keys", "Does not know"), _IN_CALL | State.ASKS
    ELSE = (
        "else",
        ("X", "Alt+X"),
        Group.CALL,
        QT_TRANSLATE_NOOP("Keys", "Something else: the lead's own words"),
        _IN_CALL,
    )
    BACK = (
        "back",
        ("Backspace", "Alt+Left"),
        Group.CALL,
        QT_TRANSLATE_NOOP("Keys", "Take back the last step"),
        _IN_CALL | State.STEPPED,
    )
    WORDING = (
        "wording",
        ("W", "Ctrl+W"),
        Group.CALL,
        QT_TRANSLATE_NOOP("Keys", "Next wording"),
        _IN_CALL | State.REWORDABLE,
    )
    USP = "usp", ("V", "Alt+V"), Group.CALL, QT_TRANSLATE_NOOP("Keys", "What we do better"), _IN_CALL | State.USP
    LEGAL = "legal", ("Alt+G",), Group.CALL, QT_TRANSLATE_NOOP("Keys", "Legal note, open or closed"), _IN_CALL
    OWN_QUESTION = (
        "own_question",
        ("Q", "Alt+Q"),
        Group.CALL,
        QT_TRANSLATE_NOOP("Keys", "A question of your own"),
        _IN_CALL,
    )
    REWORD = (
        "reword",
        ("Ctrl+Shift+W",),
        Group.CALL,
        QT_TRANSLATE_NOOP("Keys", "Say it in other words from the next call on"),
        _IN_CALL,
    )
    CAPTURE = "capture", ("Ctrl+P",), Group.CALL, QT_TRANSLATE_NOOP("Keys", "Note who decides"), _IN_CALL
    DETAILS = (
        "details",
        ("Ctrl+I",),
        Group.CALL,
        QT_TRANSLATE_NOOP("Keys", "Note e-mail, address and consent"),
        _IN_CALL,
    )
    OVERRIDE = (
        "override",
        ("Ctrl+O",),
        Group.CALL,
        QT_TRANSLATE_NOOP("Keys", "Go on against the verdict, with a reason"),
        _IN_CALL | State.STOPPED,
    )
    DEPTH_1 = (
        "depth_1",
        ("Ctrl+Shift+1", "Shift+F1"),
        Group.CALL,
        QT_TRANSLATE_NOOP("Keys", "Depth 1: can they buy"),
        _NONE,
        HeardAt.ANYWHERE,
        1,
    )
    DEPTH_2 = (
        "depth_2",
        ("Ctrl+Shift+2", "Shift+F2"),
        Group.CALL,
        QT_TRANSLATE_NOOP("Keys", "Depth 2: do they want to"),
        _NONE,
        HeardAt.ANYWHERE,
        2,
    )
    DEPTH_3 = (
        "depth_3",
        ("Ctrl+Shift+3", "Shift+F3"),
        Group.CALL,
        QT_TRANSLATE_NOOP("Keys", "Depth 3: budget and time"),
        _NONE,
        HeardAt.ANYWHERE,
        3,
    )
    LANGUAGE = (
        "language",
        ("Ctrl+L",),
        Group.CALL,
        QT_TRANSLATE_NOOP("Keys", "Language of the script"),
        _NONE,
        HeardAt.ANYWHERE,
    )
    NOTE = "note", ("N", "Ctrl+N"), Group.CALL, QT_TRANSLATE_NOOP("Keys", "Write a note (Esc leaves it)"), _NONE
    DIAL = "dial", ("Ctrl+D",), Group.CALL, QT_TRANSLATE_NOOP("Keys", "Dial the number"), State.NUMBER
    # objections
    SEARCH_OBJECTION = (
        "search_objection",
        ("Ctrl+J",),
        Group.OBJECTIONS,
        QT_TRANSLATE_NOOP("Keys", "Search the objections"),
        _IN_CALL,
    )
    HELPED = "helped", ("+",), Group.OBJECTIONS, QT_TRANSLATE_NOOP("Keys", "The reply helped"), _IN_CALL | State.REPLIED
    NOT_HELPED = (
        "not_helped",
        ("-",),
        Group.OBJECTIONS,
        QT_TRANSLATE_NOOP("Keys", "The reply did not help"),
        _IN_CALL | State.REPLIED,
    )
    ESCAPE = (
        "escape",
        ("Esc",),
        Group.OBJECTIONS,
        QT_TRANSLATE_NOOP("Keys", "Back to the very same question"),
        _IN_CALL | State.OVERLAID,
        HeardAt.ANYWHERE,
    )
    # changing answers
    EDIT = (
        "edit",
        ("E", "Ctrl+E"),
        Group.ANSWERS,
        QT_TRANSLATE_NOOP("Keys", "Change any answer: number, then answer"),
        _IN_CALL,
    )
    # ending the call
    HANG_UP = "hang_up", ("Ctrl+Return",), Group.END, QT_TRANSLATE_NOOP("Keys", "Hang up"), _IN_CALL
    EXIT_1 = (
        "exit_1",
        ("Ctrl+1",),
        Group.END,
        QT_TRANSLATE_NOOP("Keys", "Shared exit {number}"),
        _IN_CALL,
        HeardAt.CALL,
        1,
    )
    EXIT_2 = (
        "exit_2",
        ("Ctrl+2",),
        Group.END,
        QT_TRANSLATE_NOOP("Keys", "Shared exit {number}"),
        _IN_CALL,
        HeardAt.CALL,
        2,
    )
    EXIT_3 = (
        "exit_3",
        ("Ctrl+3",),
        Group.END,
        QT_TRANSLATE_NOOP("Keys", "Shared exit {number}"),
        _IN_CALL,
        HeardAt.CALL,
        3,
    )
    EXIT_4 = (
        "exit_4",
        ("Ctrl+4",),
        Group.END,
        QT_TRANSLATE_NOOP("Keys", "Shared exit {number}"),
        _IN_CALL,
        HeardAt.CALL,
        4,
    )
    EXIT_5 = (
        "exit_5",
        ("Ctrl+5",),
        Group.END,
        QT_TRANSLATE_NOOP("Keys", "Shared exit {number}"),
        _IN_CALL,
        HeardAt.CALL,
        5,
    )
    EXIT_6 = (
        "exit_6",
        ("Ctrl+6",),
        Group.END,
        QT_TRANSLATE_NOOP("Keys", "Shared exit {number}"),
        _IN_CALL,
        HeardAt.CALL,
        6,
    )
    EXIT_7 = (
        "exit_7",
        ("Ctrl+7",),
        Group.END,
        QT_TRANSLATE_NOOP("Keys", "Shared exit {number}"),
        _IN_CALL,
        HeardAt.CALL,
        7,
    )
    EXIT_8 = (
        "exit_8",
        ("Ctrl+8",),
        Group.END,
        QT_TRANSLATE_NOOP("Keys", "Shared exit {number}"),
        _IN_CALL,
        HeardAt.CALL,
        8,
    )
    EXIT_9 = (
        "exit_9",
        ("Ctrl+9",),
        Group.END,
        QT_TRANSLATE_NOOP("Keys", "Shared exit {number}"),
        _IN_CALL,
        HeardAt.CALL,
        9,
    )
    EXIT_10 = (
        "exit_10",
        ("Ctrl+0",),
        Group.END,
        QT_TRANSLATE_NOOP("Keys", "Shared exit {number}"),
        _IN_CALL,
        HeardAt.CALL,
        10,
    )
    # the same chords before a call and while it rings: Ctrl with a digit is an exit everywhere
    NO_ANSWER = "no_answer", ("Ctrl+G",), Group.END, QT_TRANSLATE_NOOP("Keys", "No answer"), _NONE, HeardAt.ANYWHERE
    BUSY = "busy", ("Ctrl+B",), Group.END, QT_TRANSLATE_NOOP("Keys", "Busy"), _NONE, HeardAt.ANYWHERE
    MISTAKE = (
        "mistake",
        ("Ctrl+M",),
        Group.END,
        QT_TRANSLATE_NOOP("Keys", "Started by mistake: no attempt"),
        _IN_CALL,
    )
    # before the call
    START = "start", ("Return",), Group.START, QT_TRANSLATE_NOOP("Keys", "Start the call"), State.START, HeardAt.START
    RINGS_HERE = (
        "rings_here",
        ("Alt+Return",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "Start the call: they have rung here"),
        State.START,
        HeardAt.START,
    )
    STAGE = (
        "stage",
        ("Alt+S",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "Next stage: first call, appointment"),
        State.START,
        HeardAt.ANYWHERE,
    )
    TAKE_IN = (
        "take_in",
        ("Alt+A",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "Take in what could not be saved"),
        State.START | State.RESCUE,
        HeardAt.START,
    )
    RINGING = (
        "ringing",
        ("Alt+Z",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "To who rings"),
        State.START | State.RINGS,
        HeardAt.START,
    )
    # who is next; Enter, the key of a start, calls them
    NEXT_NO_ANSWER = (
        "next_no_answer",
        ("N",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "Who is next: no answer"),
        State.START,
        HeardAt.START,
    )
    NEXT_BUSY = (
        "next_busy",
        ("B",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "Who is next: busy"),
        State.START,
        HeardAt.START,
    )
    NEXT_VOICEMAIL = (
        "next_voicemail",
        ("V",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "Who is next: voicemail"),
        State.START,
        HeardAt.START,
    )
    NEXT_WRONG = (
        "next_wrong",
        ("W",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "Who is next: wrong number"),
        State.START,
        HeardAt.START,
    )
    NEXT_SNOOZE = (
        "next_snooze",
        ("S",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "Who is next: put off"),
        State.START,
        HeardAt.START,
    )
    NEXT_SKIP = (
        "next_skip",
        ("K",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "Who is next: not today"),
        State.START,
        HeardAt.START,
    )
    NEXT_CLOSE = (
        "next_close",
        ("C",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "Who is next: close, no more tries"),
        State.START,
        HeardAt.START,
    )
    NEXT_FILTER = (
        "next_filter",
        ("L",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "Who is next: of which list, which postcodes, promises or mobiles alone"),
        State.START,
        HeardAt.START,
    )
    HELD = (
        "who_is_held",
        ("H",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "Who is held back, and why"),
        State.START,
        HeardAt.START,
    )
    NEXT_UNDO = (
        "next_undo",
        ("Ctrl+Z",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "Take the last of these back"),
        State.START,
        HeardAt.START,
    )
    DAY_END = (
        "day_end",
        ("Ctrl+Shift+E",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "End of day: what it brought"),
        State.START,
        HeardAt.START,
    )
    CALENDAR = (
        "calendar",
        ("Ctrl+Shift+K",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "Promises into a calendar file (.ics)"),
        State.START,
        HeardAt.START,
    )
    PROOF = (
        "proof",
        ("Alt+T", "P"),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "May I call: write down the proof"),
        State.START,
        HeardAt.START,
    )
    NOT_CALLED = (
        "not_called",
        ("Alt+J",),
        Group.START,
        QT_TRANSLATE_NOOP("Keys", "May I call: not called, no consent"),
        State.START,
        HeardAt.START,
    )
    # lists of leads; Enter, the key of a start, calls the next one of a list
    LIST_FILE = (
        "list_file",
        ("Alt+O",),
        Group.LISTS,
        QT_TRANSLATE_NOOP("Keys", "Choose a list to read in"),
        State.START,
        HeardAt.START,
    )
    LIST_PAUSE = (
        "list_pause",
        ("Alt+P",),
        Group.LISTS,
        QT_TRANSLATE_NOOP("Keys", "Pause a list, or open it again"),
        State.START,
        HeardAt.START,
    )
    LIST_TAKE_BACK = (
        "list_take_back",
        ("Alt+U",),
        Group.LISTS,
        QT_TRANSLATE_NOOP("Keys", "Take a list back that was read in"),
        State.START,
        HeardAt.START,
    )
    LIST_REJECTS = (
        "list_rejects",
        ("Alt+R",),
        Group.LISTS,
        QT_TRANSLATE_NOOP("Keys", "Save the lines of a list that were rejected"),
        State.START,
        HeardAt.START,
    )
    LIST_ROWS = (
        "rows_of_list",
        ("Alt+Y",),
        Group.LISTS,
        QT_TRANSLATE_NOOP("Keys", "Show the rows of a list"),
        State.START,
        HeardAt.START,
    )
    # the block list; Enter, the key of a start, shows the call a block is from
    BLOCK_ADD = (
        "block_add",
        ("Alt+N",),
        Group.BLOCKS,
        QT_TRANSLATE_NOOP("Keys", "Block a number"),
        State.START,
        HeardAt.START,
    )
    BLOCK_LIFT = (
        "block_lift",
        ("Alt+E",),
        Group.BLOCKS,
        QT_TRANSLATE_NOOP("Keys", "Lift a block, with a reason"),
        State.START,
        HeardAt.START,
    )
    BLOCK_WHICH = (
        "block_which",
        ("Ctrl+Shift+B",),
        Group.BLOCKS,
        QT_TRANSLATE_NOOP("Keys", "Show those that hold, those that were lifted, or all"),
        State.START,
        HeardAt.START,
    )
    BLOCK_FILE = (
        "block_file",
        ("Alt+F",),
        Group.BLOCKS,
        QT_TRANSLATE_NOOP("Keys", "Check a file, or take its numbers in"),
        State.START,
        HeardAt.START,
    )
    BLOCK_EXPORT = (
        "block_export",
        ("Alt+D",),
        Group.BLOCKS,
        QT_TRANSLATE_NOOP("Keys", "Write the block list to a file, for others"),
        State.START,
        HeardAt.START,
    )
    # the log
    CALL_AGAIN = (
        "call_again",
        ("Alt+C",),
        Group.LOG,
        QT_TRANSLATE_NOOP("Keys", "Call this lead again"),
        State.START,
        HeardAt.START,
    )
    CORRECT = (
        "correct",
        ("Alt+K",),
        Group.LOG,
        QT_TRANSLATE_NOOP("Keys", "Correct how it ended, or what is due"),
        State.START,
        HeardAt.START,
    )
    EVIDENCE_OF_TIME = (
        "evidence_of_time",
        ("Ctrl+Shift+T",),
        Group.LOG,
        QT_TRANSLATE_NOOP("Keys", "Evidence: write down why everybody of a time was called"),
        State.START,
        HeardAt.START,
    )
    # the sheet of a person
    PERSON_HAND_OUT = (
        "person_hand_out",
        ("Alt+H",),
        Group.PERSON,
        QT_TRANSLATE_NOOP("Keys", "Hand out all that is kept of them"),
        State.START,
        HeardAt.START,
    )
    PERSON_ERASE = (
        "person_erase",
        ("Alt+Del",),
        Group.PERSON,
        QT_TRANSLATE_NOOP("Keys", "Erase them: first what would go and what would stay"),
        State.START,
        HeardAt.START,
    )
    PERSON_MERGE = (
        "person_merge",
        ("Alt+M",),
        Group.PERSON,
        QT_TRANSLATE_NOOP("Keys", "Make two that are one person one"),
        State.START,
        HeardAt.START,
    )
    # a script that is written
    SCRIPT_ANSWER = (
        "script_answer",
        ("Return",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "One more answer, or the next reply"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_STEP = (
        "script_step",
        ("Tab",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "On an answer: to its step, a new one where it has none"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_INSERT = (
        "script_insert",
        ("Ctrl+Return",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "A new step here, before what follows"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_MEANS = (
        "script_means",
        ("M",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "On an answer: its next meaning (fits, rules out, points, a person decides)"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_WORDS = (
        "script_words",
        ("F2",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "Change the words of what is marked"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_PLAY = (
        "script_play",
        ("F5",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "Play from here: keys go to the phone"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_BACK = (
        "script_back",
        ("Alt+Left",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "Back to the step that was shown before"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_UNDO = (
        "script_undo",
        ("Ctrl+Z",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "Take the last change back, any number of them"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_REDO = (
        "script_redo",
        ("Ctrl+Y", "Ctrl+Shift+Z"),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "Make it again"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_DUPLICATE = (
        "script_duplicate",
        ("Ctrl+D",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "Duplicate what is marked"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_REMOVE = (
        "script_remove",
        ("Del",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "Remove what is marked; undone with one key"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_PUBLISH = (
        "script_publish",
        ("Ctrl+S",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "Publish: what changed, and why"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_INBOX = (
        "script_inbox",
        ("F6",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "What no answer fits: open or close"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_READ_IN = (
        "script_read_in",
        ("Ctrl+Shift+O",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "Read in a script that was written elsewhere"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_EXPORT = (
        "script_export",
        ("Ctrl+Shift+X",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "Write the script to a file: page, table, outline"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_MAP = (
        "script_map",
        ("F4",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "The map: open or close"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_VERSIONS = (
        "script_versions",
        ("F7",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "All versions: open or close"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_REHEARSALS = (
        "script_rehearsals",
        ("F8",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "Calls kept as tests of the script: open or close"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_KEEP = (
        "script_keep",
        ("Ctrl+Shift+R",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "Keep what was played on the phone as a test"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    SCRIPT_NEW = (
        "script_new",
        ("Ctrl+Shift+N",),
        Group.SCRIPTS,
        QT_TRANSLATE_NOOP("Keys", "A new script"),
        State.WRITES,
        HeardAt.SCRIPTS,
    )
    # the window
    FIND = "find", ("Ctrl+K",), Group.WINDOW, QT_TRANSLATE_NOOP("Keys", "Find anything"), _NONE, HeardAt.ANYWHERE
    SHEET = "sheet", ("F1",), Group.WINDOW, QT_TRANSLATE_NOOP("Keys", "This sheet"), _NONE, HeardAt.ANYWHERE
    DISCREET = (
        "discreet",
        ("Ctrl+H",),
        Group.WINDOW,
        QT_TRANSLATE_NOOP("Keys", "Hide the qualification"),
        _NONE,
        HeardAt.ANYWHERE,
    )
    SLIM = (
        "slim",
        ("Ctrl+T",),
        Group.WINDOW,
        QT_TRANSLATE_NOOP("Keys", "Slim form on top of other windows"),
        _NONE,
        HeardAt.ANYWHERE,
    )
    LARGER = (
        "larger",
        ("Ctrl++", "Ctrl+="),
        Group.WINDOW,
        QT_TRANSLATE_NOOP("Keys", "Larger spoken text"),
        _NONE,
        HeardAt.ANYWHERE,
    )
    SMALLER = (
        "smaller",
        ("Ctrl+-",),
        Group.WINDOW,
        QT_TRANSLATE_NOOP("Keys", "Smaller spoken text"),
        _NONE,
        HeardAt.ANYWHERE,
    )
    NEXT_PAGE = (
        "next_page",
        ("Ctrl+PgDown",),
        Group.WINDOW,
        QT_TRANSLATE_NOOP("Keys", "Next page"),
        _NONE,
        HeardAt.ANYWHERE,
    )
    PREVIOUS_PAGE = (
        "previous_page",
        ("Ctrl+PgUp",),
        Group.WINDOW,
        QT_TRANSLATE_NOOP("Keys", "Previous page"),
        _NONE,
        HeardAt.ANYWHERE,
    )
    LISTS = "lists", ("Alt+I",), Group.WINDOW, QT_TRANSLATE_NOOP("Keys", "Lists of leads"), _NONE, HeardAt.ANYWHERE
    BLOCKS = "blocks", ("Alt+B",), Group.WINDOW, QT_TRANSLATE_NOOP("Keys", "Block list"), _NONE, HeardAt.ANYWHERE
    SCRIPTS = "scripts", ("Ctrl+Shift+S",), Group.WINDOW, QT_TRANSLATE_NOOP("Keys", "Scripts"), _NONE, HeardAt.ANYWHERE
    LOG = "call_log", ("Alt+L",), Group.WINDOW, QT_TRANSLATE_NOOP("Keys", "Call log"), _NONE, HeardAt.ANYWHERE
    PERSON = (
        "person",
        ("Alt+W",),
        Group.WINDOW,
        QT_TRANSLATE_NOOP("Keys", "Who this is: all that is kept of them"),
        _NONE,
        HeardAt.ANYWHERE,
    )
    EVIDENCE = (
        "evidence_of_calls",
        ("Ctrl+Shift+V",),
        Group.WINDOW,
        QT_TRANSLATE_NOOP("Keys", "Evidence: write down why this person was called"),
        _NONE,
        HeardAt.ANYWHERE,
    )
    SETTINGS = "settings", ("Ctrl+,",), Group.WINDOW, QT_TRANSLATE_NOOP("Keys", "Settings"), _NONE, HeardAt.ANYWHERE
    # the places of the objections: function keys where there are any (F1 is help, F10 the menu bar, F11 full screen),
    # and a letter: home row first. R U X E N W V Q are taken, Y and Z change places between keyboards
    OBJECTION_0 = "objection_0", ("F2", "A"), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 0
    OBJECTION_1 = "objection_1", ("F3", "S"), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 1
    OBJECTION_2 = "objection_2", ("F4", "D"), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 2
    OBJECTION_3 = "objection_3", ("F5", "F"), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 3
    OBJECTION_4 = "objection_4", ("F6", "G"), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 4
    OBJECTION_5 = "objection_5", ("F7", "H"), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 5
    OBJECTION_6 = "objection_6", ("F8", "J"), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 6
    OBJECTION_7 = "objection_7", ("F9", "K"), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 7
    OBJECTION_8 = "objection_8", ("F12", "L"), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 8
    OBJECTION_9 = "objection_9", ("B",), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 9
    OBJECTION_10 = "objection_10", ("C",), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 10
    OBJECTION_11 = "objection_11", ("I",), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 11
    OBJECTION_12 = "objection_12", ("M",), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 12
    OBJECTION_13 = "objection_13", ("O",), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 13
    OBJECTION_14 = "objection_14", ("P",), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 14
    OBJECTION_15 = "objection_15", ("T",), Group.OBJECTIONS, "", _IN_CALL, HeardAt.CALL, 15

    def can_be_given(self, now: State) -> bool:
        """Whether all that it needs holds."""
        return self.needs & now == self.needs


EXITS: tuple[Command, ...] = tuple(one for one in Command if one.value.startswith("exit_"))
"""The shared exits: the number of an exit is its key."""

OBJECTIONS: tuple[Command, ...] = tuple(one for one in Command if not one.label)
"""The places of the objections, in their order. Their keys are printed there and are nobody else's."""

ENDINGS: dict[Command, str] = {
    Command.NO_ANSWER: "no_answer",
    Command.BUSY: "busy",
    Command.MISTAKE: BY_MISTAKE,
}
"""Commands that end a call from wherever it stands, and the outcome they end it with."""

NEXT_UNREACHED: dict[Command, str] = {
    Command.NEXT_NO_ANSWER: "no_answer",
    Command.NEXT_BUSY: "busy",
    Command.NEXT_VOICEMAIL: "voicemail_left",
    Command.NEXT_WRONG: "wrong_number",
}
"""Commands that log without a call that who is next was not reached, and as what."""

DEPTHS: tuple[Command, ...] = (Command.DEPTH_1, Command.DEPTH_2, Command.DEPTH_3)

BINDABLE: tuple[Command, ...] = tuple(one for one in Command if one.label)
"""The commands that can be given other keys."""

OF_WINDOW: frozenset[Command] = frozenset(one for one in Command if one.group is Group.WINDOW) - {Command.DISCREET}
"""What the window itself does, whatever page is shown."""
