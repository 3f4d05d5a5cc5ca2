"""Amounts told of another year than that of the report, and a change of many parts turned round."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.expectations.prose_cases import BUDGET, FINAL, Case, Query, judge_cases, outcome_of, told

PRINTED = [
    {"statement_code": "YS08", "line_label": "合计", "measure_code": "public", "text": "1,673.72"}
]


def amount(
    year: int, *others: dict[str, Any], text: str = "1,673.72万元", **more: Any
) -> dict[str, Any]:
    """Tell what running the office cost in a year."""
    claim = {
        "claim_code": "agency_operation",
        "text": text,
        "lead": f"{year}年市数据局财政拨款的机关运行经费预算为",
        "fiscal_year": year,
        "section_code": "agency_operation",
    }
    return {"document": BUDGET | {"fiscal_year": 2026}, "claims": [claim, *others]} | more


def changes(operating: str) -> dict[str, Any]:
    """Tell a change and the six that it is made of."""
    return {
        "claims": told(
            "收入比2025年减少|86685.29万元|,主要是一般公共预算拨款减少",
            ",主要是一般公共预算拨款减少|7885.67万元",
            ",政府性基金预算拨款减少|80165.27万元",
            ",财政专户管理资金增加|2024.14万元",
            ",事业收入增加|423.50万元",
            f",事业单位经营收入{operating}|578.31万元",
            ",其他收入减少|503.68万元",
        )
    }


def totals(of_revenue: str) -> list[dict[str, Any]]:
    """Tell three totals of one amount with their changes, that of revenue as given."""
    sides = ("fiscal_revenue", "fiscal_expenditure", "general_public_expenditure")
    claims: list[dict[str, Any]] = []
    for number, (code, change) in enumerate(
        zip(sides, (of_revenue, "990", "990"), strict=True), start=1
    ):
        place = {"paragraph_no": number, "sentence_no": 1}
        claims += [
            {"claim_code": code, "text": "17,192万元", **place},
            {
                "claim_code": f"{code}_change",
                "text": f"{change}万元",
                "lead": ",比上年减少",
                "direction": "减少",
                "value": -10_000 * int(change),
                **place,
            },
        ]
    return claims


CASES: dict[str, Case] = {
    "this year's amount told of an earlier year": (
        "YEAR-084",
        amount(2024, amounts=PRINTED, cells=[{"text": "1,673.72"}]),
        "violation",
    ),
    "this year's amount told once more of an earlier year": (
        "YEAR-084",
        amount(
            2023,
            {"claim_code": "agency_operation", "text": "1,673.72万元", "paragraph_no": 2},
        ),
        "violation",
    ),
    "an amount of an earlier year that is another one": (
        "YEAR-084",
        amount(2023, amounts=PRINTED, text="1,500.10万元", cells=[{"text": "1,673.72"}]),
        "cannot_tell",
    ),
    "an amount of the year before": (
        "YEAR-084",
        amount(2025, amounts=PRINTED, cells=[{"text": "1,673.72"}]),
        "pass",
    ),
    "an outturn of a year to come": (
        "YEAR-084",
        amount(2026) | {"document": FINAL},
        "violation",
    ),
    "a budget of a year to come": (
        "YEAR-084",
        amount(2028),
        "cannot_tell",
    ),
    "the title of a part, in a paragraph of its own": (
        "YEAR-084",
        {"document": FINAL, "sentences": [{"text": "2021年部门决算情况和重要事项说明"}]},
        "violation",
    ),
    "a department before its costs": (
        "YEAR-084",
        {
            "document": FINAL,
            "sentences": [
                {
                    "text": "2021年样例市数据局财政拨款的机关运行经费决算为30.10万元。",
                    "section_code": "agency_operation",
                }
            ],
        },
        "violation",
    ),
    "a form of targets of an earlier year in a budget": (
        "YEAR-085",
        {"document": BUDGET | {"fiscal_year": 2026}, "cells": [{"text": "（2024年度）"}]},
        "violation",
    ),
    "the title of a statement, with its kind of subjects behind it": (
        "YEAR-080",
        {
            "document": FINAL,
            "grids": [{"statement_code": "GK05"}],
            "captions": [{"text": "2021年一般公共预算支出决算表（按支出经济分类科目）"}],
        },
        "violation",
    ),
    "a change of three digits against two others of the same amount": (
        "NARRATIVE-067",
        {"claims": totals("190")},
        "violation",
    ),
    "three changes of one amount": ("NARRATIVE-067", {"claims": totals("990")}, "pass"),
    "a change since the year before, which 和 joins": (
        "NARRATIVE-065",
        {
            "claims": told(
                "2024年三公经费预算数为|7.61万元",
                ",2023年预算数为|9.23万元",
                ",和2023年相比预算增加|1.62万元|。",
            )
        },
        "violation",
    ),
    "one change of six turned round": ("NARRATIVE-064", changes("增加"), "violation"),
    "six changes that add up": ("NARRATIVE-064", changes("减少"), "pass"),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return judge_cases(tmp_path_factory.mktemp("years") / "warehouse.duckdb", CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_year_and_a_direction_are_held_against_the_amounts(
    case: str, judged: Path, rows: Query
) -> None:
    assert outcome_of(case, CASES, judged, rows)[0] == CASES[case][2]
