"""The two-sided statements of the final accounts: GK01 and GK04."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model import FUNDS
from generator.styles import STYLES, pen_for
from generator.two_sided import SideLine, class_list, final_header, ordinal, two_sided_rows

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.model import Report

FUND_NAMES = ("一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款")
OWN_INCOME = ("上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")


def final_general(report: Report) -> dict[str, Any]:
    """GK01: all revenue and expenditure, with the balances."""
    style, pen = STYLES[report.style], pen_for(report, "GK01")
    total, opening = report.total("income"), report.total("opening")
    spent, closing = report.total("spent"), report.total("closing")
    sources = [report.total("income", funds=(fund,)) for fund in FUNDS]
    own = {"事业收入": report.total("income", funds=("institutional",))}
    names = [*(f"{name}收入" for name in FUND_NAMES), *OWN_INCOME]
    values = [*sources, *(own.get(name) for name in OWN_INCOME)]
    left = [
        SideLine(name, (("amount", value),), ordinal(i + 1))
        for i, (name, value) in enumerate(zip(names, values, strict=True))
    ]
    right = [
        SideLine(name, (("amount", report.total("spent", prefix=code)),), ordinal(i + 1))
        for i, (code, name) in enumerate(class_list(style.classes))
    ]
    left += [SideLine()] * (len(right) - len(left))
    left += [
        _sum("本年收入合计", total),
        _one("使用非财政拨款结余和专用结余", None),
        _one("年初结转和结余", opening),
    ]
    right += [
        _sum("本年支出合计", spent),
        _one("结余分配", None),
        _one("年末结转和结余", closing),
    ]
    if style.line_numbers:
        left, right = [*left, SideLine()], [*right, SideLine()]
    left.append(_sum("总计", total + opening))
    right.append(_sum("总计", spent + closing))
    numbers = (1, len(left) + 1) if style.line_numbers else None
    body = two_sided_rows(pen, left, right, right_width=1, numbers=numbers)
    amount = "金额" if numbers else "决算数"
    header = final_header([amount], amount=amount, numbered=bool(numbers))
    widths = (3.2, 0.6, 1.5, 3.2, 0.6, 1.5) if numbers else (3.2, 1.5, 3.2, 1.5)
    return {
        "header": header,
        "body": body,
        "widths": widths,
        "row_height": 17.5 if numbers else 19.0,
    }


def final_appropriation(report: Report) -> dict[str, Any]:
    """GK04: fiscal appropriation, its expenditure by fund."""
    style, pen = STYLES[report.style], pen_for(report, "GK04")
    left = [
        SideLine(name, (("amount", report.total("income", funds=(fund,))),), ordinal(i + 1))
        for i, (name, fund) in enumerate(zip(FUND_NAMES, FUNDS, strict=True))
    ]
    right = [
        SideLine(name, _by_fund(report, "spent", code), ordinal(i + 1))
        for i, (code, name) in enumerate(class_list(style.classes))
    ]
    left += [SideLine()] * (len(right) - len(left))
    opening = report.total("opening", funds=FUNDS)
    left += [_sum("本年收入合计", report.appropriation), _one("年初财政拨款结转和结余", opening)]
    right += [
        SideLine("本年支出合计", _by_fund(report, "spent"), align="center", bold=True),
        SideLine("年末财政拨款结转和结余", _by_fund(report, "closing")),
    ]
    left += [
        SideLine(
            name,
            (("amount", report.total("opening", funds=(fund,))),),
            "\u3000" if style.line_numbers else ordinal(i + 1),
        )
        for i, (name, fund) in enumerate(zip(FUND_NAMES, FUNDS, strict=True))
    ]
    right += [SideLine()] * 3
    left.append(_sum("总计", report.appropriation + opening))
    both = [
        (measure, report.total("spent", funds=funds) + report.total("closing", funds=funds))
        for measure, funds in _fund_columns()
    ]
    right.append(SideLine("总计", tuple(both), align="center", bold=True))
    numbers = (1, len(left) + 1) if style.line_numbers else None
    body = two_sided_rows(pen, left, right, right_width=4, numbers=numbers)
    amount = "金额" if numbers else "决算数"
    header = final_header(["合计", *FUND_NAMES], amount=amount, numbered=bool(numbers))
    widths = (
        (2.6, 0.5, 1.3, 2.6, 0.5, 1.3, 1.3, 1.3, 1.3)
        if numbers
        else (2.8, 1.3, 2.8, 1.3, 1.3, 1.2, 1.2)
    )
    return {
        "header": header,
        "body": body,
        "widths": widths,
        "landscape": not numbers,
        "font_size": 8.5,
    }


def _fund_columns() -> list[tuple[str, tuple[str, ...]]]:
    names = ("general_public", "gov_fund", "state_capital")
    return [("total", FUNDS), *((name, (fund,)) for name, fund in zip(names, FUNDS, strict=True))]


def _by_fund(report: Report, part: str, code: str = "") -> tuple[tuple[str, Decimal], ...]:
    return tuple((m, report.total(part, prefix=code, funds=funds)) for m, funds in _fund_columns())


def _one(label: str, value: Decimal | None) -> SideLine:
    return SideLine(label, (("amount", value),))


def _sum(label: str, value: Decimal) -> SideLine:
    return SideLine(label, (("amount", value),), align="center", bold=True)
