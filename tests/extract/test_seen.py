"""A file is hashed once, and again where anything that the system says of it has changed."""

import os
from pathlib import Path

import pytest

from extract.inbox import look_through
from extract.seen import SEEN, Seen, read_seen

LONG_AGO = 1_600_000_000


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("extract.seen._SETTLED_NS", 0)
    path = tmp_path / "inbox" / "a.pdf"
    path.parent.mkdir()
    path.write_bytes(b"one")
    return path


def look(file: Path, seen: Seen, said: str) -> str:
    return seen.digest("a", file.stat(), lambda: said)


def again(seen: Seen, folder: Path) -> Seen:
    seen.keep(folder / SEEN)
    return read_seen(folder / SEEN)


def test_what_stands_is_not_hashed_again(file: Path, tmp_path: Path) -> None:
    seen = Seen()
    assert look(file, seen, "first") == "first"
    assert look(file, again(seen, tmp_path), "second") == "first"


def test_other_bytes_of_the_same_size_and_time_are_seen(file: Path, tmp_path: Path) -> None:
    os.utime(file, (LONG_AGO, LONG_AGO))
    seen = Seen()
    look(file, seen, "first")
    file.write_bytes(b"two")
    os.utime(file, (LONG_AGO, LONG_AGO))
    assert look(file, again(seen, tmp_path), "second") == "second"


def test_another_file_of_the_same_name_is_seen(file: Path, tmp_path: Path) -> None:
    seen = Seen()
    look(file, seen, "first")
    other = file.with_name("b.pdf")
    other.write_bytes(b"two")
    other.replace(file)
    assert look(file, again(seen, tmp_path), "second") == "second"


def test_a_file_that_just_changed_is_not_taken_on_trust(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.seen._SETTLED_NS", 2_000_000_000)
    seen = Seen()
    look(file, seen, "first")
    assert look(file, again(seen, tmp_path), "second") == "second"


@pytest.mark.parametrize("content", [b"", b"[]", b'{"a": 1}', b"\xff"])
def test_a_damaged_list_hashes_everything(file: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / SEEN).write_bytes(content)
    assert look(file, read_seen(tmp_path / SEEN), "first") == "first"


def test_a_folder_is_listed_the_same_with_it_and_without(file: Path, tmp_path: Path) -> None:
    seen = Seen()
    listed = look_through(file.parent, seen=seen)
    assert listed == look_through(file.parent)
    known = again(seen, tmp_path)
    assert look_through(file.parent, seen=known) == listed
    file.write_bytes(b"other")
    [changed] = look_through(file.parent, seen=known)
    assert changed.document_sha256 != listed[0].document_sha256
