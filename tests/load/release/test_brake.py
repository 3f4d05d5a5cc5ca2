"""A load that would lose or turn over much of what is published stops, unless accepted."""

from contextlib import nullcontext
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from load.errors import BrakeError, ExitStatus
from load.release.brake import brake, brake_early
from load.release.publish import new_build
from load.settings import Build, Places


def warehouse(path: Path, documents: int, total: int, statuses: str = "loaded") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.execute("create schema marts")
        connection.execute(
            "create table marts.files as select 'd' || i as document_sha256, $1 as status"
            " from range($2) as t (i)",
            [statuses, documents],
        )
        connection.execute("""
            create table marts.documents as select
                'd0' as document_sha256, '青湖县' as place_name, 2024 as fiscal_year,
                'budget' as document_kind
        """)
        connection.execute(
            """
            create table marts.statement_amounts as select
                'd0' as document_sha256, 2024 as fiscal_year, 'budget' as document_kind,
                'YS03' as statement_code, 'total' as measure_code, true as is_total,
                '' as subject_code, '' as unit_name, $1::decimal(24, 4) as value
            """,
            [total],
        )


@pytest.fixture
def build(places: Places) -> Build:
    return new_build(places)


def test_before_the_first_load_there_is_nothing_to_compare(build: Build, places: Places) -> None:
    warehouse(build.warehouse, 1, 100)
    assert brake(build, places, accept=False) is None


@pytest.mark.parametrize(("before", "after"), [(100, 100), (100, 99), (100, 96), (400, 393)])
def test_a_few_documents_may_go(before: int, after: int, build: Build, places: Places) -> None:
    warehouse(places.warehouse, before, 100)
    warehouse(build.warehouse, after, 100)
    assert brake(build, places, accept=False) is None


def test_many_gone_documents_stop_the_load_and_can_be_accepted(
    build: Build, places: Places
) -> None:
    warehouse(places.warehouse, 100, 100)
    warehouse(build.warehouse, 95, 100)
    with pytest.raises(BrakeError, match="有 5 份不见了") as stopped:
        brake(build, places, accept=False)
    assert stopped.value.exit_status == ExitStatus.BRAKED
    assert brake(build, places, accept=True) == "已发布的 100 份文件中有 5 份不见了或不再可读"


@pytest.mark.parametrize(("left", "is_stopped"), [(100, False), (96, False), (95, True)])
def test_documents_that_are_not_there_stop_the_load_before_anything_is_built(
    places: Places, left: int, *, is_stopped: bool
) -> None:
    warehouse(places.warehouse, 100, 100)
    places.raw.mkdir(parents=True)
    current = pa.table({"document_sha256": [f"d{number}" for number in range(left)]})
    pq.write_table(current, places.raw / "current.parquet")
    with pytest.raises(BrakeError, match="有 5 份不见了") if is_stopped else nullcontext():
        brake_early(places)


def test_documents_that_became_unreadable_count_as_gone(build: Build, places: Places) -> None:
    warehouse(places.warehouse, 6, 100)
    warehouse(build.warehouse, 6, 100, statuses="quarantined")
    with pytest.raises(BrakeError):
        brake(build, places, accept=False)


@pytest.mark.parametrize(("total", "stops"), [(120, False), (121, True), (79, True), (80, False)])
def test_a_total_that_moves_without_new_documents_stops_the_load(
    total: int, *, stops: bool, build: Build, places: Places
) -> None:
    warehouse(places.warehouse, 1, 100)
    warehouse(build.warehouse, 1, total)
    if stops:
        with pytest.raises(BrakeError, match="青湖县 2024 年"):
            brake(build, places, accept=False)
    else:
        assert brake(build, places, accept=False) is None
