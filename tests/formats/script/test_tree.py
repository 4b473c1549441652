"""The reader of script files: places, plain values, and the refusal of whatever could cost time or memory."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callassist.errors import ScriptError
from callassist.formats.script.lint.linter import lint
from callassist.formats.script.problems import Problem
from callassist.formats.script.script_files import read_script
from callassist.formats.script.tree import MAX_BYTES, Place, read_bytes, read_tree


def test_keys_and_values_have_their_places() -> None:
    tree = read_tree(b"a: 1\nb:\n  - x\n  - {c: no}\n", "t")
    assert tree.data == {"a": 1, "b": ["x", {"c": "no"}]}
    assert tree.place(("a",), key=True) == Place(1, 1)
    assert tree.place(("a",)) == Place(1, 4)
    assert tree.place(("b", 0)) == Place(3, 5)
    assert tree.place(("b", 1, "c"), key=True) == Place(4, 6)
    assert tree.place(("b", 1, "c")) == Place(4, 9)
    assert tree.place(("b", 1, "nothing", "at", "all")) == Place(4, 5)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("true", True), ("False", False), ("~", None), ("", None),
        ("12", 12), ("-3", -3), ("0.5", Decimal("0.5")), ("12.", Decimal(12)), ("1e9", "1e9"), ("0x1f", "0x1f"),
        (".inf", ".inf"), ("1_000", "1_000"), ("2026-03-02", "2026-03-02"), ("12:30", "12:30"), ("9" * 30, "9" * 30),
        ("'12'", "12"), ('"true"', "true"), ("'~'", "~"),
    ],
)  # fmt: skip
def test_plain_scalars_are_text_unless_they_are_plainly_something_else(text: str, value: object) -> None:
    tree = read_tree(f"a: {text}\n".encode(), "t")
    assert tree.data == {"a": value}
    assert type(tree.mapping()["a"]) is type(value)


def test_a_byte_order_mark_and_windows_line_ends_are_fine() -> None:
    assert read_tree(b"\xef\xbb\xbfa: 1\r\nb: x\r\n", "t").data == {"a": 1, "b": "x"}


def test_repeated_keys_are_all_reported_and_the_first_counts() -> None:
    tree = read_tree(b"a: {x: 1}\na: {x: 2}\na: 3\nb: 4\n", "t")
    assert tree.data == {"a": {"x": 1}, "b": 4}
    assert tree.place(("a", "x")) == Place(1, 8)
    assert [(one.line, one.column, one.code) for one in tree.problems] == [
        (2, 1, "duplicate-key"),
        (3, 1, "duplicate-key"),
    ]


REFUSED = {
    "anchor": (b"a: &x 1\nb: *x\n", "anchor", (1, 4)),
    "alias": (b"a: *x\n", "anchor", (1, 4)),
    "bomb": (b"a: &a [x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n", "anchor", (1, 4)),
    "tag": (b"a: 1\nb: !!python/object/apply:os.system [ls]\n", "tag", (2, 4)),
    "own tag": (b"a: !x 1\n", "tag", (1, 4)),
    "directive": (b"%YAML 1.1\n---\na: yes\n", "directive", (2, 1)),
    "two documents": (b"a: 1\n---\nb: 1\n", "documents", (2, 1)),
    "empty": (b"", "empty", (1, 1)),
    "only comments": (b"# nothing\n", "empty", (1, 1)),
    "no yaml": (b"a: b: c\n", "syntax", (1, 5)),
    "tab": (b"a:\n\tb: 1\n", "syntax", (2, 1)),
    "open bracket": (b"a: [1, 2\n", "syntax", (2, 1)),
    "key of keys": (b"? [a]\n: b\n", "wrong-type", (1, 3)),
    "latin-1": ("a: 1\nb: Größe\n".encode("latin-1"), "encoding", (2, 6)),
    "utf-16": ("a: 1\n".encode("utf-16"), "encoding", (1, 1)),
    "zero byte": (b"a: 1\nb: \0\n", "encoding", (2, 1)),
    "control character": (b'a: "\\u0007"\n', "control-character", (1, 4)),
    "half a character": (b'a: "\\ud800"\n', "control-character", (1, 4)),
    "escape without end": (b'a: "\\UFFFFFFFF"\n', "syntax", (1, 1)),
    "21 levels": (b"a: " + b"[" * 21 + b"]" * 21, "too-deep", (1, 23)),
    "long line": (b"a: 1\nb: " + b"x" * 20_000 + b"\n", "too-big", (2, 1)),
    "many lines": (b"\n" * 30_001, "too-big", (30_000, 1)),
    "many values": ((b"- [" + b"1," * 44 + b"1]\n") * 1_500, "too-big", (1305, 32)),
    "many brackets": ((b"- [" + b"1," * 60 + b"1]\n") * 1_500, "too-big", (1, 1)),
    "many entries": (b"- 1\n" * 3_000, "too-many", (2002, 3)),
    "many keys": (b"".join(b"k%d: 1\n" % one for one in range(3_000)), "too-many", (2002, 1)),
    "big": (b"a: 1\n" * (MAX_BYTES // 5 + 1), "too-big", (1, 1)),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_its_place(name: str) -> None:
    data, code, place = REFUSED[name]
    tree = read_tree(data, "bad.yaml")
    assert (tree.data, tree.usable) == (None, False)
    assert [(one.code, (one.line, one.column)) for one in tree.problems if one.code != "duplicate-key"] == [
        (code, place)
    ]


@given(st.binary(max_size=300))
def test_no_bytes_crash_it(data: bytes) -> None:
    tree = read_tree(data, "t")
    assert tree.usable or tree.problems


@given(st.text(alphabet="ab:-[]{},&*!|>'\"#%@? \n\t~\\u0é", max_size=120))
def test_no_text_crashes_it(text: str) -> None:
    tree = read_tree(text.encode(), "t")
    assert tree.usable or tree.problems


# -- files ---------------------------------------------------------------------------------------------------------


def test_no_more_is_read_than_is_needed_to_refuse(tmp_path: Path) -> None:
    file = tmp_path / "big.yaml"
    with file.open("wb") as big:
        big.truncate(50 * 1024 * 1024)
    data = read_bytes(file)
    assert isinstance(data, bytes)
    assert len(data) == MAX_BYTES + 1


@pytest.mark.posix
def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, tmp_path / "nothing.yaml", Path("/dev/zero"), Path("a\0b")):
        found = read_bytes(path)
        assert isinstance(found, Problem)
        assert found.code == "unreadable"
        assert lint(path) == (found,)
        with pytest.raises(ScriptError) as error:
            read_script(path)
        assert error.value.problems == (found,)


@pytest.mark.posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "closed.yaml"
    file.write_bytes(b"format: 1\n")
    file.chmod(0)
    found = read_bytes(file)
    assert isinstance(found, Problem)
    assert found.message == "reading it is not permitted"


def nodes(count: int) -> bytes:
    lines = (b" " + b",".join(b"n%d: 1" % (first + one) for one in range(4)) for first in range(0, count, 4))
    return b"nodes: {\n" + b",\n".join(lines) + b" }\n"


BOMBS = {
    "100,000 nodes, a line each": b"nodes:\n" + b"".join(b"  n%d: 1\n" % i for i in range(100_000)),
    "100,000 nodes, four a line": nodes(100_000),
    "100,000 brackets": b"[" * 100_000,
    "100,000 brackets, a line each": b"[\n" * 29_000,
    "19,000 brackets a line": (b"[" * 19_000 + b"\n") * 50,
    "19,000 braces a line": (b"{" * 19_000 + b"\n") * 50,
    "100,000 keys in keys": b"? " * 9_000 + b"\n",
    "billion laughs": b"a: &a [l,l,l,l]\n"
    + b"".join(b"%c: &%c [*%c,*%c,*%c]\n" % (c + 1, c + 1, c, c, c) for c in range(97, 110)),
    "50 MB": b"a: 1\n" * (50 * 1024 * 1024 // 5),
    "a wrong encoding": b"a: \xff\xfe\n" * 50_000,
    "10,000 unknown keys": b"format: 1\n" + b"".join(b"k%d: 1\n" % i for i in range(10_000)),
    "10,000 broken questions": b"format: 1\nquestions:\n" + b"".join(b" q_%d: {a: 1}\n" % i for i in range(10_000)),
    "a very long text": b"format: 1\nvoicemail:\n  de: >-\n" + b"    word word word word word word\n" * 29_000,
    "digits": b"a: " + b"9" * 19_000 + b"\n",
    "as many values as are parsed at all": (b"- [" + b"1," * 44 + b"1]\n") * 1_500,
    "random": b"".join(bytes([n * 7919 % 256]) for n in range(300_000)),
}


@pytest.mark.slow
@pytest.mark.posix
@pytest.mark.parametrize("name", BOMBS)
def test_a_bad_file_is_refused_quickly_and_in_little_memory(name: str, tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_bytes(BOMBS[name])
    program = textwrap.dedent(
        """
        import sys, time
        from pathlib import Path
        from callassist.formats.script.lint.linter import lint
        began = time.process_time()
        found = lint(sys.argv[1])
        took = time.process_time() - began
        assert any(problem.is_error for problem in found), found
        # of this program alone: getrusage counts what the tests' own process held when it forked this one
        lines = Path("/proc/self/status").read_text().splitlines()
        print(took, next(line.split()[1] for line in lines if line.startswith("VmHWM")))
        """
    )
    import resource  # Windows has none

    limit = 1024**3  # a runaway ends here instead of taking the machine with it

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    ran = subprocess.run(
        [sys.executable, "-c", program, str(file)], capture_output=True, text=True, timeout=200, preexec_fn=bounded
    )
    assert ran.returncode == 0, ran.stderr
    took, memory = ran.stdout.split()
    assert float(took) < 3, f"{took} s of processor time; a second is meant, three leave room for a slow machine"
    assert int(memory) < 256 * 1024


def test_a_separator_of_lines_that_yaml_does_not_know_moves_no_place() -> None:
    tree = read_tree('a: "one\u2028two"\nb: Gate #1\nc: Gate\n'.encode(), "file")
    assert tree.cut_by_hash == {("b",): "#1"}
