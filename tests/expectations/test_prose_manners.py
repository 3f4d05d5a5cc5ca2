"""Ways of saying that places print which nobody here had seen: what holds, and what is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.expectations.prose_cases import FINAL, Case, Query, judge_cases, outcome_of, told


def final(*texts: str) -> dict[str, Any]:
    """Print sentences of final accounts of 2024."""
    return {"document": FINAL, "sentences": [{"text": text} for text in texts]}


def changes(*rates: str) -> dict[str, Any]:
    """Tell two amounts, their changes behind them, and the rates behind both."""
    return {
        "claims": [
            *told("收入|4,120.00万元", "、支出总计|4,140.00万元"),
            *told(
                "与上年相比,收入减少|1,030.00万元",
                "、支出总计减少|2,760.00万元",
                f",分别下降|{rates[0]}",
                f"、|{rates[1]}",
                sentence=2,
            ),
        ]
    }


def expenses(operation: str) -> dict[str, Any]:
    """List the three public expenses, vehicles as a whole and in parts."""
    return {
        "claims": told(
            "三公经费|41.20万元|,其中:因公出国费",
            ",其中:因公出国(境)费|0.00万元",
            ",公务用车购置及运行维护费|21.10万元",
            "(公务用车购置费|0.00万元",
            f"、公务用车运行维护费|{operation}",
            "),公务接待费|20.10万元",
        )
    }


def receptions(change: str) -> dict[str, Any]:
    """Print outturn and budget of receptions, and what the text says of their difference."""
    return {
        "document": FINAL,
        "amounts": [
            {"statement_code": "GK09", "measure_code": f"{phase}_reception", "text": text}
            for phase, text in (("budget", "6.30"), ("final", "5.10"))
        ],
        "claims": [
            {
                "claim_code": "three_public_reception_budget_change",
                "text": change,
                "direction": "减少",
                "section_code": "three_public",
            }
        ],
    }


SHARED = ("类科目|116.43万元|,占支出", ",占支出总预算|10.73%", ",同比增加|16.80万元")
TWICE = ("支出共计|9.07万元", ",较年初预算数减少|10.93万元", ",下降|54.65%", ",较上年减少|0.71万元")
COMPLETED = ("税收收入完成|31,482万元|,完成年初预算", ",完成年初预算|36,000万元|的87.45%")


def balanced(change: str) -> dict[str, Any]:
    """Tell both totals, and in the next sentence how both have changed."""
    return {
        "claims": [
            *told("收入总计|1,993.21万元", ",支出总计|1,993.21万元"),
            *told(f"收支较上年决算数减少|{change}", ",下降|17.2%", sentence=2),
        ]
    }


CASES: dict[str, Case] = {
    "more than last year's budget is a change": (
        "NARRATIVE-045",
        {
            "claims": told(
                "三公经费预算数为|251.82万元|,比上年预算数加",
                ",比上年预算数加|23.47万元",
                ",与上年预算数相比增长|10.28%",
            )
        },
        "pass",
    ),
    "both totals have changed": ("NARRATIVE-045", balanced("414.56万元"), "pass"),
    "a digit of how both totals have changed": (
        "NARRATIVE-045",
        balanced("404.56万元"),
        "violation",
    ),
    "a change behind a completion": (
        "NARRATIVE-045",
        {"claims": told(*COMPLETED, "的|87.45%", ",同比减收|4,120万元", ",减幅|11.57%")},
        "pass",
    ),
    "a digit of a change behind a completion": (
        "NARRATIVE-045",
        {"claims": told(*COMPLETED, "的|87.45%", ",同比减收|4,520万元", ",减幅|11.57%")},
        "violation",
    ),
    "a completion of the budget that it names": (
        "NARRATIVE-066",
        {"claims": told(*COMPLETED, "的|87.45%")},
        "pass",
    ),
    "a digit of a completion of the budget that it names": (
        "NARRATIVE-066",
        {"claims": told(*COMPLETED, "的|88.45%")},
        "violation",
    ),
    "held against the budget of its own year": (
        "YEAR-083",
        final("接待费支出5.10万元，与2024年度预算相比减少1.20万元，比2023年减少0.40万元。"),
        "pass",
    ),
    "held against what was executed in its own year": (
        "YEAR-083",
        final("债务还本支出与2024年执行数相比增加133万元，比2023年减少40万元。"),
        "pass",
    ),
    "held against an earlier year": (
        "YEAR-083",
        final("接待费支出5.10万元，与2022年度决算相比减少1.20万元。"),
        "violation",
    ),
    "a rate of this year's amount behind a share": (
        "NARRATIVE-045",
        {"claims": told(*SHARED, ",增长|14.43%")},
        "violation",
    ),
    "a rate of last year's amount behind a share": (
        "NARRATIVE-045",
        {"claims": told(*SHARED, ",增长|16.86%")},
        "pass",
    ),
    "the second change of an amount": (
        "NARRATIVE-045",
        {"claims": told(*TWICE, ",下降|7.83%")},
        "violation",
    ),
    "the second change of an amount, rightly": (
        "NARRATIVE-045",
        {"claims": told(*TWICE, ",下降|7.26%")},
        "pass",
    ),
    "rates listed behind their changes": ("NARRATIVE-045", changes("20.0%", "40.0%"), "pass"),
    "a wrong one of listed rates": ("NARRATIVE-045", changes("25.0%", "40.0%"), "violation"),
    "less and more in single characters": (
        "NARRATIVE-056",
        {"claims": told("商品和服务支出较上年减|0.04万元", ",增|0.01%")},
        "violation",
    ),
    "all of the expenses, one of them in parts": ("NARRATIVE-060", expenses("21.10万元"), "pass"),
    "expenses that are not their sum": (
        "NARRATIVE-060",
        {
            "claims": told(
                "三公经费合计|31.23万元|,其中",
                ",其中:公务接待费|1.58万元",
                ",车辆运行费|28.91万元",
                ",因公出国(境)费|0.00万元",
            )
        },
        "violation",
    ),
    "more than all of a budget": (
        "NARRATIVE-062",
        {"claims": told("税收收入完成|138.66万元", ",占调整预算|100.93%")},
        "not_applicable",
    ),
    "a change and its rate below the amount": (
        "THREEPUBLIC-045",
        {
            "claims": [
                {"claim_code": "three_public_reception", "text": "2.38万元", "paragraph_no": 1},
                {
                    "claim_code": "three_public_reception_change",
                    "text": "0.16万元",
                    "paragraph_no": 2,
                },
                {
                    "claim_code": "three_public_reception_change_rate",
                    "text": "9.4%",
                    "paragraph_no": 2,
                },
            ]
        },
        "violation",
    ),
    "the difference that the statement prints": ("THREEPUBLIC-043", receptions("1.20万元"), "pass"),
    "another difference": ("THREEPUBLIC-043", receptions("0.10万元"), "violation"),
    "a share that was not filled in": (
        "COMPLETENESS-012",
        final("本年支出合计460.06万元，其中：经营支出0万元，占%。"),
        "violation",
    ),
    "a reason told twice": ("FORMAT-102", final("减少原因原因是压缩开支。"), "violation"),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return judge_cases(tmp_path_factory.mktemp("manners") / "build.duckdb", CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_manner_is_understood(case: str, judged: Path, rows: Query) -> None:
    outcome, reason = outcome_of(case, CASES, judged, rows)
    assert outcome == CASES[case][-1], reason
