"""The manifest comes back as it was written, or counts as missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.store.manifest import MANIFEST, Extraction, Manifest, RawFile, read_manifest


def manifest() -> Manifest:
    return Manifest(
        documents={"b": Extraction("batch", "6", None, is_readable=True)},
        files={"cells/batch.parquet": RawFile("0" * 64, 3, 99)},
        listing="digest",
        lists={"files.parquet": RawFile("1" * 64, 1, 9)},
        last_good={"a.pdf": "b"},
    )


def test_a_manifest_comes_back_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(manifest().to_json())
    assert read_manifest(tmp_path) == manifest()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.replace(b'"rows": 3', b'"rows": 4'),
        lambda data: data[: len(data) // 2],
        lambda _: b"[]",
        lambda _: b"{}",
        lambda data: json.dumps({**json.loads(data), "format": 2}).encode(),
    ],
    ids=["a changed figure", "half of it", "a list", "empty", "another format"],
)
def test_a_damaged_manifest_counts_as_missing(tmp_path: Path, damage: object) -> None:
    (tmp_path / MANIFEST).write_bytes(damage(manifest().to_json()))  # type: ignore[operator]
    assert read_manifest(tmp_path) == Manifest()


def test_no_manifest_is_an_empty_one(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == Manifest()


def test_failures_in_a_row_are_counted_for_each_version_anew() -> None:
    known = manifest()
    for version, failures in (("7", 1), ("7", 2), ("8", 1)):
        known.note_failure("b", version)
        assert known.documents["b"].tried_by == version
        assert known.documents["b"].failures_here == failures
    assert known.is_readable("b")
    assert not known.is_readable("a")
    assert not known.is_readable(None)


def test_a_file_is_whole_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"rows")
    known = RawFile("9b2f4f8f1b0f4c3c" * 4, 1, 4)
    assert not known.is_whole(path)
    assert not known.is_whole(tmp_path / "missing")
    assert not RawFile(known.sha256, 1, 5).is_whole(path)
