"""A file is there whole or not at all."""

from pathlib import Path

import duckdb
import pytest

from load.release import files
from load.release.files import force_tree_to_disk, move_database, replace_link, replacing
from tests.load.releases import names_in


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "file"
    for text in ("old", "new"):
        with replacing(path) as temporary:
            temporary.write_text(text)
        assert path.read_text() == text
    assert names_in(path.parent) == {"file"}


def test_what_fails_while_it_is_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("old")
    with pytest.raises(FileNotFoundError), replacing(path) as temporary:
        temporary.joinpath("no folder").write_text("new")
    assert path.read_text() == "old"


def test_a_database_of_which_something_is_still_held_back_is_not_moved(tmp_path: Path) -> None:
    path, target = tmp_path / "a.duckdb", tmp_path / "b.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("create table answer as select 42 as number")
        with pytest.raises(OSError, match="No space left"):
            move_database(path, target)
    assert not target.exists()
    assert move_database(path, target) == target
    with duckdb.connect(target, read_only=True) as connection:
        assert connection.execute("from answer").fetchall() == [(42,)]


def test_what_an_earlier_run_left_half_written_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".file.writing").write_text("half")
    with replacing(tmp_path / "file") as temporary:
        assert not temporary.exists()
        temporary.write_text("whole")
    assert names_in(tmp_path) == {"file"}


def test_a_link_points_elsewhere_from_one_moment_to_the_next(tmp_path: Path) -> None:
    link = tmp_path / "link"
    for target in ("a folder that is not there", "another"):
        replace_link(link, target)
        assert str(link.readlink()) == target
    assert names_in(tmp_path) == {"link"}


def test_a_file_with_another_name_was_forced_to_disk_under_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, before = tmp_path / "new", tmp_path / "before"
    folder.mkdir()
    before.write_text("a page")
    (folder / "taken").hardlink_to(before)
    (folder / "written").write_text("another")
    (folder / "link").symlink_to(before)
    forced: list[Path] = []
    monkeypatch.setattr(files, "force_to_disk", forced.append)
    force_tree_to_disk(folder)
    assert forced == [folder / "written", folder]
