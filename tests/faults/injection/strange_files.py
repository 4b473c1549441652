"""What a stranger may put in the place of a file: broken content of every kind, and what is no file at all."""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import stat
from contextlib import suppress
from pathlib import Path

from tests.faults.injection.mutations import NAUGHTY, broken, broken_json, broken_lines, text

#: opening something inside something, as the formats of our files do it
_NESTS = (
    ("[", "]"),
    ("{", "}"),
    ('{"a":', "}"),
    ("a = [", "]"),
    ("a={b=", "}"),
    ("- ", ""),
    ("a.", ""),
    ('"a".', ""),
    ("[a.", "]"),
    ("? ", ""),
    ("&a [", "]"),
    ("!!set {", "}"),
    ("(", ")"),
    ("@Variant(", ")"),
    ("\\x", ""),
    ("  ", ""),
    ("a:\n  ", ""),
)
_NUMBERS = (
    *("1e400", "-1e400", "1e-400", "NaN", "Infinity", "-Infinity", "-0", "-0.0", "1_000", "0x" + "f" * 20_000),
    *("9" * 30, "-" + "9" * 30, "9" * 4_400, "9" * 10_000, "0." + "3" * 10_000, "1" + "0" * 400 + ".5", "true", "null"),
    *(str(2**63 - 1), str(2**63), str(-(2**63) - 1), str(2**31), "1e5", "0b" + "1" * 5_000, "12:00:00", "1979-05-27"),
)
#: as Qt writes objects into a file of settings
_QT = (
    *("@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3\\xff\\xff\\xff\\xff)", "@Variant(\\0\\0\\0\\x7f\\xff\\xff\\xff\\xff)"),
    *(
        "@Variant(\\0\\0\\0\\n\\xff\\xff\\xff\\xfe)",
        "@Rect(2147483647 -2147483648 2147483647 2147483647)",
        "@Invalid()",
    ),
    *("@Size(99999999 99999999)", "@DateTime(\\0)", "@Point(1e9 1e9)", "99999 99999 99999 99999", "-99999 -99999 1 1"),
)


def content(chance: random.Random, sound: bytes) -> bytes:
    """Something like `sound`, and something wrong with it."""
    match chance.randrange(10):
        case 0 | 1 | 2:
            return broken(chance, sound)
        case 3:
            return broken_lines(chance, sound.decode("utf-8", "replace")).encode("utf-8", "surrogatepass")
        case 4:
            return _json(chance, sound)
        case 5:
            return _deep(chance, sound)
        case 6:
            return _numbers(chance, sound)
        case 7:
            return _put_in(chance, sound, chance.choice(_QT + NAUGHTY).encode("utf-8", "surrogatepass"))
        case 8:
            start = chance.choice(
                (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0", b"\r", b"\xe2\x80\xa8", b"%YAML 9\n")
            )
            return start + chance.choice((sound, broken(chance, sound), b""))
        case _:
            return chance.choice(
                (
                    b"",
                    chance.randbytes(chance.randrange(2_000)),
                    chance.choice((b"\0", b"\n", b"[", b"=", b"a=1\n", b'"', b"\xff", b"{}\n"))
                    * chance.randrange(20_000),
                    text(chance, 400).encode("utf-8", "surrogatepass"),
                    sound * chance.randrange(2, 30),
                )
            )


def _deep(chance: random.Random, sound: bytes) -> bytes:
    opens, closes = chance.choice(_NESTS)
    times = chance.choice((10, 25, 200, 1_500, 20_000))
    closed = times if chance.random() < 0.5 else 0
    nest = (opens * times + chance.choice(("1", "", '"a"', "= 1")) + closes * closed).encode()
    return chance.choice((nest, sound + nest, _put_in(chance, sound, nest)))


def _numbers(chance: random.Random, sound: bytes) -> bytes:
    """One of the numbers in it is another one."""
    found = sound.decode("utf-8", "replace")
    places = [at for at, sign in enumerate(found) if sign.isdigit()]
    if not places:
        return _put_in(chance, sound, chance.choice(_NUMBERS).encode())
    begin = end = chance.choice(places)
    while end < len(found) and found[end].isdigit():
        end += 1
    return (found[:begin] + chance.choice(_NUMBERS) + found[end:]).encode()


def _json(chance: random.Random, sound: bytes) -> bytes:
    lines: list[str] = []
    for line in sound.decode("utf-8", "replace").splitlines():
        try:
            data = json.loads(line)
        except ValueError:
            return broken(chance, sound)
        lines.append(json.dumps(broken_json(chance, data) if chance.random() < 0.7 else data))
    return "\n".join(lines).encode()


def _put_in(chance: random.Random, sound: bytes, what: bytes) -> bytes:
    at = chance.randrange(len(sound) + 1)
    return sound[:at] + what + sound[at:]


SPECIAL = (
    *(
        "a FIFO",
        "a folder",
        "a full folder",
        "a socket",
        "a link to itself",
        "a link to nothing",
        "a link to /dev/zero",
    ),
    *(
        "a link to /dev/full",
        "a link to a FIFO",
        "a link to a folder",
        "1 GB of nothing",
        "not to be read",
        "a link to /",
    ),
)


def put(chance: random.Random, path: Path, sound: bytes, *, special: float = 0.15) -> str:
    """Puts something strange at `path`; what it is."""
    if chance.random() >= special:
        path.write_bytes(content(chance, sound))
        return "content"
    what = chance.choice(SPECIAL)
    put_special(what, path, sound)
    return what


def put_special(what: str, path: Path, sound: bytes = b"") -> None:
    """Puts that at `path`."""
    match what:
        case "a FIFO":
            os.mkfifo(path)
        case "a folder":
            path.mkdir()
        case "a full folder":
            path.mkdir()
            (path / "x.yaml").write_bytes(sound)
        case "a socket":
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as made:
                made.bind(str(path))
        case "a link to itself":
            path.symlink_to(path)
        case "a link to nothing":
            path.symlink_to(path.parent / "nothing" / "there")
        case "a link to /dev/zero" | "a link to /dev/full" | "a link to /":
            path.symlink_to(what.removeprefix("a link to "))
        case "a link to a FIFO":
            os.mkfifo(path.with_name("other-fifo"))
            path.symlink_to("other-fifo")
        case "a link to a folder":
            path.with_name("other-folder").mkdir()
            path.symlink_to("other-folder")
        case "1 GB of nothing":
            with path.open("wb") as file:
                file.truncate(1 << 30)
        case _:
            path.write_bytes(sound)
            path.chmod(0)


def clear(folder: Path) -> None:
    """Empties it, whatever is in it."""
    for entry in os.scandir(folder):
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISDIR(mode):
            shutil.rmtree(entry.path, ignore_errors=True)
        else:
            with suppress(OSError):
                os.unlink(entry.path)  # noqa: PTH108 - a scandir entry
