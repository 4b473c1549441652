"""What is written into pipes and files is UTF-8 on every system."""

from __future__ import annotations

import io
import os
import sys

import pytest

from callassist.cli.main import main, speak_utf8

#: none of it is in code page 1252, which Windows would take in western Europe
_TEXT = "Иван → ✓"


def a_pipe(encoding: str = "cp1252") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding)


def written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


def test_a_pipe_carries_what_the_code_page_has_no_letters_for() -> None:
    stream = a_pipe()
    with pytest.raises(UnicodeEncodeError):
        print(_TEXT, file=stream, flush=True)
    stream = a_pipe()
    speak_utf8(stream)
    print(_TEXT, file=stream)
    assert written(stream).decode() == f"{_TEXT}{os.linesep}"


def test_half_a_character_of_a_file_name_ends_no_program() -> None:
    stream = a_pipe()
    speak_utf8(stream)
    print("name\ud800", file=stream)
    assert written(stream).strip() == rb"name\ud800"


def test_what_is_read_is_utf8_too() -> None:
    stream = io.TextIOWrapper(io.BytesIO("Müller\n".encode() + b"\xff"), encoding="cp1252")
    speak_utf8(stream)
    assert stream.read() == "Müller\n\\xff"


def test_whoever_names_an_encoding_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    stream = a_pipe()
    speak_utf8(stream)
    assert stream.encoding == "cp1252"


def test_a_program_without_streams_has_nothing_to_set() -> None:
    speak_utf8(None)


def test_the_program_sets_all_three_of_its_own_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    streams = {name: io.TextIOWrapper(io.BytesIO(), encoding="cp1252") for name in ("stdin", "stdout", "stderr")}
    monkeypatch.setattr(sys, "platform", "win32")
    for name, stream in streams.items():
        monkeypatch.setattr(sys, name, stream)
    with pytest.raises(SystemExit):
        main(["--version"])
    assert {stream.encoding for stream in streams.values()} == {"utf-8"}
    assert written(streams["stdout"]).startswith(b"callassist ")
