"""Defects planted in a drawn report: in its statements, its text and its self-evaluations.

Each defect says what a finding must name to tell it: a figure as printed, or words; `rule` is the
beginning of the rules that may, where the words are common ones.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from benchmarks.prose.planted import changed_line, figures_of
from benchmarks.prose.text import plain
from benchmarks.provinces.tables import Printer

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.provinces.drawn import Drawn
    from benchmarks.provinces.tables import Cell, Table

REASON = re.compile(r"主要(?:原因)?(?:是|：)[：]?([^。；，]{4,})(?=[。；，])")
CHANGE = re.compile(r"(增加|减少)⟦\d+\|[^⟧]+⟧万元，(增长|下降)⟦\d+\|([\d.]+)%⟧")


@dataclass
class Planted:
    """One defect: where, and what a finding that tells it holds."""

    kind: str
    where: str
    shown: list[str]
    rule: str = ""


def plant(it: Drawn, count: int = 13) -> list[Planted]:
    """Plant defects of different kinds, in another order for each report."""
    chance = random.Random(f"{it.given['seed']}planted")
    tables = [_sum, _row, _statement, _total, _missing, _note, _code, _name, _three]
    texts = [_digit, _digit, _rate, _direction, _unit, _swap, _reason, _contrary, _year, _count]
    sheets = [_weights, _score, _executed, _over, _number]
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
    places = [no for no, sign in enumerate(text.split(".")[0]) if sign.isdigit()]
    no = chance.choice(places)
    digits = [sign for sign in "123456789" if sign != text[no]]
    return text[:no] + chance.choice(digits) + text[no + 1 :]


def _change(table: Table, cell: Cell, chance: random.Random, kind: str) -> Planted:
    old, cell.text = cell.text, _other(cell.text, chance)
    where = f"{table.code} {cell.code}{cell.label} {cell.measure} {old} -> {cell.text}"
    return Planted(kind, where, [cell.text, f"{cell.code} {cell.label}"] if cell.code else [cell.text])


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
    return Planted("missing", table.title, [table.title], "COMPLETENESS")


def _note(it: Drawn, chance: random.Random, _: set[int]) -> Planted | None:
    empty = [one for one in it.tables if not list(one.figures()) and one.notes]
    if not empty:
        return None
    table = chance.choice(empty)
    table.notes = table.notes[:-1]
    return Planted("note", table.title, [table.title], "COMPLETENESS")


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
    cells = _cells(table, lambda cell: True)
    return _change(table, chance.choice(cells[:1] + cells[-3:]), chance, "three")


def _in_text(it: Drawn, chance: random.Random, used: set[int], kind: str) -> Planted | None:
    """Change a figure of a line that holds none of the others."""
    places = [no for no, line in enumerate(it.lines) if no not in used and figures_of(line)]
    chance.shuffle(places)
    for no in places:
        found = changed_line(it.text, it.lines[no], chance, kind)
        if found:
            used.add(no)
            it.lines[no], _, what, old, new = found
            shown = [old, new] if kind == "swap" else [new.lstrip("增加减少长下降上升")]
            return Planted(kind, f"{what} {old} -> {new} | {plain(it.lines[no])[:50]}", shown)
    return None


def _digit(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    return _in_text(it, chance, used, "digit")


def _rate(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    return _in_text(it, chance, used, "rate")


def _direction(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    return _in_text(it, chance, used, "direction")


def _unit(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    return _in_text(it, chance, used, "unit")


def _swap(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    return _in_text(it, chance, used, "swap")


def _reasoned(
    it: Drawn, chance: random.Random, used: set[int]
) -> tuple[int, re.Match[str], str] | None:
    """Find a line with a change of ten per cent and more, and its reason."""
    places = [no for no, line in enumerate(it.lines) if no not in used]
    chance.shuffle(places)
    for no in places:
        change = CHANGE.search(it.lines[no])
        reason = REASON.search(it.lines[no], change.end()) if change else None
        if change and reason and reason.start() - change.end() < 3 and float(change[3]) >= 10:
            used.add(no)
            return no, reason, change[1]
    return None


def _reason(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    found = _reasoned(it, chance, used)
    if not found:
        return None
    no, reason, _ = found
    line = it.lines[no]
    before, behind = line[: reason.start()].rstrip("，。"), line[reason.end() :]
    it.lines[no] = before + behind
    amount = re.findall(r"\|([\d.,]+%?)⟧", line[: reason.start()])
    return Planted("no reason", plain(it.lines[no])[:60], amount[-2:])


def _contrary(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    found = _reasoned(it, chance, used)
    if not found:
        return None
    no, reason, way = found
    told = "人员减少、经费压减" if way == "增加" else "人员增加、工资标准提高"
    line = it.lines[no]
    it.lines[no] = line[: reason.start(1)] + told + line[reason.end(1) :]
    return Planted("contrary", plain(it.lines[no])[:60], [told])


def _year(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    year = it.books.year
    places = [
        no
        for no, line in enumerate(it.lines)
        if no not in used and re.search(rf"{year}年(度.*总计|12月31日)", line)
    ]
    if not places:
        return None
    no = chance.choice(places)
    used.add(no)
    wrong = str(year - 1 if "12月31" in it.lines[no] else year - 2)
    it.lines[no] = it.lines[no].replace(f"{year}年", f"{wrong}年", 1)
    return Planted("year", plain(it.lines[no])[:50], [wrong])


def _count(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    """Tell one car more of a kind than make up the total."""
    for no, line in enumerate(it.lines):
        found = re.search(r"应急保障用车⟦(\d+)\|(\d+)⟧", line)
        if found and no not in used:
            used.add(no)
            wrong = str(int(found[2]) + chance.randint(1, 3))
            it.lines[no] = line[: found.start(2)] + wrong + line[found.end(2) :]
            total = str(int(it.books.now["cars"]) + int(wrong) - int(found[2]))
            return Planted("count", plain(it.lines[no])[:60], [total])
    return None


def _weights(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    project = chance.choice(it.books.projects)
    row = chance.choice(project.indicators)
    row[-2] = str(int(row[-2]) + 5)
    return Planted("weights", f"{project.name} {row[2]} {row[-2]}", ["105", "95"], "PERF")


def _score(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    project = chance.choice(it.books.projects)
    project.shown["score"] = str(project.score - chance.randint(2, 5))
    return Planted("score", project.name, [project.shown["score"]], "PERF")


def _executed(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    project = chance.choice(it.books.projects)
    project.shown["rate"] = str(project.rate - chance.randint(3, 9))
    return Planted("execution", project.name, [project.shown["rate"]], "PERF")


def _over(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    project = chance.choice(it.books.projects)
    row = chance.choice(project.indicators)
    row[-1] = str(int(row[-2]) + 2)
    return Planted("over", f"{project.name} {row[2]} {row[-1]}/{row[-2]}", [row[-1]], "PERF")


def _number(it: Drawn, chance: random.Random, _: set[int]) -> Planted | None:
    """Tell of more projects than have a form."""
    count = len(it.books.projects)
    wrong = str(count + chance.randint(1, 4))
    for no, line in enumerate(it.lines):
        for told in (f"{count}个项目", f"项目{count}个", f"{count}个一般公共预算项目"):
            if told in line:
                it.lines[no] = line.replace(told, told.replace(str(count), wrong))
                return Planted("projects", it.lines[no][:60], [wrong], "PERF")
    return None
