"""The steps of a load run one by one, for whoever works on one of them; nothing is published."""

from datetime import UTC, datetime
from pathlib import Path

from load.auditing import judge_build, pass_gate, write_report
from load.errors import UsageError
from load.lists.waivers import apply_waivers, read_waivers
from load.release.publish import newest_build, tidy
from load.settings import Build, Places
from load.source import choose_source
from load.steps import build, read_folder, say_source, start_run
from load.terminal.screen import Screen
from load.terminal.text import printable


def only_extract(given: Path | None, places: Places, workers: int | None, screen: Screen) -> None:
    """Read the folder, and stop there."""
    source = choose_source(given, places, sample_is_fine=True)
    say_source(source, screen)
    run = start_run(places, workers, screen)
    read_folder(run, source.folder)
    tidy(places)
    screen.say(f"原始数据在 {printable(places.raw)}")


def only_build(places: Places, workers: int | None, screen: Screen) -> None:
    """Build from the raw layer as it is, and leave the build file unpublished."""
    if not (places.raw / "current.parquet").is_file():
        raise UsageError(f"{printable(places.raw)} 里还没有原始数据：请先运行 make extract。")
    run = start_run(places, workers, screen)
    build(run)
    tidy(places, keep=run.build)
    screen.say(f"数据仓库（未发布）在 {printable(run.build.warehouse)}")


def only_audit(places: Places, screen: Screen) -> None:
    """Judge the newest build file and let the gate look at it."""
    newest = _newest(places)
    waivers = read_waivers(places.waivers, datetime.now(UTC).astimezone().date())
    with screen.step("judge"):
        judge_build(newest)
        apply_waivers(newest, places.waivers, waivers)
    with screen.step("gate"):
        notices = pass_gate(newest)
    for notice in notices:
        screen.say(f"注意：{printable(notice)}", "yellow")
    screen.say(f"核对结果（未发布）在 {printable(newest.warehouse)} 的 audit 里")


def only_report(given: Path | None, places: Places, screen: Screen) -> None:
    """Write the report of the newest build file."""
    newest = _newest(places)
    source = choose_source(given, places, sample_is_fine=True)
    with screen.step("report"):
        write_report(newest, source.folder)
    screen.say(f"报告（未发布）在 {printable(newest.reports / 'index.html')}")


def _newest(places: Places) -> Build:
    newest = newest_build(places)
    if newest is None:
        raise UsageError("还没有生成过、尚未发布的数据仓库：请先运行 make build。")
    return newest
