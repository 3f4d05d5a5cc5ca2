"""One digit of a sentence changed: what else of the report holds it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.expectations.prose_cases import FINAL, Case, Query, judge_cases, outcome_of, told


def change(amount: str, words: str, text: str, paragraph: int) -> list[dict[str, Any]]:
    """Tell an amount with its change."""
    return told(f"支出|{amount}|,{words}", f",{words}|{text}", paragraph=paragraph)


def projects(last: str) -> list[dict[str, Any]]:
    """List parts whose third begins a paragraph, after four lists that leave nothing out."""
    lists = [
        told(
            f"{no}.项目|{no}30.20万元|,主要包括:",
            f"(1)甲|{no}00.10万元",
            "(2)乙|30.10万元",
            paragraph=no,
        )
        for no in (4, 5, 6, 7)
    ]
    return [
        *told("2.精细服务|1,365.35万元|,主要包括:", "(1)管理|999.90万元", "(2)服务|200.00万元"),
        *told(f"(3)评估|{last}", paragraph=2),
        *[claim for claims in lists for claim in claims],
    ]


def numbered(first_change: str) -> list[dict[str, Any]]:
    """Tell an amount and two numbered paragraphs that add up to it, each with its change."""
    return [
        *change("3,026.60万元", "较上年增加", "233.95万元", 1),
        *change("1,286.60万元", "比上年增加", first_change, 2),
        *change("1,740.00万元", "比上年增加", "35.35万元", 3),
    ]


NUMBERED = [
    {"text": text, "paragraph_no": number}
    for number, text in enumerate(("（1）民政管理事务。", "①行政运行。", "②社会组织管理。"), 1)
]
POINTS = [
    {"text": "2.精细服务1,365.35万元，主要包括：(1)管理999.90万元；", "paragraph_no": 1},
    {"text": "(3)评估165.45万元。", "paragraph_no": 2},
    {"text": "3.综合管理。", "paragraph_no": 3},
]
BASIC = [
    {"statement_code": "YS08", "line_label": "合计", "measure_code": code, "text": text}
    for code, text in (("total", "1,458.71"), ("public", "99.38"))
]
CASES: dict[str, Case] = {
    "a rate in brackets": (
        "NARRATIVE-045",
        {"claims": told("预算|6.00万元", ",增加|5.00万元", "(|400.00%|),")},
        "violation",
    ),
    "a rate of this year's amount": (
        "NARRATIVE-045",
        {"claims": told("预算|6.00万元", ",增加|5.00万元", "(|83.33%|),")},
        "violation",
    ),
    "a rate of last year's amount": (
        "NARRATIVE-045",
        {"claims": told("预算|6.00万元", ",增加|5.00万元", "(|500.00%|),")},
        "pass",
    ),
    "a list that goes on in the next paragraph": (
        "NARRATIVE-060",
        {"claims": projects("165.45万元"), "sentences": POINTS},
        "pass",
    ),
    "a digit of such a list": (
        "NARRATIVE-060",
        {"claims": projects("185.45万元"), "sentences": POINTS},
        "violation",
    ),
    "a list that is opened behind the reason": (
        "NARRATIVE-060",
        {
            "claims": told(
                "(2)民政管理事务|3,386.08万元|,较上年减少",
                ",较上年减少|24,662.49万元",
                "具体为:人员经费|1,541.50万元",
                "公用经费|105.58万元",
                "专项业务经费|1,739.00万元",
            )
        },
        "pass",
    ),
    "changes of numbered paragraphs": (
        "NARRATIVE-064",
        {"claims": numbered("198.60万元"), "sentences": NUMBERED},
        "pass",
    ),
    "a digit of the changes of numbered paragraphs": (
        "NARRATIVE-064",
        {"claims": numbered("148.60万元"), "sentences": NUMBERED},
        "violation",
    ),
    "basic and project expenditure are all of a change": (
        "NARRATIVE-064",
        {
            "claims": told(
                "支出减少|986.36万元|,主要是基本支出",
                "基本支出增加|747.86万元",
                "项目支出减少|734.22万元",
            )
        },
        "violation",
    ),
    "a change told twice with a digit between": (
        "NARRATIVE-067",
        {
            "claims": [
                *change("1232.81万元", "较上年减少", "136.51万元", 1),
                *change("1232.81万元", "较上年减少", "136.91万元", 2),
            ]
        },
        "violation",
    ),
    "one of three changes of an amount, with a digit between two": (
        "NARRATIVE-067",
        {
            "claims": [
                *change("964.85万元", "较上年减少", "3000.00万元", 1),
                *change("964.85万元", "较上年减少", "2035.15万元", 2),
                *change("964.85万元", "较上年减少", "2085.15万元", 3),
            ]
        },
        "violation",
    ),
    "two changes of one amount": (
        "NARRATIVE-067",
        {
            "claims": [
                *change("964.85万元", "较上年减少", "3000.00万元", 1),
                *change("964.85万元", "较上年减少", "2035.15万元", 2),
            ]
        },
        "not_applicable",
    ),
    "a difference that is an amount of its own": (
        "NARRATIVE-069",
        {
            "claims": told(
                "总收入|154,304.22万元", ",财政拨款|154,244.22万元", ",其他收入|60.00万元"
            )
        },
        "not_applicable",
    ),
    "a last digit": (
        "NARRATIVE-069",
        {"claims": told("收入|154,304.22万元", ",支出|154,304.24万元")},
        "not_applicable",
    ),
    "a budget near its outturn": (
        "NARRATIVE-069",
        {
            "document": FINAL,
            "claims": told("年初预算为|154,304.22万元", ",支出决算为|154,364.22万元"),
        },
        "not_applicable",
    ),
    "running costs above all basic expenditure": (
        "CROSS-045",
        {"amounts": BASIC, "claims": [{"claim_code": "agency_operation", "text": "1501.66万元"}]},
        "violation",
    ),
    "running costs above public expenditure": (
        "CROSS-045",
        {"amounts": BASIC, "claims": [{"claim_code": "agency_operation", "text": "120.66万元"}]},
        "cannot_tell",
    ),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return judge_cases(tmp_path_factory.mktemp("slips") / "build.duckdb", CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_slip_is_told(case: str, judged: Path, rows: Query) -> None:
    outcome, reason = outcome_of(case, CASES, judged, rows)
    assert outcome == CASES[case][-1], reason
