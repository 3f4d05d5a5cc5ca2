"""The steps of a load one by one, for whoever works on one of them; nothing is published."""

from dataclasses import replace
from pathlib import Path

from load.auditing import judge, pass_gate, waiting_gate, write_report
from load.building import build_warehouse
from load.errors import UsageError
from load.reading import fetch_source, read_folder
from load.release.publish import newest_build, read_published, tidy
from load.run import Run, start_run
from load.settings import Places
from load.source import choose_source
from load.terminal.screen import Screen
from load.terminal.text import printable


def only_extract(
    given: Path | str | None,
    places: Places,
    workers: int | None,
    screen: Screen,
    executor: str | None = None,
) -> None:
    """Read the folder, and stop there."""
    source = choose_source(given, places, sample_is_fine=True)
    screen.show_source(source)
    run = replace(start_run(places, workers, screen), executor=executor)
    fetch_source(run, source)
    read_folder(run, source.folder)
    tidy(places)
    screen.say(f"原始数据在 {printable(places.raw)}")


def only_build(places: Places, workers: int | None, screen: Screen) -> None:
    """Build from the raw layer as it is, and leave the build file unpublished."""
    if not (places.raw / "current.parquet").is_file():
        raise UsageError(f"{printable(places.raw)} 里还没有原始数据：请先运行 make extract。")
    run = start_run(places, workers, screen)
    build_warehouse(run)
    tidy(places, keep=run.build)
    screen.say(f"数据仓库（未发布）在 {printable(run.build.warehouse)}")


def only_audit(places: Places, screen: Screen) -> None:
    """Judge the newest build file and ask the gate."""
    run = _go_on(places, screen)
    with waiting_gate() as gate:
        judge(run, follows=read_published(places))
        pass_gate(run, gate)
    screen.say(f"核对结果（未发布）在 {printable(run.build.warehouse)} 的 audit 里")


def only_report(given: Path | str | None, places: Places, screen: Screen) -> None:
    """Write the report of the newest build file."""
    run = _go_on(places, screen)
    source = choose_source(given, places, sample_is_fine=True)
    with run.step("report"):
        write_report(run.build, source.folder)
    screen.say(f"报告（未发布）在 {printable(run.build.reports / 'index.html')}")


def _go_on(places: Places, screen: Screen) -> Run:
    newest = newest_build(places)
    if newest is None:
        raise UsageError("还没有生成过、尚未发布的数据仓库：请先运行 make build。")
    return start_run(places, None, screen, newest)
