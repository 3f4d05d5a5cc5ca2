"""Batches of documents worked on by the workers of a Dask cluster, each as on this machine.

A batch travels as the files that it is made from, and comes back as the files that are kept. The
worker needs this checkout and nothing else. Lost workers and what they had begun are Dask's
business; a batch that fails is told as if it had failed here, and is then halved here.
"""

import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from load.errors import BuildError, LoadError
from load.partitions.store import LARGEST
from load.release.digest import code_digest
from load.run import Run, start_run
from load.settings import Places
from load.terminal.screen import Advance, Screen

if TYPE_CHECKING:
    from distributed import Client, Future

Files = Mapping[str, bytes]
"""What travels: files by their path below a folder."""
Built = tuple[tuple[str, ...], Callable[[Path], None]]
"""Documents of one batch, and what writes their rows into a folder."""
Batches = Iterator[tuple[tuple[str, ...], Files]]
"""Documents of each batch, and what it is made from."""
Work = Callable[[Run, Path, int, Path], None]
"""Makes a batch on a worker: a run there, the folder of what has come, how many documents it is of,
and the folder to write into."""

SMALLEST = 50
"""Fewer documents a batch are not worth the 25 s that each batch takes."""
_UNDERWAY = 2
"""Batches given to the cluster for each that it can work on at once, so that none waits."""


@dataclass(frozen=True, slots=True)
class Failure:
    """How a batch failed, as `BuildError` says it; an error of the environment has no step."""

    said: str
    step: str = ""
    cause: str = ""
    nodes: tuple[str, ...] = ()
    is_shortage: bool = False

    def error(self, documents: tuple[str, ...]) -> LoadError:
        """Tell it as it would have been told here."""
        if not self.step:
            return LoadError(self.said)
        error = BuildError(
            self.said, self.step, self.cause, nodes=self.nodes, is_shortage=self.is_shortage
        )
        error.documents = documents
        return error


class Workers:
    """The workers of a cluster, as far as a run uses them."""

    def __init__(self, run: Run, client: "Client", seconds: float) -> None:
        from extract.workers.cluster import Watch

        self._run, self._client = run, client
        self._watch = Watch(client, seconds)
        self._threads = max(1, int(sum(client.nthreads().values())))

    def batch_size(self, count: int) -> int:
        """Say how many of so many documents make a batch, so that each worker has one."""
        return min(LARGEST, max(SMALLEST, -(-count // self._threads)))

    def do(self, work: Work, batches: Batches, count: int, advance: Advance) -> Iterator[Built]:
        """Have batches worked on; yield each as it comes back.

        Args:
            work: A function of a module, so that the workers find it.
            batches: Taken only as fast as they can be worked on.
            count: How many documents they are of.
            advance: Called with how many of them are done.

        Raises:
            BuildError: A batch failed; its `documents` are those of the batch.
            LoadError: A worker has another version of the code.
            UnreachableCluster: For longer than it may, no worker was there.
        """
        underway: dict[Future, tuple[str, ...]] = {}
        done = 0
        while True:
            for documents, files in islice(batches, _UNDERWAY * self._threads - len(underway)):
                underway[self._give(work, files, len(documents))] = documents
            if not underway:
                return
            self._watch.wait_for(list(underway))
            for future in [one for one in underway if one.done()]:
                documents = underway.pop(future)
                yield documents, partial(unpack, _made(future, documents))
                done += len(documents)
                advance(done, count, f"{count} 份文件")

    def _give(self, work: Work, files: Files, document_count: int) -> "Future":
        has_tests = self._run.build.has_tests
        with warnings.catch_warnings():
            # kept by the scheduler, a batch is sent again when its worker is lost
            warnings.filterwarnings("ignore", message="Sending large graph")
            return self._client.submit(
                _work_there,
                work,
                files,
                document_count,
                code_digest(),
                has_tests=has_tests,
                pure=False,
            )


@contextmanager
def workers_of(run: Run) -> Iterator[Workers]:
    """Connect to the cluster of a run.

    Raises:
        UnreachableCluster: No scheduler answers, or it has no worker.
    """
    from extract.settings import ExtractSettings
    from extract.workers.cluster import connected

    assert run.executor
    seconds = ExtractSettings().cluster_seconds
    with connected(run.executor, seconds) as client:
        yield Workers(run, client, seconds)


def pack(folder: Path) -> dict[str, bytes]:
    """Take a folder's files, those behind links too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(_below(folder))}


def unpack(files: Files, folder: Path) -> None:
    """Write files into a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


def _made(future: "Future", documents: tuple[str, ...]) -> Files:
    """Take what a worker has made of a batch."""
    from distributed import CancelledError, KilledWorker

    from extract.errors import UnreachableCluster

    try:
        made: Files | Failure = future.result()
    except CancelledError as error:
        raise UnreachableCluster("the scheduler was lost") from error
    except KilledWorker:
        cause = "集群里有几台机器的进程在处理这一批时被中止"
        made = Failure(f"{cause}，没有发布。", "build", cause, is_shortage=True)
    if isinstance(made, Failure):
        raise made.error(documents)
    return made


def _work_there(
    work: Work, files: Files, document_count: int, digest: str, *, has_tests: bool
) -> Files | Failure:
    """Work on a batch on the worker, in a folder of its own."""
    from distributed import get_worker

    if code_digest() != digest:
        return Failure(f"集群里 {get_worker().address} 的程序版本不同：请更新后重新运行。")
    with tempfile.TemporaryDirectory(prefix="batch-") as folder:
        come, out = Path(folder, "come"), Path(folder, "out")
        unpack(files, come)
        out.mkdir()
        run = start_run(Places(Path(folder, "data")), 1, Screen())
        run = replace(run, build=replace(run.build, has_tests=has_tests))
        try:
            work(run, come, document_count, out)
        except BuildError as error:
            return Failure(str(error), error.step, error.cause, error.nodes, error.is_shortage)
        except LoadError as error:
            return Failure(str(error))
        return pack(out)
