"""The commands of `budget-warehouse`, and the options of each."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from expectations.vocabulary import SEVERITIES
from load.cli import reader_commands, step_commands  # noqa: F401  # commands of the same program
from load.cli.app import app, places_of
from load.cli.options import AsJson, DataDir, Executor, PdfDir, Workers, severity
from load.errors import ExitStatus, UsageError
from load.release.health import read_health
from load.release.layouts import read_proposals
from load.release.publish import Published, read_published
from load.release.summary import Summary, read_files
from load.settings import DEFAULT_DATA, Places
from load.steps import load as load_folder
from load.storage.data_folder import folder_to_load, inbox_of
from load.terminal.as_json import health_json, layouts_json, status_json
from load.terminal.screen import Screen
from load.terminal.text import printable

__all__ = ["app"]


@app.command()
def load(  # noqa: PLR0913  # each is an option
    *,
    pdf_dir: PdfDir = None,
    data_dir: DataDir = None,
    workers: Workers = None,
    executor: Executor = None,
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
    screen, where = Screen(), data_dir or DEFAULT_DATA
    with folder_to_load(where, screen.step, screen.say) as places:
        loaded = load_folder(
            pdf_dir or inbox_of(where),
            places,
            workers,
            screen,
            tuple(stop_on or ()),
            accept=accept,
            executor=executor,
        )
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
    from load.check import check as check_report  # a load with nothing new does without

    screen, pdf = Screen(), pdf.expanduser().absolute()
    page = out or places_of(data_dir).data / "checks" / f"{pdf.stem}.html"
    checked = check_report(pdf, page.expanduser().absolute(), workers, screen)
    screen.show_checked(checked)
    if not checked.is_clean:
        raise typer.Exit(ExitStatus.FINDINGS)


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
    screen, places = Screen(), places_of(data_dir)
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
    found = read_health(places_of(data_dir), datetime.now(UTC), timedelta(hours=max_hours))
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
    screen, places = Screen(), places_of(data_dir)
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
