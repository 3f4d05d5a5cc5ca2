"""The budget tables, YS01–YS09, with three code columns (yuan) or with codes in brackets (万元)."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.budget_two_sided import (
    bracket_appropriation,
    bracket_totals,
    budget_appropriation,
    budget_totals,
)
from generator.by_function import Column, function_table
from generator.economic_forms import budget_economic
from generator.model import FUNDS
from generator.small_forms import budget_three_public, budget_three_public_lines
from generator.styles import STYLES, forms, head, pen_for
from generator.tables import Cell, Statement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.model import Report
    from generator.styles import Form

SPENDING = (
    ("total", "合计", "spent"),
    ("basic", "基本支出", "basic"),
    ("project", "项目支出", "project"),
)
OWN = ("institutional",)


def budget_statements(report: Report) -> list[Statement]:
    """All tables of a budget report, in printing order."""
    bracket = STYLES[report.style].codes == "bracket"
    makers: dict[str, Callable[[Report], dict[str, Any]]] = {
        "YS01": bracket_totals if bracket else budget_totals,
        "YS02": _income_of_units if STYLES[report.style].by_unit else _income, "YS03": _expense,
        "YS04": bracket_appropriation if bracket else budget_appropriation,
        "YS05": partial(_by_fund, code="YS05", fund="general", name="一般公共预算"),
        "YS06": partial(_by_fund, code="YS06", fund="gov_fund", name="政府性基金预算"),
        "YS07": partial(_by_fund, code="YS07", fund="state_capital", name="国有资本经营预算"),
        "YS08": partial(budget_economic, split=not bracket),
        "YS09": _three_public(report),
    }  # fmt: skip
    chosen = forms(STYLES[report.style].family).values()
    return [
        _titled(report, form, index, makers[form.statement_code](report))
        for index, form in enumerate(chosen, start=1)
    ]


def _three_public(report: Report) -> Callable[[Report], dict[str, Any]]:
    style = STYLES[report.style]
    listed = style.codes == "bracket" or style.year_before
    return budget_three_public_lines if listed else budget_three_public


def _titled(report: Report, form: Form, index: int, made: dict[str, Any]) -> Statement:
    style, code = STYLES[report.style], form.statement_code
    bracket = style.codes == "bracket"
    unit = "万元" if code == "YS09" else style.unit_name
    given: dict[str, Any] = {
        "title": form.title if bracket else f"{report.year}年{form.title}",
        "above": f"第二部分 {report.year}年部门预算表" if index == 1 else "",
        "form_no": form.form_no,
        "head_left": f"{style.head}{report.department}",
        "head_right": f"单位：{unit}",
        "landscape": True,
        "repeat_header": style.repeat_header,
        "rulings": style.rulings,
        "notes": (f"注：{form.note}",) if form.note else (),
        "page_rows": (20,) if bracket and code in {"YS01", "YS04"} else (),
        "row_height": 16.5 if bracket else 19.0,
    }
    return Statement(code=code, **{**given, **made})


def _income(report: Report) -> dict[str, Any]:
    def under(*funds: str) -> partial[Decimal]:
        return partial(_under, report, "income", funds or None)

    if report.style == "tiny":  # one column, so that a wrong line breaks one sum and no row
        columns = [Column("total", "合计", under(), "收入预算")]
    elif STYLES[report.style].codes == "bracket":
        group = "财政拨款收入"
        columns = [
            Column("total", "合计", under()),
            Column("general_public", "一般公共预算", under("general"), group),
            Column("gov_fund", "政府性基金预算", under("gov_fund"), group),
            Column("state_capital", "国有资本经营预算", under("state_capital"), group),
            Column("institutional_income", "事业收入", under(*OWN)),
            Column("operating_income", "事业单位经营收入", _nothing),
            Column("other_income", "其他收入", _nothing),
            Column("carried_forward_in", "上年结转结余", _nothing),
        ]
    else:
        columns = [
            Column("total", "合计", under(), "收入预算"),
            Column("fiscal_appropriation", "财政拨款收入", under(*FUNDS), "收入预算"),
            Column("institutional_income", "事业收入", under(*OWN), "收入预算"),
            Column("operating_income", "事业单位经营收入", _nothing, "收入预算"),
            Column("other_income", "其他收入", _nothing, "收入预算"),
        ]
    return _spread(report, "YS02", columns, report.codes())


def _income_of_units(report: Report) -> dict[str, Any]:
    pen = pen_for(report, "YS02")
    columns = (
        ("total", "合计", None),
        ("fiscal_appropriation", "财政拨款收入", FUNDS),
        ("institutional_income", "事业收入", OWN),
    )
    lines = [
        (Cell(unit), *(
            pen.amount(report.unit_total("income", unit, funds), measure, label=unit)
            for measure, _, funds in columns
        ))
        for unit in report.units
    ]  # fmt: skip
    total = (
        Cell("合计", align="center", bold=True),
        *(
            pen.amount(report.total("income", funds=funds), measure, label="合计")
            for measure, _, funds in columns
        ),
    )
    header = (
        (head("预算单位名称", 1, 2), head("收入预算", len(columns))),
        tuple(head(name) for _, name, _ in columns),
    )
    return {"header": header, "body": (*lines, total), "widths": (3, 1.35, 1.35, 1.35)}


def _expense(report: Report) -> dict[str, Any]:
    bracket = STYLES[report.style].codes == "bracket"
    columns = [
        Column(m, name, partial(_under, report, part, None), "" if bracket else "支出预算")
        for m, name, part in SPENDING
    ]
    if bracket:
        more = (
            ("operating", "事业单位经营支出"),
            ("subsidy_to_subsidiary", "对附属单位补助支出"),
            ("remit_to_superior", "上缴上级支出"),
        )
        columns += [Column(measure, name, _nothing) for measure, name in more]
    return _spread(report, "YS03", columns, report.codes())


def _by_fund(report: Report, *, code: str, fund: str, name: str) -> dict[str, Any]:
    bracket = STYLES[report.style].codes == "bracket"
    headings = (
        ("小计", "其中：基本支出", "项目支出") if bracket else ("合计", "基本支出", "项目支出")
    )
    columns = [
        Column(measure, heading, partial(_under, report, part, (fund,)), f"{name}支出")
        for (measure, _, part), heading in zip(SPENDING, headings, strict=True)
    ]
    made = _spread(report, code, columns, report.codes((fund,)))
    if not report.codes((fund,)):
        nil = f"注：{report.department}{report.year}年没有{name}支出，故本表无数据。"
        made["notes"] = (nil,)
    return made


def _spread(
    report: Report, code: str, columns: Sequence[Column], codes: Sequence[str]
) -> dict[str, Any]:
    table = function_table(report, code, columns, codes)
    return {"header": table.header, "body": table.body, "widths": table.widths}


def _under(report: Report, part: str, funds: tuple[str, ...] | None, code: str) -> Decimal:
    return report.total(part, prefix=code, funds=funds)


def _nothing(_code: str) -> Decimal:
    return Decimal(0)
