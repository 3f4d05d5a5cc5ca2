"""A cached file is used again only where it is whole and of the same code."""

from pathlib import Path

import pytest

import load.cached
from load.cached import PARSED, keep, restore
from load.settings import Places


@pytest.fixture
def folder(places: Places, tmp_path: Path) -> Path:
    places.data.mkdir()
    target = tmp_path / "target"
    target.mkdir()
    (target / PARSED).write_bytes(b"parsed")
    keep(places, target / PARSED)
    return tmp_path / "next"


def test_it_is_brought_to_the_next_load(places: Places, folder: Path) -> None:
    assert restore(places, PARSED, folder) == folder / PARSED
    assert (folder / PARSED).read_bytes() == b"parsed"


def test_a_changed_byte_is_not_used(places: Places, folder: Path) -> None:
    (places.cache / PARSED).write_bytes(b"parted")
    assert restore(places, PARSED, folder) is None
    assert not folder.exists()


def test_other_code_does_not_use_it(
    places: Places, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load.cached, "code_digest", lambda: "other")
    assert restore(places, PARSED, folder) is None
    assert not folder.exists()


def test_nothing_kept_is_nothing_brought(places: Places, tmp_path: Path) -> None:
    assert restore(places, PARSED, tmp_path / "next") is None
    assert not (tmp_path / "next").exists()


def test_what_cannot_be_kept_stops_no_load(places: Places, tmp_path: Path) -> None:
    places.data.mkdir()
    places.cache.write_text("in the way")
    (tmp_path / PARSED).write_bytes(b"parsed")
    keep(places, tmp_path / PARSED)
