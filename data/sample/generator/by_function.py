"""Statements by functional subject: GK02, GK03, GK05, GK07, GK08, YS02, YS03, YS05–YS07."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from generator.model import subject_names
from generator.styles import STYLES, head, pen_for
from generator.tables import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from generator.model import Report

Row = tuple[Cell, ...]
CODE_WIDTHS = {"one": (1.1, 2.9), "three": (0.55, 0.5, 0.5, 3.2), "bracket": (4.2,)}


@dataclass(frozen=True)
class Column:
    """One measure: its code, its heading, the heading above it, and its amount under a code."""

    measure: str
    heading: str
    amount: Callable[[str], Decimal]
    group: str = ""


@dataclass(frozen=True)
class FunctionTable:
    """The ruled part of a statement by function."""

    header: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[float, ...]


def function_table(
    report: Report,
    code: str,
    columns: Sequence[Column],
    codes: Sequence[str],
    *,
    total_first: bool | None = None,
) -> FunctionTable:
    """Make header, lines and total of a statement; without codes it is a nil statement."""
    style = STYLES[report.style]
    pen = pen_for(report, code)
    names = subject_names()
    rows = [
        (
            *_code_cells(style.codes, line, names[line]),
            *(
                pen.amount(c.amount(line), c.measure, subject=line, label=names[line])
                for c in columns
            ),
        )
        for line in codes
    ]
    width = len(CODE_WIDTHS[style.codes])
    total = (
        Cell("合计", width, align="center", bold=True),
        *(pen.amount(c.amount("") if codes else None, c.measure, label="合计") for c in columns),
    )
    first = style.total_first if total_first is None else total_first
    body = [total, *rows] if first else [*rows, total]
    if not codes:
        empty = tuple(Cell() for _ in range(width + len(columns)))
        body = [total] if style.zeros else [empty, total, empty] if not first else [total, empty]
    measures = (1.35,) * len(columns)
    return FunctionTable(
        _header(report, columns), tuple(body), (*CODE_WIDTHS[style.codes], *measures)
    )


def _code_cells(codes: str, code: str, name: str) -> Row:
    if codes == "one":
        return Cell(code), Cell(name)
    if codes == "three":
        return (
            Cell(code[:3], align="center"),
            Cell(code[3:5], align="center"),
            Cell(code[5:7], align="center"),
            Cell(name),
        )
    indent = "\u3000" * {3: 0, 5: 1, 7: 2}[len(code)]
    return (Cell(f"{indent}[{code}]{name}"),)


def _header(report: Report, columns: Sequence[Column]) -> tuple[Row, ...]:
    style = STYLES[report.style]
    depth = 3 if style.codes == "three" else 2
    upper: list[Cell] = []
    lower: list[Cell] = []
    for group, members in groupby(columns, key=lambda column: column.group):
        listed = list(members)
        if group:
            upper.append(head(group, len(listed)))
            lower += [head(column.heading, 1, depth - 1) for column in listed]
        else:
            upper += [head(column.heading, 1, depth) for column in listed]
    if style.codes == "bracket":
        return (head("功能科目名称", 1, 2), *upper), tuple(lower)
    if style.codes == "three":
        name = head("功能分类科目名称", 1, 2)
        return (
            (head("项目", 4), *upper),
            (head("功能分类科目编码", 3), name, *lower),
            (head("类"), head("款"), head("项")),
        )
    if not style.line_numbers:
        return (head("项目", 2), *upper), (head("功能分类科目编码"), head("科目名称"), *lower)
    numbers = tuple(Cell(str(i + 1), align="center") for i in range(len(columns)))
    return (
        (head("项目", 2), *upper),
        (head("科目代码"), head("科目名称"), *lower),
        (head("栏次", 2), *numbers),
    )
