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


paper = pytest.mark.paper


@paper(
    sums=(
        example_sum(EXAMPLES[0], "fails"),
        replace(example_sum(EXAMPLES[0], "passes"), cannot_tell="合计没有印出"),
    )
)
def test_a_trusted_violation_outweighs_what_cannot_be_told(of_paper: Query) -> None:
    assert of_paper(RESULT, EXAMPLES[0]["rule"])[0][0] == "violation"


@paper(
    sums=(Sum("ARITHMETIC-017", "GK03", Figure("1441.24"), (Figure("301.45"), Figure("1139.80"))),)
)
def test_rounding_is_a_pass_that_is_counted(of_paper: Query) -> None:
    [(outcome, reason)] = of_paper(RESULT, "ARITHMETIC-017")
    assert outcome == "pass"
    assert "1处为四舍五入尾差" in reason


def unplaced(
    outcome: str, statement_code: str, page: int, *box: float, across: bool = False
) -> Any:
    """Give a sum that fails, and an amount that we could not place."""
    parts = (Figure("4.00"), Figure("5.00"))
    rule = "ARITHMETIC-017" if across else "ARITHMETIC-018"
    failing = Sum(rule, "GK03", Figure("10.00"), parts, runs_across=across)
    marks = paper(sums=(failing,), unplaced=((statement_code, page, box),))
    return pytest.param(rule, outcome, marks=marks)


@pytest.mark.parametrize(
    ("rule", "outcome"),
    [
        unplaced("cannot_tell", "GK03", 1, 100, 500, 150, 512),  # in the column of the sum
        unplaced("cannot_tell", "GK03", 3, 100, 500, 150, 512),  # the same, on a later page
        unplaced("cannot_tell", "", 2, 100, 500, 150, 512),  # in a grid no statement owns, next
        unplaced("violation", "", 5, 100, 500, 150, 512),  # in such a grid far away
        unplaced("violation", "GK03", 1, 300, 500, 350, 512),  # in another column
        unplaced("violation", "GK05", 1, 100, 500, 150, 512),  # of another statement
        unplaced("cannot_tell", "GK03", 1, 300, 702, 350, 710, across=True),  # in the row
        unplaced("violation", "GK03", 1, 100, 500, 150, 512, across=True),  # below it
    ],
)
def test_an_unplaced_amount_casts_doubt_only_where_an_addend_might_stand(
    rule: str, outcome: str, of_paper: Query
) -> None:
    assert of_paper(RESULT, rule)[0][0] == outcome


def beside_a_note(outcome: str, part: str, note: str) -> Any:
    """Give a total that differs from its part, and a note."""
    sums = Sum("ARITHMETIC-018", "GK03", Figure("10.00"), (Figure(part),), "code_children")
    return pytest.param(outcome, marks=paper(sums=(sums,), note=note))


@pytest.mark.parametrize(
    "outcome",
    [
        beside_a_note(
            "cannot_tell",
            "9.00",
            "（注：根据国家保密法律法规的规定，\n部分具体项目信息公开时予以剔除。）",
        ),
        # of the performance section, not of the figures
        beside_a_note("violation", "9.00", "涉密项目除外。"),
        # parts above their total
        beside_a_note("violation", "11.00", "备注：涉密项目按要求不予公开。"),
    ],
)
def test_a_note_on_withheld_items_excuses_a_total_above_its_parts(
    outcome: str, of_paper: Query
) -> None:
    assert of_paper(RESULT, "ARITHMETIC-018")[0][0] == outcome


def ten_of(outcome: str, *parts: str) -> Any:
    """Give a total of 10.00 and its parts."""
    figures = tuple(map(Figure, parts))
    sums = Sum("ARITHMETIC-018", "GK03", Figure("10.00"), figures, "code_children")
    return pytest.param(outcome, marks=paper(sums=(sums,)))


@pytest.mark.parametrize(
    "outcome",
    [
        ten_of("cannot_tell", "6.00", "4.00", "6.00", "4.00"),  # items and their subtotals
        ten_of("violation", "6.00", "4.00", "6.00", "3.00"),
        ten_of("violation", "20.00"),  # one part that is twice the total is no sum of ours
    ],
)
def test_parts_that_are_exactly_twice_their_total_are_our_doubt(
    outcome: str, of_paper: Query
) -> None:
    assert of_paper(RESULT, "ARITHMETIC-018")[0][0] == outcome


@paper(
    kind="budget",
    sums=(Sum("ARITHMETIC-034", "YS05", Figure("2.00"), (Figure("2.00"),)),),
    statements=(Printed("YS06", is_recognised=False), Printed("YS07", amounts=0)),
)
def test_several_statements_of_a_rule_answer_with_the_gravest(of_paper: Query) -> None:
    [(outcome, reason)] = of_paper(RESULT, "ARITHMETIC-034")
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


DOWN = Sum("ARITHMETIC-030", "YS01", Figure("10.00", "支出总计"), (Figure("9.00"),))


@paper(kind="budget", sums=(DOWN, replace(DOWN, identity="row_total", parts=(Figure("8.00"),))))
def test_two_identities_of_one_total_are_two_findings(of_paper: Query) -> None:
    [(count, distinct)] = of_paper(
        "select count(*), count(distinct finding_id) from audit.violations"
        " where document_sha256 = ?"
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
    assert places[0][1:4] == ("1441.24", 1, [100.0, 700.0, 150.0, 712.0])
    assert places[0][4] == Decimal("14412400.0000")


MESSAGE = "select message from audit.violations where document_sha256 = ?"


@paper(sums=(Sum("ARITHMETIC-018", "GK03", Figure("10.00", "{found}费"), (Figure("9.00"),)),))
def test_department_words_with_braces_stay_words(of_paper: Query) -> None:
    [(message,)] = of_paper(MESSAGE)
    assert "“{found}费”行" in message


@paper(
    kind="budget",
    sums=(Sum("ARITHMETIC-036", "YS09", Figure("10.00", measure="“三公”经费"), (Figure("9.00"),)),),
)
def test_quotation_marks_in_a_heading_are_inner_ones(of_paper: Query) -> None:
    [(message,)] = of_paper(MESSAGE)
    assert "“‘三公’经费”列" in message


def test_hash_of_the_fixture_is_a_hash() -> None:
    assert Paper("x").sha256 == hashlib.sha256(b"x").hexdigest()
