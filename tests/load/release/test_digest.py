"""What is new and what is not."""

import os
from pathlib import Path

import pytest

from extract import extract_folder
from load.release import digest
from load.settings import Places


def digest_of(folder: Path, places: Places) -> str:
    extract_folder(folder, places.raw, workers=1)
    return digest.inputs_digest(places)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "notes.txt").write_text("no PDF, so no worker is started", encoding="utf-8")
    return folder


def test_the_same_folder_is_nothing_new(folder: Path, places: Places) -> None:
    assert digest_of(folder, places) == digest_of(folder, places)


def test_a_touched_file_is_nothing_new(folder: Path, places: Places) -> None:
    before = digest_of(folder, places)
    os.utime(folder / "notes.txt", (0, 0))
    assert digest_of(folder, places) == before


def test_a_file_more_or_by_another_name_is_new(folder: Path, places: Places) -> None:
    before = digest_of(folder, places)
    (folder / "more.txt").touch()
    more = digest_of(folder, places)
    (folder / "more.txt").rename(folder / "other.txt")
    assert len({before, more, digest_of(folder, places)}) == 3


def test_another_seed_row_is_new(
    folder: Path, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "dbt_project"
    (project / "seeds").mkdir(parents=True)
    seed = project / "seeds" / "units.csv"
    seed.write_text("a\n", encoding="utf-8")
    (tmp_path / "constraints.txt").touch()
    monkeypatch.setattr(digest, "CHECKOUT", tmp_path)
    monkeypatch.setattr(digest, "_DECIDING", (project,))
    before = digest_of(folder, places)
    (project / "target").mkdir()
    (project / "target" / "manifest.json").touch()
    assert digest_of(folder, places) == before
    seed.write_text("a\nb\n", encoding="utf-8")
    digest._digests_below.cache_clear()  # as in the process of another load
    assert digest_of(folder, places) != before
