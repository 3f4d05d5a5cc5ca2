"""No content is cast in SQL but by the macros that turn text into numbers.

A cast that one absurd figure overflows stops the whole load. What may be cast elsewhere is ours:
counts, places, literals, columns of seeds, and figures that were bounded when they were read.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from load.settings import CHECKOUT

ROOMS = ("dbt_project/models", "dbt_project/macros", "dbt_project/tests", "expectations/judging")
DOORS = {
    "dbt_project/macros/parse_number.sql",
    "expectations/judging/01_macros/0_numbers.sql",
    # reads the text of every figure once more, another way
    "dbt_project/tests/values_equal_their_text.sql",
}
NUMBER = re.compile(
    r"(?:u?(?:tiny|small|big|huge)?int(?:eger)?|decimal|numeric|double|float|real|date|timestamp)\b",
    re.IGNORECASE,
)
"""Types that a text may fail to become."""

OURS = {
    r"count\(\*\).*|\w+_count|sum\(\w+_count\)": "numbers of rows",
    r"row_number\(\).*|dense_rank\(\).*|generate_subscripts\(.*\)": "numbers of rows",
    r"(\w+\.)?(\w+_no|page|last_page|number|starts_at|fiscal_year)": "integers counted or read",
    r"null|0\.5|\(1 / factor\)|\[[\d., ]+\]": "literals",
    r"(\w+\.)?(valid_from|valid_to|order_no)": "integers of seeds",
    "factor": "how many times one unit is another",
    r"coalesce\(terms\.term\['\w+'\], '0'\)": "terms of the catalogue, checked when it is read",
    r"(\w+\.)?(source_)?bbox": "boxes of the raw layer",
    r"(\w+\.)?(weight|score|total_score|value)": "figures that `plausible` bounded",
}
"""What may be cast anywhere, as a regular expression over the expression; why."""

ONE_BY_ONE = {
    "marts/budget_against_final.sql": (
        "a difference of figures up to 10¹⁵, a share of them up to 10²¹",
        2,
    ),
    "marts/composition.sql": ("a sum of figures up to 10¹⁵, a share of it", 2),
    "marts/department_lines.sql": ("one figure up to 10¹⁵", 1),
    "marts/department_totals.sql": ("a sum of figures up to 10¹⁵", 1),
    "marts/department_units.sql": ("a sum of figures up to 10¹⁵", 1),
    "marts/figures.sql": ("a figure up to 10¹⁵, divided", 1),
    "marts/personnel_and_operating.sql": ("figures up to 10¹⁵, a share of them", 3),
    "marts/procurement.sql": ("a share of figures up to 10¹⁵", 1),
    "marts/text_against_tables.sql": ("a difference of figures up to 10¹⁵", 1),
    "marts/year_over_year.sql": (
        "a difference of figures up to 10¹⁵, a rate of them up to 10²¹",
        2,
    ),
    "marts/coverage.sql": ("numbers of documents and figures", 3),
    "audit/department_candidates.sql": ("a similarity up to 1", 1),
    "audit/layout_proposals.sql": ("a similarity up to 1, a page out of a cell's id", 2),
    "audit/leaf_sums.sql": ("sums and a difference of figures up to 10¹⁵, 10⁵ of which fit", 3),
    "identities/int_leaf_lines.sql": ("a zero", 1),
    "identities/int_leaf_sums.sql": (
        "figures up to 10¹⁵, their half widths: hugeint takes 10³⁸",
        2,
    ),
    "audit/personal_data.sql": ("a remainder of 11", 1),
    "audit/restatement_changes.sql": ("the difference of two figures up to 10¹⁵", 1),
    "amounts/int_amounts.sql": ("half a digit up to 0.5 times a unit up to 10⁸", 1),
    "amounts/int_units.sql": ("a factor of the seed units", 1),
    "cells/int_cells.sql": ("a power of ten up to 10⁸: the grammar allows eight decimals", 1),
    "identities/int_identity_checks.sql": ("half widths up to 0.5 × 10⁸, 10¹⁰ of which fit", 2),
    "lines/int_side_lines.sql": ("a boolean", 1),
    "text/int_claim_figures.sql": ("places in a sentence of at most 2,000 characters", 1),
    "intermediate/int_subject_changes.sql": ("the four digits that a seed's source begins with", 1),
    "marts/dim_subject.sql": ("levels 1 to 3, a number of documents", 2),
    "amounts/int_statement_figures.sql": ("a level made of a code's length", 1),
    "amounts/int_other_figures.sql": ("a level made of a code's length", 1),
    "audit/report_sections.sql": ("a level of the seed section_numberings", 1),
    "01_macros/1_figures.sql": ("factors of units and their halves", 2),
    "06_kinds/claim_sum.sql": ("row numbers", 1),
    "06_kinds/identity.sql": ("row numbers", 1),
    "06_kinds/sums_agree.sql": ("half widths up to 0.5 × 10⁸ times a number of rows", 1),
    "08_over_checks/unit_151.sql": ("a figure up to 10¹⁵ in hundredths of a yuan", 1),
    "05_shared/9_prose_outline.sql": ("a boolean", 1),
    "07_own/narrative_049.sql": ("a number of rows", 1),
}
"""Files whose casts are ours though their words do not say it: why, and how many."""


def casts_of(sql: str) -> Iterator[str]:
    """Find the expressions that are cast to numbers or dates."""
    sql = re.sub(r"--[^\n]*|\{#.*?#\}", "", sql, flags=re.DOTALL)
    for found in re.finditer(r"(?<!\w)cast\(", sql):
        inside = _balanced(sql, found.end())
        expression, _, kind = inside.rpartition(" as ")
        if NUMBER.match(kind.strip()):
            yield " ".join(expression.split())
    for found in re.finditer(r"::\s*(?=\w)", sql):
        if NUMBER.match(sql, found.end()):
            yield " ".join(_before(sql, found.start()).split())


def _balanced(sql: str, start: int) -> str:
    depth = 1
    for place in range(start, len(sql)):
        depth += (sql[place] == "(") - (sql[place] == ")")
        if depth == 0:
            return sql[start:place]
    return sql[start:]


def _before(sql: str, end: int) -> str:
    """Walk back over one operand: a name, a literal, a call, a bracket."""
    depth, place = 0, end
    while place > 0:
        mark = sql[place - 1]
        if mark in ")]":
            depth += 1
        elif mark in "([":
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and not re.match(r"[\w.'}]", mark):
            break
        place -= 1
    return sql[place:end]


def sources() -> Iterator[tuple[str, str]]:
    for room in ROOMS:
        for path in sorted(Path(CHECKOUT, room).rglob("*.sql")):
            yield path.relative_to(CHECKOUT).as_posix(), path.read_text(encoding="utf-8")


SOURCES = dict(sources())


@pytest.mark.parametrize("name", sorted(set(SOURCES) - DOORS))
def test_what_a_page_prints_is_cast_only_at_the_door(name: str) -> None:
    assert "try_cast" not in SOURCES[name]
    unknown = [
        expression
        for expression in casts_of(SOURCES[name])
        if not any(re.fullmatch(ours, expression, re.DOTALL) for ours in OURS)
    ]
    _, allowed = ONE_BY_ONE.get("/".join(name.split("/")[-2:]), ("", 0))
    assert len(unknown) == allowed, unknown


def test_both_spellings_of_a_cast_are_seen() -> None:
    sql = (
        "select cast(f(a) as decimal(24, 4)), x.y[1]::int, cast(a as varchar), g(z)::date -- c::int"
    )
    assert list(casts_of(sql)) == ["f(a)", "x.y[1]", "g(z)"]


def test_no_file_is_let_in_that_needs_it_no_longer() -> None:
    assert ONE_BY_ONE.keys() <= {"/".join(name.split("/")[-2:]) for name in SOURCES}
    assert SOURCES.keys() >= DOORS
