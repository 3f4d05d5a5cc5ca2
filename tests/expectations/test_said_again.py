"""What a report prints twice is compared, and what a list leaves blank is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.judging import judge
from tests.expectations.query_examples import sha256_of, write_example
from tests.expectations.warehouse_fixture import write_schema

Query = Callable[..., list[tuple[Any, ...]]]
CONTENTS = {"section_level": 1, "is_contents_line": True, "page": 1}
PARTS = [
    {"numbering": "第二部分", "title_plain": "决算表"},
    {"numbering": "第三部分", "title_plain": "名词解释"},
    {"numbering": "第四部分", "title_plain": "附件"},
]
FUNDS = {
    "statement_code": "YS15",
    "line_label": "合计",
    "is_total": True,
    "measure_code": "unit_funds",
    "header_path": "单位资金",
}
GOAL = {"source_page": 3, "project_name": "演出", "horizon": "annual"}


def _parts(listed: list[int], printed: list[int]) -> dict[str, Any]:
    entries = [{**CONTENTS, **PARTS[number]} for number in listed]
    headings = [{"section_level": 1, "page": 5, **PARTS[number]} for number in printed]
    return {"headings": [*entries, *headings]}


def _counts(goal: str, *targets: tuple[str, str]) -> dict[str, Any]:
    indicators = [
        {**GOAL, "target_kind": "indicator", "level3": level3, "target": target}
        for level3, target in targets
    ]
    return {"targets": [{**GOAL, "target_kind": "goal", "target": goal}, *indicators]}


def _target(level3: str, target: str) -> dict[str, Any]:
    row = {"statement_code": "JX02", "project_name": "演出", "source_page": 3, "is_trusted": True}
    return {"targets": [{**row, "level3": level3, "target": target}]}


def _whole(special: str) -> dict[str, Any]:
    part = {
        "statement_code": "JX03",
        "project_name": "",
        "measure_code": "annual_budget",
        "unit": "yuan",
        "is_trusted": True,
        "source_page": 7,
        "source_text": "100.00",
    }
    total = {"statement_code": "YS03", "line_label": "合计", "subject_code": ""}
    return {
        "document": {"document_kind": "budget"},
        "amounts": [
            {**total, "measure_code": "total", "text": "150.00"},
            {**total, "measure_code": "special_funds_in_budget", "text": special},
        ],
        "funds": [
            {**part, "fund_code": "total", "value": 1000000},
            {**part, "fund_code": "basic_expenditure", "value": 600000},
            {**part, "fund_code": "project_expenditure", "value": 400000},
        ],
    }


CASES = {
    ("COMPLETENESS-162", "left_out_of_contents"): (_parts([0, 2], [0, 1, 2]), "info"),
    ("COMPLETENESS-162", "left_out_of_text"): (_parts([0, 1, 2], [0, 2]), "info"),
    ("COMPLETENESS-162", "all_there"): (_parts([0, 1, 2], [0, 1, 2]), None),
    ("COMPLETENESS-012", "blank_number"): (
        {"sentences": [{"text": "其中机要通信用车1辆、应急保障用车辆、其他用车2辆。"}]},
        "warning",
    ),
    ("COMPLETENESS-012", "vehicles_in_words"): (
        {"sentences": [{"text": "共有机要通信用车辆、应急保障用车辆。"}]},
        None,
    ),
    ("COMPLETENESS-003", "money_denied"): (
        {
            "amounts": [{**FUNDS, "text": "501.00"}],
            "sentences": [{"text": "一是比2025年增加，三是今年未安排单位资金，其他收入减少。"}],
        },
        "info",
    ),
    ("COMPLETENESS-003", "money_of_another_year"): (
        {
            "amounts": [{**FUNDS, "text": "501.00"}],
            "sentences": [{"text": "三是上年未安排单位资金。"}],
        },
        None,
    ),
    ("FORMAT-102", "words_again"): (
        {"sentences": [{"text": "2026年政府性基金支出预算支出0万元。"}]},
        "info",
    ),
    ("FORMAT-102", "expenditure_of_a_budget"): (
        {"sentences": [{"text": "2026年政府性基金预算支出0万元。"}]},
        None,
    ),
    ("PERFORMANCE-160", "counted_otherwise"): (
        _counts("完成惠民演出75场以上。", ("完成演出场次", "≥78场")),
        "info",
    ),
    ("PERFORMANCE-160", "counts_of_several_things"): (
        _counts("完成惠民演出75场以上。", ("演出场次", "≥78场"), ("排练场次", "≥9场")),
        None,
    ),
    ("PERFORMANCE-160", "about_as_many"): (
        _counts("完成惠民演出约80场。", ("完成演出场次", "≥78场")),
        None,
    ),
    ("PERFORMANCE-215", "indicator_again"): (_target("9月30日前完成", "9月30日前完成"), "info"),
    ("PERFORMANCE-215", "date_for_a_rate"): (_target("按时完成率", "12月30日前完成"), "info"),
    ("PERFORMANCE-215", "date_for_a_time"): (_target("完成时间", "12月30日前完成"), None),
    ("PERFORMANCE-091", "special_funds_apart"): (_whole("50.00"), "info"),
    ("PERFORMANCE-091", "another_total"): (_whole("20.00"), "warning"),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("again") / "build.duckdb"
    with duckdb.connect(path) as connection:
        write_schema(connection)
        for (rule, case), (content, _) in CASES.items():
            write_example(connection, {"rule": rule, case: content}, case)
    judge(path)
    return path


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_what_is_said_again_agrees(rule: str, case: str, judged: Path, rows: Query) -> None:
    content, severity = CASES[rule, case]
    found = rows(
        judged,
        "select severity from audit.violations where document_sha256 = ? and rule_id = ?",
        sha256_of({"rule": rule, case: content}, case),
        rule,
    )
    assert found == ([(severity,)] if severity else [])
