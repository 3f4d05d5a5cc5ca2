"""The commands of `budget-warehouse`, and the options of each."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from expectations.vocabulary import SEVERITIES
from load import stepwise
from load.check import check as check_report
from load.cli.options import AsJson, DataDir, PdfDir, Version, Workers, severity
from load.errors import ExitStatus, UsageError
from load.process.lock import lock_data_folder
from load.release.health import read_health
from load.release.layouts import read_proposals
from load.release.publish import Published, read_published
from load.release.summary import Summary, read_files
from load.settings import DEFAULT_DATA, Places
from load.steps import load as load_folder
from load.terminal.as_json import health_json, layouts_json, status_json
from load.terminal.screen import Screen
from load.terminal.text import printable

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=(
        "把部门预算、决算 PDF 载入可查询的数据仓库，并生成核对报告。\n\n"
        "\b\n"
        "例：\n"
        "  budget-warehouse load                        载入 data/inbox（为空则载入样例）\n"
        "  budget-warehouse load --pdf-dir ~/reports    载入另一个文件夹\n"
        "  budget-warehouse check 草稿.pdf               公开之前核对一份报告\n"
        "  budget-warehouse status --files              看每个文件的状态\n\n"
        "\b\n"
        "退出状态：\n"
        "  0   已发布（或没有新内容），文件全部可读\n"
        "  1   载入失败，原有结果不变；health：最近的载入不正常\n"
        "  2   用法有误，如文件夹不存在或为空\n"
        "  3   已发布，但有文件被隔离\n"
        "  4   另一次载入正在进行\n"
        "  5   已发布的内容会大量消失或变动，没有发布，等人确认\n"
        "  6   check 发现了严重问题或警告\n"
        "  130 被中断，原有结果不变\n\n"
        "设 NO_COLOR=1 不用颜色；status、layouts、health 加 --json 供程序读取。"
    ),
)


@app.callback()
def budget_warehouse(*, version: Version = False) -> None:
    """Take the options that stand before a command."""


@app.command()
def load(  # noqa: PLR0913  # each is an option
    *,
    pdf_dir: PdfDir = None,
    data_dir: DataDir = None,
    workers: Workers = None,
    accept_quarantine: Annotated[
        bool, typer.Option(help="有文件被隔离时也以状态 0 退出（make load 如此）")
    ] = False,
    stop_on: Annotated[
        list[str] | None,
        typer.Option(
            envvar="STOP_ON",
            parser=severity,
            metavar=f"[{'|'.join(SEVERITIES)}]",
            help="有这一级别的问题就不发布，可写多次；缺省时单位的问题不影响发布",
        ),
    ] = None,
    accept: Annotated[
        bool, typer.Option(envvar="ACCEPT", help="已发布的内容大量消失或变动时也发布，并记录在案")
    ] = False,
) -> None:
    """读取、生成、核对并发布；没有新内容时几乎立即结束。

    \b
    例：
      budget-warehouse load --pdf-dir ~/reports --data-dir ~/warehouse
    """
    screen, places = Screen(), _places(data_dir)
    loaded = load_folder(pdf_dir, places, workers, screen, tuple(stop_on or ()), accept=accept)
    summary = Summary.from_record(loaded.published.summary)
    if loaded.is_new:
        screen.show_summary(summary, places, loaded.published)
    else:
        screen.show_nothing_new(places, loaded.published)
    if summary.files.get("quarantined") and not accept_quarantine:
        raise typer.Exit(ExitStatus.QUARANTINED)


@app.command()
def check(
    pdf: Annotated[Path, typer.Argument(help="要核对的一份 PDF")],
    *,
    data_dir: DataDir = None,
    workers: Workers = None,
    out: Annotated[
        Path | None, typer.Option(help="结果页写到哪里；缺省为 DATA_DIR/checks/文件名.html")
    ] = None,
) -> None:
    """公开之前核对一份报告：逐条列出问题并写一张结果页，不发布任何内容。

    \b
    例：
      budget-warehouse check 2025年部门预算（草稿）.pdf
    """
    screen, pdf = Screen(), pdf.expanduser().absolute()
    page = out or _places(data_dir).data / "checks" / f"{pdf.stem}.html"
    checked = check_report(pdf, page.expanduser().absolute(), workers, screen)
    screen.show_checked(checked)
    if not checked.is_clean:
        raise typer.Exit(ExitStatus.FINDINGS)


@app.command()
def extract(*, pdf_dir: PdfDir = None, data_dir: DataDir = None, workers: Workers = None) -> None:
    """只读取 PDF，更新 data/raw，不生成仓库。

    \b
    例：
      budget-warehouse extract --pdf-dir ~/reports
    """
    with _one_step(data_dir) as (screen, places):
        stepwise.only_extract(pdf_dir, places, workers, screen)


@app.command()
def build(*, data_dir: DataDir = None, workers: Workers = None) -> None:
    """只由 data/raw 生成数据仓库，放在 data/build/ 下，不发布。

    \b
    例：
      budget-warehouse build
    """
    with _one_step(data_dir) as (screen, places):
        stepwise.only_build(places, workers, screen)


@app.command()
def audit(*, data_dir: DataDir = None) -> None:
    """核对最近一次生成、尚未发布的仓库。

    \b
    例：
      budget-warehouse build && budget-warehouse audit
    """
    with _one_step(data_dir) as (screen, places):
        stepwise.only_audit(places, screen)


@app.command()
def report(*, pdf_dir: PdfDir = None, data_dir: DataDir = None) -> None:
    """为最近一次生成、尚未发布的仓库写报告；先运行 audit。

    \b
    例：
      budget-warehouse report --pdf-dir ~/reports
    """
    with _one_step(data_dir) as (screen, places):
        stepwise.only_report(pdf_dir, places, screen)


@app.command()
def status(
    *,
    data_dir: DataDir = None,
    files: Annotated[bool, typer.Option(help="逐个列出文件")] = True,
    as_json: AsJson = False,
) -> None:
    """显示已发布的内容，以及每个文件的状态与原因。

    \b
    例：
      budget-warehouse status --no-files
    """
    screen, places = Screen(), _places(data_dir)
    published = _published(places)
    summary = Summary.from_record(published.summary)
    listed = read_files(places.warehouse) if files else []
    if as_json:
        screen.say(status_json(published, summary, listed))
        return
    screen.show_files(listed)
    screen.show_summary(summary, places, published)


@app.command()
def health(
    *,
    data_dir: DataDir = None,
    max_hours: Annotated[
        float, typer.Option(envvar="MAX_HOURS", min=0, help="最近一次正常结束至多多少小时以前")
    ] = 48,
    as_json: AsJson = False,
) -> None:
    """供监控调用：一行说明，最近的载入正常为状态 0，否则为 1。

    \b
    例：
      budget-warehouse health --max-hours 26
    """
    found = read_health(_places(data_dir), datetime.now(UTC), timedelta(hours=max_hours))
    Screen().say(health_json(found) if as_json else found.sentence)
    if not found.is_well:
        raise typer.Exit(ExitStatus.FAILED)


@app.command()
def layouts(*, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """列出上次载入中不认识的表名和列标题，以及可供审核的种子行。

    \b
    例：
      budget-warehouse layouts
    """
    screen, places = Screen(), _places(data_dir)
    summary = Summary.from_record(_published(places).summary)
    proposals, unmapped = read_proposals(places.warehouse), sum(summary.unmapped.values())
    if as_json:
        screen.say(layouts_json(proposals, unmapped))
        return
    screen.show_proposals(proposals, unmapped)


def _published(places: Places) -> Published:
    published = read_published(places)
    if published is None:
        raise UsageError(f"{printable(places.data)} 里还没有发布过结果：请先运行 make load。")
    return published


@contextmanager
def _one_step(data_dir: Path | None) -> Iterator[tuple[Screen, Places]]:
    places = _places(data_dir)
    with lock_data_folder(places):
        yield Screen(), places


def _places(data_dir: Path | None) -> Places:
    return Places((data_dir or DEFAULT_DATA).expanduser().absolute())
