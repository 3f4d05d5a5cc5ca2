"""Defects planted in the text and the self-evaluations of a drawn report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.prose.planted import changed_line, figures_of
from benchmarks.prose.text import plain

if TYPE_CHECKING:
    import random

    from benchmarks.provinces.drawn import Drawn

REASON = re.compile(r"主要(?:原因)?(?:是|：)[：]?([^。；，]{4,})(?=[。；，])")
CHANGE = re.compile(r"(增加|减少)⟦\d+\|[^⟧]+⟧万元，(增长|下降)⟦\d+\|([\d.]+)%⟧")


@dataclass
class Planted:
    """One defect: where, and what a finding that tells it holds."""

    kind: str
    where: str
    shown: list[str]
    rule: str = ""


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


def digit(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    return _in_text(it, chance, used, "digit")


def rate(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    return _in_text(it, chance, used, "rate")


def direction(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    return _in_text(it, chance, used, "direction")


def unit(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    return _in_text(it, chance, used, "unit")


def swap(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
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


def reason(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    found = _reasoned(it, chance, used)
    if not found:
        return None
    no, reason, _ = found
    line = it.lines[no]
    before, behind = line[: reason.start()].rstrip("，。"), line[reason.end() :]
    it.lines[no] = before + behind
    amount = re.findall(r"\|([\d.,]+%?)⟧", line[: reason.start()])
    return Planted("no reason", plain(it.lines[no])[:60], amount[-2:])


def contrary(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
    found = _reasoned(it, chance, used)
    if not found:
        return None
    no, reason, way = found
    told = "人员减少、经费压减" if way == "增加" else "人员增加、工资标准提高"
    line = it.lines[no]
    it.lines[no] = line[: reason.start(1)] + told + line[reason.end(1) :]
    return Planted("contrary", plain(it.lines[no])[:60], [told])


def year(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
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


def count(it: Drawn, chance: random.Random, used: set[int]) -> Planted | None:
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


def weights(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    project = chance.choice(it.books.projects)
    row = chance.choice(project.indicators)
    row[-2] = str(int(row[-2]) + 5)
    return Planted("weights", f"{project.name} {row[2]} {row[-2]}", ["105", "95"], "PERF")


def score(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    project = chance.choice(it.books.projects)
    project.shown["score"] = str(project.score - chance.randint(2, 5))
    return Planted("score", project.name, [project.shown["score"]], "PERF")


def executed(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    project = chance.choice(it.books.projects)
    project.shown["rate"] = str(project.rate - chance.randint(3, 9))
    return Planted("execution", project.name, [project.shown["rate"]], "PERF")


def over(it: Drawn, chance: random.Random, _: set[int]) -> Planted:
    project = chance.choice(it.books.projects)
    row = chance.choice(project.indicators)
    row[-1] = str(int(row[-2]) + 2)
    return Planted("over", f"{project.name} {row[2]} {row[-1]}/{row[-2]}", [row[-1]], "PERF")


def number(it: Drawn, chance: random.Random, _: set[int]) -> Planted | None:
    """Tell of more projects than have a form."""
    count = len(it.books.projects)
    wrong = str(count + chance.randint(1, 4))
    for no, line in enumerate(it.lines):
        for told in (f"{count}个项目", f"项目{count}个", f"{count}个一般公共预算项目"):
            if told in line:
                it.lines[no] = line.replace(told, told.replace(str(count), wrong))
                return Planted("projects", it.lines[no][:60], [wrong], "PERF|COMPL")
    return None
