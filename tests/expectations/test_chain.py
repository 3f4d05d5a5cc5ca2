"""One root cause is reported once, and only where it is certain."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from tests.expectations.warehouse_fixture import Figure, Sum

Query = Callable[..., list[tuple[Any, ...]]]
FINDINGS = """
    select line_label, identity_id, status, explained_by in (
        select finding_id from audit.violations where status = 'open'
    )
    from audit.violations where document_sha256 = ? order by all
"""


def hierarchy(whole: Figure, *parts: Figure) -> Sum:
    """Make a sum down a column of 支出决算表."""
    return Sum("ARITHMETIC-018", "GK03", whole, parts, "code_children")


def row(whole: Figure, *parts: Figure) -> Sum:
    """Make a sum across a row of 支出决算表."""
    return Sum("ARITHMETIC-017", "GK03", whole, parts, "row_total")


paper = pytest.mark.paper
MISPRINT = Figure("110.00", "教育支出", key="class")  # should be 100.00


@paper(
    sums=(
        row(MISPRINT, Figure("60.00"), Figure("40.00")),
        hierarchy(MISPRINT, Figure("70.00"), Figure("30.00")),
        hierarchy(Figure("150.00", "合计"), MISPRINT, Figure("50.00")),
    )
)
def test_one_misprinted_cell_is_one_open_finding(of_paper: Query) -> None:
    assert of_paper(FINDINGS) == [
        ("合计", "code_children", "explained", True),
        ("教育支出", "code_children", "explained", True),
        ("教育支出", "row_total", "open", None),
    ]


@paper(
    sums=(
        row(MISPRINT, Figure("60.00"), Figure("40.00")),  # off by 10
        hierarchy(Figure("150.00", "合计"), MISPRINT, Figure("47.00")),  # off by 7
    )
)
def test_two_faults_in_one_cell_s_sums_stay_two_findings(of_paper: Query) -> None:
    assert [status for _, _, status, _ in of_paper(FINDINGS)] == ["open", "open"]


SOUND = Figure("100.00", "教育支出", key="class")


@paper(
    sums=(
        row(SOUND, Figure("50.00"), Figure("40.00")),  # off by 10
        hierarchy(Figure("140.00", "合计"), SOUND, Figure("50.00")),  # off by -10: same repair
        hierarchy(SOUND, Figure("70.00"), Figure("30.00")),  # holds
    )
)
def test_a_cell_that_other_sums_confirm_is_not_blamed(of_paper: Query) -> None:
    assert [status for _, _, status, _ in of_paper(FINDINGS)] == ["open", "open"]


LINES = ["合计", "教育支出", "教育管理", "行政运行"]
COLUMNS = {"total": "90.00", "basic": "40.00", "project": "60.00"}  # project 10 too high
CARRIED_UP = {
    (line, column): Figure(text, line, key=f"{line}-{column}", measure=column)
    for line in LINES
    for column, text in COLUMNS.items()
}


@paper(
    sums=(
        *(row(*(CARRIED_UP[line, column] for column in COLUMNS)) for line in LINES),
        *(
            hierarchy(CARRIED_UP[whole, column], CARRIED_UP[part, column])
            for whole, part in pairwise(LINES)
            for column in COLUMNS
        ),
    )
)
def test_a_fault_carried_up_is_reported_at_its_root(of_paper: Query) -> None:
    assert [(label, status) for label, _, status, _ in of_paper(FINDINGS)] == [
        ("合计", "explained"),
        ("教育支出", "explained"),
        ("教育管理", "explained"),
        ("行政运行", "open"),
    ]


@paper(
    sums=(
        row(Figure("100.00", "甲"), Figure("50.00"), Figure("40.00")),
        row(Figure("200.00", "乙"), Figure("150.00"), Figure("40.00")),
    )
)
def test_equal_differences_of_unrelated_lines_stay_two_findings(of_paper: Query) -> None:
    assert [status for _, _, status, _ in of_paper(FINDINGS)] == ["open", "open"]


# 抚恤 is printed 14.74 too high in both columns; its row adds up, its class and its item do not
SECTION = [Figure("18.72", "抚恤", "20808", column, key=column) for column in ("total", "project")]
CLASS_TOTAL = Figure("20.00", "社保", "208", "total", key="class-total")
CLASS_PROJECT = Figure("5.29", "社保", "208", "project", key="class-project")


@paper(
    sums=(
        row(*SECTION),
        row(CLASS_TOTAL, Figure("14.71", key="class-basic"), CLASS_PROJECT),
        hierarchy(CLASS_TOTAL, SECTION[0], Figure("16.02")),
        hierarchy(CLASS_PROJECT, SECTION[1], Figure("1.31")),
        hierarchy(SECTION[0], Figure("3.98")),
        hierarchy(SECTION[1], Figure("3.98")),
    )
)
def test_a_misprint_carried_along_its_row_is_one_finding(of_paper: Query) -> None:
    found = of_paper(FINDINGS)
    assert len(found) == 4
    assert [label for label, _, status, _ in found if status == "open"] == ["抚恤"]


# an item is left out: the section exceeds its items by the same amount in both columns
SHORT = [Figure("1378.84", "信访", "20140", column, key=column) for column in ("total", "fiscal")]


@paper(sums=(row(*SHORT), *(hierarchy(column, Figure("854.84")) for column in SHORT)))
def test_one_line_short_in_two_columns_is_one_finding(of_paper: Query) -> None:
    assert sorted(status for _, _, status, _ in of_paper(FINDINGS)) == ["explained", "open"]


FIRST = Figure("0.00", "一般行政管理事务", key="first")  # should be 458.00
SECOND = Figure("0.00", "其他信访事务支出", key="second")  # should be 16.56
PARTS = (
    row(FIRST, Figure("200.00"), Figure("258.00")),
    row(SECOND, Figure("10.00"), Figure("6.56")),
)


@paper(sums=(*PARTS, hierarchy(Figure("1378.41", "信访事务"), Figure("903.85"), FIRST, SECOND)))
def test_a_sum_out_by_two_misprinted_parts_is_told_with_the_parts(of_paper: Query) -> None:
    assert of_paper(FINDINGS) == [
        ("一般行政管理事务", "row_total", "open", None),
        ("信访事务", "code_children", "explained", True),
        ("其他信访事务支出", "row_total", "open", None),
    ]


@paper(sums=(*PARTS, hierarchy(Figure("1379.41", "信访事务"), Figure("903.85"), FIRST, SECOND)))
def test_a_sum_out_by_more_than_its_misprinted_parts_stays_a_finding(of_paper: Query) -> None:
    assert [status for _, _, status, _ in of_paper(FINDINGS)] == ["open"] * 3
