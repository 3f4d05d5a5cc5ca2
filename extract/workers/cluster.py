"""Documents read by the workers of a Dask cluster, each as on this machine.

In: snapshots to read. Out: their tables, in the order of the jobs. A document travels as its bytes,
so that no worker needs the folder; on the worker it is read in a process of its own, under the same
limits. Lost workers and what they had begun are Dask's business.
"""

import tempfile
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import BrokenEnvironment, UnreachableCluster
from extract.scan.recogniser import engine_name
from extract.settings import ExtractSettings
from extract.store.versions import version_of
from extract.workers.here import read_all
from extract.workers.jobs import Job, Result, given_up

if TYPE_CHECKING:
    from distributed import Client, Future

_LOOK_SECONDS = 2.0
"""Seconds between two looks at whether any worker is left, at most."""

_BYTES_UNDERWAY = 512 * 1024 * 1024
"""Bytes of documents that are with the cluster at once; one document may always be."""

_AHEAD = 3
"""Documents given to the cluster for each that it can read at once, so that none waits."""


def read_on_cluster(
    jobs: Iterator[Job],
    settings: ExtractSettings,
    address: str,
    on_done: Callable[[Result], None],
) -> Iterator[Result]:
    """Read documents on a cluster; yield results in the order of the jobs.

    Args:
        jobs: Taken only as fast as they can be read.
        settings: Limits for each document; `cluster_seconds` for the cluster.
        address: Of the scheduler, such as `dask://host:8786`.
        on_done: Called as soon as a document is read, in whatever order.

    Raises:
        UnreachableCluster: No scheduler answers, or no worker is left.
        BrokenEnvironment: A worker cannot read, or is of another version than this process.
    """
    waiting: deque[_Given] = deque()
    with connected(address, settings.cluster_seconds) as client:
        cluster = _Cluster(client, settings)
        is_more = True
        while is_more or waiting:
            while is_more and cluster.has_room_beside(waiting):
                job = next(jobs, None)
                is_more = job is not None
                if job is not None:
                    waiting.append(cluster.give(job))
            for given in waiting:
                given.settle(on_done)
            while waiting and waiting[0].result is not None:
                done = waiting.popleft().result
                assert done is not None
                yield done
            cluster.wait_for(waiting)


@dataclass(slots=True)
class _Given:
    """A job given to the cluster, and its result once there is one."""

    job: Job
    future: "Future | None"
    began: float
    result: Result | None = None

    def settle(self, on_done: Callable[[Result], None]) -> None:
        """Take over the result, if the job has just ended."""
        if self.result is not None or (self.future is not None and not self.future.done()):
            return
        if self.future is None:
            self.result = Result(self.job.document_sha256, None, "changed_while_reading", None, 0)
        else:
            self.result = _outcome(self.future, self.job, time.monotonic() - self.began)
            self.future = None  # Dask forgets what nobody holds
        on_done(self.result)


class _Cluster:
    """The workers, as far as this run uses them."""

    def __init__(self, client: "Client", settings: ExtractSettings) -> None:
        self._client, self._settings = client, settings
        self._version = _version_here(settings)
        self._watch = Watch(client, settings.cluster_seconds)

    def has_room_beside(self, waiting: "deque[_Given]") -> bool:
        """Say whether the cluster takes one more document."""
        unread = [given.job.byte_size for given in waiting if given.result is None]
        at_once = max(1, sum(self._client.nthreads().values()))
        return not unread or (len(unread) < _AHEAD * at_once and sum(unread) < _BYTES_UNDERWAY)

    def give(self, job: Job) -> _Given:
        """Send a document, if there is a private copy of it."""
        copy = job.take_snapshot()
        if copy is None:
            return _Given(job, None, time.monotonic())
        content = copy.read_bytes()
        copy.unlink()
        with warnings.catch_warnings():
            # kept by the scheduler, a document is sent again when its worker is lost
            warnings.filterwarnings("ignore", message="Sending large graph")
            future = self._client.submit(
                _read_here,
                content,
                job.document_sha256,
                self._settings,
                self._version,
                pure=False,
            )
        return _Given(job, future, time.monotonic())

    def wait_for(self, waiting: "deque[_Given]") -> None:
        """Wait until a document is read, or for a moment.

        Raises:
            UnreachableCluster: For longer than it may, no worker was there.
        """
        self._watch.wait_for([given.future for given in waiting if given.future is not None])


class Watch:
    """Waits for what a cluster does, as long as it has workers.

    Args:
        client: Connected to the scheduler.
        seconds: For so long it may be without any worker.
    """

    def __init__(self, client: "Client", seconds: float) -> None:
        self._client, self._seconds = client, seconds
        self._alone_since: float | None = None

    def wait_for(self, futures: "Sequence[Future]") -> None:
        """Wait until one of them is done, or for a moment.

        Raises:
            UnreachableCluster: For longer than it may, no worker was there.
        """
        from distributed import wait

        if not futures:
            return
        try:
            wait(futures, timeout=_LOOK_SECONDS, return_when="FIRST_COMPLETED")
        except TimeoutError:
            self._look_for_workers()
        else:
            self._alone_since = None

    def _look_for_workers(self) -> None:
        if self._client.status == "running" and self._client.nthreads():
            self._alone_since = None
        elif self._alone_since is None:
            self._alone_since = time.monotonic()
        elif time.monotonic() - self._alone_since > self._seconds:
            raise UnreachableCluster("no worker is left")


@contextmanager
def connected(address: str, seconds: float) -> Iterator["Client"]:
    """Connect to a scheduler that has a worker; what is not done yet is given up at the end.

    Raises:
        UnreachableCluster: No scheduler answers, or it has no worker.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise UnreachableCluster("the package distributed is not installed") from error
    at = address.replace("dask://", "tcp://", 1)
    try:
        client = Client(at, timeout=seconds)
    except (OSError, TimeoutError, ValueError) as error:
        raise UnreachableCluster(f"no scheduler answers at {address}") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=seconds)
        except TimeoutError as error:
            raise UnreachableCluster(f"no worker is connected to {address}") from error
        yield client


def _outcome(future: "Future", job: Job, seconds: float) -> Result:
    from distributed import CancelledError, KilledWorker

    try:
        result: Result = future.result()
    except CancelledError as error:
        raise UnreachableCluster("the scheduler was lost") from error
    except KilledWorker as error:
        return given_up(job, "worker_died", f"several workers of the cluster: {error}", seconds)
    except MemoryError:
        return given_up(job, "memory_limit", "while handing the reading over", seconds)
    return result


def _version_here(settings: ExtractSettings) -> str:
    return version_of(engine_name() if settings.reads_scans else None)


def _read_here(content: bytes, sha256: str, settings: ExtractSettings, version: str) -> Result:
    """Read a document on the worker, in a process of its own.

    Raises:
        BrokenEnvironment: This worker would read otherwise than the load expects.
    """
    from distributed import get_worker

    if (own := _version_here(settings)) != version:
        raise BrokenEnvironment(f"{get_worker().address} reads by version {own}, not {version}")
    with tempfile.TemporaryDirectory(prefix="document-") as folder:
        copy = Path(folder, "document.pdf")
        copy.write_bytes(content)
        job = Job(sha256, len(content), partial(Path, copy))
        [result] = read_all(iter([job]), settings, workers=1, on_done=lambda _: None)
    return result
