"""One report, before it is published: read, judged and told, in a folder that is thrown away.

What a department runs before it uploads. Nothing is published, and nothing published is looked at:
rules that need another report have none to compare with, and say so.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from expectations.seeds import read_seed
from load.auditing import judge_build
from load.errors import LoadError, UsageError
from load.lists.register import compare_register
from load.release.findings import trace_findings
from load.release.summary import FileState, Summary, read_files, read_summary
from load.settings import Build, Places
from load.terminal.screen import Screen
from load.terminal.text import printable

_FINDINGS = """
    select findings.severity, findings.rule_id, source_page, findings.message, next_zh
    from audit.violations as findings
    inner join audit.rules using (rule_id)
    left join seeds.vocabulary as severities
        on severities.list_name = 'severity' and findings.severity = severities.code
    where status = 'open'
    order by
        severities.position, source_page nulls last, rule_id, finding_id
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect, as the screen tells it."""

    severity: str
    rule_id: str
    page: int | None
    message: str
    next_zh: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in the report; `page` is where it can be read at leisure."""

    page: Path
    summary: Summary
    findings: tuple[Finding, ...]

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing graver than a hint was found."""
        return not {finding.severity for finding in self.findings} - {"info"}


def check(pdf: Path, out: Path, workers: int | None, screen: Screen) -> Checked:
    """Read one PDF, let every rule answer, and write one page that stands alone.

    Args:
        pdf: The report.
        out: The page to write; its folder is made.
        workers: Processes for dbt, as many as CPUs unless given.
        screen: Told what happens.

    Raises:
        UsageError: There is no such file.
        LoadError: The file could not be read, or is no department report; the reason and the
            remedy are in the message.
    """
    from expectations.report import build_page
    from load.steps import build, read_folder, start_run

    with _alone(pdf) as (places, copy):
        run = start_run(places, workers, screen)
        run = replace(run, build=replace(run.build, has_tests=False))
        for code in read_folder(run, copy.parent).refused:
            raise LoadError(_cannot_check(pdf, *_reason(code)))
        build(run)
        _must_be_loaded(pdf, read_files(run.build.warehouse))
        with screen.step("judge"):
            judge_build(run.build)
            trace_findings(run.build, places, before=None)
            compare_register(run.build, ())
        with screen.step("report"):
            build_page(run.build.warehouse, out, copy)
        return Checked(out, read_summary(run.build.warehouse), _findings(run.build))


@contextmanager
def _alone(pdf: Path) -> Iterator[tuple[Places, Path]]:
    """Give a data folder and a copy of the file alone in an inbox, both gone afterwards."""
    name = printable(pdf)
    if not pdf.exists():
        raise UsageError(f"找不到文件 {name}：请检查 PDF 是否写对，例如 make check PDF=草稿.pdf。")
    if not pdf.is_file():
        raise UsageError(f"{name} 不是文件：核对一次只看一份 PDF；整个文件夹请用 make load。")
    with tempfile.TemporaryDirectory(prefix="budget-check-") as folder:
        copy = Path(folder) / "inbox" / f"{pdf.stem.lstrip('.')}.pdf"
        copy.parent.mkdir()
        shutil.copyfile(pdf, copy)
        yield Places(Path(folder) / "data"), copy


def _must_be_loaded(pdf: Path, files: list[FileState]) -> None:
    (file,) = files
    if file.status != "loaded":
        raise LoadError(_cannot_check(pdf, file.reason or "原因不明", file.remedy or ""))


def _cannot_check(pdf: Path, reason: str, remedy: str) -> str:
    return "：".join(
        part
        for part in (f"{printable(pdf)} 无法核对", printable(reason), printable(remedy))
        if part
    )


def _reason(code: str) -> tuple[str, str]:
    """Say in Chinese why a file could not be read, and what to do; no warehouse is built for it."""
    for row in read_seed("reasons"):
        if row["reason_code"] == code:
            return row["reason_zh"], row["remedy_zh"]
    return code, ""


def _findings(build: Build) -> tuple[Finding, ...]:
    import duckdb

    with duckdb.connect(str(build.warehouse), read_only=True) as connection:
        rows = connection.execute(_FINDINGS).fetchall()
    return tuple(Finding(*row) for row in rows)
