"""One cause is one open finding, whatever it puts out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.judging import judge
from tests.expectations.query_examples import sha256_of, write_example
from tests.expectations.warehouse_fixture import write_schema

Query = Callable[..., list[tuple[Any, ...]]]
BUDGET = {"document": {"document_kind": "budget"}}


def classes(other: str) -> list[dict[str, Any]]:
    """Print an amount on one line of 收支预算总表, and one on another line of 支出预算总表."""
    return [
        {
            "statement_code": "YS01",
            "side": "expense",
            "line_label": "一般公共服务支出",
            "class_code": "201",
            "text": "7.25",
        },
        {
            "statement_code": "YS03",
            "line_label": "社会保障和就业支出",
            "subject_code": "208",
            "measure_code": "total",
            "text": other,
        },
        {
            "statement_code": "YS01",
            "side": "expense",
            "line_label": "支出总计",
            "is_total": True,
            "text": "7.25",
        },
        {
            "statement_code": "YS03",
            "line_label": "合计",
            "measure_code": "total",
            "is_total": True,
            "text": other,
        },
    ]


def fiscal(fund: str) -> Mapping[str, Any]:
    """Print 财政拨款收支 whose total is 30.00 below its parts, and its income by funds."""
    income = {"side": "income"}
    return {
        **BUDGET,
        "amounts": [
            {"statement_code": "YS01", **income, "line_label": "一般公共预算", "text": "50.00"},
            {"statement_code": "YS01", **income, "line_label": "政府性基金预算", "text": "40.00"},
            {"statement_code": "YS04", **income, "line_label": "一般公共预算", "text": "40.00"},
            {"statement_code": "YS04", **income, "line_label": "政府性基金预算", "text": fund},
        ],
        "sums": [
            {
                "rule_id": "ARITHMETIC-033",
                "identity_id": "side_total",
                "statement_code": "YS04",
                "side": "expense",
                "found": "60.00",
                "expected": "90.00",
            }
        ],
    }


def sums(rule: str, code: str, *changed: Mapping[str, Any]) -> Mapping[str, Any]:
    """Print sums that are out, each with what it has of its own."""
    sum_out = {"rule_id": rule, "identity_id": "side_total", "statement_code": code}
    return {**BUDGET, "sums": [{**sum_out, **one} for one in changed]}


def totals(*expected: str) -> list[dict[str, Any]]:
    """Print a total over several blocks, and what their parts add up to."""
    return [
        {"side": "expense", "block": block, "found": "90.00", "expected": total}
        for block, total in zip(
            ("by_function", "by_economic", "by_government"), expected, strict=True
        )
    ]


def column(*found: str) -> list[dict[str, Any]]:
    """Print the totals of one column, each out by another amount."""
    return [
        {"line_label": f"第{number}单位", "found": total, "expected": "90.00"}
        for number, total in enumerate(found, 1)
    ]


def spent(reception: str) -> Mapping[str, Any]:
    """Print 三公 over a budget of nought."""
    return {
        "amounts": [
            {"statement_code": "GK09", "measure_code": measure, "text": text}
            for measure, text in {
                "budget_total": "0.00",
                "budget_reception": "0.00",
                "final_total": "0.16",
                "final_reception": reception,
            }.items()
        ]
    }


def general_public(statement: str, other: str) -> Mapping[str, Any]:
    """Print a class and its total in two statements."""
    expense = {"statement_code": "GK04", "side": "expense", "measure_code": "general_public"}
    lines = (("205", "教育支出"), ("", "合计"))
    return {
        "amounts": [
            *(
                {**expense, "line_label": label, "text": statement}
                for label in ("教育支出", "本年支出合计")
            ),
            *(
                {
                    "statement_code": "GK05",
                    "subject_code": code,
                    "line_label": label,
                    "measure_code": "total",
                    "text": other,
                }
                for code, label in lines
            ),
        ]
    }


def misprinted_cars(told: str) -> Mapping[str, Any]:
    """Print cars that are more than their budget, and tell another figure in the text."""
    figures = {"budget_vehicle_total": "13.00", "final_vehicle_total": "16.50"}
    return {
        "amounts": [
            {"statement_code": "GK09", "measure_code": measure, "text": text}
            for measure, text in figures.items()
        ],
        "claims": [
            {
                "claim_code": "three_public_vehicle_total",
                "text": told,
                "section_code": "three_public",
            }
        ],
    }


def completed(reception: str) -> Mapping[str, Any]:
    """Write a rate of completion of nought twice."""
    told = {"three_public_total": "0.16万元", "three_public_reception": reception}
    return {
        "claims": [
            {"claim_code": code + measure, "text": text, "paragraph_no": number}
            for number, (code, outturn) in enumerate(told.items(), 1)
            for measure, text in {
                "_budget": "0万元",
                "": outturn,
                "_completion_rate": "3%",
            }.items()
        ]
    }


def of_another_year(**told: str) -> Mapping[str, Any]:
    """Print 三公, and tell amounts of it."""
    printed = {"total": "10.00", "abroad": "1.00", "vehicle_total": "5.00", "reception": "4.00"}
    return {
        "amounts": [
            {"statement_code": "GK09", "measure_code": f"final_{measure}", "text": text}
            for measure, text in printed.items()
        ],
        "claims": [
            {
                "claim_code": f"three_public_{measure}",
                "section_code": "three_public",
                "text": f"{told.get(measure, text)}万元",
            }
            for measure, text in printed.items()
        ],
    }


def basic(personnel: str, whole: str) -> Mapping[str, Any]:
    """Tell 基本支出 and its 人员经费, printed as 5,364.75 and 4,884.09."""
    told = {"general_public_basic": whole, "general_public_basic_personnel": personnel}
    return {
        "amounts": [
            {
                "statement_code": "GK05",
                "line_label": "合计",
                "measure_code": "basic",
                "text": "5,364.75",
            },
            {"statement_code": "GK06", "line_label": "人员经费合计", "text": "4,884.09"},
        ],
        "claims": [
            {"claim_code": code, "section_code": "basic", "text": text}
            for code, text in told.items()
        ],
    }


def sentences(*texts: str) -> Mapping[str, Any]:
    """Write sentences of a report, one a page."""
    return {"sentences": [{"text": text, "page": page} for page, text in enumerate(texts, 1)]}


def subjects(*names: str) -> Mapping[str, Any]:
    """Write subjects with a figure beside a statement that prints 住房改革支出."""
    return {
        "amounts": [
            {
                "statement_code": "GK05",
                "subject_code": "22102",
                "line_label": "住房改革支出",
                "measure_code": "total",
                "text": "1.00",
            }
        ],
        "claims": [
            {"claim_code": "general_public_item", "subject_words": name, "text": "1.00万元"}
            for name in names
        ],
    }


def received(statement: str) -> Mapping[str, Any]:
    """Tell a reception of 1.53 without its counts, which the statement prints as another amount."""
    return {
        "amounts": [
            {"statement_code": "GK09", "measure_code": "final_reception", "text": statement}
        ],
        "claims": [
            {
                "claim_code": "three_public_reception",
                "text": "1.53万元",
                "section_code": "three_public",
            }
        ],
        "sentences": [{"text": "公务接待费支出1.53万元。", "section_code": "three_public"}],
    }


def contrary() -> Mapping[str, Any]:
    """Tell a decrease whose rate is an increase."""
    figures = (
        ("", "149.33万元", ""),
        ("_change", "26.81万元", "减少"),
        ("_change_rate", "15.22%", "增长"),
    )
    return {
        "claims": [
            {"claim_code": f"agency_operation{measure}", "text": text, "direction": direction}
            for measure, text, direction in figures
        ]
    }


CASES: dict[str, tuple[str, Mapping[str, Any], int]] = {
    "two_lines": ("CROSS-040", {**BUDGET, "amounts": classes("7.25")}, 1),
    "two_amounts": ("CROSS-040", {**BUDGET, "amounts": classes("7.45")}, 3),
    "parts_of_a_sum": ("CROSS-041", fiscal("20.00"), 0),
    "not_all_of_it": ("CROSS-041", fiscal("25.00"), 2),
    "part_and_total": ("THREEPUBLIC-042", spent("0.16"), 1),
    "two_overruns": ("THREEPUBLIC-042", spent("0.15"), 2),
    "a_total_and_its_line": ("CROSS-025", general_public("10.00", "12.00"), 1),
    "an_overrun_of_a_wrong_figure": ("THREEPUBLIC-042", misprinted_cars("12.00万元"), 0),
    "an_overrun_of_any_figure": ("THREEPUBLIC-042", misprinted_cars("14.00万元"), 1),
    "one_rate": ("NARRATIVE-042", completed("0.16万元"), 1),
    "choices_left": (
        "COMPLETENESS-012",
        sentences("比上年增加（减少）0万元。", "增长（减少）0%。", "比上年增加（减少）0万元。"),
        1,
    ),
    "reasons_left": ("COMPLETENESS-012", sentences("主要原因是11。", "主要原因是11；"), 1),
    "two_reasons_left": ("COMPLETENESS-012", sentences("主要原因是11。", "主要原因是qq。"), 2),
    "one_wrong_name": (
        "NARRATIVE-048",
        subjects(
            "住房保障支出(类)住房保障支出(款)住房公积金(项)",
            "住房保障支出(类)住房保障支出(款)购房补贴(项)",
        ),
        1,
    ),
    "two_wrong_names": (
        "NARRATIVE-048",
        subjects("教育支出(类)甲(款)丙(项)", "卫生健康支出(类)乙(款)丁(项)"),
        2,
    ),
    "a_rate_against_its_change": ("NARRATIVE-056", contrary(), 1),
    "that_rate_computed": ("NARRATIVE-057", contrary(), 0),
    "changes_without_reason": (
        "COMPLETENESS-011",
        {
            "claims": [
                {"claim_code": "agency_operation_change", "text": "0.09万元"},
                {"claim_code": "three_public_total_change", "text": "0.20万元"},
            ],
            "sentences": [{"text": "比上年减少0.09万元。"}],
        },
        1,
    ),
    "blocks_of_one_total": (
        "ARITHMETIC-030",
        sums("ARITHMETIC-030", "YS01", *totals("80.00", "75.00", "61.00")),
        1,
    ),
    "a_column_out": (
        "ARITHMETIC-031",
        sums("ARITHMETIC-031", "YS02", *column("80.00", "75.00", "61.00", "54.00")),
        1,
    ),
    "two_columns_out": (
        "ARITHMETIC-031",
        sums(
            "ARITHMETIC-031",
            "YS02",
            *column("80.00", "75.00", "61.00", "54.00"),
            *({**one, "measure_code": "basic"} for one in column("8.00", "7.50", "6.10", "5.40")),
        ),
        1,
    ),
    "counts_of_a_wrong_amount": ("COMPLETENESS-010", received("0"), 0),
    "counts_of_an_amount": ("COMPLETENESS-010", received("1.53"), 2),
    "text_of_another_year": (
        "THREEPUBLIC-043",
        of_another_year(total="23.00", abroad="3.50", vehicle_total="11.25", reception="8.25"),
        1,
    ),
    "three_of_the_text": (
        "THREEPUBLIC-043",
        of_another_year(abroad="3.50", vehicle_total="11.25", reception="8.25"),
        3,
    ),
    "three_of_a_column": (
        "ARITHMETIC-031",
        sums("ARITHMETIC-031", "YS02", *column("80.00", "75.00", "61.00")),
        3,
    ),
    "part_and_whole": ("NARRATIVE-046", basic("4,896.98万元", "5,377.64万元"), 1),
    "part_and_another": ("NARRATIVE-046", basic("4,896.98万元", "5,387.64万元"), 2),
    "two_rates": ("NARRATIVE-042", completed("0.15万元"), 2),
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every case in one judged warehouse."""
    path = tmp_path_factory.mktemp("causes") / "build.duckdb"
    with duckdb.connect(path) as connection:
        write_schema(connection)
        for case, (rule, content, _) in CASES.items():
            write_example(connection, {"rule": rule, case: content}, case)
    judge(path)
    return path


@pytest.mark.parametrize("case", CASES)
def test_one_cause_is_one_open_finding(case: str, judged: Path, rows: Query) -> None:
    rule, _, expected = CASES[case]
    sha256 = sha256_of({"rule": rule}, case)
    open_ones = "select message from audit.violations where rule_id = ? and document_sha256 = ?"
    told = rows(judged, open_ones + " and status = 'open'", rule, sha256)
    assert len(told) == expected, told


def test_what_explains_is_open(judged: Path, rows: Query) -> None:
    assert rows(
        judged,
        "select count(*) from audit.violations where status = 'explained' and explained_by not in"
        " (select finding_id from audit.violations where status = 'open')",
    ) == [(0,)]


def test_the_line_that_has_the_amount_is_named(judged: Path, rows: Query) -> None:
    [(message,)] = rows(
        judged,
        "select message from audit.violations where document_sha256 = ? and status = 'open'"
        " and rule_id = 'CROSS-040'",
        sha256_of({"rule": "CROSS-040"}, "two_lines"),
    )
    assert "；同一金额列在" in message
    assert "208 社会保障和就业支出" in message
