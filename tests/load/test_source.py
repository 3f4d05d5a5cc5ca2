"""Which folder is loaded, and the one sentence when there is none."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from load.errors import ExitStatus, UsageError
from load.settings import SAMPLE, Places
from load.source import choose_source, holds_pdf


def test_a_given_folder_is_loaded(places: Places, tmp_path: Path) -> None:
    (tmp_path / "深" / "层").mkdir(parents=True)
    (tmp_path / "深" / "层" / "报告.PDF").touch()
    source = choose_source(tmp_path, places, sample_is_fine=True)
    assert source.folder == tmp_path
    assert not source.is_sample


def test_an_empty_inbox_gives_way_to_the_sample(places: Places) -> None:
    assert choose_source(None, places, sample_is_fine=True).is_sample
    (places.data / "inbox").mkdir(parents=True)
    (places.data / "inbox" / ".gitkeep").touch()
    assert choose_source(None, places, sample_is_fine=True).folder == SAMPLE
    (places.data / "inbox" / "report.pdf").touch()
    assert choose_source(None, places, sample_is_fine=True).folder == places.data / "inbox"


def test_the_sample_hides_no_inbox_with_something_in_it(places: Places) -> None:
    (places.data / "inbox").mkdir(parents=True)
    (places.data / "inbox" / "决算.docx").touch()
    with pytest.raises(UsageError, match=r"有 1 个文字处理"):
        choose_source(None, places, sample_is_fine=True)


def test_the_sample_never_takes_the_place_of_real_reports(places: Places) -> None:
    with pytest.raises(UsageError, match="不会用样例覆盖"):
        choose_source(None, places, sample_is_fine=False)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing", "找不到文件夹"),
        ("file.pdf", "不是文件夹"),
        ("empty", "里没有 PDF 文件"),
        ("texts", "里没有 PDF 文件"),
    ],
)
def test_what_cannot_be_loaded_is_one_sentence_with_the_remedy(
    places: Places, tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "file.pdf").touch()
    (tmp_path / "empty").mkdir()
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "notes.txt").touch()
    (tmp_path / "texts" / "._report.pdf").touch()
    with pytest.raises(UsageError, match=sentence) as caught:
        choose_source(tmp_path / name, places, sample_is_fine=True)
    assert caught.value.exit_status == ExitStatus.USAGE
    message = str(caught.value)
    assert str(tmp_path / name) in message
    assert "\n" not in message
    assert message.endswith("。")


def test_folders_that_may_not_be_looked_into_are_told_where_there_is_nothing_else(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (places.data / "inbox" / "关着").mkdir(parents=True)
    look = os.scandir

    def look_unless_closed(path: bytes) -> Any:
        if path.endswith("关着".encode()):
            raise PermissionError(errno.EACCES, "closed", path)
        return look(path)

    monkeypatch.setattr("os.scandir", look_unless_closed)
    for given in (places.data / "inbox", None):  # on a first load, no sample hides it
        with pytest.raises(UsageError, match=r"1 个文件夹（如 .*关着）没有读取权限"):
            choose_source(given, places, sample_is_fine=True)


def test_names_that_are_no_text_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a\udcff.pdf").touch()
    assert holds_pdf(tmp_path)
