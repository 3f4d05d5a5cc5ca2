"""What the operator sees: progress while it works, one screen at the end. All of it Chinese.

On a terminal a step shows a progress bar; in a log of cron or CI it prints a line now and then.
Every name that comes from a file is shown through `printable`, and nothing is read as markup.
"""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from expectations.vocabulary import (
    DOCUMENT_KINDS,
    FILE_STATUSES,
    FINDING_STATES,
    OUTCOMES,
    SEVERITIES,
)
from load.release.layouts import Proposal
from load.release.publish import Published
from load.release.summary import Checked, FileState, Summary
from load.settings import SAMPLE_LABEL, Places
from load.source import Source
from load.terminal.output import LenientOutput
from load.terminal.text import count, printable, seconds

LINE_EVERY_SECONDS = 10.0
_STYLES = {"critical": "bold red", "warning": "yellow"}
_STEPS = {
    "extract": "读取 PDF",
    "build": "生成数据仓库",
    "blame": "查找使载入失败的文件",
    "judge": "核对规则",
    "gate_and_report": "发布前检查与报告",
    "gate": "发布前检查",
    "report": "写报告",
    "seal": "封存",
    "publish": "发布",
    "export": "写出",
    "fetch": "取回 PDF",
    "fetch_data": "取回数据",
    "store_data": "保存数据",
}

Advance = Callable[[int, int, str], None]
"""Called with how much of a step is done, how much there is, and a note about it."""


def part_of(advance: Advance, first: float, last: float, said: str = "") -> Advance:
    """Make what shows the progress of a part of a step, in percent of the whole step.

    Args:
        advance: Shows the progress of the step.
        first: Where in the step the part begins, from 0 to 1.
        last: Where it ends.
        said: What is said behind each note.
    """

    def advance_part(done: int, total: int, note: str) -> None:
        share = first + (last - first) * done / max(total, 1)
        advance(round(100 * share), 100, f"{note}{said}")

    return advance_part


def batch_of(advance: Advance, number: int, count: int) -> Advance:
    """Make what shows the progress of one of so many batches, the first of which is number 0."""
    said = f"（第 {number + 1}/{count} 批）" if count > 1 else ""
    return part_of(advance, number / count, (number + 1) / count, said)


