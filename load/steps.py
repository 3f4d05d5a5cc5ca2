"""The whole load on one screen: read, build, judge, pass the gate, seal, publish."""

import shutil
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from load.ahead import Ahead
from load.auditing import Gate, judge, pass_gate, waiting_gate, write_report
from load.blame.search import Search
from load.building import build_warehouse
from load.errors import BuildError, ExitStatus, Interrupted, LateError
from load.partitions.answers import forget_other_code
from load.partitions.contents import write_contents
from load.partitions.documents import read_readings
from load.partitions.raw_layer import note_passed
from load.process.lock import lock_data_folder
from load.process.points import reached
from load.reading import fetch_source, read_folder
from load.release.brake import brake, brake_early
from load.release.digest import inputs_digest
from load.release.history import keep_history
from load.release.publish import (
    Published,
    is_published,
    publish,
    read_published,
    tidy,
    write_published,
)
from load.release.record import make_record, seal
from load.release.summary import read_summary
from load.release.untouched import is_untouched, mark_folder, note_untouched
from load.run import Run, start_run
from load.settings import Places
from load.source import Source, choose_source
from load.terminal.screen import Screen
from load.terminal.text import printable

if TYPE_CHECKING:
    from extract import ExtractSummary


@dataclass(frozen=True, slots=True)
class Loaded:
    """How a load ended: what is published now, and whether this load published it."""

    published: Published
    is_new: bool


def load(  # noqa: PLR0913  # what a command line says
    given: Path | str | None,
    places: Places,
    workers: int | None,
    screen: Screen,
    stop_on: tuple[str, ...] = (),
    *,
    accept: bool = False,
    executor: str | None = None,
) -> Loaded:
    """Bring the published warehouse and report up to date with a folder of PDFs.

    Args:
        given: The folder, or an address on object storage; None for the inbox, or the sample while
            that is empty.
        places: The data folder.
        workers: Processes, as many as CPUs unless given.
        screen: Where it shows what it does.
        stop_on: Severities of departments' findings that stop publication; none by default.
        accept: Publish though much of what is published would change.
        executor: Address of a Dask scheduler whose workers read; this machine reads unless given.

    Raises:
        LoadError: Nothing was published, and what was published before stays.
    """
    before = read_published(places)
    source = choose_source(given, places, sample_is_fine=before is None or before.is_sample)
    with lock_data_folder(places):
        before = read_published(places)
        tidy(places)
        keep_history(places, before)
        run = replace(
            start_run(places, workers, screen), stop_on=stop_on, accept=accept, executor=executor
        )
        with run.log.errors():
            return _load(run, source, before)


def _load(run: Run, source: Source, before: Published | None) -> Loaded:
    places = run.places
    run.screen.show_source(source)
    run.log.write("load_started", folder=source.name, is_sample=source.is_sample)
    reached("started")
    _notice_another_folder(run, source, before)
    fetch_source(run, source)
    mark = mark_folder(source.folder, places)
    if before is not None and is_untouched(places, before, mark):
        return _nothing_new(run, before)
    follows = before if before is not None and before.is_sample == source.is_sample else None
    with Ahead(run, follows) as ahead:
        read = read_folder(run, source.folder, ahead.begin)
        mark = mark if read.is_settled else None
        inputs = inputs_digest(places)
        if before is not None and before.inputs == inputs:
            ahead.end()
            note_untouched(places, before, mark)
            return _nothing_new(run, before)
        if follows and not run.accept:
            brake_early(places)
        published = _make_release(run, source, read, inputs, ahead)
    try:
        with run.step("publish"):
            publish(run.build, places)
        keep_history(places, published)
        tidy(places)
        forget_other_code(places)
        note_passed(places, read_readings(places))
        note_untouched(places, published, mark)
        run.log.write("load_published", run_id=run.build.run_id, seconds=run.log.seconds)
    except (Exception, Interrupted) as error:
        if not is_published(run.build, places):
            raise
        is_stopped = isinstance(error, Interrupted)
        why = "被中断" if is_stopped else printable(str(error))[:200]
        raise LateError(
            f"新的结果已经发布，但收尾没有做完（{why}）：下次载入会补上。",
            ExitStatus.INTERRUPTED if is_stopped else ExitStatus.FAILED,
        ) from error
    return Loaded(published, is_new=True)


def _nothing_new(run: Run, before: Published) -> Loaded:
    tidy(run.places)
    run.log.write("nothing_new", run_id=before.run_id)
    return Loaded(before, is_new=False)


def _notice_another_folder(run: Run, source: Source, before: Published | None) -> None:
    """Say at once that what is published came from another folder, and what that will do."""
    if before is None or before.is_sample or source.is_sample:
        return
    folder, now = before.record.get("source_folder"), source.name
    if folder and folder != now:
        run.screen.say(
            f"注意：上次载入的是 {folder}，这次是 {now}；上次的报告如果不在这里，将不再出现。"
            "要分开保存，请另给 DATA_DIR。",
            "yellow",
        )


def _make_release(
    run: Run, source: Source, read: "ExtractSummary", inputs: str, ahead: Ahead
) -> Published:
    """Make everything that will be published, in the run's own folder.

    Documents that make it fail are set aside, and it is made without them.
    """
    search = Search(run)
    while True:
        ahead.begin()
        try:
            accepted = _make_warehouse(run, source, ahead)
            break
        except BuildError as error:
            number = len(search.set_aside(error))
            said = f"{number} 份文件使载入失败，先放在一边，其余照常载入。"
            if not number:
                said = f"有一步意外中断（{printable(error.cause)}），重试时没有再出现，重新生成。"
            run.screen.say(f"注意：{said}", "yellow")
            ahead.used_up()
            shutil.rmtree(run.build.release)
            run.build.release.mkdir()
    reached("reported")
    with run.step("seal"):
        summary = read_summary(run.build.warehouse)
        record = make_record(run, source, read, summary, inputs=inputs, accepted=accepted)
        seal(run.build, run.places, record)
        write_contents(run.build, run.places)
        published = Published(
            run.build.run_id, inputs, source.is_sample, record, summary.to_record()
        )
        write_published(run.build, published)
    return published


def _make_warehouse(run: Run, source: Source, ahead: Ahead) -> str | None:
    """Make the warehouse and the report; give what was accepted that the brake would stop."""
    from expectations.warehouse import open_warehouse

    gates: list[Gate] = []
    follows = ahead.follows
    with ExitStack() as children:
        build_warehouse(run, ahead, lambda: gates.append(children.enter_context(waiting_gate())))
        judge(run, follows)
        ahead.wait_for_site()
        with open_warehouse(run.build.warehouse, read_only=True):  # once for all that read it
            accepted = brake(run.build, run.places, accept=run.accept) if follows else None
            pass_gate(
                run,
                gates[0],
                meanwhile=lambda: write_report(run.build, source.folder, run.places.reports),
            )
    return accepted
