"""The whole flow: a folder of PDFs in, the raw layer brought up to date.

List the folder, open the raw layer, read what is new in worker processes, write it batch by batch,
and list which extraction of each document is current. Where nothing is new, no worker starts.
"""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import ChangedFile
from extract.events import (
    BatchWritten,
    DocumentDone,
    FolderFound,
    ProgressCallback,
)
from extract.inbox import TRIED_AGAIN, FoundFile, look_through, mark_changed, take_snapshot
from extract.scan.recogniser import engine_name
from extract.seen import SEEN, read_seen
from extract.settings import ExtractSettings
from extract.store.manifest import Manifest
from extract.store.raw import FAILED_HERE, close_layer, open_layer, snapshot_folder, write_batch
from extract.store.versions import is_current, version_of
from extract.workers.here import read_all
from extract.workers.jobs import Job, Result

if TYPE_CHECKING:
    from extract.store.tables import DocumentTables

    Reader = Callable[..., Iterator[Result]]


@dataclass(frozen=True, slots=True)
class ExtractSummary:
    """What one run found and did.

    Attributes:
        files: Files below the folder, by status.
        documents: Documents now in the folder.
        read: Documents read by this run.
        pages: Pages read by this run.
        refused: Documents that this run could not read, by reason code.
        cpu_seconds: CPU seconds the workers spent on documents.
        is_settled: Whether another run would read nothing and find the same, as long as no file is
            touched: none has to be tried again.
    """

    files: dict[str, int]
    documents: int
    read: int
    pages: int
    refused: dict[str, int] = field(default_factory=dict)
    cpu_seconds: float = 0.0
    is_settled: bool = False


def extract_folder(  # noqa: PLR0913  # two folders, and how they are read
    inbox: Path,
    raw: Path,
    *,
    workers: int | None = None,
    progress: ProgressCallback | None = None,
    settings: ExtractSettings | None = None,
    executor: str | None = None,
) -> ExtractSummary:
    """Bring the raw layer up to date with a folder of PDFs.

    Args:
        inbox: Searched at any depth.
        raw: Folder of the raw layer; one load at a time.
        workers: Processes; as many as this one may use CPUs, unless given.
        progress: Called with each event, from this thread.
        settings: Limits and batch sizes.
        executor: Address of a Dask scheduler (`dask://host:8786`) whose workers read; this machine
            reads unless given.

    Raises:
        MissingFolder: There is no such folder.
        UnreachableCluster: The cluster does not answer, or has no worker left.
    """
    settings = settings or ExtractSettings()
    report = progress or (lambda _: None)
    seen = read_seen(raw / SEEN)
    files = look_through(inbox, settings.max_bytes, seen)
    manifest = open_layer(raw, seen)
    seen.keep(raw / SEEN)
    pending = _pending(files, manifest, settings)
    report(FolderFound(len(files), len(pending)))
    run = _Run(raw, manifest, settings, report, len(pending))
    if pending:
        run.read(pending, _reader(settings, len(pending), workers, executor))
    changed = run.changed
    files = [mark_changed(f) if f.document_sha256 in changed else f for f in files]
    close_layer(raw, manifest, files)
    return ExtractSummary(
        files=dict(Counter(file.status for file in files)),
        documents=sum(file.status == "found" for file in files),
        read=run.done - len(changed),
        pages=run.pages,
        refused=dict(run.refused),
        cpu_seconds=run.cpu_seconds,
        is_settled=not _pending(files, manifest, settings)
        and not any(file.reason_code in TRIED_AGAIN for file in files),
    )


def _reader(
    settings: ExtractSettings, documents: int, workers: int | None, executor: str | None
) -> "Reader":
    """Choose what reads: processes of this machine, or a cluster."""
    if executor is not None:
        from extract.workers.cluster import read_on_cluster  # not paid for by loads of one machine

        return partial(read_on_cluster, settings=settings, address=executor)
    count = min(workers or len(os.sched_getaffinity(0)), documents)
    return partial(read_all, settings=settings, workers=count)


def _engine(settings: ExtractSettings) -> str | None:
    return engine_name() if settings.reads_scans else None


def _pending(
    files: list[FoundFile], manifest: Manifest, settings: ExtractSettings
) -> list[FoundFile]:
    """Take the documents without a current extraction, largest first."""
    engine, pending = _engine(settings), []
    for file in files:
        known = manifest.documents.get(file.document_sha256 or "")
        is_new = (
            known is None
            or not is_current(known.tried_by, engine)
            or 0 < known.failures_here < settings.attempts
        )
        if file.status == "found" and is_new:
            pending.append(file)
    return sorted(pending, key=lambda file: (-file.byte_size, file.document_sha256))


class _Run:
    """The counts of one run, and the batch that is being filled."""

    def __init__(
        self,
        raw: Path,
        manifest: Manifest,
        settings: ExtractSettings,
        report: ProgressCallback,
        total: int,
    ) -> None:
        self.raw, self.manifest, self.settings, self.report = raw, manifest, settings, report
        self.total, self.done, self.pages, self.cpu_seconds = total, 0, 0, 0.0
        self.refused: Counter[str] = Counter()
        self.changed: set[str] = set()
        self._batch: list[tuple[str, DocumentTables]] = []
        self._batch_bytes = 0
        self._batch_began = 0.0

    def read(self, pending: list[FoundFile], reader: "Reader") -> None:
        """Read documents, and write them batch by batch."""
        self._batch_began = time.monotonic()
        for result in reader(self._jobs(pending), on_done=self._on_done):
            if result.tables is None:
                self.changed.add(result.document_sha256)
                continue
            if result.reason_code in FAILED_HERE and self._keeps(result.document_sha256):
                continue
            self._batch.append((result.document_sha256, result.tables))
            self._batch_bytes += sum(len(stream) for stream in result.tables.values())
            if (
                len(self._batch) >= self.settings.batch_documents
                or self._batch_bytes >= self.settings.batch_bytes
                or time.monotonic() - self._batch_began >= self.settings.batch_seconds
            ):
                self._write()
        self._write()

    def _keeps(self, sha256: str) -> bool:
        """Keep the reading of an older version of the extractor, until this one can read it."""
        if not self.manifest.is_readable(sha256):
            return False
        self.manifest.note_failure(sha256, version_of(_engine(self.settings)))
        return True

    def _jobs(self, pending: list[FoundFile]) -> Iterator[Job]:
        folder = snapshot_folder(self.raw)
        for file in pending:
            assert file.document_sha256 is not None
            yield Job(file.document_sha256, file.byte_size, partial(_snapshot, file, folder))

    def _on_done(self, result: Result) -> None:
        self.done += 1
        self.pages += 0 if result.reason_code else result.page_count or 0
        self.cpu_seconds += result.read_seconds
        if result.reason_code and result.tables is not None:
            self.refused[result.reason_code] += 1
        self.report(
            DocumentDone(
                done=self.done,
                total=self.total,
                document_sha256=result.document_sha256,
                status="unreadable" if result.reason_code else "read",
                reason_code=result.reason_code,
                page_count=result.page_count,
                read_seconds=result.read_seconds,
            )
        )

    def _write(self) -> None:
        if self._batch:
            extraction_id = write_batch(self.raw, self.manifest, self._batch)
            self.report(BatchWritten(extraction_id, len(self._batch)))
        self._batch, self._batch_bytes, self._batch_began = [], 0, time.monotonic()


def _snapshot(file: FoundFile, folder: Path) -> Path | None:
    try:
        return take_snapshot(file, folder)
    except ChangedFile:
        return None
