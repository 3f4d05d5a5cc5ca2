"""The warehouse as parquet: in a folder, and on a server that speaks S3, started by the test."""

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from pyarrow.fs import FileSystem

from load.errors import UsageError
from load.reader import Warehouse, open_warehouse
from load.reader.__main__ import main
from load.reader.lake import CURRENT, write_lake
from load.settings import Places
from tests.conftest import Ended
from tests.load.reader.test_reader import publish_totals


def quietly(*_: object) -> None:
    """Show no progress."""


def test_object_storage_holds_what_the_warehouse_holds(
    sample_load: Ended, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(sample_load.places.data))
    assert main(["export", "", "lake", bucket]) == 0
    store, root = FileSystem.from_uri(bucket)
    current = json.loads(store.open_input_file(f"{root}/{CURRENT}").read())
    with open_warehouse(sample_load.places.data) as warehouse:
        assert current["run_id"] == warehouse.run_id
        assert len(current["tables"]) == len(warehouse.tables())
        figures = current["tables"]["marts.figures"]
        table = pq.read_table(f"{root}/{figures['path']}", filesystem=store)
        asked = "select cell_id, value from marts.figures order by cell_id"
        here = warehouse.sql(asked).fetchall()
    there = table.select(["cell_id", "value"]).sort_by("cell_id").to_pylist()
    assert [(row["cell_id"], row["value"]) for row in there] == here
    assert figures["rows"] == len(here) > 0


def test_the_load_before_stays_for_those_who_read_it(places: Places, tmp_path: Path) -> None:
    lake, loads = tmp_path / "lake", []
    for number in (1, 2, 3):
        loads.append(publish_totals(places, number))
        with open_warehouse(places.data) as warehouse:
            write_lake(warehouse, str(lake), quietly)
            assert write_lake(warehouse, str(lake), quietly).rows == {}
    assert json.loads((lake / CURRENT).read_bytes())["run_id"] == loads[2]
    assert {path.name for path in lake.iterdir()} == {CURRENT, *loads[1:]}


def test_a_write_that_fails_changes_nothing_for_readers(places: Places, tmp_path: Path) -> None:
    lake = tmp_path / "lake"
    first = publish_totals(places, 1)
    with open_warehouse(places.data) as warehouse:
        write_lake(warehouse, str(lake), quietly)
    second = publish_totals(places, 2)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with open_warehouse(places.data) as warehouse:
        with pytest.raises(KeyboardInterrupt):
            write_lake(warehouse, str(lake), stop)
        assert json.loads((lake / CURRENT).read_bytes())["run_id"] == first
        assert write_lake(warehouse, str(lake), quietly).run_id == second


@pytest.mark.parametrize("wrong", ["what://is/this", "s3://"])
def test_an_address_that_is_none_is_said_so(warehouse: Warehouse, wrong: str) -> None:
    with pytest.raises(UsageError):
        write_lake(warehouse, wrong, quietly)


@pytest.fixture
def warehouse(places: Places) -> Iterator[Warehouse]:
    publish_totals(places, 1)
    with open_warehouse(places.data) as opened:
        yield opened
