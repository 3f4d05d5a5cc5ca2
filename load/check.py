"""One report before it is published: read, judged and shown, in a folder that is thrown away.

What a department runs before it uploads. Nothing is published, and nothing published is looked at:
rules that compare with another report have none, and say so.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from expectations.seeds import read_seed
from load.auditing import judge
from load.building import build_warehouse
from load.errors import LoadError, UsageError
from load.reading import read_folder
from load.release.summary import Checked, FileState, read_files, read_findings, read_summary
from load.run import start_run
from load.settings import Places
from load.terminal.screen import Screen
from load.terminal.text import printable

_DRAFT_REMEDIES = {
    "not_a_pdf": "请在文字处理软件中另存为（导出）PDF，再核对",
    "not_a_pdf_name": "请另存为 PDF，再核对",
    "office_file": "请另存为 PDF，再核对",
    "archive": "请解压，再核对其中的 PDF",
    "empty_file": "请重新导出 PDF，再核对",
    "damaged": "请重新导出 PDF，再核对",
    "encrypted": "请导出时不设密码，再核对",
    "no_readable_page": "请由原稿直接导出带文字的 PDF，不要用扫描件",
    "blank_template": "请填好数字，重新导出后再核对",
    "not_a_disclosure": "请检查是否选错文件；首页应写明单位、年度和“部门预算”或“部门决算”",
}
"""What to do about a draft, which no website has yet: by the code of the reason."""


def check(pdf: Path, out: Path, workers: int | None, screen: Screen) -> Checked:
    """Read one PDF, let every rule answer, and write one page that stands alone.

    Args:
        pdf: The report.
        out: The page to write; its folder is made.
        workers: Processes for dbt, as many as CPUs unless given.
        screen: Where it shows what it does.

    Raises:
        UsageError: There is no such file.
        LoadError: The file could not be read, or is no department report; the reason and the
            remedy are in the message.
    """
    from expectations.report import build_page

    with _alone(pdf) as (places, copy):
        run = start_run(places, workers, screen)
        run = replace(run, build=replace(run.build, has_tests=False))
        for code in read_folder(run, copy.parent).refused:
            raise LoadError(_cannot_check(pdf, code, *_reason(code)))
        build_warehouse(run)
        warehouse = run.build.warehouse
        _must_be_loaded(pdf, read_files(warehouse))
        judge(run, follows=None)
        with run.step("report"):
            build_page(warehouse, out, copy)
        return Checked(out, read_summary(warehouse), read_findings(warehouse))


@contextmanager
def _alone(pdf: Path) -> Iterator[tuple[Places, Path]]:
    """Give a data folder and a copy of the file alone in an inbox, both removed afterwards."""
    name = printable(pdf)
    if not pdf.exists():
        raise UsageError(f"找不到文件 {name}：请检查 PDF 是否写对，例如 make check PDF=草稿.pdf。")
    if not pdf.is_file():
        raise UsageError(f"{name} 不是文件：核对一次只看一份 PDF；整个文件夹请用 make load。")
    from extract.inbox import ARCHIVE_SUFFIXES, OFFICE_SUFFIXES

    if pdf.suffix.lower() in OFFICE_SUFFIXES | ARCHIVE_SUFFIXES:
        code = "office_file" if pdf.suffix.lower() in OFFICE_SUFFIXES else "archive"
        raise LoadError(_cannot_check(pdf, code, *_reason(code)))
    with tempfile.TemporaryDirectory(prefix="budget-check-") as folder:
        copy = Path(folder) / "inbox" / f"{pdf.stem.lstrip('.')}.pdf"
        copy.parent.mkdir()
        shutil.copyfile(pdf, copy)
        yield Places(Path(folder) / "data"), copy


def _must_be_loaded(pdf: Path, files: list[FileState]) -> None:
    (file,) = files
    if file.status != "loaded":
        reason, remedy = file.reason or "原因不明", file.remedy or ""
        raise LoadError(_cannot_check(pdf, file.reason_code or "", reason, remedy))


def _cannot_check(pdf: Path, code: str, reason: str, remedy: str) -> str:
    remedy = _DRAFT_REMEDIES.get(code, remedy)
    advice = f"{printable(remedy)}。" if remedy else ""
    return f"{printable(pdf)} 无法核对：{printable(reason)}。{advice}"


def _reason(code: str) -> tuple[str, str]:
    """Say why a file could not be read, and what to do; there is no warehouse that says it."""
    for row in read_seed("reasons"):
        if row["reason_code"] == code:
            return row["reason_zh"], row["remedy_zh"]
    return code, ""
