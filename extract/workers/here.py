"""Documents spread over processes; a process that dies or hangs costs one document.

In: snapshots to read. Out: their tables, in the order of the jobs. Camelot is imported once, in the
fork server, and never in the loading process.
"""

import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from pathlib import Path

from extract.damage.packing import unpacks_too_far
from extract.errors import BrokenEnvironment
from extract.machine.garbage import uncollected
from extract.machine.processes import ProcessExpired, ProcessFuture, WorkerPool, was_lost
from extract.settings import ExtractSettings
from extract.store.raw import FAILED_HERE
from extract.store.tables import to_tables
from extract.workers.jobs import Job, Result, given_up

_PRELOADED = ("extract.document", "extract.store.tables", "extract.limits")

_LOOK_SECONDS = 5.0
"""Seconds between two looks at whether the pool is still alive, at most."""


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
    pool = WorkerPool(workers, settings.documents_per_worker, _PRELOADED)
    try:
        is_more = True
        while is_more or waiting:
            while is_more and len(waiting) < window and _unfinished(waiting) < 2 * workers:
                job = next(jobs, None)
                is_more = job is not None
                if job is not None:
                    waiting.append(_Running(job, job.take_snapshot(), settings))
                    waiting[-1].give_to(pool)
            for running in waiting:
                running.settle(pool, on_done)
            while waiting and waiting[0].result is not None:
                done = waiting.popleft().result
                assert done is not None
                yield done
            if pending := [running.future for running in waiting if running.result is None]:
                futures = [future for future in pending if future]
                wait(futures, _LOOK_SECONDS, return_when=FIRST_COMPLETED)
            _look_after(pool, waiting)
    except BaseException:
        pool.stop()
        raise
    else:
        pool.finish()


@dataclass(slots=True)
class _Running:
    """A job given to the pool, and its result once there is one."""

    job: Job
    snapshot: Path | None
    settings: ExtractSettings
    future: "ProcessFuture[Result] | None" = None
    started: float = 0.0
    was_lost: bool = False
    result: Result | None = None

    def give_to(self, pool: WorkerPool) -> None:
        """Have the private copy read, if there is one."""
        self.started = time.monotonic()
        if self.snapshot is not None:
            arguments = (str(self.snapshot), self.job.document_sha256, self.settings)
            self.future = pool.schedule(_read_in_worker, arguments, self.settings.wall_seconds)

    def give_again_to(self, pool: WorkerPool) -> None:
        """Have it read again by a pool that was started anew, unless it was read before."""
        is_read = self.future is not None and self.future.done() and not self.future.exception()
        if self.result is None and not is_read:
            self.give_to(pool)

    def settle(self, pool: WorkerPool, on_done: Callable[[Result], None]) -> None:
        """Take over the result, if the job has just ended; what chance ended is given again."""
        if self.result is not None or (self.future is not None and not self.future.done()):
            return
        if self.future is not None and not self.was_lost and _is_lost(self.future):
            self.was_lost = True
            self.give_to(pool)
            return
        if self.future is None:
            self.result = Result(self.job.document_sha256, None, "changed_while_reading", None, 0)
        else:
            self.result = _outcome(self.future, self.job, time.monotonic() - self.started)
            if self.snapshot is not None and self.result.reason_code in FAILED_HERE:
                self._blame_the_packing(self.snapshot)
        if self.snapshot is not None:
            self.snapshot.unlink(missing_ok=True)
        on_done(self.result)

    def _blame_the_packing(self, snapshot: Path) -> None:
        """Name the file as the reason where it unpacks to more than any machine holds."""
        assert self.result is not None
        if unpacks_too_far(snapshot):
            failed = self.result
            self.result = given_up(self.job, "too_large_unpacked", "", failed.read_seconds)


def _look_after(pool: WorkerPool, waiting: Iterable[_Running]) -> None:
    """Give what is not read yet again where the pool had to be started anew."""
    if pool.look_after():
        for running in waiting:
            running.give_again_to(pool)


def _unfinished(waiting: deque[_Running]) -> int:
    return sum(running.result is None for running in waiting)


def _is_lost(future: "ProcessFuture[Result]") -> bool:
    error = future.exception()
    return isinstance(error, ProcessExpired) and was_lost(error)


def _outcome(future: "ProcessFuture[Result]", job: Job, seconds: float) -> Result:
    try:
        result = future.result()
    except ProcessExpired as error:
        if -error.exitcode == signal.SIGXCPU:
            return given_up(job, "time_limit", "CPU seconds used up", seconds)
        return given_up(job, "worker_died", f"exit status {error.exitcode}", seconds)
    except FutureTimeoutError:
        return given_up(job, "time_limit", "wall seconds used up", seconds)
    except ImportError as error:  # the worker could not even begin
        raise BrokenEnvironment(str(error)) from error
    except MemoryError:
        return given_up(job, "memory_limit", "while handing the reading over", seconds)
    return result


def _read_in_worker(path: str, sha256: str, settings: ExtractSettings) -> Result:
    from extract.document import read_document  # never imported in the loading process
    from extract.limits import limit_this_process  # likewise

    limit_this_process(settings)
    with uncollected():
        reading = read_document(Path(path), settings)
        tables = to_tables(sha256, reading)
        told = reading.reason_code, reading.page_count, reading.read_seconds
        del reading
    return Result(sha256, tables, *told)
