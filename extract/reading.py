"""What the reading of a document comes to, before it is laid out as tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.pages import PageReading


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
