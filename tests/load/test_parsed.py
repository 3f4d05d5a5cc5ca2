"""What dbt parsed is used again only where it is whole and of the same code."""

from pathlib import Path

import pytest

import load.parsed
from load.parsed import keep_parsed, restore_parsed
from load.settings import Places


@pytest.fixture
def target(places: Places, tmp_path: Path) -> Path:
    places.data.mkdir()
    target = tmp_path / "target"
    target.mkdir()
    (target / "partial_parse.msgpack").write_bytes(b"parsed")
    keep_parsed(places, target)
    return tmp_path / "next"


def test_it_is_brought_to_the_next_load(places: Places, target: Path) -> None:
    restore_parsed(places, target)
    assert (target / "partial_parse.msgpack").read_bytes() == b"parsed"


def test_a_changed_byte_is_not_used(places: Places, target: Path) -> None:
    (places.cache / "partial_parse.msgpack").write_bytes(b"parted")
    restore_parsed(places, target)
    assert not target.exists()


def test_other_code_does_not_use_it(
    places: Places, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load.parsed, "code_digest", lambda: "other")
    restore_parsed(places, target)
    assert not target.exists()


def test_nothing_kept_is_nothing_brought(places: Places, tmp_path: Path) -> None:
    restore_parsed(places, tmp_path / "next")
    assert not (tmp_path / "next").exists()


def test_what_cannot_be_kept_stops_no_load(places: Places, tmp_path: Path) -> None:
    places.data.mkdir()
    places.cache.write_text("in the way")
    (tmp_path / "partial_parse.msgpack").write_bytes(b"parsed")
    keep_parsed(places, tmp_path)