class Screen:
    """Standard output, and how far the step now running has come."""

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or _console()

    def say(self, sentence: str, style: str = "") -> None:
        """Print a line as it stands."""
        self.console.print(Text(sentence, style=style), soft_wrap=True)

    @contextmanager
    def step(self, name: str) -> Iterator[Advance]:
        """Show a step; yields what to call as it advances."""
        began = time.monotonic()
        if self.console.is_terminal:
            with _bar(self.console, _STEPS[name]) as advance:
                yield advance
        else:
            self.say(f"… {_STEPS[name]}")
            yield self._lines(_STEPS[name])
        self.say(f"✓ {_STEPS[name]}  {seconds(time.monotonic() - began)}", "green")

    def _lines(self, title: str) -> Advance:
        began = last = 0.0

        def advance(done: int, total: int, note: str) -> None:
            nonlocal began, last
            now = time.monotonic()
            if not began:  # the time before the first call tells nothing about the rest
                began = last = now
            if total // 10 < done < total and now - last >= LINE_EVERY_SECONDS:
                last = now
                left = (now - began) / done * (total - done)
                self.say(f"  {title} {done}/{total}，约剩 {seconds(left)}  {note}")

        return advance

    def show_source(self, source: Source) -> None:
        """Say which folder is loaded."""
        if source.is_sample:
            self.say(f"data/inbox 里没有 PDF，改为载入样例 {SAMPLE_LABEL}。", "yellow")
        else:
            self.say(f"载入 {source.name}")

    def show_files(self, files: list[FileState]) -> None:
        """List files with their states."""
        for file in files:
            state = FILE_STATUSES.get(file.status, file.status)
            reason = "：".join(printable(part) for part in (file.reason, file.remedy) if part)
            self.say("  ".join(part for part in (state, printable(file.file_path), reason) if part))

    def show_proposals(self, proposals: list[Proposal], unmapped: int) -> None:
        """List seed rows that would bind what was not recognised, for somebody to review."""
        self.say(f"未能归位的数字 {count(unmapped)}")
        if not proposals:
            self.say("所有表名和列标题都已认识，没有需要补充的种子行。", "green")
            if unmapped:
                self.say(
                    "没有归位的另有原因，见各报告网页的“没有读懂的”，或查询 audit.unmapped_cells。"
                )
        seed_name = ""
        for proposal in proposals:
            if proposal.seed_name != seed_name:
                seed_name = proposal.seed_name
                self.say(f"dbt_project/seeds/{printable(seed_name)}.csv", "bold")
            self.say(
                f"  # {printable(proposal.printed)}  {proposal.statement_code}"
                f"  {count(proposal.documents)} 份文件、{count(proposal.figures)} 个数"
                f"，见 {printable(proposal.example)} 第 {proposal.page} 页"
                f"；最接近：{printable(proposal.nearest)}"
            )
            self.say(f"  {printable(proposal.seed_row) or '（没有可靠的建议，请对照原页）'}")

    def show_checked(self, checked: Checked) -> None:
        """List what was found in one report, gravest first, and the page that shows it."""
        for finding in checked.findings:
            where = f"第 {finding.page} 页  " if finding.page else ""
            self.say("")
            self.say(
                f"{SEVERITIES.get(finding.severity, finding.severity)}  {where}{finding.rule_id}",
                _STYLES.get(finding.severity, ""),
            )
            self.say(f"  {printable(finding.message)}")
            self.say(f"  下一步：{printable(finding.next_zh)}")
        self.say("")
        self.say("  ".join(_counts(OUTCOMES, checked.summary.outcomes)) + "（条规则）")
        if not checked.is_clean:
            self.say("请改好后重新导出 PDF，再核对一次。")
        elif checked.findings:
            self.say("没有发现严重问题或警告；提示是否要改，请对照原文看一看。", "green")
        else:
            self.say("没有发现问题。", "green")
        self.say(f"详情页 {printable(checked.page)}")

    def show_nothing_new(self, places: Places, published: Published) -> None:
        """Say that nothing is new, and where yesterday's results are; nothing of it again."""
        self.say(
            f"没有新内容：文件、规则和名单都没有变，已发布的结果保持不变（{published.run_id}）。",
            "green",
        )
        self.say(f"报告 {printable(places.reports / 'index.html')}")

    def show_summary(self, summary: Summary, places: Places, published: Published) -> None:
        """Print the end screen: what is published, where it lies, and what its load cost."""
        table = Table.grid(padding=(0, 2))
        table.add_column(style="bold", no_wrap=True)
        table.add_column(overflow="fold")
        for title, text in _rows(summary, places, published):
            table.add_row(Text(title), Text(text))
        self.console.print()
        if published.is_sample:
            self.say(f"以下是样例（{SAMPLE_LABEL}）的结果，机构与数字均为虚构。", "yellow")
        self.console.print(table)
        self._show_reasons(summary)
        for department, kind, year in summary.missing:
            self.say(
                f"  未见公开：{printable(department)} {year} 年{DOCUMENT_KINDS.get(kind, kind)}",
                "yellow",
            )

    def _show_reasons(self, summary: Summary) -> None:
        for reason in summary.reasons:
            state = FILE_STATUSES.get(reason.status, reason.status)
            remedy = f"（{printable(reason.remedy)}）" if reason.remedy else ""
            self.say(f"  {state} {reason.files} 个：{printable(reason.reason)}{remedy}")


def _console() -> Console:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    output: Any = LenientOutput(sys.stdout)
    plain: Any = {"file": output, "highlight": False, "markup": False, "emoji": False}
    console = Console(**plain)
    return console if console.is_terminal else Console(width=110, color_system=None, **plain)


@contextmanager
def _bar(console: Console, title: str) -> Iterator[Advance]:
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}", markup=False),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task: TaskID = progress.add_task(title, total=None, note="")

        def advance(done: int, total: int, note: str) -> None:
            progress.update(task, completed=done, total=total or None, note=note)

        yield advance


def _counts(names: Mapping[str, str], counts: Mapping[str, int]) -> Iterator[str]:
    return (f"{name} {count(counts.get(code, 0))}" for code, name in names.items())


def _rows(summary: Summary, places: Places, published: Published) -> Iterator[tuple[str, str]]:
    yield "文件", "  ".join(_counts(FILE_STATUSES, summary.files))
    yield "识别出的表", count(summary.statements)
    yield "数字", count(summary.amounts)
    unmapped = sum(summary.unmapped.values())
    by_reason = "，".join(f"{name} {count(number)}" for name, number in summary.unmapped.items())
    yield "未能归位的数字", count(unmapped) + (f"（{by_reason}）" if by_reason else "")
    yield "规则核对", "  ".join(_counts(OUTCOMES, summary.outcomes))
    found = {code: SEVERITIES[code] for code in SEVERITIES if code in summary.findings}
    yield "发现的问题", "  ".join(_counts(found, summary.findings)) or "无"
    if summary.changes:
        changes = {code: FINDING_STATES[code] for code in ("new", "resolved")}
        yield "与上次载入相比", "  ".join(_counts(changes, summary.changes))
    yield "数据仓库", printable(places.warehouse)
    yield "报告", printable(places.reports / "index.html")
    took = published.record["seconds"]
    yield "用时", "  ".join(f"{_STEPS.get(name, name)} {seconds(n)}" for name, n in took.items())
    yield "载入编号", published.run_id
