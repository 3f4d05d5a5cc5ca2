"""The forms of the final accounts, GK01–GK10: ten forms or nine tables, in printing order."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.by_function import Column, function_table
from generator.economic_forms import final_economic
from generator.final_two_sided import final_appropriation, final_general
from generator.model import FUNDS
from generator.small_forms import final_three_public, public_information
from generator.styles import STYLES, forms
from generator.tables import Statement
from generator.two_sided import ordinal

if TYPE_CHECKING:
    from generator.by_function import FunctionTable
    from generator.model import Report
    from generator.styles import Form

SPLITS = {
    "ten_forms_bold": {"GK01": (26,), "GK04": (25,)},
    "ten_forms": {"GK04": (22,)},
    "nine_tables": {"GK04": (18,), "GK05": (24,)},
    "nine_tables_yuan": {"GK04": (15,)},
}


def final_statements(report: Report) -> list[Statement]:
    """Lay out all statements of a final accounts report, in printing order."""
    makers = {
        "GK01": final_general, "GK02": _income, "GK03": _expense, "GK04": final_appropriation,
        "GK05": _general_public, "GK06": final_economic, "GK07": _gov_fund, "GK08": _state_capital,
        "GK09": final_three_public, "GK10": public_information,
    }  # fmt: skip
    chosen = forms(STYLES[report.style].family).values()
    return [
        _titled(report, form, index, makers[form.statement_code](report))
        for index, form in enumerate(chosen, start=1)
    ]


def _titled(report: Report, form: Form, index: int, made: dict[str, Any]) -> Statement:
    style = STYLES[report.style]
    ten, code = style.line_numbers, form.statement_code
    unit = "万元" if code in {"GK09", "GK10"} else style.unit_name
    given: dict[str, Any] = {
        "title": form.title,
        "form_no": form.form_no,
        "section": f"{ordinal(index)}{form.title}" if ten else "",
        "head_left": f"{style.head}{report.department}" if ten else "",
        "head_middle": f"{report.year}年度" if ten else "",
        "head_right": f"金额单位：{unit}" if ten else f"单位：{unit}",
        "above": "" if index > 1 or ten else f"{report.department}{report.year}年度部门决算表",
        "repeat_header": style.repeat_header,
        "rulings": style.rulings,
        "notes": (f"注：{form.note}", *made.pop("more_notes", ())),
        "page_rows": SPLITS.get(report.style, {}).get(code, ()),
    }
    return Statement(code=code, **{**given, **made})


def _income(report: Report) -> dict[str, Any]:
    under = partial(partial, _under, report, "income")
    columns = [
        Column("total", "本年收入合计", under(None)),
        Column("fiscal_appropriation", "财政拨款收入", under(FUNDS)),
        Column("superior_subsidy", "上级补助收入", _nothing),
        Column("institutional_income", "事业收入", under(("institutional",))),
        Column("operating_income", "经营收入", _nothing),
        Column("subsidiary_remittance", "附属单位上缴收入", _nothing),
        Column("other_income", "其他收入", _nothing),
    ]
    return _spread(function_table(report, "GK02", columns, report.codes()), landscape=True)


def _expense(report: Report) -> dict[str, Any]:
    columns = [
        Column("total", "本年支出合计", partial(_under, report, "spent", None)),
        Column("basic", "基本支出", partial(_under, report, "basic", None)),
        Column("project", "项目支出", partial(_under, report, "project", None)),
        Column("remit_to_superior", "上缴上级支出", _nothing),
        Column("operating", "经营支出", _nothing),
        Column("subsidy_to_subsidiary", "对附属单位补助支出", _nothing),
    ]
    return _spread(function_table(report, "GK03", columns, report.codes()), landscape=True)


def _general_public(report: Report) -> dict[str, Any]:
    ten, funds = STYLES[report.style].line_numbers, ("general",)
    columns = _spending_columns(report, funds)
    table = function_table(report, "GK05", columns, report.codes(funds), total_first=ten)
    return _spread(table, landscape=False)


def _spending_columns(report: Report, funds: tuple[str, ...]) -> list[Column]:
    short = STYLES[report.style].line_numbers and "state_capital" not in funds
    total = "小计" if short else "合计"
    return [
        Column("total", total, partial(_under, report, "spent", funds), "本年支出"),
        Column("basic", "基本支出", partial(_under, report, "basic", funds), "本年支出"),
        Column("project", "项目支出", partial(_under, report, "project", funds), "本年支出"),
    ]


def _rolled(report: Report, code: str, fund: str) -> dict[str, Any]:
    funds = (fund,)
    columns = [
        Column("opening_balance", "年初结转和结余", partial(_under, report, "opening", funds)),
        Column("income", "本年收入", partial(_under, report, "income", funds)),
        *_spending_columns(report, funds),
        Column("closing_balance", "年末结转和结余", partial(_under, report, "closing", funds)),
    ]
    return _spread(function_table(report, code, columns, report.codes(funds)), landscape=True)


def _gov_fund(report: Report) -> dict[str, Any]:
    note = _nil_note(report, "gov_fund", "政府性基金预算")
    return {**_rolled(report, "GK07", "gov_fund"), "more_notes": note}


def _state_capital(report: Report) -> dict[str, Any]:
    note = _nil_note(report, "state_capital", "国有资本经营预算")
    if not STYLES[report.style].line_numbers:
        return {**_rolled(report, "GK08", "state_capital"), "more_notes": note}
    columns = _spending_columns(report, ("state_capital",))
    table = function_table(report, "GK08", columns, report.codes(("state_capital",)))
    return {**_spread(table, landscape=False), "more_notes": note}


def _nil_note(report: Report, fund: str, name: str) -> tuple[str, ...]:
    if report.codes((fund,)):
        return ()
    if STYLES[report.style].line_numbers:
        return ("说明：本表无数据。",)
    return (f"说明：{report.department}本年度没有{name}财政拨款收入和支出，故本表无数据。",)


def _spread(table: FunctionTable, *, landscape: bool) -> dict[str, Any]:
    made = {"header": table.header, "body": table.body, "widths": table.widths}
    return {**made, "landscape": landscape}


def _under(report: Report, part: str, funds: tuple[str, ...] | None, code: str) -> Decimal:
    return report.total(part, prefix=code, funds=funds)


def _nothing(_code: str) -> Decimal:
    return Decimal(0)
