"""Hostile input, drawn at random: text nobody would type, and sound files with something wrong in them."""

from __future__ import annotations

import random
from typing import Any

#: what has broken programs before: beginnings and ends of ranges, signs with a meaning somewhere, letters that are two
NAUGHTY = (
    *("", " ", "\0", "\t", "\r\n", "\u2028", "\ufeff", "\ud800", "\udfff", "\u202e", "\u200d", "\U0010ffff", "\ufffd"),
    *("e\u0301" * 50, "👩‍👩‍👧‍👦", "İ", "ß", "ﬁ", "１８", "٣", "²", "½", "Ⅷ", "٫", "−5", "∞", "𝟙"),
    *(
        "0",
        "-0",
        "-1",
        "1e9",
        "1e999",
        "9" * 30,
        "9" * 400,
        "0.1" + "0" * 200,
        "NaN",
        "Infinity",
        "-inf",
        "0x10",
        "1_0",
    ),
    *("9**9**9", "__import__('os')", "{0.__class__}", "{{7*7}}", "%s%n", "${x}", "$(reboot)", "`id`", "{x:>999999999}"),
    *("<img src=file:///x>", "<script>", "&lt;", "';--", '" OR 1=1', "=cmd|' /C calc'!A0", "@SUM(1)", "../../x", "CON"),
    *(
        "31.2.2027",
        "0.0.0",
        "32.13.9999",
        "29.2.2027",
        "Q5 2027",
        "2027-W99",
        "24:00",
        "99:99",
        "1.1.0001",
        "31.12.9999",
    ),
    *("in 99999999999 Jahren", "in -1 Tagen", "vor 10000 Monaten", "nächsten", "morgen 25 Uhr", "heute", "KW 53"),
    *(
        "300-1000",
        "1000-300",
        "~",
        "~~80",
        "80 €/Monat",
        "80 $/€",
        "1.2.3,4.5",
        "1,2,3.4,5",
        "€",
        "-",
        "--",
        "+",
        "1-2-3",
    ),
    *(
        "+" * 40,
        "(" * 60,
        "[" * 60,
        "a" * 3_000,
        "=" * 50,
        "|||",
        ";;;;",
        "R",
        "U",
        "Esc",
        "Back",
        "Enter",
        "X999",
        "D9",
    ),
    *(
        "*21*123#",
        "tel:+49;phone-context=x",
        "+49 (0) (0)",
        "0" * 100,
        "00",
        "callassist:raise",
        "callassist://x?y=%00",
    ),
)


def text(chance: random.Random, longest: int = 60) -> str:
    """A text out of naughty parts, signs of any alphabet, and digits."""
    parts: list[str] = []
    for _ in range(chance.randrange(1, 5)):
        match chance.randrange(5):
            case 0 | 1:
                parts.append(chance.choice(NAUGHTY))
            case 2:
                parts.append("".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(1, longest // 4))))
            case 3:
                parts.append(
                    "".join(chance.choices("0123456789.,-+/ :€%~()=#;|?!X", k=chance.randrange(1, longest // 2)))
                )
            case _:
                parts.append("".join(chance.choices("abcdefghijäöüß ABQR_'\"", k=chance.randrange(1, longest // 2))))
    return chance.choice(("", " ", "")).join(parts)


def broken(chance: random.Random, content: bytes, others: tuple[bytes, ...] = ()) -> bytes:
    """`content` with one to four things wrong: bytes changed, lost, doubled, moved, or put in."""
    data = bytearray(content)
    for _ in range(chance.randrange(1, 5)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 4, 30, 500)))
        match chance.randrange(7):
            case 0:
                del data[at:end]
            case 1:
                data[at:at] = data[at:end]
            case 2 if data:
                data[at - 1] ^= 1 << chance.randrange(8)
            case 3:
                data[at:end] = chance.randbytes(end - at)
            case 4:
                data[at:at] = text(chance).encode("utf-8", "surrogatepass")
            case 5 if others:
                data[at:at] = chance.choice(others)
            case _:
                del data[at : at + chance.choice((0, 1, 50_000))]
    return bytes(data)


def broken_lines(chance: random.Random, content: str) -> str:
    """A text file with lines lost, doubled, swapped, cut, indented, or with another value."""
    lines = content.split("\n")
    for _ in range(chance.randrange(1, 6)):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(7):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines.insert(other, lines[at])
            case 2:
                lines[at], lines[other] = lines[other], lines[at]
            case 3:
                lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
            case 4:
                lines[at] = "  " + lines[at]
            case 5:
                lines[at] = f"{lines[at].partition(':')[0]}: {chance.choice(NAUGHTY)}"
            case _:
                lines[at] = lines[at].replace(
                    *chance.choice(((":", ""), (" ", ""), ("{", "["), ("q_", "n_"), ('"', "")))
                )
    return "\n".join(lines)


def broken_json(chance: random.Random, data: Any, deep: int = 0) -> Any:
    """JSON data with something in it changed for something of any kind."""
    if deep > 6 or chance.random() < 0.15 or not isinstance(data, dict | list) or not data:
        return chance.choice((None, True, 0, -1, 2**70, 1e308, float("nan"), [], {}, [[]], {"": ""}, text(chance)))
    if isinstance(data, list):
        changed = list(data)
        at = chance.randrange(len(changed))
        changed[at] = broken_json(chance, changed[at], deep + 1)
        return changed if chance.random() < 0.8 else changed * 2
    changed = dict(data)
    name = chance.choice(list(changed))
    match chance.randrange(5):
        case 0:
            del changed[name]
        case 1:
            changed[text(chance)] = changed[name]
        case _:
            changed[name] = broken_json(chance, changed[name], deep + 1)
    return changed
