"""Basic expenditure by economic classification: GK06 in two or four blocks, YS08."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from generator.economics import basic_by_economic, is_personnel
from generator.model import subject_names
from generator.styles import STYLES, head, pen_for
from generator.tables import Cell

if TYPE_CHECKING:
    from generator.model import Report
    from generator.styles import Pen

Row = tuple[Cell, ...]
UNUSED = ("309", "311")
DASH = "────"
TWO_BLOCK_CAPITAL = (
    "310",
    "31001",
    "31002",
    "31003",
    "31007",
    "31013",
    "31019",
    "31021",
    "31022",
    "31099",
)


def final_economic(report: Report) -> dict[str, Any]:
    """GK06: four blocks next to each other in the ten forms, two in the nine tables."""
    four = STYLES[report.style].line_numbers
    pen, amounts = pen_for(report, "GK06"), basic_by_economic(report)
    blocks = _four_blocks() if four else _two_blocks()
    rows = [
        tuple(cell for code in line for cell in _line(pen, amounts, code or ""))
        for line in zip_longest(*blocks)
    ]
    personnel = sum((v for c, v in amounts.items() if len(c) == 3 and is_personnel(c)), Decimal(0))
    public = sum((v for c, v in amounts.items() if len(c) == 3 and not is_personnel(c)), Decimal(0))
    rows.append(
        (
            Cell("人员经费合计", 2, align="center", bold=True),
            pen.amount(personnel, "amount", label="人员经费合计"),
            Cell("公用经费合计", 3 * len(blocks) - 4, align="center", bold=True),
            pen.amount(public, "amount", label="公用经费合计"),
        )
    )
    code_head = "科目代码" if four else "经济分类科目编码"
    lower = (head(code_head), head("科目名称"), head("决算数")) * len(blocks)
    upper = ((head("人员经费", 3), head("公用经费", 9)),) if four else ()
    return {
        "header": (*upper, lower), "body": tuple(rows), "landscape": four,
        "widths": (0.9, 2.3, 1.1) * len(blocks) if four else (1.1, 2.6, 1.4) * 2,
        "font_size": 7.5 if four else 8.0, "row_height": 15.0 if four else 16.0,
        "page_rows": (22,) if four else (),
    }  # fmt: skip


def budget_economic(report: Report, *, split: bool) -> dict[str, Any]:
    """YS08: one line per economic subject, personnel and public money apart or together."""
    style, pen, amounts = STYLES[report.style], pen_for(report, "YS08"), basic_by_economic(report)
    rows = [
        (
            *_budget_code(style.codes, code),
            *_budget_amounts(pen, code, subject_names()[code], amounts[code], split=split),
        )
        for code in amounts
    ]
    sums = {
        kind: sum(
            (v for c, v in amounts.items() if len(c) == 3 and is_personnel(c) == kind), Decimal(0)
        )
        for kind in (True, False)
    }
    width = 3 if style.codes == "three" else 1
    cells = (
        (
            pen.amount(sums[True] + sums[False], "total", label="合计"),
            pen.amount(sums[True], "personnel", label="合计"),
            pen.amount(sums[False], "public", label="合计"),
        )
        if split
        else (pen.amount(sums[True] + sums[False], "amount", label="合计"),)
    )
    total = (Cell("合计", width, align="center", bold=True), *cells)
    body = [total, *rows] if style.total_first else [*rows, total]
    return {
        "header": _budget_header(style.codes),
        "body": tuple(body),
        "widths": (0.55, 0.5, 3.4, 1.6, 1.6, 1.6) if width == 3 else (4, 4),
    }


def _four_blocks() -> list[list[str]]:
    listed = list(subject_names())
    last = [c for c in listed if c[:3] in {"307", "309", "310", "311", "312", "313", "399"}]
    half = (len(last) + 1) // 2
    return [
        [c for c in listed if c[:3] in {"301", "303"}],
        [c for c in listed if c[:3] == "302"],
        last[:half],
        last[half:],
    ]


def _two_blocks() -> list[list[str]]:
    listed = list(subject_names())
    return [
        [c for c in listed if c[:3] in {"301", "303"}],
        [*(c for c in listed if c[:3] == "302"), *TWO_BLOCK_CAPITAL],
    ]


def _line(pen: Pen, amounts: dict[str, Decimal], code: str) -> Row:
    if not code:
        return Cell(), Cell(), Cell()
    name, bold = subject_names()[code], len(code) == 3
    amount = (
        Cell(DASH, align="right")
        if code[:3] in UNUSED
        else pen.amount(amounts.get(code), "amount", subject=code, label=name)
    )
    return Cell(code, bold=bold), Cell(name if bold else f"\u3000{name}", bold=bold), amount


def _budget_code(codes: str, code: str) -> Row:
    name = subject_names()[code]
    if codes == "three":
        return Cell(code[:3], align="center"), Cell(code[3:], align="center"), Cell(name)
    return (Cell(f"{'' if len(code) == 3 else chr(0x3000)}[{code}]{name}"),)


def _budget_amounts(pen: Pen, code: str, name: str, value: Decimal, *, split: bool) -> Row:
    if not split:
        return (pen.amount(value, "amount", subject=code, label=name),)
    own = "personnel" if is_personnel(code) else "public"
    parts = [
        pen.amount(value if m == own else None, m, subject=code, label=name)
        for m in ("personnel", "public")
    ]
    return pen.amount(value, "total", subject=code, label=name), *parts


def _budget_header(codes: str) -> tuple[Row, ...]:
    if codes == "bracket":
        return ((head("部门预算支出经济科目"), head("预算")),)
    return (
        (head("项目", 3), head("一般公共预算基本支出", 3)),
        (
            head("经济分类科目编码", 2),
            head("部门经济分类科目名称", 1, 2),
            head("合计", 1, 2),
            head("人员经费", 1, 2),
            head("公用经费", 1, 2),
        ),
        (head("类"), head("款")),
    )
