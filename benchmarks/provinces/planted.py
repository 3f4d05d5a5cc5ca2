"""Defects planted in a drawn report: in its statements, its text and its self-evaluations.

Each defect says what a finding must name to tell it: a figure as printed, or words; `rule` is the
beginning of the rules that may, where the words are common ones.
"""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from benchmarks.provinces import slips
from benchmarks.provinces.printer import Printer
from benchmarks.provinces.slips import Planted

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.provinces.drawn import Drawn
    from benchmarks.provinces.tables import Cell, Table


def plant(it: Drawn, count: int = 13) -> list[Planted]:
    """Plant defects of different kinds, in another order for each report."""
    chance = random.Random(f"{it.given['seed']}planted")
    tables = [_sum, _row, _statement, _total, _missing, _note, _code, _name, _three]
    texts = [
        slips.digit,
        slips.digit,
        slips.rate,
        slips.direction,
        slips.unit,
        slips.swap,
        slips.reason,
        slips.contrary,
        slips.year,
        slips.count,
    ]
    sheets = [slips.weights, slips.score, slips.executed, slips.over, slips.number]
    for group in (tables, texts, sheets):
        chance.shuffle(group)
    chosen = tables[:5] + texts[:6] + sheets[: count - 11]
    used: set[int] = set()
    found = []
    # a statement printed from other books is printed anew, one left out has nothing to change
    for one in sorted(chosen, key=lambda one: (one is not _statement, one is _missing)):
        defect = one(it, chance, used)
        if defect:
            found.append(defect)
    gone = {defect.where for defect in found if defect.kind == "missing"}
    return [one for one in found if one.kind != "note" or one.where not in gone]


def _find(it: Drawn, code: str) -> Table:
    return next(table for table in it.tables if table.code == code)


def _other(text: str, chance: random.Random) -> str:
    """Change a digit before the point."""
    places = [no for no, sign in enumerate(text.split(".", maxsplit=1)[0]) if sign.isdigit()]
    no = chance.choice(places)
    digits = [sign for sign in "123456789" if sign != text[no]]
    return text[:no] + chance.choice(digits) + text[no + 1 :]


def _change(table: Table, cell: Cell, chance: random.Random, kind: str) -> Planted:
    old, cell.text = cell.text, _other(cell.text, chance)
    where = f"{table.code} {cell.code}{cell.label} {cell.measure} {old} -> {cell.text}"
    return Planted(
        kind, where, [cell.text, f"{cell.code} {cell.label}"] if cell.code else [cell.text]
    )


def _cells(table: Table, wanted: Callable[[Cell], bool]) -> list[Cell]:
    return [cell for _, _, cell in table.figures() if cell.value and wanted(cell)]


def _sum(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    table = _find(it, chance.choice(["GK03", "GK05"]))
    cells = _cells(table, lambda cell: len(cell.code) in {3, 5} and cell.measure == "total")
    return _change(table, chance.choice(cells), chance, "sum")


def _row(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    table = _find(it, "GK02")
    cells = _cells(table, lambda cell: len(cell.code) == 7 and cell.measure != "total")
    return _change(table, chance.choice(cells), chance, "row")


def _statement(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    """Print one statement whole from other books: its sums hold, another statement's do not."""
    more = Decimal(chance.randint(300, 2000)) / 100
    items = it.books.items
    no = next(no for no, item in enumerate(items) if item.project)
    books = replace(it.books, items=list(items))
    books.items[no] = replace(items[no], project=items[no].project + more)
    place = next(no for no, table in enumerate(it.tables) if table.code == "GK05")
    given = it.given["statements"][place]
    it.tables[place] = Printer(books, it.given).table(given)
    above = {"", items[no].code[:3], items[no].code[:5], items[no].code}
    cells = _cells(it.tables[place], lambda cell: cell.code in above and cell.measure == "total")
    shown = [cell.text for cell in cells]
    return Planted("statement", f"GK05 {items[no].name} more by {more}", shown)


def _total(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    table = _find(it, chance.choice(["GK01", "GK04"]))
    cells = _cells(table, lambda cell: cell.label.endswith("总计"))
    return _change(table, chance.choice(cells), chance, "total")


def _missing(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    table = chance.choice([one for one in it.tables if one.code in {"GK07", "GK08", "GK06"}])
    it.tables.remove(table)
    return Planted("missing", table.title, ["没有找到应当公开的"], "COMPLETENESS-001")


def _note(it: Drawn, chance: random.Random, _: set[int]) -> Planted | None:
    empty = [one for one in it.tables if not list(one.figures()) and one.notes]
    if not empty:
        return None
    table = chance.choice(empty)
    table.notes = table.notes[:-1]
    return Planted("note", table.title, ["没有数字，也没有"], "COMPLETENESS-002")


def _code(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    table = _find(it, chance.choice(["GK03", "GK05"]))
    row = next(row for row in table.rows if row[0].code == "2080505")
    row[0].text = "2080507"
    return Planted("code", f"{table.code} 2080505 -> 2080507", ["2080507"])


def _name(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    table = _find(it, chance.choice(["GK02", "GK05"]))
    row = next(row for row in table.rows if row[0].code == "2101101")
    row[1].text = "事业单位医疗"
    return Planted("name", f"{table.code} 2101101", ["2101101"])


def _three(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    table = _find(it, "GK09")
    cells = _cells(table, lambda cell: bool(cell.measure))
    return _change(table, chance.choice(cells[:1] + cells[-3:]), chance, "three")
