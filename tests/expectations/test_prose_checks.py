"""What rules say of sentences that are read whole: residue, copied purposes, words of direction."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.expectations.prose_cases import Case, Query, judge_cases, outcome_of, told

ITEMS = [
    {
        "text": f"“类支出（类）{section}（款）一般行政管理事务（项）”1.00万元，{purpose}。",
        "paragraph_no": number,
    }
    for number, (section, purpose) in enumerate(
        [
            ("组织事务", "主要组织事务一般行政管理事务"),
            ("统战事务", "主要组织事务一般行政管理事务经"),
        ],
        1,
    )
]
TITLES = ["一、项目概述", "1", "二、立项依据", "1", "三、实施主体", "1"]
CASES: dict[str, Case] = {
    "the purpose of another item": ("NARRATIVE-049", {"sentences": ITEMS}, "violation"),
    "its own purpose": ("NARRATIVE-049", {"sentences": ITEMS[:1]}, "pass"),
    "more than the year before, by words": (
        "NARRATIVE-043",
        {"claims": told("公益性岗位补贴|58.28万元", ",上年:|421.23万元|,主要岗位补贴经费增加。")},
        "violation",
    ),
    "less than the year before, by words": (
        "NARRATIVE-043",
        {"claims": told("公益性岗位补贴|58.28万元", ",上年:|421.23万元|,主要岗位补贴经费减少。")},
        "pass",
    ),
    "a reason that is none": (
        "COMPLETENESS-011",
        {
            "claims": [{"claim_code": "three_public_total_change", "text": "10.00万元"}],
            "sentences": [{"text": "三公经费比上年减少10.00万元，主要原因是11。"}],
        },
        "violation",
    ),
    "titles with a figure under them": (
        "COMPLETENESS-005",
        {"sentences": [{"text": text, "paragraph_no": no} for no, text in enumerate(TITLES, 1)]},
        "violation",
    ),
    "a part told as finely as the amount beside it": (
        "NARRATIVE-065",
        {"claims": told("支出预算|25万元", ",比2025年年初预算数|23.90万元", "增加|1.50万元")},
        "violation",
    ),
    "a part that is told roughly": (
        "NARRATIVE-065",
        {"claims": told("支出预算约|25万元", ",比2025年年初预算数|23.90万元", "增加|1.50万元")},
        "pass",
    ),
    "a completion of a budget that is not told": (
        "NARRATIVE-066",
        {"claims": told("年初预算数|350万元", ",支出决算|322.15万元", ",完成调整预算的|95%")},
        "cannot_tell",
    ),
    "a completion of the opening budget": (
        "NARRATIVE-066",
        {"claims": told("年初预算数|350万元", ",支出决算|322.15万元", ",完成年初预算的|95%")},
        "violation",
    ),
    "the glossary of a city in a district": (
        "NAME-141",
        {
            "document": {"place_name": "上海市普陀区"},
            "sentences": [
                {"text": "是市级预算主管部门取得的财政拨款。", "section_code": "glossary"}
            ],
        },
        "violation",
    ),
    "the glossary of a city": (
        "NAME-141",
        {
            "document": {"place_name": "上海市"},
            "sentences": [
                {"text": "是市级预算主管部门取得的财政拨款。", "section_code": "glossary"}
            ],
        },
        "pass",
    ),
    "a total told twice, one digit apart": (
        "NARRATIVE-051",
        {
            "claims": [
                {"claim_code": "basic_expenditure", "text": "12323.46万元", "paragraph_no": 1},
                {"claim_code": "basic_expenditure", "text": "12323.48万元", "paragraph_no": 2},
            ]
        },
        "violation",
    ),
    "two amounts of one topic": (
        "NARRATIVE-051",
        {
            "claims": [
                {"claim_code": "basic_expenditure", "text": "12323.46万元", "paragraph_no": 1},
                {"claim_code": "basic_expenditure", "text": "9871.48万元", "paragraph_no": 2},
            ]
        },
        "pass",
    ),
    "a part as large as what it is told to be a share of": (
        "NARRATIVE-062",
        {
            "claims": [
                {"text": "245618.84万元", "lead": "基本支出", "paragraph_no": 1},
                {"text": "43.99%", "lead": ",占本年支出预算", "paragraph_no": 1},
                {"text": "312751.96万元", "lead": "项目支出", "paragraph_no": 2},
                {"text": "58.01%", "lead": ",占本年支出预算", "paragraph_no": 2},
            ]
        },
        "violation",
    ),
    "shares of one whole that is not printed": (
        "NARRATIVE-062",
        {
            "claims": [
                {"text": "245618.84万元", "lead": "基本支出", "paragraph_no": 1},
                {"text": "43.99%", "lead": ",占本年支出预算", "paragraph_no": 1},
                {"text": "312751.96万元", "lead": "项目支出", "paragraph_no": 2},
                {"text": "56.01%", "lead": ",占本年支出预算", "paragraph_no": 2},
            ]
        },
        "pass",
    ),
    "an addend that the list leaves out": (
        "NARRATIVE-060",
        {
            "claims": [
                {"text": "515,665.27万元", "lead": "支出预算", "tail": ",其中一般公共预算"},
                {"text": "19,828.57万元", "lead": ",其中一般公共预算"},
                {"text": "495,836.20万元", "lead": ",国有资本经营预算"},
                {"text": "0.50万元", "lead": "其他收入", "paragraph_no": 2},
            ]
        },
        "cannot_tell",
    ),
    "targets that nobody filled in": (
        "PERFORMANCE-086",
        {
            "amounts": [
                {
                    "statement_code": "YS03",
                    "line_label": "合计",
                    "measure_code": "project",
                    "text": "8,842.58",
                }
            ],
            "claims": [
                {
                    "claim_code": "target_funds",
                    "text": "1.00万元",
                }
            ],
            "sentences": [{"text": "编报绩效目标的项目1个，涉及项目预算资金1.00万元。"}],
        },
        "violation",
    ),
    "targets of some projects": (
        "PERFORMANCE-086",
        {
            "amounts": [
                {
                    "statement_code": "YS03",
                    "line_label": "合计",
                    "measure_code": "project",
                    "text": "8,842.58",
                }
            ],
            "claims": [
                {
                    "claim_code": "target_funds",
                    "text": "8,435.00万元",
                }
            ],
            "sentences": [{"text": "编报绩效目标的项目1个，涉及项目预算资金8,435.00万元。"}],
        },
        "pass",
    ),
    "statements that the contents list in another order": (
        "FORMAT-106",
        {
            "sentences": [
                {"text": f"{number}、{title}", "paragraph_no": no, "page": 1}
                for no, (number, title) in enumerate(
                    [
                        ("一", "收支预算总表"),
                        ("二", "收入预算总表"),
                        ("三", "支出预算总表"),
                        ("四", "财政拨款收支预算总表"),
                    ],
                    1,
                )
            ],
            "grids": [
                {"statement_code": code, "page": page}
                for code, page in (("YS01", 2), ("YS02", 3), ("YS03", 5), ("YS04", 4))
            ],
            "captions": [
                {"grid": 0, "text": "收支预算总表"},
                {"grid": 1, "text": "收入预算总表"},
                {"grid": 2, "text": "支出预算总表"},
                {"grid": 3, "text": "财政拨款收支预算总表"},
            ],
        },
        "violation",
    ),
    "a row with amounts and no name": (
        "FORMAT-104",
        {
            "amounts": [{"statement_code": "YS04", "line_label": "合计", "text": "1.00"}],
            "unmapped": [
                {
                    "statement_code": "YS04",
                    "page": 1,
                    "grid_no": 1,
                    "row_no": 3,
                    "column_no": no,
                    "reason_code": "unbound_line",
                    "line_label": "",
                    "source_text": "189,767.46",
                }
                for no in (2, 4, 5)
            ],
        },
        "violation",
    ),
    "a digit lost from a total": (
        "NARRATIVE-060",
        {
            "claims": told(
                "转移支付资金|18,225.94万元|,其中公共卫生",
                ",其中公共卫生|35,541.80万元",
                ",计划生育|82,684.14万元",
            )
        },
        "violation",
    ),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return judge_cases(tmp_path_factory.mktemp("prose") / "build.duckdb", CASES)


@pytest.mark.parametrize("case", CASES)
def test_a_rule_answers(case: str, judged: Path, rows: Query) -> None:
    outcome, reason = outcome_of(case, CASES, judged, rows)
    assert outcome == CASES[case][-1], reason
