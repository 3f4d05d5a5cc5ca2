"""A digit beside the figure that is meant: last digits, near misses, changes far from their sum."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.expectations.prose_cases import FINAL, Case, Query, judge_cases, outcome_of, told

PUBLIC = [
    {"statement_code": "YS08", "line_label": "合计", "measure_code": "public", "text": "174.65"},
]


def public(amount: str, *others: dict[str, Any]) -> dict[str, Any]:
    """Tell the cost of running an office beside the statement that prints it."""
    claim = {"claim_code": "general_public_basic_public", "text": amount, "lead": "公用经费"}
    return {"amounts": PUBLIC, "claims": [claim, *others]}


def purchases(*parts: str) -> dict[str, Any]:
    """List what was bought, without a word that opens the list."""
    return {"claims": told("政府采购|167.57万元|,货物", *parts)}


def points(change: str, compared: str = "比2023年执行数") -> dict[str, Any]:
    """Tell the change of a total, and those of its parts under another heading."""
    texts = (
        "1.拨款规模",
        "拨款1,000.00万元。",
        "2.拨款结构",
        "3.具体使用",
        "（1）甲300.00万元",
        "（2）乙450.00万元",
        "（3）丙250.00万元",
    )
    changes = (("300.00", change), ("450.00", "22.79"), ("250.00", "177.88"))
    return {
        "sentences": [
            {"text": text, "paragraph_no": number, "sentence_no": 1}
            for number, text in enumerate(texts, 1)
        ],
        "claims": [
            *told("拨款|1000.00万元|,比", ",比2023年执行数增加|446.03万元", paragraph=2),
            *(
                claim
                for number, (amount, more) in enumerate(changes, 5)
                for claim in told(
                    f"项|{amount}万元|,{compared}",
                    f",{compared}增加|{more}万元",
                    paragraph=number,
                )
            ),
        ],
    }


def expenses(vehicle: str, total: str = "支出全年预算数为") -> dict[str, Any]:
    """Tell the three public expenses by points, of which the last begins with vehicles."""
    texts = (
        "三公经费。",
        "（一）因公出国（境）费",
        "（二）公务接待费",
        "（三）公务用车购置及运行费",
    )
    return {
        "document": FINAL,
        "sentences": [
            {"text": text, "paragraph_no": number, "sentence_no": 1}
            for number, text in enumerate(texts, 1)
        ],
        "claims": [
            *told(f"三公经费{total}|50.52万元", paragraph=1),
            *told("因公出国(境)费全年预算数为|7.14万元", paragraph=2),
            *told("公务接待费全年预算数为|7.00万元", paragraph=3),
            *told(f"公务用车购置及运行费{vehicle}|31.81万元", paragraph=4),
        ],
    }


SHARED_FIRST = (
    "本年收入|3149.97万元|,包括",
    ",包括财政拨款收入|2329.34万元",
    ",占|73.95%",
    ",比2024年预算增加|147.29万元",
)
SHARE = [
    {"statement_code": "GK03", "line_label": "合计", "measure_code": "total", "text": "4,351.70"},
]

CASES: dict[str, Case] = {
    "a last digit of a figure that is printed as finely": (
        "NARRATIVE-055",
        {
            "amounts": [
                {
                    "statement_code": "YS05",
                    "subject_code": "208",
                    "line_label": "社会保障和就业支出",
                    "measure_code": "total",
                    "text": "50.88",
                }
            ],
            "claims": [
                {
                    "claim_code": "general_public_class",
                    "subject_code": "208",
                    "subject_words": "社会保障和就业支出",
                    "text": "50.89万元",
                }
            ],
        },
        "violation",
    ),
    "a last digit of a figure that is printed more finely": (
        "NARRATIVE-055",
        {
            "amounts": [
                {
                    "statement_code": "YS05",
                    "subject_code": "208",
                    "line_label": "社会保障和就业支出",
                    "measure_code": "total",
                    "unit_zh": "元",
                    "text": "508,850.00",
                }
            ],
            "claims": [
                {
                    "claim_code": "general_public_class",
                    "subject_code": "208",
                    "subject_words": "社会保障和就业支出",
                    "text": "50.89万元",
                }
            ],
        },
        "pass",
    ),
    "an amount of four digits beside the one that is meant": (
        "NARRATIVE-061",
        public("774.65万元"),
        "violation",
    ),
    "a part told to the same digit as all of it": (
        "NARRATIVE-068",
        {"claims": told("基金支出|182.25万元|,其中", ",其中基础设施支出|182.26万元")},
        "violation",
    ),
    "a list that no word opens": (
        "NARRATIVE-060",
        purchases(",货物|28.39万元", ",工程|99.85万元", ",服务|89.33万元"),
        "violation",
    ),
    "such a list that adds up": (
        "NARRATIVE-060",
        purchases(",货物|28.39万元", ",工程|49.85万元", ",服务|89.33万元"),
        "pass",
    ),
    "such a list of which one is not named": (
        "NARRATIVE-060",
        purchases(",货物|28.39万元", ",服务|89.33万元"),
        "not_applicable",
    ),
    "points of which one begins with another amount": (
        "NARRATIVE-063",
        expenses("支出"),
        "not_applicable",
    ),
    "points that all begin with their budget": (
        "NARRATIVE-063",
        expenses("全年预算数为"),
        "violation",
    ),
    "budgets of points are no parts of what was spent": (
        "NARRATIVE-063",
        expenses("全年预算数为", "支出决算为"),
        "not_applicable",
    ),
    "changes of points that add up to that of their sum": (
        "NARRATIVE-064",
        points("245.36"),
        "pass",
    ),
    "a digit of such a change": ("NARRATIVE-064", points("245.96"), "violation"),
    "changes since another year": (
        "NARRATIVE-064",
        points("245.96", "比上年预算数"),
        "not_applicable",
    ),
    "an economic list behind what it is for": (
        "NARRATIVE-060",
        {
            "claims": told(
                "基本支出|1034.46万元|,占24.12%",
                ",占支出总计的|24.12%|。主要是保障运转的支出,其中",
                "。主要是保障运转的支出,其中:工资福利支出|849.47万元",
                ",商品和服务支出|128.07万元",
                ",对个人和家庭的补助支出|46.30万元",
                ",资本性支出|0.62万元",
            )
        },
        "violation",
    ),
    "a rate behind the only total of its section": (
        "NARRATIVE-031",
        {
            "document": FINAL,
            "claims": [
                {"claim_code": "revenue_total", "text": "3970.14万元", "paragraph_no": 1},
                {
                    "claim_code": "revenue_total_change",
                    "text": "329.36万元",
                    "paragraph_no": 6,
                    "direction": "减少",
                },
                {
                    "claim_code": "revenue_total_change_rate",
                    "text": "7.26%",
                    "paragraph_no": 6,
                    "direction": "下降",
                },
            ],
        },
        "violation",
    ),
    "a rate behind a share, a digit off": (
        "NARRATIVE-045",
        {"claims": told(*SHARED_FIRST, ",增长|5.75%")},
        "violation",
    ),
    "a rate behind a share": (
        "NARRATIVE-045",
        {"claims": told(*SHARED_FIRST, ",增长|6.75%")},
        "pass",
    ),
    "a rate behind a share that may be of another amount": (
        "NARRATIVE-045",
        {"claims": told(*SHARED_FIRST, ",增长|12.20%")},
        "cannot_tell",
    ),
    "a share of no total": (
        "NARRATIVE-062",
        {
            "document": FINAL,
            "amounts": SHARE,
            "claims": told("拨款支出|4012.11万元", ",占本年支出合计的|96.20%"),
        },
        "violation",
    ),
    "a share of the total that is named": (
        "NARRATIVE-062",
        {
            "document": FINAL,
            "amounts": SHARE,
            "claims": told("拨款支出|4012.11万元", ",占本年支出合计的|92.20%"),
        },
        "pass",
    ),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return judge_cases(tmp_path_factory.mktemp("near") / "build.duckdb", CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_digit_beside_what_is_meant_is_told(case: str, judged: Path, rows: Query) -> None:
    outcome, reason = outcome_of(case, CASES, judged, rows)
    assert outcome == CASES[case][-1], reason
