"""A compiled project is used again only where it is whole and of the same code."""

from pathlib import Path

import pytest

from load.compiled import cached
from load.compiled.cached import keep, restore
from load.compiled.dbt import PLAN, SEEDS
from load.settings import Places


@pytest.fixture
def folder(places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cached, "SHARED", tmp_path / "shared")
    made = tmp_path / "made"
    made.mkdir()
    (made / PLAN).write_text("[]")
    (made / SEEDS).write_bytes(b"seeds")
    keep(places, made)
    return tmp_path / "next"


def files_in(folder: Path) -> list[Path]:
    return sorted(folder.rglob(SEEDS))


def test_it_is_brought_to_every_load_of_the_checkout(
    places: Places, folder: Path, tmp_path: Path
) -> None:
    assert restore(Places(tmp_path / "other"), folder)
    assert (folder / SEEDS).read_bytes() == b"seeds"
    assert not places.cache.exists()


def test_a_checkout_that_may_not_be_written_leaves_it_to_the_data_folder(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shared").write_text("in the way")
    monkeypatch.setattr(cached, "SHARED", tmp_path / "shared")
    made = tmp_path / "made"
    made.mkdir()
    for name in (PLAN, SEEDS):
        (made / name).write_text("[]")
    keep(places, made)
    assert restore(places, tmp_path / "next")
    assert not restore(Places(tmp_path / "other"), tmp_path / "next")


def test_a_changed_byte_is_not_used(places: Places, folder: Path, tmp_path: Path) -> None:
    [seeds] = files_in(tmp_path / "shared")
    seeds.write_bytes(b"other")
    assert not restore(places, folder)
    assert not folder.exists()


def test_other_code_does_not_use_it_and_takes_its_place(
    places: Places, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cached, "digest_of", lambda _: "other")
    assert not restore(places, folder)
    keep(places, tmp_path / "made")
    assert restore(places, folder)
    assert len(files_in(tmp_path / "shared")) == 1
