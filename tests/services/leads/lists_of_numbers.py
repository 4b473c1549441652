"""Columns of the shapes that lists have, made anew: what was meant is known of every number."""

from __future__ import annotations

import random


def of_a_town(count: int = 200) -> list[tuple[str, str]]:
    """Numbers of one town without its area code, as an office lists its houses: (cell, what is meant).

    Six to nine figures; among them some that would be whole with a zero before them, and a few with ten figures, of
    which nobody can tell.
    """
    chance = random.Random(9)
    made: list[tuple[str, str]] = []
    for index in range(count):
        length = 10 if index % 16 == 15 else chance.choice((6, 7, 7, 8, 8, 8, 8, 8, 9))
        digits = chance.choice("2345689") + "".join(chance.choice("0123456789") for _ in range(length - 1))
        made.append((digits, f"+4930{digits}" if length < 10 else ""))
    return made


def of_a_fair(count: int = 200) -> list[tuple[str, str, str]]:
    """Cards scanned at a fair abroad, country code without plus: (cell, country, what is meant)."""
    chance = random.Random(6)
    made: list[tuple[str, str, str]] = []
    for index in range(count):
        area = chance.choice(("11", "16", "21", "31", "35", "41", "51", "61", "62", "81"))
        rest = "".join(chance.choice("0123456789") for _ in range(7))
        mobile = f"55{area}9{chance.choice('89')}{rest}"
        match index % 50:
            case 0:
                made.append(("", "", ""))
            case 25:
                made.append((mobile[:11], "BRASIL", ""))
            case _:
                made.append((mobile, "BRASIL", f"+{mobile}"))
    return made


def of_consumers(count: int = 120) -> list[tuple[str, str]]:
    """A bought list: every way a mobile number is written, one in four with its code and no plus."""
    chance = random.Random(31)
    made: list[tuple[str, str]] = []
    for index in range(count):
        network = chance.choice(("160", "170", "171", "175", "176", "179", "1522", "1577"))
        line = chance.choice("123456789") + "".join(chance.choice("0123456789") for _ in range(6))
        meant = f"+49{network}{line}"
        cell = (
            f"49{network}{line}",
            f"0{network} {line}",
            f"+49 {network} {line}",
            f"0049{network}{line}",
            f"0{network}/{line}",
            f"+49{network}{line}",
            f"49{network}{line}",
            f"0{network} {line}",
        )[index % 8]
        made.append((cell, meant))
    return made
