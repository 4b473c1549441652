"""The parser and the way to each verb. Exit status: 0 done, 1 a known error, 2 a wrong command line or token."""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from callassist import __version__, paths
from callassist.cli import script_verbs
from callassist.cli.language import language_tag
from callassist.domain.lead_list import SourceKind
from callassist.errors import KnownError, LogUnwritable

if TYPE_CHECKING:
    from callassist.services.phone.phone_news import PhoneNews

_SCHEME = "callassist:"
#: the one word a telephone or a browser starts the program with: a number, or a link that holds one
_ONE_WORD = re.compile(r"(?:tel|callto|sips?):|[+(]{0,2}\s?[0-9][0-9\s()./-]+$", re.IGNORECASE)
_POP = (
    "Shows in the window who rings, or who is called: what a telephone starts when it rings. Nothing is called by it."
    " Of a call that is over nothing is shown where no window is open."
)
_PLAY_VALUES = ("--stage", "--depth", "--lang", "--today", "--refusal-limit", "--set", "--data-dir")
#: what bare numbers may be
_BARE = ("ask", "local", "country_code", "dropped_zero", "national", "leave_out")
#: a further pair after `--set`; an answer (`q_…=`) there is a token
_PAIR = re.compile(r"(?!q_)[a-z][a-z0-9_]*=.*", re.DOTALL)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with `arguments` (the process's own by default) and return its exit status."""
    if sys.platform == "win32":
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            speak_utf8(stream)
    # whatever is written is the user's alone, also where a library makes the file
    before = os.umask(0o077)
    try:
        return _main(list(sys.argv[1:] if arguments is None else arguments))
    finally:
        os.umask(before)


def speak_utf8(stream: TextIO | None) -> None:
    """Has a pipe or a file carry UTF-8, as everywhere else.

    On Windows Python takes the code page of the country for these, in which half of what is told here has no letters.
    A console is written to by its own functions, whatever its code page is, and stays as it is; so does what
    PYTHONIOENCODING names. A program of the window kind has no streams at all.
    """
    if isinstance(stream, io.TextIOWrapper) and not stream.isatty() and not os.environ.get("PYTHONIOENCODING"):
        # line ends stay those of the system
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _main(given: list[str]) -> int:
    if any(word[: len(_SCHEME)].lower() == _SCHEME for word in given) or (given and _ONE_WORD.match(given[0])):
        return _show_word(given)
    if given[:1] == ["pop"]:  # a telephone waits for it: no other verb is looked at
        parser = argparse.ArgumentParser(prog="callassist pop", description=_POP)
        _add_pop_options(parser)
        return _pop(parser.parse_args(given[1:]), None)
    if given == ["apart"]:
        # a part of this program, started by another one (storage/keeping/apart.py); loads only what its job needs
        from callassist.storage.keeping.apart import serve

        return serve()
    parser = _parser(with_tokens="play" in given)
    options = parser.parse_args(_tokens_last(given))
    try:
        return _run(options)
    except KnownError as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; nothing is left to tell it
        return 1
    except KeyboardInterrupt:
        return 130


def _show_word(given: list[str]) -> int:
    """A link comes from a browser, a number from a telephone: neither brings an option along, or it is refused."""
    if len(given) > 1:
        print("callassist: a link or a number stands alone, without options", file=sys.stderr)
        return 2
    from callassist.services.phone.phone_news import read_word

    return _show(lambda: read_word(given[0]), None)


def _pop(options: argparse.Namespace, data_dir: Path | None) -> int:
    from callassist.services.phone.phone_news import news_of

    def read() -> PhoneNews:
        told: tuple[str, ...] = (options.number, options.name, options.company)
        return news_of(*told, direction=options.direction, event=options.event, call_id=options.call_id)

    return _show(read, data_dir)


def _show(read: Callable[[], PhoneNews], data_dir: Path | None) -> int:
    """Show whom it is about, in the window that is open or in a new one."""
    from callassist.cli.window import gui

    try:
        news = read()
        _check_place(data_dir)
        return gui(data_dir, news)
    except KnownError as error:
        print(f"callassist: {error.message()}", file=sys.stderr)
        return 1


def _check_place(data_dir: Path | None) -> None:
    """Makes sure that there is a place for the data folder at all, whatever may be in it.

    Raises:
        LogUnwritable: there is none.
    """
    try:
        paths.data_dir(data_dir)
    except LookupError as error:
        raise LogUnwritable(
            "the data folder has no place: no such user, a user without a home, or the present folder was deleted",
            where=str(error.args[0]),
            next_step=f"name a folder by its whole path, with --data-dir or {paths.DATA_DIR_VARIABLE}",
            code="folder_nowhere",
        ) from error


def _tokens_last(given: list[str]) -> list[str]:
    """For `play`: the options first, then `--` and all that is no option, in their order.

    argparse gives a `*` positional the first stretch of words only, so that `play SCRIPT --json 1 2` would fail; and
    tokens such as `-` are the call's, not options of ours.
    """
    if "play" not in given:
        return given
    start = given.index("play") + 1
    options: list[str] = []
    words: list[str] = []
    rest = iter(given[start:])
    setting = False
    for word in rest:
        if word == "--":
            words += rest
        elif setting and _PAIR.fullmatch(word):
            options += ["--set", word]  # --set lead=Kern company=Nord: one after the other
        elif word in _PLAY_VALUES:
            options += [word, *([value] if (value := next(rest, None)) is not None else [])]
        elif word in ("--json", "-h", "--help") or word.partition("=")[0] in _PLAY_VALUES:
            options.append(word)
        else:
            words.append(word)
        setting = word == "--set" or (setting and _PAIR.fullmatch(word) is not None)
    return [*given[:start], *options, *(["--", *words] if words else [])]


def _run(options: argparse.Namespace) -> int:
    if options.verb not in (*script_verbs.OF_FILES, "self-test"):
        _check_place(options.data_dir)
    elif options.verb == "self-test" and options.until_killed is not None:
        _check_place(options.until_killed)
    match options.verb:
        case "play":
            from callassist.cli.play import play

            return play(options)
        case verb if verb in script_verbs.VERBS:
            return script_verbs.run(options)
        case "export":
            from callassist.cli.export import export

            return export(options)
        case "backup" | "restore" | "doctor":
            from callassist.cli import keep

            return {"backup": keep.backup, "restore": keep.restore, "doctor": keep.doctor}[options.verb](options)
        case "import" | "lists" | "undo-import":
            from callassist.cli import lead_lists as lists

            verbs = {"import": lists.import_list, "lists": lists.show_lists, "undo-import": lists.undo_import}
            return verbs[options.verb](options)
        case "queue" | "day" | "promises":
            from callassist.cli.day import day

            return day(options)
        case "person" | "retention":
            from callassist.cli import person, retention_report

            return {"person": person.person, "retention": retention_report.retention}[options.verb](options)
        case "evidence":
            from callassist.cli.evidence import evidence

            return evidence(options)
        case "block":
            from callassist.cli.block import block

            return block(options)
        case "pop":
            return _pop(options, options.data_dir)
        case "demo":
            from callassist.cli.window import demo

            return demo(options.out, options.data_dir)
        case "self-test":
            return _self_test(options)
        case _:
            from callassist.cli.window import gui

            return gui(options.data_dir)


def _self_test(options: argparse.Namespace) -> int:
    if options.until_ready:
        from callassist.cli.window import start_and_end

        return start_and_end()
    if options.until_raised:
        from callassist.cli.window import until_raised

        return until_raised(options.until_raised)
    from callassist.cli.self_test import self_test

    return self_test(until_killed=options.until_killed, seed=options.seed)


def _parser(*, with_tokens: bool) -> argparse.ArgumentParser:
    """`with_tokens`: explain the tokens of a call; left out when the window starts, which needs no engine for it."""
    explained = ""
    if with_tokens:
        from callassist.engine import tokens

        explained = tokens.__doc__ or ""
    parser = argparse.ArgumentParser(
        prog="callassist", description="A call assistant for sales reps: qualify before you sell."
    )
    parser.epilog = (
        "callassist NUMBER shows who rings, as a telephone starts it;"
        " callassist callassist://call?number=…&name=…&company=… shows this contact in the start form."
    )
    parser.add_argument("--version", action="version", version=f"callassist {__version__}")
    parser.add_argument(
        "--data-dir", type=Path, metavar="DIR", help="where the log lives (also CALLASSIST_DATA_DIR)", default=None
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB")
    verbs.add_parser("gui", help="open the window (also without a verb)")
    _add_pop_options(verbs.add_parser("pop", help="show who rings; for telephones to start", description=_POP))
    play = verbs.add_parser(
        "play",
        help="run a call in the terminal",
        description="Runs a call without a window. Without tokens it asks for one after the other.",
        epilog=explained,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_play_options(play)
    script_verbs.add(verbs)
    _add_export_options(verbs.add_parser("export", help="write calls or answers to a workbook (.xlsx) or a CSV file"))
    _add_import_options(verbs.add_parser("import", help="read a list of leads in, or say what would become of it"))
    lists = verbs.add_parser("lists", help="show the lists of leads")
    lists.add_argument("--json", action="store_true", help="as JSON")
    undo = verbs.add_parser("undo-import", help="take a list of leads back; rows that were called stay")
    undo.add_argument("list", metavar="LIST", help="its id, or its name")
    queue = verbs.add_parser("queue", help="show whom to call now, why, and who is held back by which rule")
    queue.add_argument("--next", action="store_true", help="the next one alone")
    day = verbs.add_parser("day", help="show what today has brought, and what is promised next")
    promises = verbs.add_parser("promises", help="show what is promised, or write it for a calendar")
    promises.add_argument("--ics", type=Path, metavar="FILE", help="write what is to come into an iCalendar file")
    for one in (queue, day, promises):
        one.add_argument("--json", action="store_true", help="as JSON")
    _add_person_options(
        verbs.add_parser("person", help="show all that is kept of a person, hand it out to them, or erase them")
    )
    _add_evidence_options(verbs.add_parser("evidence", help="write why somebody was called, with the proof"))
    _add_block_options(verbs.add_parser("block", help="block numbers, or count, take in and hand on who is blocked"))
    _add_backup_options(verbs.add_parser("backup", help="make a verified backup of the log, or list those there are"))
    _add_restore_options(verbs.add_parser("restore", help="get a damaged log back, or put a backup in its place"))
    leave = verbs.add_parser("retention", help="delete what was kept of people long enough, or say what will be")
    leave.add_argument("--dry-run", action="store_true", help="change nothing: say what leaves within 30 days")
    leave.add_argument("--json", action="store_true", help="as JSON")
    verbs.add_parser("doctor", help="check the log, its backups and its folder")
    demo = verbs.add_parser("demo", help="play two calls through the real window; leaves log, CSV and a picture a step")
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")
    self_test = verbs.add_parser("self-test", help="check that this installation can do its work")
    self_test.add_argument(
        "--until-killed", type=Path, metavar="DIR", help="call by random keys, with the log in DIR, until killed"
    )
    self_test.add_argument(
        "--until-ready", action="store_true", help="open the window, print when it takes its first key, and end"
    )
    self_test.add_argument(
        "--until-raised",
        type=Path,
        metavar="DIR",
        help="open the window, with the log in DIR, and end when a second start has raised it",
    )
    self_test.add_argument("--seed", type=int, default=0, metavar="N", help="which random keys (default: 0)")
    return parser


def _add_pop_options(pop: argparse.ArgumentParser) -> None:
    pop.add_argument("--number", default="", metavar="NUMBER", help="as the telephone shows it")
    pop.add_argument("--name", default="", help="as the telephone knows it")
    pop.add_argument("--company", default="", help="the same")
    pop.add_argument("--direction", choices=("in", "out"), default="in", help="in: they ring (default)")
    pop.add_argument("--event", choices=("ringing", "answered", "ended"), default="ringing", help="default: ringing")
    pop.add_argument(
        "--call-id", default="", metavar="ID", help="the telephone's own, the same for each event of a call"
    )


def _add_import_options(leads: argparse.ArgumentParser) -> None:
    leads.description = (
        "Reads a list of leads in: CSV, text with tabs, a workbook (.xlsx) or cards (.vcf). A number that could be"
        " somebody else's is never guessed: what bare numbers are is asked, and answered with --bare and --area."
    )
    leads.epilog = (
        "Exit status: 0 all rows came in; 3 some were rejected; 4 a decision is missing, which is printed with its"
        " option; 2 the file or an option cannot be understood; 5 the log is in use."
    )
    leads.add_argument("file", type=Path, metavar="FILE", help="the list")
    leads.add_argument("--list", default="", metavar="NAME", help="what it is to be called (default: as its file)")
    leads.add_argument("--dry-run", action="store_true", help="say what would become of it; the log is not opened")
    leads.add_argument(
        "--rejects",
        type=Path,
        metavar="FILE",
        help="write lines that are no rows to this CSV file; repaired and read in, they go into the same list",
    )
    leads.add_argument("--json", action="store_true", help="as JSON")
    form = leads.add_argument_group("how it is read (default: found out)")
    form.add_argument("--encoding", metavar="NAME", help="utf-8, cp1252 …")
    form.add_argument("--delimiter", metavar="SIGN", help="what parts its cells; tab; none for a single column")
    form.add_argument("--header", metavar="LINE", help="the line with the names of the columns, or none")
    form.add_argument("--sheet", metavar="NAME", help="of a workbook")
    form.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help='what a column tells, by its name or place ("Tel. 1=phone", 3=mail, Fax=-); may be given more than once',
    )
    form.add_argument("--mapping", type=Path, metavar="FILE", help="read its columns as this file says (TOML)")
    form.add_argument(
        "--save-mapping", type=Path, metavar="FILE", help="write such a file, of how the columns were read"
    )
    form.add_argument(
        "--names",
        choices=("first-last", "last-first", "auto"),
        default="auto",
        help="what stands first in a whole name (default: what the column itself tells)",
    )
    form.add_argument(
        "--dates", choices=("dmy", "mdy"), help="what stands first in a date whose column does not tell (2/3/2026)"
    )
    numbers = leads.add_argument_group("its numbers")
    numbers.add_argument("--country", default="DE", metavar="XX", help="where it is at home (default: DE)")
    numbers.add_argument("--area", default="", metavar="CODE", help="the area code of its local numbers (030)")
    numbers.add_argument(
        "--bare",
        choices=_BARE,
        default="ask",
        help="what numbers are that have neither country code nor zero (default: ask)",
    )
    numbers.add_argument(
        "--countries",
        choices=("ask", "list", "row", "leave_out"),
        default="ask",
        help="whose country a number is of where its row's contradicts the others (default: ask)",
    )
    frame = leads.add_argument_group("where it is from, and why its people may be called")
    frame.add_argument("--party", choices=("business", "consumer", "mixed", "unknown"), help="whom it holds")
    frame.add_argument("--source", default="", metavar="TEXT", help="where it is from, as it is said on the phone")
    frame.add_argument(
        "--source-kind",
        choices=tuple(SourceKind),
        default="",
        metavar="KIND",
        help=f"what kind of source that is: {', '.join(SourceKind)}; own requests are called before other lists",
    )
    frame.add_argument(
        "--reason", default="", metavar="TEXT", help="why these businesses may be presumed to agree (15 signs or more)"
    )
    frame.add_argument(
        "--basis",
        choices=("express", "own_request", "presumed", "customer", "none"),
        help="what they may be called on: their consent, their own request, a presumed one, that they are customers;"
        " none: the rows come in, and are held",
    )
    frame.add_argument(
        "--consent-columns",
        action="append",
        default=[],
        metavar="COLUMN=PART",
        help="which column tells when, how, wording, source or reference of a consent; may be given more than once."
        " found: those that were recognised are confirmed",
    )
    frame.add_argument("--consent-text", default="", metavar="TEXT", help="the wording they agreed to, for all rows")
    frame.add_argument("--consent-how", default="", metavar="TEXT", help="how they agreed, for all rows")
    frame.add_argument(
        "--known",
        choices=("skip", "fill", "list-wins"),
        default="skip",
        help="what it may tell of people the log knows: nothing, what nobody knew, or what it says holds; never what"
        " protects them (default: skip)",
    )
    frame.add_argument("--script", default="", metavar="ID", help="the script its leads are called with")


def _add_person_options(person: argparse.ArgumentParser) -> None:
    person.description = "Who was called, and who is only a row of a list; more than one are listed with their ids."
    person.add_argument("who", metavar="WHO", help="a number, an e-mail address, a name, or an id")
    do = person.add_mutually_exclusive_group()
    do.add_argument("--export", type=Path, metavar="DIR", help="write it into a new folder there: HTML, JSON and CSV")
    do.add_argument("--erase", action="store_true", help="erase them from the log and from every copy of it")
    do.add_argument("--same-as", metavar="OTHER", default="", help="make OTHER, who is the same person, one with WHO")
    do.add_argument("--two-again", action="store_true", help="take the last of that back")
    person.add_argument("--take", default="", metavar="FIELD,…", help="with --same-as: fields that are OTHER's")
    person.add_argument("--dry-run", action="store_true", help="with --erase and --same-as: say what would come of it")
    person.add_argument("--json", action="store_true", help="as JSON")


def _add_evidence_options(evidence: argparse.ArgumentParser) -> None:
    evidence.description = (
        "A folder with a page to print, JSON and CSV: what the rules said of each call at that minute, the consent or"
        " the written reason it was made on, and whether all of it is as it was written."
    )
    evidence.epilog = "Exit status: 0 done; 3 done, but something is not as it was written; 5 the log is in use."
    evidence.add_argument(
        "who", metavar="WHO", nargs="?", default="", help="a number, an e-mail address, a name, an id"
    )
    evidence.add_argument("--since", type=date.fromisoformat, metavar="DAY", help="all calls from this day on")
    evidence.add_argument("--until", type=date.fromisoformat, metavar="DAY", help="with --since: the last day")
    evidence.add_argument("--to", type=Path, metavar="DIR", default=Path(), help="where the new folder is made")


def _add_block_options(block: argparse.ArgumentParser) -> None:
    block.epilog = (
        "Exit status: 0 all done; 3 some of the file is no number; 4 a decision is missing, which is printed with its"
        " option; 2 the file or an option cannot be understood; 5 the log is in use."
    )
    does = block.add_subparsers(dest="what", metavar="WHAT", required=True)
    reasons = ("asked", "objection", "register", "wrong_number", "legal", "imported")
    add = does.add_parser("add", help="block a number")
    add.add_argument("number", metavar="NUMBER", help="as it is dialled")
    add.add_argument("--reason", choices=reasons, required=True)
    for name, told in (
        ("check", "count how much of a list is blocked; nothing is taken in, nobody is named"),
        ("import", "block all numbers of a list, or take in the fingerprints somebody else exported"),
    ):
        one = does.add_parser(name, help=told)
        one.add_argument("file", type=Path, metavar="FILE", help="numbers (.txt, .csv, .xlsx, .vcf) or fingerprints")
        one.add_argument("--key", type=Path, metavar="FILE", help="the keys of these fingerprints")
        one.add_argument("--json", action="store_true", help="as JSON")
        one.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD", help="what a column tells")
        one.add_argument("--country", default="DE", metavar="XX", help="where its numbers are at home (default: DE)")
        one.add_argument("--area", default="", metavar="CODE", help="the area code of its local numbers (030)")
        one.add_argument("--bare", choices=_BARE, default="ask", help="what numbers without country code or zero are")
        one.add_argument("--countries", choices=("ask", "list", "row"), default="ask", help="whose country decides")
        if name == "import":
            one.add_argument("--reason", choices=reasons, default="imported", help="why (default: imported)")
    export = does.add_parser("export", help="write the fingerprints of everybody who is blocked, for others")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--with-key", type=Path, metavar="FILE", help="and the keys they were made with, to a file")


def _add_backup_options(backup: argparse.ArgumentParser) -> None:
    backup.add_argument("--list", action="store_true", help="list the backups and what each holds")
    backup.add_argument("-o", "--output", type=Path, metavar="FILE", help="and put a copy of it there")


def _add_restore_options(restore: argparse.ArgumentParser) -> None:
    restore.description = (
        "Without FILE: gets a damaged log back from the newest sound backup and all that can still be read."
        " With FILE: puts that backup in the place of the log, which is kept; or takes a rescue file (.jsonl) in."
    )
    restore.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a backup, or a rescue file")
    restore.add_argument("--latest", action="store_true", help="put the newest backup in the place of the log")


def _add_play_options(play: argparse.ArgumentParser) -> None:
    play.add_argument("script", help="id of a script (education_savings) or the path of a script file")
    play.add_argument("--stage", help="cold_call, appointment or a stage of the script's own; default: its first")
    play.add_argument("--depth", type=int, choices=(1, 2, 3), help="depth of the questions; default: the stage's")
    play.add_argument(
        "--lang",
        type=language_tag,
        default="de",
        metavar="LANG",
        help="language of the script (default: de, if it has it)",
    )
    play.add_argument("--today", metavar="YYYY-MM-DD", help="play as if it were this day, at 10 o'clock")
    play.add_argument(
        "--refusal-limit",
        type=int,
        default=1,
        metavar="N",
        choices=range(10),
        help="refused guard questions that end it; 0: only if no guard question was answered (default: 1)",
    )
    play.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a placeholder (lead=Ms Yilmaz) or an answer known from a list (q_lines=18)",
    )
    play.add_argument("--json", action="store_true", help="one JSON object a token")
    play.add_argument("tokens", nargs="*", metavar="TOKEN", help="what is pressed and typed, see below")


def _add_export_options(export: argparse.ArgumentParser) -> None:
    export.add_argument("what", choices=("calls", "answers", "both"), help="both: two sheets of one workbook")
    export.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help="its ending tells the form: .xlsx to be read, anything else CSV"
        " (default: a workbook of today's date in this folder, or a CSV file for machines with --machine)",
    )
    export.add_argument("--format", choices=("xlsx", "csv"), help="the form, whatever the file is called")
    export.add_argument(
        "--lang", choices=("de", "en"), help="language of an .xlsx file (default: the window's, by the settings)"
    )
    export.add_argument("--since", metavar="YYYY-MM-DD", help="first day")
    export.add_argument("--until", metavar="YYYY-MM-DD", help="last day")
    export.add_argument("--script", default="", help="only this script's calls")
    export.add_argument("--outcome", default="", help="only calls with this outcome")
    export.add_argument("--delimiter", choices=(";", ","), default=";", help="of a CSV file (default: ;)")
    form = export.add_mutually_exclusive_group()
    form.add_argument(
        "--machine", action="store_true", help="CSV for machines: no formula guard, so that +49… stays a plain number"
    )
    form.add_argument(
        "--text-guard",
        action="store_true",
        help="CSV: put a ' before texts a spreadsheet would retype (0815, 1E5, 10:30, 2.3.24, long numbers)",
    )
