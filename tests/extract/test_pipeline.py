"""A folder comes into the raw layer; what is there already is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from reportlab.pdfgen.canvas import Canvas

import extract.inbox
import extract.store.versions
from extract import ExtractSettings, ExtractSummary, ProgressEvent, extract_folder
from extract.events import BatchWritten, DocumentDone, FolderFound
from extract.seen import SEEN
from extract.store.schemas import DATASETS
from tests.extract.conftest import draw_grid


def draw_report(path: Path, amount: str) -> None:
    """Draw a report of one page."""
    canvas = Canvas(str(path), pagesize=(400, 300), invariant=1)
    draw_grid(canvas, [50, 150, 250], [280, 260, 240], [["Name", "Amount"], ["Roads", amount]])
    canvas.drawString(50, 100, "Note")
    canvas.save()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Lay out a folder: two reports, a copy, and a file that is no PDF."""
    folder = tmp_path / "inbox"
    (folder / "place").mkdir(parents=True)
    draw_report(folder / "a.pdf", "1.50")
    draw_report(folder / "place" / "b.pdf", "2.50")
    (folder / "place" / "c.pdf").write_bytes((folder / "a.pdf").read_bytes())
    (folder / "junk.pdf").write_bytes(b"<html>")
    return folder


def rows(raw: Path, dataset: str) -> list[dict[str, object]]:
    """Read a dataset, its current rows only."""
    tables = [pq.read_table(path) for path in sorted((raw / dataset).glob("*.parquet"))]
    current = {
        (row["document_sha256"], row["extraction_id"])
        for row in pq.read_table(raw / "current.parquet").to_pylist()
    }
    return [
        row
        for row in pa.concat_tables(tables).to_pylist()
        if (row["document_sha256"], row["extraction_id"]) in current
    ]


def written(raw: Path) -> dict[Path, int]:
    """Tell when each file was written, but for the list of files seen: young ones join it later."""
    files = [path for path in raw.rglob("*") if path.is_file() and path.name != SEEN]
    return {path: path.stat().st_mtime_ns for path in files}


def test_the_folder_arrives_in_the_raw_layer_once(inbox: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    events: list[ProgressEvent] = []
    summary = extract_folder(inbox, raw, workers=2, progress=events.append)

    assert summary.files == {"found": 3, "duplicate": 1}
    assert (summary.read, summary.pages, summary.refused) == (3, 2, {"not_a_pdf": 1})
    assert [type(event) for event in events] == [FolderFound, *[DocumentDone] * 3, BatchWritten]
    assert {row["status"] for row in rows(raw, "documents")} == {"read", "unreadable"}
    assert sorted(str(row["text"]) for row in rows(raw, "cells") if "." in str(row["text"])) == [
        "1.50",
        "2.50",
    ]
    assert {row["text"] for row in rows(raw, "lines")} == {"Note"}
    assert all(row["is_trusted"] for row in rows(raw, "pages"))
    for name, schema in DATASETS.items():
        for path in (raw / name).glob("*"):
            assert pq.read_schema(path).equals(schema), name
    assert {path.name for path in raw.iterdir()} - {SEEN} == {
        *DATASETS,
        "manifest.json",
        "files.parquet",
        "current.parquet",
    }

    before = written(raw)
    again = extract_folder(inbox, raw)
    assert (again.read, again.documents) == (0, 3)
    assert written(raw) == before


def test_new_deleted_and_broken_files_affect_no_other(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = tmp_path / "raw"
    extract_folder(inbox, raw)

    draw_report(inbox / "d.pdf", "4.50")
    assert extract_folder(inbox, raw).read == 1
    (inbox / "d.pdf").unlink()
    assert extract_folder(inbox, raw).read == 0
    assert len(pq.read_table(raw / "current.parquet")) == 3
    assert len(json.loads((raw / "manifest.json").read_bytes())["documents"]) == 4

    flipped = max((raw / "cells").glob("*.parquet"), key=lambda path: path.stat().st_size)
    content = bytearray(flipped.read_bytes())
    content[len(content) // 2] ^= 1
    flipped.write_bytes(content)
    assert extract_folder(inbox, raw).read == 3

    (raw / "cells" / "stray.parquet").write_bytes(b"half a file")
    extract_folder(inbox, raw)
    assert not (raw / "cells" / "stray.parquet").exists()

    monkeypatch.setattr(extract.store.versions, "EXTRACTOR_VERSION", "next")
    assert extract_folder(inbox, raw).read == 3


@pytest.mark.parametrize(
    "one_by_one", [ExtractSettings(batch_documents=1), ExtractSettings(batch_seconds=0)]
)
def test_a_load_killed_between_batches_resumes_after_the_last_batch(
    inbox: Path, tmp_path: Path, one_by_one: ExtractSettings
) -> None:
    raw = tmp_path / "raw"

    def stop(event: ProgressEvent) -> None:
        if isinstance(event, BatchWritten):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract_folder(inbox, raw, progress=stop, settings=one_by_one)
    summary: ExtractSummary = extract_folder(inbox, raw, settings=one_by_one)
    assert summary.read == 2
    assert len(rows(raw, "documents")) == 3


def test_a_run_is_settled_where_another_would_find_the_same(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert extract_folder(inbox, tmp_path / "raw", workers=1).is_settled
    hashing = extract.inbox._hash

    def refuse_one(location: bytes) -> str:
        if location.endswith(b"b.pdf"):
            raise PermissionError
        return hashing(location)

    monkeypatch.setattr(extract.inbox, "_hash", refuse_one)
    assert not extract_folder(inbox, tmp_path / "raw", workers=1).is_settled
