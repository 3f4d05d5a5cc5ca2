"""Forms of unseen places, filled with figures that add up.

In: benchmarks/data/unseen.yaml. Out: statements as rows of text, with what each figure is.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

FORMS = Path(__file__).resolve().parents[1] / "data" / "unseen.yaml"
NO_AMOUNTS = {"code", "name", "text", "unit"}
TOTALS = ("合计", "小计", "总计", "总额")
UNITS = ("机关本级", "第一管理所", "第二管理所")
# level, code, name
LINES = {
    "function": (
        (1, "208", "社会保障和就业支出"),
        (2, "20805", "行政事业单位养老支出"),
        (3, "2080505", "机关事业单位基本养老保险缴费支出"),
        (1, "213", "农林水支出"),
        (2, "21303", "水利"),
        (3, "2130301", "行政运行"),
        (3, "2130399", "其他水利支出"),
    ),
    "economic": (
        (1, "301", "工资福利支出"),
        (2, "30101", "基本工资"),
        (2, "30102", "津贴补贴"),
        (1, "302", "商品和服务支出"),
        (2, "30201", "办公费"),
        (2, "30211", "差旅费"),
    ),
    "government": (
        (1, "501", "机关工资福利支出"),
        (2, "50101", "工资奖金津补贴"),
        (1, "502", "机关商品和服务支出"),
        (2, "50201", "办公经费"),
    ),
    "projects": ((1, "", "河道清淤整治"), (1, "", "档案数字化"), (1, "", "专项检查经费")),
    "units": tuple((1, "", unit) for unit in UNITS),
    "one": ((0, "", ""),),
}
LINES["parts"] = LINES["function"]
LINES["pair"] = LINES["economic"]
ITEMS = ("因公出国（境）费", "公务接待费", "公务用车购置及运行费")
INCOME = ("一、一般公共预算拨款", "二、政府性基金预算拨款", "三、事业收入", "四、其他收入")
EXPENSE = ("一、社会保障和就业支出", "二、卫生健康支出", "三、农林水支出", "四、住房保障支出")


@dataclass(frozen=True)
class Column:
    """A column: its headings from the top, and what stands below them."""

    headings: tuple[str, ...]
    holds: str


@dataclass(frozen=True)
class Figure:
    """A figure as it is printed, and what it is: no measure where none is to be found."""

    statement_code: str
    measure_code: str | None
    period: str
    label: str
    text: str


@dataclass(frozen=True)
class Form:
    """A statement as it is printed."""

    title: str
    number: str
    unit: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[Figure, ...]


def load_forms(path: Path = FORMS) -> dict[str, list[Form]]:
    """Fill the forms of each report; the same every time."""
    reports = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        report["report"]: [
            _filled(given, report["unit"], random.Random(f"{report['report']}{given['title']}"))
            for given in report["statements"]
        ]
        for report in reports
    }


def _filled(given: dict[str, Any], unit: str, chance: random.Random) -> Form:
    columns = tuple(_column(text) for text in given["columns"])
    lines = {"sides": _sides, "items": _items}.get(given["lines"], _listed)
    rows, figures = lines(given, columns, chance)
    return Form(given["title"], given.get("number", ""), unit, columns, tuple(rows), tuple(figures))


def _column(text: str) -> Column:
    headings, _, holds = text.rpartition("=")
    return Column(tuple(headings.split("/")), holds)


def _amount(chance: random.Random) -> Decimal:
    return Decimal(chance.randint(1_000, 9_999_999)) / 100


def _figure(given: dict[str, Any], column: Column, label: str, text: str) -> Figure:
    measure, _, period = column.holds.partition(":")
    known = None if measure == "none" else measure
    return Figure(given["code"], known, period or "current", label, text)


def _printed(value: Decimal) -> str:
    return f"{value:,.2f}"


def _listed(
    given: dict[str, Any], columns: tuple[Column, ...], chance: random.Random
) -> tuple[list[tuple[str, ...]], list[Figure]]:
    """Print lines below each other: those above hold the sums of those below."""
    lines = list(LINES[given["lines"]])
    leaves = [
        one
        for one in range(len(lines))
        if one + 1 == len(lines) or lines[one + 1][0] <= lines[one][0]
    ]
    values = {one: _row_values(columns, chance) for one in leaves}
    for one in reversed(range(len(lines))):
        if one not in values:
            below = _below(lines, one)
            values[one] = _added([values[leaf] for leaf in leaves if leaf in below])
    printed = [(lines[one], values[one]) for one in range(len(lines))]
    if given["lines"] != "one":
        printed.insert(0, ((0, "", "合计"), _added([values[leaf] for leaf in leaves])))
    rows, figures = [], []
    for (_, code, name), amounts in printed:
        cells = _names(given["lines"], columns, code, name)
        label = "" if given["lines"] == "one" else name
        for no, column in enumerate(columns):
            if column.holds not in NO_AMOUNTS:
                cells[no] = _printed(amounts[no])
                figures.append(_figure(given, column, label, cells[no]))
        rows.append(tuple(cells))
    return rows, figures


def _below(lines: list[tuple[int, str, str]], one: int) -> set[int]:
    below = set()
    for other in range(one + 1, len(lines)):
        if lines[other][0] <= lines[one][0]:
            break
        below.add(other)
    return below


def _added(rows: list[dict[int, Decimal]]) -> dict[int, Decimal]:
    return {no: sum((row[no] for row in rows), Decimal(0)) for no in rows[0]}


def _row_values(columns: tuple[Column, ...], chance: random.Random) -> dict[int, Decimal]:
    """Draw the leaves of a row; a 合计 or 小计 is the sum of those below the same headings."""
    amounts = [no for no, column in enumerate(columns) if column.holds not in NO_AMOUNTS]
    totals = [no for no in amounts if columns[no].headings[-1].endswith(TOTALS)]
    values = {no: _amount(chance) for no in amounts if no not in totals}
    for no in sorted(totals, key=lambda no: -len(columns[no].headings)):
        above = columns[no].headings[:-1]
        parts = [
            value
            for other, value in values.items()
            if other not in totals and columns[other].headings[: len(above)] == above
        ]
        values[no] = sum(parts, Decimal(0)) or _amount(chance)
    return values


def _names(kind: str, columns: tuple[Column, ...], code: str, name: str) -> list[str]:
    """Print what names the line; code columns side by side share a code's digits."""
    cells = [""] * len(columns)
    codes = [no for no, column in enumerate(columns) if column.holds == "code"]
    parts = [code[:3], code[3:5], code[5:]] if len(codes) > 1 else [code]
    for no, part in zip(codes, parts, strict=False):
        cells[no] = part
    for no, column in enumerate(columns):
        if column.holds == "name" or (column.holds == "unit" and kind == "units"):
            cells[no] = name
        elif column.holds == "unit" and name != "合计":
            cells[no] = UNITS[0]
        elif column.holds == "text" and name != "合计":
            is_code = column.headings[-1].endswith(("代码", "编码"))
            described = "机关工资福利支出" if kind == "pair" else "特定目标类"
            cells[no] = "50101" if is_code else described
    return cells


