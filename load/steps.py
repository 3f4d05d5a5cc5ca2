"""The whole load on one screen: read, build, judge, pass the gate, seal, publish."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from load.auditing import judge_build, pass_gate_and_report
from load.building import NodeDone, build_warehouse
from load.errors import ExitStatus, Interrupted, LateError, LoadError
from load.lists.register import Expected, compare_register, read_register
from load.lists.waivers import Waiver, apply_waivers, read_waivers
from load.process.points import reached
from load.release.brake import brake
from load.release.digest import code_digest, inputs_digest
from load.release.findings import keep_findings, trace_findings
from load.release.publish import (
    Published,
    is_published,
    new_build,
    only_loader,
    publish,
    read_published,
    tidy,
    write_published,
)
from load.release.record import Log, keep_history, make_record, open_log, seal, told
from load.release.summary import read_summary
from load.settings import SAMPLE_LABEL, Build, Places, worker_count
from load.source import Source, choose_source
from load.terminal.screen import Screen, Tell
from load.terminal.text import printable

if TYPE_CHECKING:
    from extract import ExtractSummary, ProgressEvent


@dataclass(frozen=True, slots=True)
class Run:
    """One run: what it works on, and who is told."""

    build: Build
    places: Places
    workers: int
    log: Log
    screen: Screen
    waivers: tuple[Waiver, ...] = ()
    register: tuple[Expected, ...] = ()
    stop_on: tuple[str, ...] = ()
    accept: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """How a load ended: what is published now, and whether this load published it."""

    published: Published
    is_new: bool


def load(  # noqa: PLR0913  # what a command line says
    given: Path | None,
    places: Places,
    workers: int | None,
    screen: Screen,
    stop_on: tuple[str, ...] = (),
    *,
    accept: bool = False,
) -> Loaded:
    """Bring the published warehouse and report up to date with a folder of PDFs.

    Args:
        given: The folder; None for the inbox, or the sample while that is empty.
        places: Where everything goes.
        workers: Processes, as many as CPUs unless given.
        screen: Told what happens.
        stop_on: Severities of departments' findings that stop publication; none by default.
        accept: Publish though much of what is published would change.

    Raises:
        LoadError: Nothing was published, and what was published before stays.
    """
    before = read_published(places)
    source = choose_source(given, places, sample_is_fine=before is None or before.is_sample)
    with only_loader(places):
        before = read_published(places)
        tidy(places)
        keep_history(places, before)
        keep_findings(places, before)
        run = replace(start_run(places, workers, screen), stop_on=stop_on, accept=accept)
        with told(run.log):
            return _load(run, source, before)


def _load(run: Run, source: Source, before: Published | None) -> Loaded:
    places = run.places
    say_source(source, run.screen)
    run.log.write("load_started", folder=str(source.folder), is_sample=source.is_sample)
    reached("started")
    read = read_folder(run, source.folder)
    inputs = inputs_digest(places)
    if before is not None and before.inputs == inputs:
        tidy(places)
        run.log.write("nothing_new", run_id=before.run_id)
        return Loaded(before, is_new=False)
    follows = before if before is not None and before.is_sample == source.is_sample else None
    published = _make_release(run, source, read, inputs, follows)
    try:
        with run.log.step("publish"), run.screen.step("publish"):
            publish(run.build, places)
        keep_history(places, published)
        keep_findings(places, published)
        tidy(places)
        run.log.write("load_published", run_id=run.build.run_id, seconds=run.log.seconds)
    except Interrupted as error:
        _must_be_unpublished(run, ExitStatus.INTERRUPTED, error, "被中断")
        raise
    except Exception as error:
        _must_be_unpublished(run, ExitStatus.FAILED, error, printable(str(error))[:200])
        raise
    return Loaded(published, is_new=True)


def _must_be_unpublished(run: Run, status: ExitStatus, error: BaseException, why: str) -> None:
    """Say so, where the one rename was done before something went wrong."""
    if is_published(run.build, run.places):
        raise LateError(
            f"新的结果已经发布，但收尾没有做完（{why}）：下次载入会补上。", status
        ) from error


def start_run(places: Places, workers: int | None, screen: Screen) -> Run:
    """Make the folder and the log of a run; people's lists that cannot be meant end it at once."""
    waivers = read_waivers(places.waivers, datetime.now(UTC).astimezone().date())
    register = read_register(places.register)
    build = new_build(places)
    log = open_log(places, build.run_id)
    return Run(build, places, worker_count(workers), log, screen, waivers, register)


