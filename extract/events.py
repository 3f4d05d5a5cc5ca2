"""Events of a running extraction, for a progress line and a log."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FolderFound:
    """The folder was listed; `pending` documents have to be read."""

    files: int
    pending: int


@dataclass(frozen=True, slots=True)
class DocumentDone:
    """One document was read or refused; `done` of `total` are done."""

    done: int
    total: int
    document_sha256: str
    status: str
    reason_code: str | None
    page_count: int | None
    read_seconds: float


@dataclass(frozen=True, slots=True)
class BatchWritten:
    """A batch of documents is in the raw layer for good; a killed load resumes after it."""

    extraction_id: str
    documents: int


ProgressEvent = FolderFound | DocumentDone | BatchWritten
ProgressCallback = Callable[[ProgressEvent], None]
