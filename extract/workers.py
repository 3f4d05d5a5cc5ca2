"""Documents spread over processes; a process that dies or hangs costs one document.

In: snapshots to read. Out: their tables, in the order of the jobs. Camelot is imported once, in the
fork server, and never in the loading process.
"""

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import forkserver
from pathlib import Path

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from extract.page.reading import DocumentReading
from extract.settings import ExtractSettings
from extract.store.tables import to_tables

_PRELOADED = ["extract.document", "extract.store.tables", "extract.limits"]
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
"""Set to 1 for the workers, each of which has one processor."""

_LOOK_SECONDS = 5.0
"""Seconds between two looks at whether the pool is still alive, at most."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to be read: its hash, its size, and a function that makes its private copy."""

    document_sha256: str
    byte_size: int
    take_snapshot: Callable[[], Path | None]


@dataclass(frozen=True, slots=True)
class Result:
    """A document read: its tables, and what progress and summary need.

    `tables` is None when no private copy could be made.
    """

    document_sha256: str
    tables: dict[str, bytes] | None
    reason_code: str | None
    page_count: int | None
    read_seconds: float


def read_all(
    jobs: Iterator[Job],
    settings: ExtractSettings,
    workers: int,
    on_done: Callable[[Result], None],
) -> Iterator[Result]:
    """Read documents in parallel; yield results in the order of the jobs.

    Args:
        jobs: Taken only as fast as they can be read.
        settings: Limits for each document.
        workers: How many processes.
        on_done: Called as soon as a document is read, in whatever order.
    """
    waiting: deque[_Running] = deque()
    window = 32 * workers
    pool = _start(settings, workers)
    try:
        is_more = True
        while is_more or waiting:
            while is_more and len(waiting) < window and _unfinished(waiting) < 2 * workers:
                job = next(jobs, None)
                is_more = job is not None
                if job is not None:
                    waiting.append(_submit(pool, job, settings))
            for running in waiting:
                running.settle(on_done)
            while waiting and waiting[0].result is not None:
                done = waiting.popleft().result
                assert done is not None
                yield done
            if pending := [running.future for running in waiting if running.result is None]:
                futures = [future for future in pending if future]
                wait(futures, _LOOK_SECONDS, return_when=FIRST_COMPLETED)
                _require_alive(pool)
    except BaseException:
        pool.stop()  # type: ignore[no-untyped-call]  # never closed after: that waits for all
        raise
    else:
        pool.close()  # type: ignore[no-untyped-call]
    finally:
        pool.join()


@dataclass(slots=True)
class _Running:
    """A job given to the pool, and its result once there is one."""

    job: Job
    snapshot: Path | None
    future: "ProcessFuture[Result] | None"
    started: float
    result: Result | None = None

    def settle(self, on_done: Callable[[Result], None]) -> None:
        """Take over the result, if the job has just ended."""
        if self.result is not None or (self.future is not None and not self.future.done()):
            return
        if self.future is None:
            self.result = Result(self.job.document_sha256, None, "changed_while_reading", None, 0)
        else:
            self.result = _outcome(self.future, self.job, time.monotonic() - self.started)
        if self.snapshot is not None:
            self.snapshot.unlink(missing_ok=True)
        on_done(self.result)


def _require_alive(pool: ProcessPool) -> None:
    """Raise when a thread of the pool has ended: pending futures would never complete."""
    if not pool.active:
        raise BrokenProcessPool("a thread of the pool ended")


def _unfinished(waiting: deque[_Running]) -> int:
    return sum(running.result is None for running in waiting)


def _start(settings: ExtractSettings, workers: int) -> ProcessPool:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    try:
        forkserver.ensure_running()
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
    return ProcessPool(
        max_workers=workers, max_tasks=settings.documents_per_worker, context=context
    )


def _submit(pool: ProcessPool, job: Job, settings: ExtractSettings) -> _Running:
    snapshot = job.take_snapshot()
    future = None
    if snapshot is not None:
        future = pool.schedule(
            _read_in_worker,
            args=(str(snapshot), job.document_sha256, settings),
            timeout=settings.wall_seconds,
        )
    return _Running(job, snapshot, future, time.monotonic())


def _outcome(future: "ProcessFuture[Result]", job: Job, seconds: float) -> Result:
    try:
        result = future.result()
    except ProcessExpired as error:
        if -error.exitcode == signal.SIGXCPU:
            return _given_up(job, "time_limit", "CPU seconds used up", seconds)
        return _given_up(job, "worker_died", f"exit status {error.exitcode}", seconds)
    except FutureTimeoutError:
        return _given_up(job, "time_limit", "wall seconds used up", seconds)
    except MemoryError:
        return _given_up(job, "memory_limit", "while handing the reading over", seconds)
    return result


def _given_up(job: Job, reason_code: str, detail: str, seconds: float) -> Result:
    reading = DocumentReading(
        job.byte_size, reason_code=reason_code, reason_detail=detail, read_seconds=seconds
    )
    tables = to_tables(job.document_sha256, reading)
    return Result(job.document_sha256, tables, reason_code, None, seconds)


def _read_in_worker(path: str, sha256: str, settings: ExtractSettings) -> Result:
    from extract.document import read_document  # never imported in the loading process
    from extract.limits import limit_this_process  # likewise

    limit_this_process(settings)
    reading = read_document(Path(path), settings)
    return Result(
        sha256,
        to_tables(sha256, reading),
        reading.reason_code,
        reading.page_count,
        reading.read_seconds,
    )
