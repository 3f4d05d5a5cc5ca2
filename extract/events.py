"""What a running extraction tells whoever watches: typed events, for a progress line."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FolderFound:
    """The folder was looked through; `pending` documents have to be read."""

    files: int
    pending: int


@dataclass(frozen=True, slots=True)
class DocumentDone:
    """One document came back, read or not. `done` of `total` are through."""

    done: int
    total: int
    document_sha256: str
    status: str
    reason_code: str | None
    page_count: int | None
    read_seconds: float


@dataclass(frozen=True, slots=True)
class BatchWritten:
    """A batch of documents is safely in the raw layer; a killed load resumes after it."""

    extraction_id: str
    documents: int


ProgressEvent = FolderFound | DocumentDone | BatchWritten
ProgressCallback = Callable[[ProgressEvent], None]