def _items(
    given: dict[str, Any], columns: tuple[Column, ...], chance: random.Random
) -> tuple[list[tuple[str, ...]], list[Figure]]:
    """Print the three public expenses downwards."""
    drawn = [[_amount(chance) for _ in columns[1:]] for _ in ITEMS]
    totals = [sum(column, Decimal(0)) for column in zip(*drawn, strict=True)]
    rows, figures = [], []
    for label, amounts in zip(("合计", *ITEMS), (totals, *drawn), strict=True):
        texts = [_printed(amount) for amount in amounts]
        rows.append((label, *texts))
        figures += [
            _figure(given, column, label, text)
            for column, text in zip(columns[1:], texts, strict=True)
        ]
    return rows, figures


def _sides(
    given: dict[str, Any], columns: tuple[Column, ...], chance: random.Random
) -> tuple[list[tuple[str, ...]], list[Figure]]:
    """Print the lines of income beside those of expenditure; both sides have the same total."""
    names = (INCOME, EXPENSE, ("一、基本支出", "二、项目支出", "三、其他支出", "四、结转"))
    total = _amount(chance) + 100_000
    sides = []
    for side in range(len(columns) // 2):
        drawn = [_amount(chance) for _ in range(3)]
        drawn.append(total + 300_000 - sum(drawn))
        end = ("收入总计", "支出总计", "支出总计")[side]
        amounts = (*drawn, total + 300_000)
        sides.append(list(zip((*names[side], end), map(_printed, amounts), strict=True)))
    rows = [tuple(cell for pair in row for cell in pair) for row in zip(*sides, strict=True)]
    figures = [
        _figure(given, columns[2 * side + 1], name.split("、")[-1], text)
        for row in zip(*sides, strict=True)
        for side, (name, text) in enumerate(row)
    ]
    return rows, figures
