"""Untouched is what the system says of every file as it did; anything else is looked at."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from load.release import untouched
from load.release.publish import Published
from load.release.untouched import is_untouched, mark_folder, note_untouched
from load.settings import Places

PUBLISHED = Published("run", "inputs", is_sample=False, record={}, summary={})


@pytest.fixture
def folder(tmp_path: Path, places: Places, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of which a load has noted that nothing is to be done."""
    monkeypatch.setattr(untouched, "_SETTLED_NS", 0)
    folder = tmp_path / "inbox"
    (folder / "target").mkdir(parents=True)
    for name in ("a.pdf", "target/b.pdf"):
        (folder / name).write_bytes(b"%PDF")
    (places.raw / "cells").mkdir(parents=True)
    (places.raw / "cells" / "1.parquet").write_bytes(b"rows")
    note_untouched(places, PUBLISHED, mark_folder(folder, places))
    return folder


def is_still(folder: Path, places: Places, published: Published = PUBLISHED) -> bool:
    return is_untouched(places, published, mark_folder(folder, places))


def test_nothing_touched_is_nothing_new(folder: Path, places: Places) -> None:
    assert is_still(folder, places)


@pytest.mark.parametrize("name", ["a.pdf", "target/b.pdf"])
def test_other_bytes_of_the_same_size_and_time_are_looked_at(
    folder: Path, places: Places, name: str
) -> None:
    times = (folder / name).stat()
    (folder / name).write_bytes(b"%PDX")
    os.utime(folder / name, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert not is_still(folder, places)


def test_a_file_more_or_less_or_named_otherwise_is_looked_at(folder: Path, places: Places) -> None:
    (folder / "c.pdf").touch()
    assert not is_still(folder, places)
    (folder / "c.pdf").unlink()
    assert is_still(folder, places)
    (folder / "a.pdf").rename(folder / "d.pdf")
    assert not is_still(folder, places)


def test_another_right_to_read_is_looked_at(folder: Path, places: Places) -> None:
    (folder / "a.pdf").chmod(0)
    assert not is_still(folder, places)


def test_another_folder_of_the_same_files_is_looked_at(folder: Path, places: Places) -> None:
    moved = folder.rename(folder.with_name("moved"))
    assert not is_still(moved, places)


@pytest.mark.parametrize("path", ["raw/cells/1.parquet", "waivers.csv", "register.csv"])
def test_a_changed_raw_layer_or_list_is_looked_at(folder: Path, places: Places, path: str) -> None:
    (places.data / path).write_bytes(b"other")
    assert not is_still(folder, places)


def test_other_code_is_looked_at(
    folder: Path, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "code" / "__pycache__").mkdir(parents=True)
    monkeypatch.setattr(untouched, "_CODE", (tmp_path / "code",))
    note_untouched(places, PUBLISHED, mark_folder(folder, places))
    (tmp_path / "code" / "__pycache__" / "a.pyc").touch()
    assert is_still(folder, places)
    (tmp_path / "code" / "a.sql").touch()
    assert not is_still(folder, places)


def test_another_publication_is_looked_at(folder: Path, places: Places) -> None:
    assert not is_still(folder, places, replace(PUBLISHED, run_id="other"))


def test_what_loads_write_below_the_folder_is_not_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(untouched, "_SETTLED_NS", 0)
    inside = Places(folder / "deep" / "data")
    inside.cache.mkdir(parents=True)
    inside.raw.mkdir()
    note_untouched(inside, PUBLISHED, mark_folder(folder, inside))
    inside.warehouse.touch()
    inside.logs.mkdir()
    assert is_still(folder, inside)
    (inside.data / "scan.pdf").touch()
    assert not is_still(folder, inside)


def test_a_day_later_waivers_are_looked_at(
    folder: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    places.waivers.write_text("rule_id\n", encoding="utf-8")
    note_untouched(places, PUBLISHED, mark_folder(folder, places))
    assert is_still(folder, places)
    monkeypatch.setattr(untouched, "_today", lambda: "2999-01-01")
    assert not is_still(folder, places)


def test_what_was_written_just_now_has_not_settled(
    folder: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(untouched, "_SETTLED_NS", 2_000_000_000)
    assert mark_folder(folder, places) is None
    assert not is_still(folder, places)


def test_a_load_that_has_to_try_again_forgets(folder: Path, places: Places) -> None:
    note_untouched(places, PUBLISHED, None)
    assert not is_still(folder, places)


def test_a_damaged_note_is_none(folder: Path, places: Places) -> None:
    (places.cache / "untouched.json").write_bytes(b"\xff{")
    assert not is_still(folder, places)
