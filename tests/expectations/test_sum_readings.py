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
ANSWER = "select outcome, reason from audit.rule_results where document_sha256 = ? and rule_id = ?"
FINDINGS = """
    select line_label, status, severity from audit.violations where document_sha256 = ? order by all
"""


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


paper = pytest.mark.paper


def reading(name: str, words: str, *parts: str) -> Any:
    """Give a total of 100.00 and its parts, and what is said of them."""
    return pytest.param(words, id=name, marks=paper(sums=(whole("100.00", *parts),)))


@pytest.mark.parametrize(
    "words",
    [
        reading("subtotal_first", "小计", "70.00", "25.00", "20.00", "5.00", "5.00"),
        reading("subtotal_last", "小计", "70.00", "20.00", "5.00", "25.00", "5.00"),
        reading("one_too_many", "不计其中“行2”", "70.00", "30.00", "13.00"),
        reading("one_too_many_rounded", "不计其中“行2”", "70.00", "30.00", "13.01"),
    ],
)
def test_a_reading_that_holds_is_our_doubt(words: str, of_paper: Query) -> None:
    [(outcome, reason)] = of_paper(ANSWER, RULE)
    assert (outcome, words in reason) == ("cannot_tell", True), reason


@paper(
    sums=(
        whole("100.00", "57.00", "30.00"),
        Sum(RULE, "GK04", Figure("13.00", "结余"), (Figure("13.00", "其他"),), "listed", "income"),
    )
)
def test_a_line_of_the_column_that_is_left_out_is_our_doubt(of_paper: Query) -> None:
    [(outcome, reason)] = of_paper(ANSWER, RULE)
    assert (outcome, "加上“" in reason) == ("cannot_tell", True), reason


@paper(sums=(whole("100.00", "70.00", "25.00", "20.00", "8.00"),))
def test_what_no_reading_closes_is_a_finding(of_paper: Query) -> None:
    assert of_paper(FINDINGS) == [("总计", "open", "critical")]


@pytest.mark.parametrize(("counted", "outcome"), [("3.00", "violation"), ("0.00", "cannot_tell")])
def test_a_column_that_adds_up_tells_what_counts(
    counted: str, outcome: str, tmp_path: Path, rows: Query
) -> None:
    other = ("9.00", "6.00", counted) if counted == "0.00" else ("9.00", "6.00", "3.00")
    total = "15.00" if counted == "0.00" else "18.00"
    sums = (whole("100.00", "70.00", "30.00", "13.00"), whole(total, *other))
    paper = Paper("columns", sums=sums)
    path = build_warehouse(tmp_path / "build.duckdb", (paper,))
    with duckdb.connect(path) as connection:
        # both totals are figures of one line, and so are their parts
        connection.execute(
            "insert into intermediate.int_amounts by name"
            " select cell_id, 1 as grid_in_document, split_part(cell_id, ':', 3)::integer as row_no"
            " from marts.statement_amounts"
        )
    judge(path, SUM_RULES)
    assert rows(path, ANSWER, paper.sha256, RULE)[0][0] == outcome


@paper(
    sums=(
        *(across(f"行{n}", "100.00", "70.00", f"{31 + n}.00") for n in range(5)),  # fail
        *(across(f"平{n}", "100.00", "70.00", "30.00") for n in range(4)),
    )
)
def test_where_most_sums_of_a_rule_fail_it_is_our_reading(of_paper: Query) -> None:
    [(outcome, reason)] = of_paper(ANSWER, "ARITHMETIC-017")
    assert (outcome, "9项中有5项不符" in reason) == ("cannot_tell", True), reason


@paper(
    sums=tuple(across(f"行{n}", f"{70 + n}.00", f"{70 + n}.00", f"{31 + n}.00") for n in range(3))
)
def test_a_column_left_out_on_several_lines_is_one_finding(of_paper: Query) -> None:
    assert [status for _, status, _ in of_paper(FINDINGS)] == ["open", "explained", "explained"]


@paper(
    sums=(Sum("ARITHMETIC-022", "GK04", Figure("100.02", "总计"), (Figure("100.00"),), "equal"),)
)
def test_two_of_the_last_digit_are_a_hint(of_paper: Query) -> None:
    assert of_paper(FINDINGS) == [("总计", "open", "info")]


def exact(count: int, *off: tuple[str, str]) -> tuple[Sum, ...]:
    """Make sums of two parts that hold to the last digit, and some that are a last digit off.

    Of those the name of the total and of its first part is given; one name is one figure.
    """
    holding = (
        Sum(
            RULE,
            "GK04",
            Figure(f"{10 + number}.00", f"行{number}"),
            (Figure("5.00", f"甲{number}"), Figure(f"{5 + number}.00", f"乙{number}")),
            "ordinal_children",
            side="income",
        )
        for number in range(count)
    )
    rounded = (
        Sum(
            RULE,
            "GK04",
            Figure("10.01", total, key=total),
            (Figure("10.01", first, key=first), Figure("0.01", f"{total}{first}", sign=-1)),
            "ordinal_children",
            side="income",
        )
        for total, first in off
    )
    return (*holding, *rounded)


ROW, COLUMN, OTHER = ("row", "figure"), ("column", "figure"), ("other", "part")


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(2, id="one_figure_in_both", marks=paper(sums=exact(40, ROW, COLUMN))),
        pytest.param(0, id="of_few", marks=paper(sums=exact(9, ROW, COLUMN))),
        pytest.param(0, id="one_sum_alone", marks=paper(sums=exact(40, ROW))),
        pytest.param(0, id="two_figures", marks=paper(sums=exact(40, ROW, OTHER))),
        pytest.param(0, id="a_third_elsewhere", marks=paper(sums=exact(40, ROW, COLUMN, OTHER))),
        pytest.param(0, id="the_same_sum_twice", marks=paper(sums=exact(40, ROW, ROW))),
    ],
)
def test_a_last_digit_is_told_where_all_that_is_off_meets_in_one_figure(
    told: int, of_paper: Query
) -> None:
    found = of_paper(FINDINGS)
    assert [severity for *_, severity in found] == ["info"] * told, found
