"""What is kept of each load."""

from dataclasses import replace
from pathlib import Path

import duckdb

from load.release.history import keep_history, keep_load
from load.release.publish import publish
from load.release.record import seal
from load.settings import Places
from tests.load.releases import make_release, names_in, published_of


def loads_in(warehouse: Path) -> list[tuple[str, int]]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute("select run_id, amounts from audit.loads order by amounts")
        return [(str(run_id), int(amounts)) for run_id, amounts in rows.fetchall()]


def test_the_warehouse_holds_this_load_and_those_before(places: Places) -> None:
    run_ids = []
    for number in (1, 2, 3):
        build = make_release(places, number)
        published = published_of(build, number)
        seal(build, places, published.record)
        publish(build, places)
        keep_history(places, published)
        run_ids.append(build.run_id)
    assert loads_in(places.warehouse) == [*zip(run_ids, (1, 2, 3), strict=True)]


def test_a_file_tells_of_its_own_load_though_the_clock_was_set_back(places: Places) -> None:
    for number, year in ((1, 2050), (2, 2026)):
        build = make_release(places, number)
        published = published_of(build, number)
        record = published.record | {"started_at": f"{year}-01-01T00:00:00+00:00"}
        seal(build, places, record)
        publish(build, places)
        keep_history(places, replace(published, record=record))
    with duckdb.connect(str(places.warehouse), read_only=True) as connection:
        assert connection.execute("select run_id from marts.load").fetchall() == [(build.run_id,)]


def test_history_is_kept_once(places: Places) -> None:
    build = make_release(places, 1)
    published = published_of(build, 1)
    keep_load(places, published)
    keep_load(places, published)
    keep_history(places, None)
    assert names_in(places.loads_history) == {f"{build.run_id}.parquet"}


def test_a_sealed_warehouse_stands_alone(places: Places) -> None:
    build = make_release(places, 1)
    seal(build, places, published_of(build, 1).record)
    assert names_in(build.release) == {"warehouse.duckdb", "reports", "published.json"}
    with duckdb.connect(str(build.warehouse), read_only=True) as connection:
        schemas = connection.execute(
            "select distinct table_schema from information_schema.tables order by 1"
        ).fetchall()
    assert schemas == [("audit",), ("main",), ("marts",), ("中文",)]
