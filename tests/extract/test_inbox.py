"""Every file of the folder ends in one status."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from extract.errors import ChangedFile
from extract.inbox import locate, look_through, take_snapshot
from load.settings import Places


def statuses(inbox: Path) -> dict[str, tuple[str, str | None]]:
    """Give status and reason by path."""
    return {file.file_path: (file.status, file.reason_code) for file in look_through(inbox, 14)}


def test_each_kind_of_file_has_its_status(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "a.PDF").write_bytes(b"one")
    (tmp_path / "b.pdf").write_bytes(b"one")
    (tmp_path / "notes.txt").write_bytes(b"text")
    (tmp_path / ".dotted.pdf").write_bytes(b"two")
    (tmp_path / "._b.pdf").write_bytes(b"beside b.pdf")
    (tmp_path / ".trash").mkdir()
    (tmp_path / ".trash" / "c.pdf").write_bytes(b"three")
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "way").symlink_to(tmp_path / "deep")
    (tmp_path / "large.pdf").write_bytes(b"more than allowed")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "b.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    assert statuses(tmp_path) == {
        "b.pdf": ("found", None),
        "deep/er/a.PDF": ("duplicate", "same_content"),
        "notes.txt": ("ignored", "not_a_pdf_name"),
        ".dotted.pdf": ("found", None),
        "._b.pdf": ("ignored", "hidden"),
        ".trash/c.pdf": ("ignored", "hidden"),
        "folder.pdf": ("ignored", "folder"),
        "way": ("ignored", "link"),
        "large.pdf": ("unreadable", "too_large"),
        "link.pdf": ("unreadable", "link"),
        "pipe.pdf": ("unreadable", "not_a_regular_file"),
    }


def test_a_linked_folder_is_not_entered(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.pdf").write_bytes(b"one")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "way").symlink_to(outside)
    assert [file.file_path for file in look_through(inbox) if file.status == "found"] == []


@pytest.mark.parametrize("place", ["", "warehouse"])
def test_what_loads_wrote_is_skipped_and_said_once(tmp_path: Path, place: str) -> None:
    data = Places(tmp_path / place)
    for folder in (data.raw, data.reports / "pictures", data.releases, data.data / "inbox"):
        folder.mkdir(parents=True)
    data.lock.touch()
    data.register.touch()
    (data.releases / "old.pdf").symlink_to(tmp_path / "a.pdf")
    (data.raw / "b.pdf").write_bytes(b"two")
    (data.data / "c.pdf").write_bytes(b"three")
    data.current.symlink_to(data.releases)
    (data.data / "inbox" / "d.pdf").write_bytes(b"four")
    (tmp_path / "a.pdf").write_bytes(b"one")
    below = f"{place}/" if place else ""
    assert statuses(tmp_path) == {
        "a.pdf": ("found", None),
        f"{below}c.pdf": ("found", None),
        f"{below}inbox/d.pdf": ("found", None),
        f"{below}.load.lock": ("ignored", "data_folder"),
    }


def put(folder: Path, name: bytes, content: bytes) -> Path:
    """Write a file whose name need not be text."""
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    path.write_bytes(content)
    return path


def test_a_name_in_gbk_is_shown_as_it_reads_and_its_bytes_stay(tmp_path: Path) -> None:
    name = "云澜市机关事务管理局二〇二六年部门预算公开报告（定稿）".encode("gbk") * 3 + b".pdf"
    path = put(tmp_path, name, b"one")
    shown = name.decode("gbk")
    (file,) = look_through(tmp_path)
    assert (file.file_path, file.location, file.status) == (shown, path, "found")
    assert locate(tmp_path) == {shown: path}
    assert take_snapshot(file, tmp_path).read_bytes() == b"one"


def test_a_name_that_is_no_text_is_shown_byte_by_byte(tmp_path: Path) -> None:
    put(tmp_path, b"\xb1.pdf", b"one")
    assert list(statuses(tmp_path)) == ["\\xb1.pdf"]


def test_no_two_names_are_shown_alike(tmp_path: Path) -> None:
    put(tmp_path, "报告.pdf".encode("gbk"), b"one")
    put(tmp_path, "报告.pdf".encode(), b"two")
    escaped = "报告.pdf".encode("gbk").decode("utf-8", "backslashreplace")
    put(tmp_path, escaped.encode(), b"three")
    located = {shown: path.read_bytes() for shown, path in locate(tmp_path).items()}
    assert located == {"报告.pdf": b"two", escaped: b"three", f"{escaped} (2)": b"one"}


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        look_through(tmp_path / "nowhere")


def test_a_snapshot_of_a_file_that_changed_or_went_is_refused(tmp_path: Path) -> None:
    inbox, copies = tmp_path / "inbox", tmp_path / "copies"
    inbox.mkdir()
    copies.mkdir()
    (inbox / "a.pdf").write_bytes(b"one")
    (file,) = look_through(inbox)
    assert take_snapshot(file, copies).read_bytes() == b"one"
    (inbox / "a.pdf").write_bytes(b"two")
    with pytest.raises(ChangedFile):
        take_snapshot(file, tmp_path)
    (inbox / "a.pdf").unlink()
    with pytest.raises(ChangedFile):
        take_snapshot(file, tmp_path)
    (inbox / "a.pdf").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ChangedFile):
        take_snapshot(file, tmp_path)
    assert [path.name for path in tmp_path.glob("*.pdf")] == []


def test_a_file_deleted_while_the_folder_is_listed_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.pdf", "gone.pdf", "lost.pdf"):
        (tmp_path / name).write_bytes(name.encode())
    look, read = os.lstat, os.open

    def lstat(path: bytes) -> os.stat_result:
        if path.endswith(b"gone.pdf"):
            os.unlink(path)  # noqa: PTH108  # bytes, as the inbox uses them
        return look(path)

    def open_it(path: bytes, flags: int) -> int:
        if path.endswith(b"lost.pdf"):
            os.unlink(path)  # noqa: PTH108  # likewise
        return read(path, flags)

    monkeypatch.setattr("extract.inbox.os.lstat", lstat)
    monkeypatch.setattr("extract.inbox.os.open", open_it)
    assert statuses(tmp_path) == {
        "a.pdf": ("found", None),
        "lost.pdf": ("unreadable", "changed_while_reading"),
    }


def test_files_of_a_folder_that_can_be_listed_and_not_entered_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    for name in ("a.pdf", "closed/b.pdf", "closed/c.txt"):
        (tmp_path / name).write_bytes(name.encode())
    look = os.lstat

    def lstat(path: bytes) -> os.stat_result:
        if b"/closed/" in path:
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr("extract.inbox.os.lstat", lstat)
    assert statuses(tmp_path) == {
        "a.pdf": ("found", None),
        "closed/b.pdf": ("unreadable", "no_access"),
        "closed/c.txt": ("ignored", "not_a_pdf_name"),
    }


def test_a_time_that_no_calendar_knows_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"a")
    look = os.lstat

    def lstat(path: bytes) -> os.stat_result:
        found = look(path)
        times = {"st_mtime": 1e15, "st_mtime_ns": 10**24, "st_ctime_ns": found.st_ctime_ns}
        return os.stat_result(tuple(found), times)

    monkeypatch.setattr("extract.inbox.os.lstat", lstat)
    [file] = look_through(tmp_path)
    assert (file.status, file.modified_at) == ("found", "6325-04-08T15:04:32+00:00")


def test_a_folder_that_cannot_be_opened_is_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("closed", "lost+found"):
        (tmp_path / name).mkdir()
    listed = os.scandir

    def scandir(path: bytes) -> object:
        if path.endswith((b"closed", b"lost+found")):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    def closed_itself(path: bytes) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("os.scandir", closed_itself)
    with pytest.raises(PermissionError):
        look_through(tmp_path)
    assert locate(tmp_path) == {}
    monkeypatch.setattr("os.scandir", scandir)
    monkeypatch.setattr("extract.inbox.os.access", lambda *_: False)
    assert statuses(tmp_path) == {
        "closed": ("unreadable", "no_access"),
        "lost+found": ("ignored", "hidden"),
    }


def test_folders_deeper_than_python_recurses_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "near.pdf").write_bytes(b"%PDF-1.7")
    opened = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=opened)
        below = os.open("d", os.O_RDONLY, dir_fd=opened)
        os.close(opened)
        opened = below
    os.close(os.open("deep.pdf", os.O_CREAT | os.O_WRONLY, dir_fd=opened))
    os.close(opened)
    names = [file.file_path.rpartition("/")[2] for file in look_through(tmp_path)]
    # pytest recurses when it clears folders
    subprocess.run(["rm", "-r", tmp_path / "d"], check=True)
    assert sorted(names) == ["deep.pdf", "near.pdf"]
