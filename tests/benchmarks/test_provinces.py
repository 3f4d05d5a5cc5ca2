"""What drawn final accounts print of one thing is the same, and a planted defect is one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import yaml

from benchmarks.prose.department import DATA
from benchmarks.provinces.books import keep_books
from benchmarks.provinces.drawn import Drawn, draw
from benchmarks.provinces.planted import plant

REPORTS: list[dict[str, Any]] = [
    report
    for name in ("first", "second")
    for report in yaml.safe_load((DATA / f"provinces_{name}.yaml").read_text(encoding="utf-8"))
]


@pytest.fixture(params=REPORTS, ids=lambda report: str(report["manner"]))
def drawn(request: pytest.FixtureRequest) -> Drawn:
    return draw(request.param)


def test_both_sides_of_the_books_are_equal(drawn: Drawn) -> None:
    now = drawn.books.now
    assert now["current"] + now["opening"] == now["spent"] + now["closing"]
    assert now["fiscal"] + now["opening"] == now["fiscal_spent"] + now["closing"]
    assert now["basic"] == now["personnel"] + now["public"]
    of_classes = (line.basic for line in drawn.books.economic if len(line.code) == 3)
    assert sum(of_classes, Decimal(0)) == now["basic"]


def test_statements_print_the_same_of_one_line(drawn: Drawn) -> None:
    spent: dict[str, set[Decimal]] = {}
    for table in drawn.tables:
        for _, _, cell in table.figures():
            if table.code == "GK05" and cell.measure == "total" and len(cell.code) == 3:
                spent.setdefault(cell.label, set()).add(cell.value)
            if table.code == "GK04" and cell.measure == "general_public" and cell.value:
                spent.setdefault(cell.label, set()).add(cell.value)
    classes = {line.name for line in drawn.books.classes}
    assert classes <= set(spent)
    assert all(len(spent[name]) == 1 for name in classes)


def test_scores_and_weights_of_a_project_add_up(drawn: Drawn) -> None:
    for project in drawn.books.projects:
        weights = sum(int(row[-2]) for row in project.indicators)
        assert weights == 90
        assert project.score <= 100
        assert project.executed <= project.annual


def test_every_planted_defect_changes_what_is_printed(drawn: Drawn) -> None:
    sound = draw(drawn.given)
    planted = plant(drawn)
    assert len(planted) >= 10
    assert drawn.lines != sound.lines
    assert [len(table.rows) for table in drawn.tables] or drawn.tables
    printed = [[cell.text for row in table.rows for cell in row] for table in drawn.tables]
    assert printed != [[cell.text for row in table.rows for cell in row] for table in sound.tables]


def test_rounded_amounts_miss_their_sums_by_tails() -> None:
    given = next(report for report in REPORTS if report.get("tails"))
    places = {line.total.as_tuple().exponent for line in keep_books(given).items}
    assert min(int(place) for place in places) == -4
