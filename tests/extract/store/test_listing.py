"""A good reading stays while its file is there; where the machine failed, it is tried again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import extract.pipeline
import extract.store.versions
from extract import extract_folder
from extract.store.manifest import read_manifest
from extract.workers.jobs import Job, Result, given_up
from tests.extract.test_pipeline import draw_report


def lists(inbox: Path, raw: Path) -> tuple[dict[str, str | None], set[str]]:
    """Read the folder; give the document kept for each path, and the current documents."""
    extract_folder(inbox, raw, workers=1)
    files = pq.read_table(raw / "files.parquet").to_pylist()
    current = pq.read_table(raw / "current.parquet").to_pylist()
    return (
        {row["file_path"]: row["last_good_sha256"] for row in files},
        {row["document_sha256"] for row in current},
    )


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    draw_report(folder / "a.pdf", "1.50")
    return folder


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return tmp_path / "raw"


@pytest.mark.parametrize("how", ["truncated", "empty", "a link", "a page of the web"])
def test_a_file_that_became_unreadable_keeps_its_last_good_version(
    how: str, inbox: Path, raw: Path
) -> None:
    kept, current = lists(inbox, raw)
    assert kept == {"a.pdf": None}
    (good,) = current
    content = (inbox / "a.pdf").read_bytes()
    match how:
        case "truncated":
            (inbox / "a.pdf").write_bytes(content[: len(content) // 2])
        case "empty":
            (inbox / "a.pdf").write_bytes(b"")
        case "a link":
            (inbox / "a.pdf").rename(inbox.parent / "elsewhere.pdf")
            (inbox / "a.pdf").symlink_to(inbox.parent / "elsewhere.pdf")
        case _:
            (inbox / "a.pdf").write_bytes(b"<html>")
    for _ in range(2):  # on every following night, too
        kept, current = lists(inbox, raw)
        assert kept == {"a.pdf": good}
        assert good in current
    (inbox / "a.pdf").unlink()
    draw_report(inbox / "a.pdf", "2.50")
    kept, current = lists(inbox, raw)
    assert kept == {"a.pdf": None}
    assert good not in current


def test_what_has_left_the_folder_is_not_kept(inbox: Path, raw: Path) -> None:
    lists(inbox, raw)
    (inbox / "a.pdf").unlink()
    assert lists(inbox, raw) == ({}, set())
    (inbox / "a.pdf").write_bytes(b"<html>")
    kept, _ = lists(inbox, raw)
    assert kept == {"a.pdf": None}


def test_a_folder_with_the_name_of_a_deleted_file_keeps_no_version(inbox: Path, raw: Path) -> None:
    lists(inbox, raw)
    (inbox / "a.pdf").unlink()
    (inbox / "a.pdf").mkdir()
    assert lists(inbox, raw) == ({"a.pdf": None}, set())


def test_a_version_that_another_path_holds_is_not_kept_twice(inbox: Path, raw: Path) -> None:
    content = (inbox / "a.pdf").read_bytes()
    (inbox / "b.pdf").write_bytes(content)
    (inbox / "c.pdf").write_bytes(content.replace(b"%PDF-1.3", b"%PDF-1.4"))
    _, current = lists(inbox, raw)
    assert len(current) == 1
    (inbox / "c.pdf").write_bytes(b"<html>")
    (inbox / "a.pdf").write_bytes(b"<html> <html>")
    kept, now = lists(inbox, raw)
    assert set(kept.values()) == {None}
    assert current < now
    (inbox / "b.pdf").write_bytes(b"")
    kept, now = lists(inbox, raw)
    assert [*kept.values()].count(None) == 2
    assert current < now


def test_what_the_machine_may_have_failed_at_is_tried_thrice(
    inbox: Path, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as night:
        night.setattr(extract.pipeline, "read_all", die)
        assert [extract_folder(inbox, raw).read for _ in range(4)] == [1, 1, 1, 0]

    draw_report(inbox / "b.pdf", "2.50")
    with monkeypatch.context() as night:
        night.setattr(extract.pipeline, "read_all", die)
        assert extract_folder(inbox, raw).refused == {"worker_died": 1}
    summary = extract_folder(inbox, raw)
    assert (summary.read, summary.refused) == (1, {})
    assert extract_folder(inbox, raw).read == 0


def test_a_new_version_that_fails_keeps_the_older_reading(
    inbox: Path, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = lists(inbox, raw)
    cells = [path.name for path in (raw / "cells").iterdir()]
    monkeypatch.setattr(extract.store.versions, "EXTRACTOR_VERSION", "next")
    with monkeypatch.context() as night:
        night.setattr(extract.pipeline, "read_all", die)
        assert [extract_folder(inbox, raw).read for _ in range(4)] == [1, 1, 1, 0]
        assert lists(inbox, raw) == before
        assert [path.name for path in (raw / "cells").iterdir()] == cells
    monkeypatch.setattr(extract.store.versions, "EXTRACTOR_VERSION", "the one after")
    assert extract_folder(inbox, raw).read == 1


def die(jobs: Iterator[Job], on_done: Callable[[Result], None], **_: object) -> Iterator[Result]:
    """Stand in for workers that all die."""
    for job in jobs:
        result = given_up(job, "worker_died", "exit status -9", 0.0)
        on_done(result)
        yield result


@pytest.mark.parametrize("damage", ["half", "another key", "a digit of a hash"])
def test_a_damaged_manifest_lists_nothing(damage: str, inbox: Path, raw: Path) -> None:
    before = lists(inbox, raw)
    path = raw / "manifest.json"
    text = path.read_text()
    match damage:
        case "half":
            path.write_text(text[: len(text) // 2])
        case "another key":
            path.write_text(text.replace('"documents"', '"Documents"'))
        case _:
            content = json.loads(text)
            content["last_good"]["a.pdf"] = content["last_good"]["a.pdf"].replace("1", "2")
            path.write_text(json.dumps(content))
    assert read_manifest(raw).documents == {}
    assert lists(inbox, raw) == before
