"""The two-sided tables of the budgets: YS01 and YS04."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from generator.model import FUNDS
from generator.styles import STYLES, head, pen_for
from generator.two_sided import SideLine, class_list, ordinal, side_cells, two_sided_rows

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.model import Report
    from generator.tables import Cell

OWN = ("institutional",)
FUND_LABELS = ("一般公共预算资金", "政府性基金", "国有资本经营预算")
SPLIT = (
    ("total", "spent"),
    ("basic_personnel", "personnel"),
    ("basic_public", "public"),
    ("project", "project"),
)


def budget_totals(report: Report) -> dict[str, Any]:
    """YS01 in yuan: expenditure in one column, in four, or by function and by purpose."""
    style, pen = STYLES[report.style], pen_for(report, "YS01")
    names = dict(class_list(26))
    block = "function" if style.by_purpose else ""
    spent = partial(_spent, report, split=style.split_expense)
    left = _budget_income(report)
    right = [
        SideLine(names[code], spent(code), ordinal(i + 1), block=block)
        for i, code in enumerate(report.classes())
    ]
    height = max(len(left), len(right)) + 2
    left += [SideLine()] * (height - len(left))
    right += [SideLine()] * (height - len(right))
    left.append(_line("收入总计", report.total("income"), align="center"))
    right.append(SideLine("支出总计", spent(""), align="center", block=block))
    width = 4 if style.split_expense else 1
    body = two_sided_rows(pen, left, right, right_width=width)
    if style.by_purpose:
        body = tuple(
            (*row, *cells) for row, cells in zip(body, _purposes(report, height), strict=True)
        )
    widths = (
        (3, 1.6, 3, *(1.6,) * width) if not style.by_purpose else (2.6, 1.7, 2.8, 1.7, 1.6, 1.7)
    )
    return {"header": _totals_header(report), "body": body, "widths": widths}


def _budget_income(report: Report) -> list[SideLine]:
    sources = [report.total("income", funds=(fund,)) for fund in FUNDS]
    funds = enumerate(zip(FUND_LABELS, sources, strict=True), start=1)
    return [
        _line("财政拨款收入", report.appropriation, "一、"),
        *(_line(name, value, f"{i}、") for i, (name, value) in funds),
        _line("事业收入", report.total("income", funds=OWN), "二、"),
        _line("事业单位经营收入", None, "三、"),
        _line("其他收入", None, "四、"),
    ]


def _purposes(report: Report, height: int) -> list[tuple[Cell, ...]]:
    """Make the block of purposes (支出用途) right of the functions."""
    given = (("基本支出", "basic", "一、"), ("项目支出", "project", "二、"))
    lines = [
        SideLine(name, (("amount", report.total(part)),), before, block="purpose")
        for name, part, before in given
    ]
    lines += [SideLine()] * (height - len(lines))
    total = (("amount", report.total("spent")),)
    lines.append(SideLine("支出总计", total, align="center", block="purpose"))
    pen = pen_for(report, "YS01")
    return [side_cells(pen, line, "expense", 1) for line in lines]


def bracket_totals(report: Report) -> dict[str, Any]:
    """YS01 of the bracket layout: every class, zeros printed."""
    pen = pen_for(report, "YS01")
    names = (
        "预算拨款",
        "财政专户拨款",
        "事业收入",
        "事业单位经营收入",
        "其他收入",
        "上级补助收入",
        "附属单位上缴收入",
    )
    values = {"预算拨款": report.appropriation, "事业收入": report.total("income", funds=OWN)}
    left = [_line(name, values.get(name), ordinal(i + 1)) for i, name in enumerate(names)]
    right = [
        _line(name, report.total("spent", prefix=code), ordinal(i + 1))
        for i, (code, name) in enumerate(class_list(26))
    ]
    left += [SideLine()] * (len(right) - len(left))
    income, spent = report.total("income"), report.total("spent")
    left += [
        _line("本年收入合计", income, align="center"),
        _line("上年结转结余", None, align="center"),
        _line("收入总计", income, align="center"),
    ]
    right += [
        _line("本年支出合计", spent, align="center"),
        _line("结转结余下年", None, align="center"),
        _line("支出总计", spent, align="center"),
    ]
    return _bracket_two_sided(two_sided_rows(pen, left, right, right_width=1))


def budget_appropriation(report: Report) -> dict[str, Any]:
    """YS04 in yuan: expenditure by fund."""
    pen, names = pen_for(report, "YS04"), dict(class_list(26))
    left = [
        _line(name, report.total("income", funds=(fund,)), ordinal(i + 1))
        for i, (name, fund) in enumerate(zip(FUND_LABELS, FUNDS, strict=True))
    ]
    right = [
        SideLine(names[c], _fund_amounts(report, c), ordinal(i + 1))
        for i, c in enumerate(report.classes(FUNDS))
    ]
    height = max(len(left), len(right)) + 1
    left += [SideLine()] * (height - len(left))
    right += [SideLine()] * (height - len(right))
    left.append(_line("收入总计", report.appropriation, align="center"))
    right.append(SideLine("支出总计", _fund_amounts(report, ""), align="center"))
    header = (
        (head("财政拨款收入", 2), head("财政拨款支出", 5)),
        tuple(
            head(t)
            for t in (
                "项目",
                "预算数",
                "项目",
                "合计",
                "一般公共预算",
                "政府性基金预算",
                "国有资本经营预算",
            )
        ),
    )
    body = two_sided_rows(pen, left, right, right_width=4)
    return {"header": header, "body": body, "widths": (2.6, 1.6, 2.6, 1.6, 1.6, 1.6, 1.6)}


def bracket_appropriation(report: Report) -> dict[str, Any]:
    """YS04 of the bracket layout: one amount a side."""
    pen = pen_for(report, "YS04")
    names = ("一般公共预算", "政府性基金预算", "国有资本经营预算")
    left = [
        _line(name, report.total("income", funds=(fund,)), ordinal(i + 1))
        for i, (name, fund) in enumerate(zip(names, FUNDS, strict=True))
    ]
    right = [
        _line(name, report.total("spent", prefix=code, funds=FUNDS), ordinal(i + 1))
        for i, (code, name) in enumerate(class_list(26))
    ]
    left += [SideLine()] * (len(right) - len(left))
    spent = report.total("spent", funds=FUNDS)
    left += [
        _line("本年收入合计", report.appropriation, align="center"),
        SideLine(),
        _line("收入总计", report.appropriation, align="center"),
    ]
    right += [
        _line("本年支出合计", spent, align="center"),
        _line("结转下年", None, "二十七、"),
        _line("支出总计", spent, align="center"),
    ]
    return _bracket_two_sided(two_sided_rows(pen, left, right, right_width=1))


def _spent(report: Report, code: str, *, split: bool) -> tuple[tuple[str, Decimal], ...]:
    if split:
        return tuple((measure, report.total(part, prefix=code)) for measure, part in SPLIT)
    return (("amount", report.total("spent", prefix=code)),)


def _totals_header(report: Report) -> tuple[tuple[Cell, ...], ...]:
    style = STYLES[report.style]
    if style.by_purpose:
        income = (head("项目", 1, 2), head("预算数", 1, 2))
        names = ("功能科目名称", "预算数", "项目名称", "预算数")
        return (
            (head("本年收入", 2), head("本年支出", 4)),
            (*income, head("功能分类", 2), head("支出用途", 2)),
            tuple(head(name) for name in names),
        )
    if not style.split_expense:
        return (head("本年收入", 2), head("本年支出", 2)), (
            head("项目"),
            head("预算数"),
            head("项目"),
            head("预算数"),
        )
    return (
        (head("本年收入", 2), head("本年支出", 5)),
        (head("项目", 1, 3), head("预算数", 1, 3), head("项目", 1, 3), head("预算数", 4)),
        (head("合计", 1, 2), head("基本支出", 2), head("项目支出", 1, 2)),
        (head("人员经费"), head("公用经费")),
    )


def _bracket_two_sided(body: tuple[tuple[Cell, ...], ...]) -> dict[str, Any]:
    header = (
        (head("收入", 2), head("支出", 2)),
        (head("项目"), head("预算"), head("项目"), head("预算")),
    )
    return {"header": header, "body": body, "widths": (3, 2, 3, 2)}


def _fund_amounts(report: Report, code: str) -> tuple[tuple[str, Decimal], ...]:
    funds = (
        ("total", FUNDS),
        ("general_public", ("general",)),
        ("gov_fund", ("gov_fund",)),
        ("state_capital", ("state_capital",)),
    )
    return tuple(
        (measure, report.total("spent", prefix=code, funds=chosen)) for measure, chosen in funds
    )


def _line(label: str, value: Decimal | None, before: str = "", *, align: str = "left") -> SideLine:
    return SideLine(label, (("amount", value),), before, align=align)