def read_folder(run: Run, folder: Path) -> "ExtractSummary":
    """Bring the raw layer up to date; nothing new costs no worker."""
    from extract import extract_folder

    with run.log.step("extract"), run.screen.step("extract") as tell:
        try:
            read = extract_folder(
                folder, run.places.raw, workers=run.workers, progress=_tell_documents(tell, run.log)
            )
        except NotADirectoryError as error:
            raise LoadError(f"文件夹 {printable(folder)} 已不在：请检查后重新运行。") from error
    run.log.write("extracted", files=read.files, read=read.read, pages=read.pages)
    reached("extracted")
    return read


def build(run: Run) -> None:
    """Turn the raw layer into the build file."""
    with run.log.step("build"), run.screen.step("build") as tell:

        def tell_node(node: NodeDone) -> None:
            tell(node.done, node.total, printable(node.name))

        build_warehouse(run.build, run.places, run.log, run.workers, tell_node)


def _make_release(
    run: Run, source: Source, read: "ExtractSummary", inputs: str, follows: Published | None
) -> Published:
    """Make everything that will be published, in the run's own folder."""
    build(run)
    with run.log.step("judge"), run.screen.step("judge"):
        judge_build(run.build)
        apply_waivers(run.build, run.places.waivers, run.waivers)
        trace_findings(run.build, run.places, follows)
        compare_register(run.build, run.register)
    accepted = None
    if follows is not None:
        accepted = brake(run.build, run.places, accept=run.accept)
    with run.log.step("gate_and_report"), run.screen.step("gate_and_report"):
        notices = pass_gate_and_report(run.build, source.folder, run.stop_on)
    for notice in notices:
        run.screen.say(f"注意：{printable(notice)}", "yellow")
    with run.log.step("seal"), run.screen.step("seal"):
        return _seal(run, source, read, inputs, accepted)


def _seal(
    run: Run, source: Source, read: "ExtractSummary", inputs: str, accepted: str | None
) -> Published:
    summary = read_summary(run.build.warehouse)
    record = make_record(
        run.build,
        run.log,
        summary,
        inputs=inputs,
        code=code_digest(),
        source=SAMPLE_LABEL if source.is_sample else printable(source.folder),
        is_sample=source.is_sample,
        documents_read=read.read,
        pages_read=read.pages,
        accepted_change=accepted,
    )
    seal(run.build, run.places, record)
    published = Published(run.build.run_id, inputs, source.is_sample, record, summary.to_record())
    write_published(run.build, published)
    return published


def say_source(source: Source, screen: Screen) -> None:
    """Tell which folder is loaded."""
    if source.is_sample:
        screen.say(f"data/inbox 里没有 PDF，改为载入样例 {SAMPLE_LABEL}。", "yellow")
    else:
        screen.say(f"载入 {printable(source.folder)}")


def _tell_documents(tell: Tell, log: Log) -> Callable[["ProgressEvent"], None]:
    from extract import DocumentDone, FolderFound

    def on_event(event: "ProgressEvent") -> None:
        if isinstance(event, FolderFound):
            tell(0, event.pending, f"共 {event.files} 个文件")
        elif isinstance(event, DocumentDone):
            tell(event.done, event.total, f"{event.page_count or 0} 页")
            log.write(
                "document",
                sha256=event.document_sha256,
                status=event.status,
                reason=event.reason_code,
                pages=event.page_count,
                seconds=round(event.read_seconds, 3),
            )

    return on_event
