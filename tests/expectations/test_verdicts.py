"""What the rules answer, and how findings are written down."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from expectations.judging import judge
from tests.expectations.rule_examples import (
    OUTCOMES,
    SUM_RULES,
    example_paper,
    example_sum,
    read_examples,
)
from tests.expectations.warehouse_fixture import Figure, Paper, Printed, Sum, build_warehouse

Query = Callable[..., list[tuple[Any, ...]]]
EXAMPLES = read_examples()
RESULT = "select outcome, reason from audit.rule_results where document_sha256 = ? and rule_id = ?"


@pytest.mark.parametrize("case", OUTCOMES)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["rule"])
def test_every_rule_answers_its_examples(
    example: dict[str, Any], case: str, judged_examples: Path, rows: Query
) -> None:
    paper = example_paper(example, case)
    [(outcome, reason)] = rows(judged_examples, RESULT, paper.sha256, example["rule"])
    assert outcome == OUTCOMES[case], reason
    assert reason


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["rule"])
def test_a_finding_names_both_figures_in_the_printed_unit(
    example: dict[str, Any], judged_examples: Path, rows: Query
) -> None:
    sha256 = example_paper(example, "fails").sha256
    [(message, found, expected, difference)] = rows(
        judged_examples,
        "select message, found, expected, difference from audit.violations"
        " where document_sha256 = ?",
        sha256,
    )
    printed = Decimal(example["fails"][0].replace(",", ""))
    assert f"印为{printed:,}" in message
    assert difference == found - expected
    assert "{" not in message
    unit = "" if example.get("counts") else example.get("unit", "万元")
    assert f"印为{printed:,}{unit}，" in message


def test_every_pair_of_rule_and_document_is_answered_once(
    judged_examples: Path, rows: Query
) -> None:
    [(pairs, answers, expected)] = rows(
        judged_examples,
        "select (select count(*) from audit.rule_index), (select count(*) from audit.rule_results),"
        " (select count(*) from audit.rules) * (select count(*) from marts.documents)",
    )
    assert pairs == answers == expected


def test_judging_twice_changes_nothing(judged_examples: Path, tmp_path: Path, rows: Query) -> None:
    again = tmp_path / "again.duckdb"
    again.write_bytes(judged_examples.read_bytes())
    judge(again, SUM_RULES)
    for table in ("rules", "rule_results", "violations", "finding_places"):
        query = f"select * from audit.{table} order by all"
        assert rows(again, query) == rows(judged_examples, query)


def test_an_unrelated_document_changes_no_verdict(tmp_path: Path, rows: Query) -> None:
    paper = example_paper(EXAMPLES[0], "fails")
    other = example_paper(EXAMPLES[5], "fails")
    alone = build_warehouse(tmp_path / "alone.duckdb", (paper,))
    both = build_warehouse(tmp_path / "both.duckdb", (other, paper))
    judge(alone, SUM_RULES)
    judge(both, SUM_RULES)
    for table in ("rule_results", "violations"):
        query = f"select * from audit.{table} where document_sha256 = ? order by all"
        assert rows(alone, query, paper.sha256) == rows(both, query, paper.sha256)


def test_a_trusted_violation_outweighs_what_cannot_be_told(tmp_path: Path, rows: Query) -> None:
    example = EXAMPLES[0]
    failing = example_sum(example, "fails")
    blank = replace(example_sum(example, "passes"), cannot_tell="合计没有印出")
    paper = Paper("mixed", sums=(failing, blank))
    path = build_warehouse(tmp_path / "x.duckdb", (paper,))
    judge(path, SUM_RULES)
    assert rows(path, RESULT, paper.sha256, example["rule"])[0][0] == "violation"


def test_rounding_is_a_pass_that_is_counted(tmp_path: Path, rows: Query) -> None:
    tail = Sum("ARITHMETIC-017", "GK03", Figure("1441.24"), (Figure("301.45"), Figure("1139.80")))
    paper = Paper("tail", sums=(tail,))
    path = build_warehouse(tmp_path / "x.duckdb", (paper,))
    judge(path, SUM_RULES)
    [(outcome, reason)] = rows(path, RESULT, paper.sha256, "ARITHMETIC-017")
    assert outcome == "pass"
    assert "1处为四舍五入尾差" in reason


@pytest.mark.parametrize(
    ("statement_code", "page", "box", "outcome"),
    [
        ("GK03", 1, (100.0, 500.0, 150.0, 512.0), "cannot_tell"),  # in the column of the sum
        ("GK03", 3, (100.0, 500.0, 150.0, 512.0), "cannot_tell"),  # the same, on a later page
        ("", 2, (100.0, 500.0, 150.0, 512.0), "cannot_tell"),  # in a grid no statement owns, next
        ("", 5, (100.0, 500.0, 150.0, 512.0), "violation"),  # in such a grid far away
        ("GK03", 1, (300.0, 500.0, 350.0, 512.0), "violation"),  # in another column
        ("GK05", 1, (100.0, 500.0, 150.0, 512.0), "violation"),  # of another statement
    ],
)
def test_an_unplaced_amount_casts_doubt_only_where_an_addend_might_stand(
    tmp_path: Path,
    rows: Query,
    statement_code: str,
    page: int,
    box: tuple[float, float, float, float],
    outcome: str,
) -> None:
    failing = Sum("ARITHMETIC-018", "GK03", Figure("10.00"), (Figure("4.00"), Figure("5.00")))
    paper = Paper("doubt", sums=(failing,), unplaced=((statement_code, page, box),))
    path = build_warehouse(tmp_path / "x.duckdb", (paper,))
    judge(path, SUM_RULES)
    assert rows(path, RESULT, paper.sha256, "ARITHMETIC-018")[0][0] == outcome


@pytest.mark.parametrize(
    ("box", "outcome"),
    [
        ((300.0, 702.0, 350.0, 710.0), "cannot_tell"),  # in the row
        ((100.0, 500.0, 150.0, 512.0), "violation"),  # below it
    ],
)
def test_a_sum_across_a_row_is_doubted_by_its_own_row_only(
    tmp_path: Path, rows: Query, box: tuple[float, float, float, float], outcome: str
) -> None:
    across = Sum(
        "ARITHMETIC-017",
        "GK03",
        Figure("10.00"),
        (Figure("4.00"), Figure("5.00")),
        runs_across=True,
    )
    paper = Paper("row", sums=(across,), unplaced=(("GK03", 1, box),))
    path = build_warehouse(tmp_path / "x.duckdb", (paper,))
    judge(path, SUM_RULES)
    assert rows(path, RESULT, paper.sha256, "ARITHMETIC-017")[0][0] == outcome


@pytest.mark.parametrize(
    ("parts", "note", "outcome"),
    [
        (
            "9.00",
            "（注：根据国家保密法律法规的规定，\n部分具体项目信息公开时予以剔除。）",
            "cannot_tell",
        ),
        ("9.00", "涉密项目除外。", "violation"),  # of the performance section, not of the figures
        ("11.00", "备注：涉密项目按要求不予公开。", "violation"),  # parts above their total
    ],
)
def test_a_note_on_withheld_items_excuses_a_total_above_its_parts(
    tmp_path: Path, rows: Query, parts: str, note: str, outcome: str
) -> None:
    short = Sum("ARITHMETIC-018", "GK03", Figure("10.00"), (Figure(parts),), "code_children")
    paper = Paper("withheld", sums=(short,), note=note)
    path = build_warehouse(tmp_path / "x.duckdb", (paper,))
    judge(path, SUM_RULES)
    assert rows(path, RESULT, paper.sha256, "ARITHMETIC-018")[0][0] == outcome


@pytest.mark.parametrize(
    ("parts", "outcome"),
    [
        (("6.00", "4.00", "6.00", "4.00"), "cannot_tell"),  # items and their subtotals
        (("6.00", "4.00", "6.00", "3.00"), "violation"),
        (("20.00",), "violation"),  # one part that is twice the total is no sum of ours
    ],
)
def test_parts_that_are_exactly_twice_their_total_are_our_doubt(
    tmp_path: Path, rows: Query, parts: tuple[str, ...], outcome: str
) -> None:
    twice = Sum(
        "ARITHMETIC-018", "GK03", Figure("10.00"), tuple(map(Figure, parts)), "code_children"
    )
    paper = Paper("twice", sums=(twice,))
    path = build_warehouse(tmp_path / "x.duckdb", (paper,))
    judge(path, SUM_RULES)
    assert rows(path, RESULT, paper.sha256, "ARITHMETIC-018")[0][0] == outcome


def test_several_statements_of_a_rule_answer_with_the_gravest(tmp_path: Path, rows: Query) -> None:
    sound = Sum("ARITHMETIC-034", "YS05", Figure("2.00"), (Figure("2.00"),))
    unread = (Printed("YS06", is_recognised=False), Printed("YS07", amounts=0))
    paper = Paper("three", kind="budget", sums=(sound,), statements=unread)
    path = build_warehouse(tmp_path / "x.duckdb", (paper,))
    judge(path, SUM_RULES)
    [(outcome, reason)] = rows(path, RESULT, paper.sha256, "ARITHMETIC-034")
    assert outcome == "cannot_tell"
    assert reason == "政府性基金预算支出功能分类预算表已印出但未能识别"


def test_finding_id_depends_on_what_not_on_where(tmp_path: Path, rows: Query) -> None:
    paper = example_paper(EXAMPLES[0], "fails")
    moved = replace(paper, sums=tuple(replace(one, page=7) for one in paper.sums))
    ids = []
    for name, one in (("a", paper), ("b", moved)):
        path = build_warehouse(tmp_path / f"{name}.duckdb", (one,))
        judge(path, SUM_RULES)
        ids.append(rows(path, "select finding_id from audit.violations"))
    assert ids[0] == ids[1]


def test_two_identities_of_one_total_are_two_findings(tmp_path: Path, rows: Query) -> None:
    down = Sum("ARITHMETIC-030", "YS01", Figure("10.00", "支出总计"), (Figure("9.00"),))
    across = replace(down, identity="row_total", parts=(Figure("8.00"),))
    path = build_warehouse(tmp_path / "x.duckdb", (Paper("x", "budget", sums=(down, across)),))
    judge(path, SUM_RULES)
    [(count, distinct)] = rows(
        path, "select count(*), count(distinct finding_id) from audit.violations"
    )
    assert count == distinct == 2


def test_places_hold_the_total_first_and_every_part(judged_examples: Path, rows: Query) -> None:
    example = EXAMPLES[1]
    sha256 = example_paper(example, "fails").sha256
    places = rows(
        judged_examples,
        "select role, text, page, bbox, value from audit.finding_places"
        " where document_sha256 = ? order by place_no",
        sha256,
    )
    assert [role for role, *_ in places] == ["found"] + ["addend"] * 6
    assert places[0][1:4] == ("1441.24", 1, (100.0, 700.0, 150.0, 712.0))
    assert places[0][4] == Decimal("14412400.0000")


def test_department_words_with_braces_stay_words(tmp_path: Path, rows: Query) -> None:
    odd = Sum("ARITHMETIC-018", "GK03", Figure("10.00", "{found}费"), (Figure("9.00"),))
    path = build_warehouse(tmp_path / "x.duckdb", (Paper("odd", sums=(odd,)),))
    judge(path, SUM_RULES)
    [(message,)] = rows(path, "select message from audit.violations")
    assert "“{found}费”行" in message


def test_quotation_marks_in_a_heading_are_inner_ones(tmp_path: Path, rows: Query) -> None:
    total = Figure("10.00", measure="“三公”经费")
    quoted = Sum("ARITHMETIC-036", "YS09", total, (Figure("9.00"),))
    path = build_warehouse(tmp_path / "x.duckdb", (Paper("q", kind="budget", sums=(quoted,)),))
    judge(path, SUM_RULES)
    [(message,)] = rows(path, "select message from audit.violations")
    assert "“‘三公’经费”列" in message


def test_hash_of_the_fixture_is_a_hash() -> None:
    assert Paper("x").sha256 == hashlib.sha256(b"x").hexdigest()
