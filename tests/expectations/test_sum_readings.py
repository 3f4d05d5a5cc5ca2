"""A sum accuses only where no other reading of what is printed makes it hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.judging import judge
from tests.expectations.rule_examples import SUM_RULES
from tests.expectations.warehouse_fixture import Figure, Paper, Sum, build_warehouse

Query = Callable[..., list[tuple[Any, ...]]]
RULE = "ARITHMETIC-022"
ANSWER = "select outcome, reason from audit.rule_results where rule_id = ?"
FINDINGS = "select line_label, status, severity from audit.violations order by all"


def whole(total: str, *parts: str) -> Sum:
    """Make the total of a two-sided statement."""
    figures = tuple(Figure(text, f"行{number}") for number, text in enumerate(parts))
    return Sum(RULE, "GK04", Figure(total, "总计"), figures, "side_total", side="income")


def across(label: str, total: str, basic: str, operating: str) -> Sum:
    """Make a sum across a row of 支出决算表."""
    parts = (
        Figure(basic, label, measure="basic"),
        Figure(operating, label, measure="operating"),
    )
    return Sum("ARITHMETIC-017", "GK03", Figure(total, label, measure="total"), parts, "row_total")


def judged(tmp_path: Path, *sums: Sum) -> Path:
    """Judge one document with these sums."""
    path = build_warehouse(tmp_path / "build.duckdb", (Paper("readings", sums=sums),))
    judge(path, SUM_RULES)
    return path


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        pytest.param(("70.00", "25.00", "20.00", "5.00", "5.00"), "小计", id="subtotal_first"),
        pytest.param(("70.00", "20.00", "5.00", "25.00", "5.00"), "小计", id="subtotal_last"),
        pytest.param(("70.00", "30.00", "13.00"), "不计其中“行2”", id="one_too_many"),
        pytest.param(("70.00", "30.00", "13.01"), "不计其中“行2”", id="one_too_many_rounded"),
    ],
)
def test_a_reading_that_holds_is_our_doubt(
    parts: tuple[str, ...], words: str, tmp_path: Path, rows: Query
) -> None:
    [(outcome, reason)] = rows(judged(tmp_path, whole("100.00", *parts)), ANSWER, RULE)
    assert (outcome, words in reason) == ("cannot_tell", True), reason


def test_a_line_of_the_column_that_is_left_out_is_our_doubt(tmp_path: Path, rows: Query) -> None:
    beside = Sum(
        RULE, "GK04", Figure("13.00", "结余"), (Figure("13.00", "其他"),), "listed", side="income"
    )
    path = judged(tmp_path, whole("100.00", "57.00", "30.00"), beside)
    [(outcome, reason)] = rows(path, ANSWER, RULE)
    assert (outcome, "加上“" in reason) == ("cannot_tell", True), reason


def test_what_no_reading_closes_is_a_finding(tmp_path: Path, rows: Query) -> None:
    path = judged(tmp_path, whole("100.00", "70.00", "25.00", "20.00", "8.00"))
    assert rows(path, FINDINGS) == [("总计", "open", "critical")]


@pytest.mark.parametrize(("counted", "outcome"), [("3.00", "violation"), ("0.00", "cannot_tell")])
def test_a_column_that_adds_up_tells_what_counts(
    counted: str, outcome: str, tmp_path: Path, rows: Query
) -> None:
    other = ("9.00", "6.00", counted) if counted == "0.00" else ("9.00", "6.00", "3.00")
    total = "15.00" if counted == "0.00" else "18.00"
    sums = (whole("100.00", "70.00", "30.00", "13.00"), whole(total, *other))
    path = build_warehouse(tmp_path / "build.duckdb", (Paper("columns", sums=sums),))
    with duckdb.connect(path) as connection:
        # both totals are figures of one line, and so are their parts
        connection.execute(
            "insert into intermediate.int_amounts by name"
            " select cell_id, 1 as grid_in_document, split_part(cell_id, ':', 3)::integer as row_no"
            " from marts.statement_amounts"
        )
    judge(path, SUM_RULES)
    assert rows(path, ANSWER, RULE)[0][0] == outcome


def test_where_most_sums_of_a_rule_fail_it_is_our_reading(tmp_path: Path, rows: Query) -> None:
    failing = [across(f"行{n}", "100.00", "70.00", f"{31 + n}.00") for n in range(5)]
    holding = [across(f"平{n}", "100.00", "70.00", "30.00") for n in range(4)]
    path = judged(tmp_path, *failing, *holding)
    [(outcome, reason)] = rows(path, ANSWER, "ARITHMETIC-017")
    assert (outcome, "9项中有5项不符" in reason) == ("cannot_tell", True), reason


def test_a_column_left_out_on_several_lines_is_one_finding(tmp_path: Path, rows: Query) -> None:
    failing = [across(f"行{n}", f"{70 + n}.00", f"{70 + n}.00", f"{31 + n}.00") for n in range(3)]
    path = judged(tmp_path, *failing)
    assert [status for _, status, _ in rows(path, FINDINGS)] == ["open", "explained", "explained"]


def test_two_of_the_last_digit_are_a_hint(tmp_path: Path, rows: Query) -> None:
    sums = Sum("ARITHMETIC-022", "GK04", Figure("100.02", "总计"), (Figure("100.00"),), "equal")
    assert rows(judged(tmp_path, sums), FINDINGS) == [("总计", "open", "info")]
