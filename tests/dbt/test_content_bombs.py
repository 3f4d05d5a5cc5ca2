"""Absurd figures cost their own cells: models and rules go through, what is beyond is listed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from expectations.judging import Verdicts, judge
from load.compiled.in_one_file import build_in_one_file
from tests.dbt.content_bombs import write_bombs

BOUNDS = (
    "case unit when 'yuan' then 1e15 when 'percent' then 1e6 when 'points' then 1e6 else 1e9 end"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Verdicts]:
    """Build the warehouse of one report of absurd figures, and judge it."""
    folder = tmp_path_factory.mktemp("bombs")
    write_bombs(20261129, folder / "raw")
    build_in_one_file(folder / "raw", folder / "build.duckdb")
    return folder / "build.duckdb", judge(folder / "build.duckdb")


@pytest.fixture
def warehouse(built: tuple[Path, Verdicts]) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(built[0], read_only=True) as connection:
        yield connection


def test_every_rule_answers(built: tuple[Path, Verdicts]) -> None:
    _, verdicts = built
    assert verdicts.documents == 1
    assert verdicts.unanswered == 0
    assert verdicts.findings > 0


@pytest.mark.parametrize(
    "table", ["marts.statement_amounts", "marts.narrative_claims", "audit.performance_funds"]
)
def test_no_figure_is_beyond_its_bound(warehouse: duckdb.DuckDBPyConnection, table: str) -> None:
    [(figures, beyond)] = warehouse.execute(
        f"select count(*), count(*) filter (abs(value) > {BOUNDS}) from {table}"
    ).fetchall()
    assert figures > 20
    assert beyond == 0


def test_scores_have_bounds_too(warehouse: duckdb.DuckDBPyConnection) -> None:
    [(figures, greatest)] = warehouse.execute(
        "select count(weight), max(greatest(weight, score)) from marts.performance_indicators"
    ).fetchall()
    assert figures > 5
    assert greatest <= 10**6


@pytest.mark.parametrize("listed", ["audit.unmapped_cells", "audit.unclaimed_figures"])
def test_what_is_beyond_is_listed(warehouse: duckdb.DuckDBPyConnection, listed: str) -> None:
    [(count,)] = warehouse.execute(
        f"select count(*) from {listed} where reason_code = 'implausible'"
    ).fetchall()
    assert count > 10


@pytest.mark.parametrize("words", ["header_path", "line_label"])
def test_what_each_figure_carries_is_cut(warehouse: duckdb.DuckDBPyConnection, words: str) -> None:
    [(longest,)] = warehouse.execute(
        f"select max(length({words})) from intermediate.int_figures"
    ).fetchall()
    assert longest == 2000


def test_of_a_paragraph_of_thousands_two_hundred_are_compared(
    warehouse: duckdb.DuckDBPyConnection,
) -> None:
    [(longest, taken, crowded)] = warehouse.execute(
        """
        select max(place), max(place) filter (claim_code is not null),
            min(place) filter (reason_code = 'crowded')
        from intermediate.int_claims
        """
    ).fetchall()
    assert longest > 1000
    assert taken <= 200
    assert crowded == 201


def test_no_figure_is_lost(warehouse: duckdb.DuckDBPyConnection) -> None:
    # a row number is none; all else that looks like a figure is loaded, a form's, or listed
    lost = warehouse.execute(
        """
        select amounts.text from intermediate.int_amounts as amounts
        anti join marts.statement_amounts as loaded using (cell_id)
        anti join audit.unmapped_cells as listed using (cell_id)
        anti join intermediate.int_performance_cells as fields using (cell_id)
        """
    ).fetchall()
    assert lost == []


def test_the_order_of_rows_tells_nothing(built: tuple[Path, Verdicts], tmp_path: Path) -> None:
    """Of figures alike, a rule that took the first it met would name another each night."""
    shuffled = tmp_path / "shuffled.duckdb"
    shutil.copyfile(built[0], shuffled)
    with duckdb.connect(shuffled) as connection:
        connection.execute("select setseed(0.5)").fetchall()
        for (table,) in connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables()"
            " where schema_name in ('staging', 'intermediate', 'marts')"
        ).fetchall():
            connection.execute(f"create or replace table {table} as from {table} order by random()")
    judge(shuffled)
    with duckdb.connect(built[0], read_only=True) as connection:
        connection.execute(f"attach '{shuffled}' as shuffled (read_only)")
        for table in ("rule_results", "violations", "finding_places", "checked_figures"):
            unlike = connection.execute(
                f"from audit.{table} except all from shuffled.audit.{table}"
            ).fetchall()
            assert unlike == [], table
