"""Defects planted in running text: a digit, a point, a unit, a rate, a direction, two exchanged."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.prose.department import words
from benchmarks.prose.text import MARK, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from re import Match

    from benchmarks.prose.text import Text

# what is nought or whole, and counts of one or two, hold nothing to change
BARE = {"0", "0.00", "0.00%", "100.00%", "1", "2"}
SHARE_OF_LINES = 0.35


@dataclass
class Defect:
    """One change: what was printed, what is printed now, and the line."""

    kind: str
    what: str
    old: str
    new: str
    line: str


def planted(text: Text, seed: str) -> tuple[list[str], list[Defect]]:
    """Change one thing in a third of the lines with figures, at least in six."""
    chance = random.Random(seed)
    lines, defects = list(text.lines), list[Defect]()
    places = [no for no, line in enumerate(lines) if figures_of(line)]
    chance.shuffle(places)
    for no in places[: max(6, round(len(places) * SHARE_OF_LINES))]:
        changed = changed_line(text, lines[no], chance)
        if changed:
            lines[no], kind, what, old, new = changed
            defects.append(Defect(kind, what, old, new, plain(lines[no])))
    return lines, defects


def figures_of(line: str) -> list[Match[str]]:
    """Find the marked figures that a change can be planted in."""
    return [mark for mark in MARK.finditer(line) if mark[2] not in BARE]


def changed_line(
    text: Text, line: str, chance: random.Random, kind: str = ""
) -> tuple[str, str, str, str, str] | None:
    """Change one thing of a line, of a kind if that can be: line, kind, claim, both prints."""
    marks = figures_of(line)
    turned = words()["turned"]
    claim = {mark: text.claims[int(mark[1])] for mark in marks}
    amounts = [m for m in marks if "." in m[2] and "_change" not in claim[m].codes[0]]
    amounts = [m for m in amounts if not m[2].endswith("%")]
    choices = {
        "digit": [m for m in marks if not m[2].endswith("%")] or marks,
        "rate": [m for m in marks if m[2].endswith("%")],
        "direction": [
            m for m in marks if claim[m].has_direction and line[m.start() - 2 : m.start()] in turned
        ],
        "unit": [m for m in amounts if line[m.end() : m.end() + 2] == "万元"],
        "point": amounts,
        "swap": amounts[:-1] if len(amounts) > 2 else [],
    }
    kind = kind or chance.choice(["digit", *(kind for kind, able in choices.items() if able)])
    if not choices[kind]:
        return None
    mark = chance.choice(choices[kind])
    before, behind = line[: mark.start()], line[mark.end() :]
    old, new = mark[2], _other_digit(mark[2], chance)
    what = claim[mark].codes[0]
    if kind == "direction":
        word = turned[before[-2:]]
        return before[:-2] + word + line[mark.start() :], kind, what, before[-2:] + old, word + old
    if kind == "unit":
        return line[: mark.end()] + behind[1:], kind, what, old, old
    if kind == "point":
        whole, rest = old.replace(",", "").split(".")
        new = f"{whole}{rest[0]}.{rest[1:]}0"
    if kind == "swap":
        other = amounts[amounts.index(mark) + 1]
        new = other[2]
        if new == old:
            return None
        behind = line[mark.end() : other.start()] + _marked(other, old) + line[other.end() :]
    return before + _marked(mark, new) + behind, kind, what, old, new


def _marked(mark: Match[str], printed: str) -> str:
    return f"⟦{mark[1]}|{printed}⟧"


def _other_digit(printed: str, chance: random.Random) -> str:
    """Change one digit before the point, never into a leading nought."""
    whole = printed.split(".", maxsplit=1)[0]
    places: Sequence[int] = [no for no, sign in enumerate(whole) if sign.isdigit()]
    if whole == "0":
        places = [no for no, sign in enumerate(printed) if sign.isdigit() and no > 0]
    no = chance.choice(places)
    digits = [sign for sign in "123456789" + "0" * (no > 0) if sign != printed[no]]
    return printed[:no] + chance.choice(digits) + printed[no + 1 :]
