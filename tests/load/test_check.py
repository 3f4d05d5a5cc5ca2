"""A report is checked alone, before it is published, and nothing is published."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from load.release.summary import Checked, Finding, Summary
from load.settings import CHECKOUT
from load.terminal.screen import Screen
from tests.load.cli.test_main import run

TINY = CHECKOUT / "data" / "sample" / "tiny"
EMPTY = cast("Summary", None)
ANSWERED = cast("Summary", SimpleNamespace(outcomes={"pass": 1}))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


def test_a_faulty_report_is_shown_finding_by_finding_with_a_page_that_stands_alone(
    data: Path,
) -> None:
    ended = run("check", TINY / "faulty.pdf", "--data-dir", data)
    assert ended.returncode == 6
    assert "ARITHMETIC-031" in ended.stdout
    assert "下一步：" in ended.stdout
    page = (data / "checks" / "faulty.html").read_text(encoding="utf-8")
    assert "data:image/webp;base64," in page
    assert "rules.html" not in page
    assert [path.name for path in data.iterdir()] == ["checks"]


def test_a_report_of_sound_sums_is_shown_only_what_it_lacks(data: Path, tmp_path: Path) -> None:
    ended = run("check", TINY / "sound.pdf", "--data-dir", data, "--out", tmp_path / "页.html")
    assert ended.returncode == 6
    assert set(re.findall(r"[A-Z]+-\d{3}", ended.stdout)) == {"COMPLETENESS-001"}
    assert (tmp_path / "页.html").is_file()


def test_hints_alone_leave_a_report_clean() -> None:
    hint = Finding("info", "FORMAT-107", 3, "括号不成对", "补上")
    warning = Finding("warning", "YEAR-080", 3, "年度不符", "改正")
    assert Checked(Path(), EMPTY, (hint,)).is_clean
    assert not Checked(Path(), EMPTY, (hint, warning)).is_clean


@pytest.mark.parametrize(
    ("severities", "said", "unsaid"),
    [
        ((), "没有发现问题。", "请改好"),
        (("info",), "没有发现严重问题或警告；提示", "请改好"),
        (("info", "warning"), "请改好后重新导出 PDF", "没有发现"),
    ],
)
def test_what_to_do_follows_from_the_gravest(
    severities: tuple[str, ...], said: str, unsaid: str, capsys: pytest.CaptureFixture[str]
) -> None:
    findings = tuple(Finding(one, "FORMAT-107", 3, "括号不成对", "补上") for one in severities)
    Screen().show_checked(Checked(Path(), ANSWERED, findings))
    shown = capsys.readouterr().out
    assert said in shown
    assert unsaid not in shown


@pytest.mark.parametrize(
    ("name", "content", "status", "said"),
    [
        ("网页.pdf", b"<html></html>", 1, "内容不是 PDF"),
        ("没有.pdf", None, 2, "找不到文件"),
        (".报告.doc", b"%PDF-1.7", 1, "请"),
    ],
)
def test_what_cannot_be_checked_is_one_line_with_the_remedy(
    tmp_path: Path, name: str, content: bytes | None, status: int, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ended = run("check", tmp_path / name, "--data-dir", tmp_path / "data")
    assert ended.returncode == status
    assert ended.stderr.startswith("错误：")
    assert said in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()
