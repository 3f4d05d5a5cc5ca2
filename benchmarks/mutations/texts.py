"""Changes of what stands outside the tables' figures: sentences, notes, years, units, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from benchmarks.mutations.sheets import change_digit

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from benchmarks.mutations.changes import Change, Document, Printed

FIGURE = re.compile(r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)(万元|亿元|元|%)")
COUNT = re.compile(r"(?<![\d.,])(\d+)(?=个|人|辆|台|项|家|名|套|批次)")
YEAR = re.compile(r"20[12]\d(?=年)")
NOTE = re.compile(r"(此表为空|本表为空|空表|无数据|没有.{2,30}(支出|收入|安排|拨款)|^注[:：])")
UNIT = re.compile(r"(?<=单位[:：])\s*(人民币)?(万元|元)(?!\w)")
SIGNS = {"增加": "减少", "减少": "增加", "增长": "下降", "下降": "增长"}
SIGN = re.compile("|".join(SIGNS))


def prose_digit(document: Document, rng: random.Random) -> list[Change]:
    """Change a digit of a sentence's figure."""
    found = [
        (line, match)
        for line in document.lines
        if len(line.text) > 12
        for match in FIGURE.finditer(line.text)
        if float(match[1].replace(",", ""))
    ]
    return _replace("prose", found, rng, lambda old: change_digit(old, rng))


def count(document: Document, rng: random.Random) -> list[Change]:
    """Change a digit of a count in a sentence."""
    found = [
        (line, match)
        for line in document.lines
        if len(line.text) > 12
        for match in COUNT.finditer(line.text)
    ]
    return _replace("count", found, rng, lambda old: change_digit(f"{old}.", rng)[:-1])


def sign(document: Document, rng: random.Random) -> list[Change]:
    """Exchange a word of direction."""
    found = [
        (line, match)
        for line in document.lines
        if FIGURE.search(line.text)
        for match in SIGN.finditer(line.text)
        if re.match(r"(了|约)?\d", line.text[match.end() :])
    ]
    return _replace("sign", found, rng, SIGNS.__getitem__)


def year(document: Document, rng: random.Random) -> list[Change]:
    """Change a year, wherever it stands outside the tables."""
    found = [(line, match) for line in document.lines for match in YEAR.finditer(line.text)]
    return _replace("year", found, rng, lambda old: str(int(old) + rng.choice([-3, -2, 2, 3])))


def title_year(document: Document, rng: random.Random) -> list[Change]:
    """Change a year on a page of statements."""
    pages = set(document.statements.values())
    found = [
        (line, match)
        for line in document.lines
        if line.page in pages and len(line.text) < 40
        for match in YEAR.finditer(line.text)
    ]
    return _replace("title_year", found, rng, lambda old: str(int(old) - 1))


def note(document: Document, rng: random.Random) -> list[Change]:
    """Leave a note out."""
    found = [line for line in document.lines if NOTE.search(line.text)]
    if not found:
        return []
    line = rng.choice(found)
    return [line.changed("note", line.text, "", "")]


def unit(document: Document, rng: random.Random) -> list[Change]:
    """Exchange 元 and 万元 in the line that gives a table's unit."""
    pages = {amount.cell.page for amount in document.amounts}
    printed = [*document.lines, *(cell for row in document.cells.values() for cell in row)]
    found = [
        (line, match)
        for line in printed
        if line.page in pages
        for match in UNIT.finditer(line.text)
    ]
    return _replace("unit", found, rng, {"万元": "元", "元": "万元"}.__getitem__, 2)


def owner(document: Document, rng: random.Random, others: Sequence[Document]) -> list[Change]:
    """Let the page of a statement name another department."""
    pages = {amount.cell.page for amount in document.amounts}
    names = sorted({other.department for other in others} - {document.department, ""})
    if not document.department or not names:
        return []
    found = [
        (line, match)
        for line in document.lines
        if line.page in pages
        for match in re.finditer(re.escape(document.department), line.text)
    ]
    return _replace("owner", found, rng, lambda _: rng.choice(names))


def _replace(
    kind: str,
    found: Sequence[tuple[Printed, re.Match[str]]],
    rng: random.Random,
    other: Callable[[str], str],
    group: int | None = None,
) -> list[Change]:
    if not found:
        return []
    printed, match = rng.choice(found)
    group = (1 if match.re.groups else 0) if group is None else group
    old = match[group]
    new = other(old)
    text = printed.text[: match.start(group)] + new + printed.text[match.end(group) :]
    return [printed.changed(kind, old, new, text)]
