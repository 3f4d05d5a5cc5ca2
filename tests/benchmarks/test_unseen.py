"""The statements of a drawn report come from one set of books."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from benchmarks.unseen.forms import load_reports

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """
- report: 样例县水利局2023决算
  unit: 万元
  statements:
    - title: 总表
      code: GK01
      lines: sides
      columns: [收入/项目=name, 收入/金额=amount, 支出/项目=name, 支出/金额=amount]
    - title: 支出表
      code: GK03
      lines: function
      columns: [编码=code, 名称=name, 合计=total, 基本支出=basic, 项目支出=project]
    - title: 一般公共
      code: GK05
      lines: function
      columns: [编码=code, 名称=name, 合计=total, 基本支出/小计=basic, 基本支出/人员=personnel,
        基本支出/公用=public, 项目支出=project]
    - title: 基本
      code: GK06
      lines: economic
      columns: [编码=code, 名称=name, 金额=amount]
    - title: 基金
      code: GK07
      lines: fund
      columns: [编码=code, 名称=name, 年初结转=opening_balance, 本年收入=income, 支出/小计=total,
        支出/基本=basic, 支出/项目=project, 年末结转=closing_balance]
    - title: 三公
      code: GK09
      lines: one
      columns: [合计=final_total, 出国=final_abroad, 接待=final_reception, 会议费=final_meeting]
"""


@pytest.fixture(scope="module")
def amounts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str | None, str], Decimal]:
    """Draw the report; its amounts by statement, measure and line."""
    folder: Path = tmp_path_factory.mktemp("drawn")
    (folder / "sample.yaml").write_text(REPORT, encoding="utf-8")
    (report,) = load_reports("sample", None, folder)
    return {
        (form.title, one.measure_code, one.label): Decimal(one.text.replace(",", ""))
        for form in report.forms
        for one in form.figures
    }


def test_statements_agree(amounts: dict[tuple[str, str | None, str], Decimal]) -> None:
    """Totals and classes are the same wherever they stand, and basic expenditure is."""
    assert amounts["总表", "amount", "收入总计"] == amounts["支出表", "total", "合计"]
    assert amounts["总表", "amount", "支出总计"] == amounts["支出表", "total", "合计"]
    for name in ("社会保障和就业支出", "农林水支出"):
        assert amounts["总表", "amount", name] == amounts["支出表", "total", name]
    assert amounts["一般公共", "basic", "合计"] == amounts["基本", "amount", "合计"]


def test_a_fund_is_a_part(amounts: dict[tuple[str, str | None, str], Decimal]) -> None:
    """The general public budget is less than all funds, line by line."""
    for (title, measure, label), part in amounts.items():
        if title == "一般公共" and measure in {"total", "basic", "project"}:
            assert 0 < part < amounts["支出表", measure, label]


def test_what_was_not_spent_is_left(amounts: dict[tuple[str, str | None, str], Decimal]) -> None:
    """The year's end holds what was there and came in, less what was spent."""
    fund = {measure: value for (title, measure, label), value in amounts.items() if title == "基金"}
    assert fund["closing_balance"] == fund["opening_balance"] + fund["income"] - fund["total"]


def test_a_total_of_three_holds_three(
    amounts: dict[tuple[str, str | None, str], Decimal],
) -> None:
    """Meetings stand beside the total of 三公, not in it."""
    three = {measure: value for (title, measure, _), value in amounts.items() if title == "三公"}
    assert three["final_total"] == three["final_abroad"] + three["final_reception"]
