"""What a worker is given, and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from extract.page.reading import DocumentReading
from extract.store.tables import to_tables


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


def given_up(job: Job, reason_code: str, detail: str, seconds: float) -> Result:
    """Tell what is kept of a document that no worker could read to its end."""
    reading = DocumentReading(
        job.byte_size, reason_code=reason_code, reason_detail=detail, read_seconds=seconds
    )
    tables = to_tables(job.document_sha256, reading)
    return Result(job.document_sha256, tables, reason_code, None, seconds)
