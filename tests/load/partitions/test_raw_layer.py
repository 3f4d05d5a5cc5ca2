"""The gate sees of the raw layer what was not published before, and nothing unverified."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extract.store.manifest import MANIFEST, Manifest, RawFile
from extract.store.schemas import CURRENT, DATASETS, FILES
from load.blame.set_aside import SetAside
from load.compiled.plan import Node, Plan
from load.errors import LoadError
from load.partitions.raw_layer import note_passed, show_raw_layer
from load.settings import Places

DOCUMENTS = {"a": "x", "b": "y"}
SQL = """
    select rows_here.* from read_parquet('@RAW_DIR@/documents/*.parquet') as rows_here
    semi join read_parquet('@RAW_DIR@/current.parquet') as current_rows
        using (document_sha256, extraction_id)
"""
VIEW = Node(
    "d", "stg_raw__documents", SQL, (), "document", "staging.stg_raw__documents", kind="view"
)
OTHER = Node("m", "other", "select error('built')", (), "document", "marts.other", kind="table")


@pytest.fixture
def layer(places: Places) -> Places:
    for name, schema in DATASETS.items():
        (places.raw / name).mkdir(parents=True)
        for sha256, extraction in DOCUMENTS.items():
            row = {"document_sha256": sha256, "extraction_id": extraction}
            path = places.raw / name / f"{extraction}.parquet"
            pq.write_table(pa.Table.from_pylist([row], schema), path)
    current = [{"document_sha256": key, "extraction_id": DOCUMENTS[key]} for key in DOCUMENTS]
    pq.write_table(pa.Table.from_pylist(current, CURRENT), places.raw / "current.parquet")
    pq.write_table(pa.Table.from_pylist([], FILES), places.raw / "files.parquet")
    return places


def seen(places: Places, wanted: dict[str, str], *aside: SetAside) -> list[str]:
    with duckdb.connect() as memory:
        memory.execute("create schema staging")
        show_raw_layer(places, Plan((VIEW, OTHER)), memory, wanted, list(aside))
        rows = memory.execute("select document_sha256 from staging.stg_raw__documents order by 1")
        return [sha256 for (sha256,) in rows.fetchall()]


def test_at_first_all_of_it_is_seen(layer: Places) -> None:
    assert seen(layer, {"a": "x", "b": "y"}) == ["a", "b"]


def test_what_was_published_is_not_seen_again(layer: Places) -> None:
    note_passed(layer, {"a": "x"})
    assert seen(layer, {"a": "x", "b": "y"}) == ["b"]
    note_passed(layer, {"a": "x", "b": "y"})
    assert seen(layer, {"a": "x", "b": "y"}) == []


def test_another_reading_is_seen(layer: Places) -> None:
    note_passed(layer, {"a": "before", "b": "y"})
    assert seen(layer, {"a": "x", "b": "y"}) == ["a"]


def test_a_document_that_is_set_aside_is_seen_as_such(layer: Places) -> None:
    note_passed(layer, {"a": "x", "b": "y"})
    assert seen(layer, {"a": "set aside 1", "b": "y"}, SetAside("a", "x", "why")) == ["a"]


def test_only_what_is_read_is_held_to_its_checksum(layer: Places) -> None:
    manifest = Manifest(files={"cells/y.parquet": RawFile("0" * 64, 1, 1)})
    Path(layer.raw / MANIFEST).write_bytes(manifest.to_json())
    note_passed(layer, {"b": "y"})
    assert seen(layer, {"a": "x", "b": "y"}) == ["a"]
    with pytest.raises(LoadError, match="cells/y"):
        seen(layer, {"a": "x", "b": "another"})
