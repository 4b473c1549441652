"""Checks of tables: their files are there and can be read, and what looks into them finds its column."""

from __future__ import annotations

from callassist.domain.answers import QuestionId
from callassist.formats.script import file_model as schema
from callassist.formats.script import lookup_files
from callassist.formats.script.lint.context import NO_QUESTION, Context, did_you_mean
from callassist.formats.script.problems import Severity
from callassist.formats.script.sentences import told
from callassist.formats.script.tree import Path_

NO_TABLE = told("there is no table `{name}`")


def check(context: Context) -> None:
    """Run every check of this theme."""
    for name, table in context.file.tables.items():
        path: Path_ = ("tables", name)
        if not context.read.has_broken_part(path) and _keys(context, path, table):
            _file(context, path, table)
    for name, part in context.file.computed.items():
        if part.table is not None or part.column is not None:
            _looked_up(context, ("computed", name), part)


def _keys(context: Context, path: Path_, table: schema.TablePart) -> bool:
    """Whether each key is a question that can be looked up by."""
    sound = True
    for place, key in enumerate(table.key):
        where = (*path, "key", place)
        if key not in context.question_names():
            context.unknown(where, NO_QUESTION, key, context.question_names(), "unknown-question")
            sound = False
        elif not context.can_be_tested(key):
            sound = False
        elif (kind := context.script.questions[QuestionId(key)].kind) not in (
            *lookup_files.CHOSEN,
            *lookup_files.COUNTED,
        ):
            what = told("nothing is looked up by `{name}`, which is of the kind `{kind}`", name=key, kind=kind.value)
            context.report(where, "table-column", what, told("take a question with one choice, or for a number"))
            sound = False
    for column, part in table.gives.items():
        if part.per is not None and part.money is None:
            what = told("`per` belongs to money, and this is a plain number")
            mend = told("add `money:`, or remove it")
            context.report((*path, "gives", column, "per"), "computed-type", what, mend, key=True)
    return sound


def _file(context: Context, path: Path_, table: schema.TablePart) -> None:
    where = (*path, "file")
    data = context.beside.get(table.file)
    if table.file not in context.named:
        what = told("the name of the file does not stand plainly behind `file:`")
        context.report(where, "table-file", what, told("write `file: {name}` in one line", name=table.file))
        return
    if data is None:
        what = told("there is no file `{name}` beside the script", name=table.file)
        context.report(where, "table-file", what, told("put it into the same folder, or correct the name"))
        return
    text = lookup_files.text_of(data)
    if text is None:
        large = len(data) > lookup_files.MOST_BYTES
        most = lookup_files.MOST_BYTES // 1024
        what = told("the file is larger than {most} KiB", most=most) if large else told("the file is not in UTF-8")
        mend = told("shorten it, or part it in two tables") if large else told("save it as UTF-8")
        context.report(where, "table-file", what, mend)
        return
    found = lookup_files.read_table(
        str(path[-1]), text, keys=table.key, columns=table.gives, questions=context.script.questions
    )
    for slip in found.slips:
        severity = Severity.WARNING if slip.code == "table-gap" else Severity.ERROR
        context.report(where, slip.code, slip.what, slip.mend, severity=severity)
    if not found.table.rows and not found.slips:
        context.report(where, "table-file", told("the file has no line"), told("add one for each answer"))


def _looked_up(context: Context, path: Path_, part: schema.ComputedPart) -> None:
    if part.table is None or part.column is None:
        what = told("what is looked up names a table and its column")
        lacking = "table" if part.table is None else "column"
        context.report(path, "computed-type", what, told("add `{name}:`", name=lacking), key=True)
        return
    known = context.names("tables")
    if part.table not in known:
        context.unknown((*path, "table"), NO_TABLE, part.table, known, "unknown-table")
        return
    columns = context.file.tables[part.table].gives if part.table in context.file.tables else {}
    if columns and part.column not in columns:
        what = told("the table `{name}` gives no `{column}`", name=part.table, column=part.column)
        context.report((*path, "column"), "table-column", what, did_you_mean(part.column, columns))
    for key in ("money", "per", "percent"):
        if key in part.model_fields_set:
            what = told("what a column gives is said where the table is")
            mend = told("write `{name}` under `gives:`", name=key) if key != "percent" else told("remove it")
            context.report((*path, key), "computed-type", what, mend, key=True)
