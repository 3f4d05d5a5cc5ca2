"""What the reading of a document comes to, before it is laid out as tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.page.steps import PageReading


class DamagedContent(Exception):  # noqa: N818  # named for what it says
    """The parser could not make sense of the file's bytes."""


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """A document as read: its pages, or the reason code why there are none."""

    byte_size: int
    page_count: int | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    reason_code: str | None = None
    reason_detail: str | None = None
    pages: list[PageReading] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    read_seconds: float = 0.0
    scans: str | None = None
    """What recognised its scanned pages, or that nothing did; None where it has none."""
    extras: tuple[str, ...] = ()
    """What it carries beside its pages."""
