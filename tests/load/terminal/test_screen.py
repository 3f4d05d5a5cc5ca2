"""The end screen says everything the operator needs, and acts on nothing in a name."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from load.release.summary import FileState, Reason, Summary
from load.settings import Places
from load.terminal.screen import Screen, batch_of, part_of
from tests.load.releases import SUMMARY, make_release, published_of


@pytest.fixture
def stream() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def screen(stream: io.StringIO) -> Screen:
    return Screen(Console(file=stream, width=300, highlight=False, markup=False, emoji=False))


@pytest.mark.parametrize(
    "said",
    [
        "已载入 2",
        "重复 0",
        "隔离 1",
        "忽略 0",
        "隔离 1 个：文件损坏（请重新下载）",
        "1,234",
        "3（unbound_column 3）",
        "相符 7",
        "不符 1",
        "严重 1",
        "warehouse.duckdb",
        "reports/index.html",
        "读取 PDF 1.5 秒",
    ],
)
def test_the_end_screen_says(
    screen: Screen, stream: io.StringIO, places: Places, said: str
) -> None:
    build = make_release(places, 1)
    screen.show_summary(Summary.from_record(SUMMARY), Places(places.data), published_of(build, 1))
    assert said in stream.getvalue()


def test_words_stand_in_the_order_of_the_list_gravest_first(
    screen: Screen, stream: io.StringIO, places: Places
) -> None:
    findings = {"info": 1, "critical": 2, "warning": 3}
    outcomes = {"pass": 7, "not_applicable": 6, "violation": 1, "cannot_tell": 4}
    summary = replace(Summary.from_record(SUMMARY), findings=findings, outcomes=outcomes)
    screen.show_summary(summary, places, published_of(make_release(places, 1), 1))
    assert "严重 2  警告 3  提示 1" in stream.getvalue()
    assert "不符 1  不能判断 4  相符 7  不适用 6" in stream.getvalue()


def test_the_sample_is_named_as_such(screen: Screen, stream: io.StringIO, places: Places) -> None:
    published = replace(published_of(make_release(places, 1), 1), is_sample=True)
    screen.show_summary(Summary.from_record(SUMMARY), places, published)
    assert "均为虚构" in stream.getvalue()


def test_names_and_reasons_are_inert(screen: Screen, stream: io.StringIO) -> None:
    screen.show_files([FileState("[red]a\x1b[2J\u202e.pdf", "quarantined", "x\x07", "y")])
    assert stream.getvalue() == "隔离  [red]a\\x1b[2J\\u202e.pdf  x\\x07：y\n"


def test_a_summary_survives_being_kept() -> None:
    summary = Summary.from_record(SUMMARY)
    assert summary.reasons == (Reason("quarantined", "damaged", "文件损坏", "请重新下载", 1),)
    assert Summary.from_record(summary.to_record()) == summary


def test_progress_in_a_log_is_a_line_now_and_then(
    screen: Screen, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("load.terminal.screen.LINE_EVERY_SECONDS", 0.0)
    with screen.step("extract") as tell:
        tell(0, 4, "")
        tell(1, 4, "12 页")
        tell(4, 4, "")
    lines = stream.getvalue().splitlines()
    assert len(lines) == 3
    assert "1/4，约剩" in lines[1]
    assert lines[2].startswith("✓ 读取 PDF")


def test_batches_and_parts_are_one_progress() -> None:
    shown: list[tuple[int, int, str]] = []

    def advance(done: int, total: int, note: str) -> None:
        shown.append((done, total, note))

    documents = part_of(advance, 0, 0.9)
    for number in range(2):
        for done in (1, 2):
            batch_of(documents, number, 2)(done, 2, "model")
    batch_of(part_of(advance, 0.9, 1), 0, 1)(3, 3, "the last")
    assert [done for done, _, _ in shown] == [22, 45, 68, 90, 100]
    assert {total for _, total, _ in shown} == {100}
    assert shown[0][2] == "model（第 1/2 批）"
    assert shown[-1][2] == "the last"
