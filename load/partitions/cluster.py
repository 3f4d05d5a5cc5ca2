"""Batches of documents built by the workers of a Dask cluster, each as on this machine.

A batch travels as the files of the raw layer that it is built from, and comes back as the files
that are kept. The worker needs this checkout and nothing else. Lost workers and what they had begun
are Dask's business; a batch that fails is told as if it had failed here, and is then halved here.
"""

import tempfile
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from load.blame.set_aside import SetAside
from load.blame.view import write_view
from load.errors import BuildError, LoadError
from load.partitions.store import LARGEST
from load.release.digest import code_digest
from load.run import Run, start_run
from load.settings import Places
from load.terminal.screen import Advance, Screen

if TYPE_CHECKING:
    from distributed import Client, Future

    from load.partitions.documents import Built

SMALLEST = 50
"""Fewer documents a batch are not worth the 25 s that each batch takes."""
_UNDERWAY = 2
"""Batches given to the cluster for each that it can build at once, so that none waits."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """How a batch failed, as `BuildError` says it; an error of ours has no step."""

    said: str
    step: str = ""
    cause: str = ""
    nodes: tuple[str, ...] = ()
    is_shortage: bool = False

    def error(self, documents: tuple[str, ...]) -> LoadError:
        if not self.step:
            return LoadError(self.said)
        error = BuildError(
            self.said, self.step, self.cause, nodes=self.nodes, is_shortage=self.is_shortage
        )
        error.documents = documents
        return error


def build_on_cluster(
    run: Run, missing: list[str], aside: Mapping[str, SetAside], advance: Advance
) -> Iterator["Built"]:
    """Build documents on the cluster; yield batches as they come back.

    Args:
        run: The run, with the address of the scheduler.
        missing: The documents, in their order.
        aside: Those of them that are set aside.
        advance: Called with the number of documents built.

    Raises:
        BuildError: A batch failed; its `documents` are those of the batch.
        LoadError: A worker has another version of the code.
        UnreachableCluster: No scheduler answers, or no worker is left.
    """
    from extract.settings import ExtractSettings
    from extract.workers.cluster import Watch, connected
    from load.partitions.documents import batched

    assert run.executor
    seconds = ExtractSettings().cluster_seconds
    with connected(run.executor, seconds) as client:
        watch = Watch(client, seconds)
        threads = max(1, sum(client.nthreads().values()))
        size = min(LARGEST, max(SMALLEST, -(-len(missing) // threads)))
        waiting = batched(missing, size)
        underway: dict[Future, tuple[str, ...]] = {}
        done = 0
        while done < len(missing):
            for batch in islice(waiting, _UNDERWAY * threads - len(underway)):
                underway[_give(run, client, batch, aside)] = batch
            watch.wait_for(list(underway))
            for future in [one for one in underway if one.done()]:
                batch = underway.pop(future)
                yield batch, partial(_unpack, _files_of(future, batch))
                done += len(batch)
                advance(done, len(missing), "整理读出的内容")


def _files_of(future: "Future", batch: tuple[str, ...]) -> dict[str, bytes]:
    """Take what a worker has made of a batch."""
    from distributed import CancelledError, KilledWorker

    from extract.errors import UnreachableCluster

    try:
        made: dict[str, bytes] | _Failure = future.result()
    except CancelledError as error:
        raise UnreachableCluster("the scheduler was lost") from error
    except KilledWorker:
        cause = "集群里有几台机器的进程在生成这一批时被中止"
        made = _Failure(f"{cause}，没有发布。", "build", cause, is_shortage=True)
    if isinstance(made, _Failure):
        raise made.error(batch)
    return made


def _give(
    run: Run, client: "Client", batch: tuple[str, ...], aside: Mapping[str, SetAside]
) -> "Future":
    with tempfile.TemporaryDirectory(prefix="batch-") as folder:
        view = Path(folder, "raw")
        write_view(run.places, [aside[one] for one in batch if one in aside], only=batch, view=view)
        packed = _pack(view)
    with warnings.catch_warnings():
        # kept by the scheduler, a batch is sent again when its worker is lost
        warnings.filterwarnings("ignore", message="Sending large graph")
        return client.submit(
            _build_there,
            packed,
            len(batch),
            code_digest(),
            has_tests=run.build.has_tests,
            pure=False,
        )


def _build_there(
    packed: dict[str, bytes], document_count: int, digest: str, *, has_tests: bool
) -> "dict[str, bytes] | _Failure":
    """Build a batch on the worker, in a folder and a process of its own."""
    from distributed import get_worker

    from load.partitions.documents import build_batch, export

    if code_digest() != digest:
        return _Failure(f"集群里 {get_worker().address} 的程序版本不同：请更新后重新运行。")
    with tempfile.TemporaryDirectory(prefix="batch-") as folder:
        places = Places(Path(folder, "data"))
        _unpack(packed, places.raw_view)
        out = Path(folder, "out")
        out.mkdir()
        run = start_run(places, 1, Screen())
        run = replace(run, build=replace(run.build, has_tests=has_tests))
        try:
            with build_batch(run, document_count, lambda *_: None) as built:
                export(built, out)
        except BuildError as error:
            return _Failure(
                str(error), error.step, error.cause, tuple(error.nodes), error.is_shortage
            )
        except LoadError as error:
            return _Failure(str(error))
        return _pack(out)


def _pack(folder: Path) -> dict[str, bytes]:
    """Take a folder's files, those behind links too, by their path below it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(_below(folder))}


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            yield from _below(path)
        else:
            yield path


def _unpack(files: Mapping[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
