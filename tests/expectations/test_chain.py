"""One root cause is reported once, and only where it is certain."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

from expectations.judging import judge
from tests.expectations.rule_examples import SUM_RULES
from tests.expectations.warehouse_fixture import Figure, Paper, Sum, build_warehouse

Query = Callable[..., list[tuple[Any, ...]]]
FINDINGS = """
    select line_label, identity_id, status, explained_by in (
        select finding_id from audit.violations where status = 'open'
    )
    from audit.violations order by all
"""


def hierarchy(whole: Figure, *parts: Figure) -> Sum:
    """Make a sum down a column of 支出决算表."""
    return Sum("ARITHMETIC-018", "GK03", whole, parts, "code_children")


def row(whole: Figure, *parts: Figure) -> Sum:
    """Make a sum across a row of 支出决算表."""
    return Sum("ARITHMETIC-017", "GK03", whole, parts, "row_total")


def judged(tmp_path: Path, *sums: Sum) -> Path:
    """Judge one document with these sums."""
    path = build_warehouse(tmp_path / "build.duckdb", (Paper("chain", sums=sums),))
    judge(path, SUM_RULES)
    return path


def test_one_misprinted_cell_is_one_open_finding(tmp_path: Path, rows: Query) -> None:
    misprint = Figure("110.00", "教育支出", key="class")  # should be 100.00
    path = judged(
        tmp_path,
        row(misprint, Figure("60.00"), Figure("40.00")),
        hierarchy(misprint, Figure("70.00"), Figure("30.00")),
        hierarchy(Figure("150.00", "合计"), misprint, Figure("50.00")),
    )
    assert rows(path, FINDINGS) == [
        ("合计", "code_children", "explained", True),
        ("教育支出", "code_children", "explained", True),
        ("教育支出", "row_total", "open", None),
    ]


def test_two_faults_in_one_cell_s_sums_stay_two_findings(tmp_path: Path, rows: Query) -> None:
    shared = Figure("110.00", "教育支出", key="class")
    path = judged(
        tmp_path,
        row(shared, Figure("60.00"), Figure("40.00")),  # off by 10
        hierarchy(Figure("150.00", "合计"), shared, Figure("47.00")),  # off by 7
    )
    assert [status for _, _, status, _ in rows(path, FINDINGS)] == ["open", "open"]


def test_a_cell_that_other_sums_confirm_is_not_blamed(tmp_path: Path, rows: Query) -> None:
    sound = Figure("100.00", "教育支出", key="class")
    path = judged(
        tmp_path,
        row(sound, Figure("50.00"), Figure("40.00")),  # off by 10
        hierarchy(Figure("140.00", "合计"), sound, Figure("50.00")),  # off by -10: same repair
        hierarchy(sound, Figure("70.00"), Figure("30.00")),  # holds
    )
    assert [status for _, _, status, _ in rows(path, FINDINGS)] == ["open", "open"]


def test_a_fault_carried_up_is_reported_at_its_root(tmp_path: Path, rows: Query) -> None:
    cells = {
        (line, column): Figure(text, line, key=f"{line}-{column}", measure=column)
        for line, texts in {
            "行政运行": ("90.00", "40.00", "60.00"),  # project 10 too high
            "教育管理": ("90.00", "40.00", "60.00"),
            "教育支出": ("90.00", "40.00", "60.00"),
            "合计": ("90.00", "40.00", "60.00"),
        }.items()
        for column, text in zip(("total", "basic", "project"), texts, strict=True)
    }
    lines = ["合计", "教育支出", "教育管理", "行政运行"]
    rows_across = [
        row(*(cells[line, column] for column in ("total", "basic", "project"))) for line in lines
    ]
    columns_down = [
        hierarchy(cells[whole, column], cells[part, column])
        for whole, part in pairwise(lines)
        for column in ("total", "basic", "project")
    ]
    path = judged(tmp_path, *rows_across, *columns_down)
    found = rows(path, FINDINGS)
    assert [(label, status) for label, _, status, _ in found] == [
        ("合计", "explained"),
        ("教育支出", "explained"),
        ("教育管理", "explained"),
        ("行政运行", "open"),
    ]


def test_equal_differences_of_unrelated_lines_stay_two_findings(
    tmp_path: Path, rows: Query
) -> None:
    path = judged(
        tmp_path,
        row(Figure("100.00", "甲"), Figure("50.00"), Figure("40.00")),
        row(Figure("200.00", "乙"), Figure("150.00"), Figure("40.00")),
    )
    assert [status for _, _, status, _ in rows(path, FINDINGS)] == ["open", "open"]


def test_a_misprint_carried_along_its_row_is_one_finding(tmp_path: Path, rows: Query) -> None:
    # 抚恤 is printed 14.74 too high in both columns; its row adds up, its class and its item do not
    total = Figure("18.72", "抚恤", "20808", "total", key="section-total")
    project = Figure("18.72", "抚恤", "20808", "project", key="section-project")
    class_total = Figure("20.00", "社保", "208", "total", key="class-total")
    class_project = Figure("5.29", "社保", "208", "project", key="class-project")
    path = judged(
        tmp_path,
        row(total, project),
        row(class_total, Figure("14.71", key="class-basic"), class_project),
        hierarchy(class_total, total, Figure("16.02")),
        hierarchy(class_project, project, Figure("1.31")),
        hierarchy(total, Figure("3.98")),
        hierarchy(project, Figure("3.98")),
    )
    found = rows(path, FINDINGS)
    assert len(found) == 4
    assert [label for label, _, status, _ in found if status == "open"] == ["抚恤"]


def test_one_line_short_in_two_columns_is_one_finding(tmp_path: Path, rows: Query) -> None:
    # an item is left out: the section exceeds its items by the same amount in both columns
    total = Figure("1378.84", "信访", "20140", "total", key="total")
    fiscal = Figure("1378.84", "信访", "20140", "fiscal", key="fiscal")
    path = judged(
        tmp_path,
        row(total, fiscal),
        hierarchy(total, Figure("854.84")),
        hierarchy(fiscal, Figure("854.84")),
    )
    assert sorted(status for _, _, status, _ in rows(path, FINDINGS)) == ["explained", "open"]


def test_a_sum_out_by_two_misprinted_parts_is_told_with_the_parts(
    tmp_path: Path, rows: Query
) -> None:
    first = Figure("0.00", "一般行政管理事务", key="first")  # should be 458.00
    second = Figure("0.00", "其他信访事务支出", key="second")  # should be 16.56
    path = judged(
        tmp_path,
        row(first, Figure("200.00"), Figure("258.00")),
        row(second, Figure("10.00"), Figure("6.56")),
        hierarchy(Figure("1378.41", "信访事务"), Figure("903.85"), first, second),
    )
    assert rows(path, FINDINGS) == [
        ("一般行政管理事务", "row_total", "open", None),
        ("信访事务", "code_children", "explained", True),
        ("其他信访事务支出", "row_total", "open", None),
    ]


def test_a_sum_out_by_more_than_its_misprinted_parts_stays_a_finding(
    tmp_path: Path, rows: Query
) -> None:
    first = Figure("0.00", "一般行政管理事务", key="first")
    second = Figure("0.00", "其他信访事务支出", key="second")
    path = judged(
        tmp_path,
        row(first, Figure("200.00"), Figure("258.00")),
        row(second, Figure("10.00"), Figure("6.56")),
        hierarchy(Figure("1379.41", "信访事务"), Figure("903.85"), first, second),
    )
    assert [status for _, _, status, _ in rows(path, FINDINGS)] == ["open"] * 3
