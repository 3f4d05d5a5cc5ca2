"""The build sees some documents only, and those set aside as files nobody could read."""

from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extract.store.schemas import CURRENT, DATASETS, FILES
from load.blame.set_aside import SetAside
from load.blame.view import read_current, write_view
from load.settings import Places

FOUND = (("a.pdf", "a", None), ("b.pdf", "b", None), ("c.pdf", None, "a"))


@pytest.fixture
def layer(places: Places) -> Places:
    for name, schema in DATASETS.items():
        (places.raw / name).mkdir(parents=True)
        rows = [{"document_sha256": key, "extraction_id": "x"} for key in "ab"]
        pq.write_table(pa.Table.from_pylist(rows, schema), places.raw / name / "x.parquet")
    files = [
        {
            "file_path": path,
            "document_sha256": sha256,
            "status": "found" if sha256 else "unreadable",
            "last_good_sha256": last_good,
        }
        for path, sha256, last_good in FOUND
    ]
    pq.write_table(pa.Table.from_pylist(files, FILES), places.raw / "files.parquet")
    pq.write_table(pa.Table.from_pylist(rows, CURRENT), places.raw / "current.parquet")
    return places


def seen(places: Places, dataset: str) -> list[tuple[Any, ...]]:
    """Read what dbt's staging views would."""
    sql = f"""
        select dataset.* from read_parquet('{places.raw_view}/{dataset}/*.parquet') as dataset
        semi join read_parquet('{places.raw_view}/current.parquet') as current_extractions
            using (document_sha256, extraction_id)
        order by all
    """
    return duckdb.sql(sql).fetchall()


def files(places: Places) -> list[tuple[Any, ...]]:
    sql = f"select file_path, last_good_sha256 from '{places.raw_view}/files.parquet' order by all"
    return duckdb.sql(sql).fetchall()


def test_everything_is_in_view(layer: Places) -> None:
    write_view(layer)
    assert [row[0] for row in seen(layer, "cells")] == ["a", "b"]
    assert files(layer) == [("a.pdf", None), ("b.pdf", None), ("c.pdf", "a")]
    assert read_current(layer) == {"a": "x", "b": "x"}


def test_only_some_documents_and_their_files_are_in_view(layer: Places) -> None:
    write_view(layer, only=["b"])
    assert [row[0] for row in seen(layer, "cells")] == ["b"]
    assert [row[0] for row in seen(layer, "documents")] == ["b"]
    assert files(layer) == [("b.pdf", None), ("c.pdf", None)]


def test_no_document_is_in_view(layer: Places) -> None:
    write_view(layer, only=[])
    assert seen(layer, "cells") == seen(layer, "documents") == []
    assert files(layer) == [("c.pdf", None)]


def test_a_folder_without_a_document_is_in_view(layer: Places) -> None:
    for name in DATASETS:
        (layer.raw / name / "x.parquet").unlink()
    pq.write_table(CURRENT.empty_table(), layer.raw / "current.parquet")
    write_view(layer)
    assert seen(layer, "cells") == seen(layer, "documents") == []


def test_of_a_document_set_aside_there_is_the_reason_and_nothing_else(layer: Places) -> None:
    write_view(layer, [SetAside("b", "x", "a test failed")])
    assert [row[0] for row in seen(layer, "cells")] == ["a"]
    names = DATASETS["documents"].names
    rows = [dict(zip(names, row, strict=True)) for row in seen(layer, "documents")]
    told = {name: value for name, value in rows[1].items() if value is not None}
    assert told == {
        "document_sha256": "b",
        "extraction_id": "set_aside",
        "status": "unreadable",
        "reason_code": "breaks_the_build",
        "reason_detail": "a test failed",
    }
    assert len(files(layer)) == len(FOUND)
    assert len(list((layer.raw / "documents").iterdir())) == 1  # the raw layer is as it was
