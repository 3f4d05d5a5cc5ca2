"""The reading of a page and of a document, before it is laid out as tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the loading process handles these values and must not import Camelot
    from extract.grids.booking import Booking
    from extract.grids.grid import Grid
    from extract.trust.account import Account


UNSEEN = "unseen"
"""What `extract.trust.lines` calls the doubt about a figure of which the picture shows nothing."""


@dataclass(frozen=True, slots=True)
class PageReading:
    """Everything the raw layer keeps of a page.

    Attributes:
        page: Its number, from 1.
        size: Width and height of the upright page, in points.
        rotation: Degrees between the upright page and the page in the file.
        text_source: `text`, `ocr` or `none`.
        engine_step: The step of the ladder that found its grids.
        image_share: Share of the page that images cover.
        is_scanned: Whether its text is a picture.
        skew: Degrees by which a scan was straightened.
        failures: What could not be read, and why.
        doubts: Why text and picture of the page may not agree.
        line_doubts: The same for lines outside grids, by their place among the page's lines.
        cell_doubts: The same for cells, by their place among the page's cells.
        picture_sha256: Digest of what it looks like; None where nothing shows it, or it is a scan.
    """

    page: int
    size: tuple[float, float]
    rotation: int
    text_source: str
    engine_step: str | None
    looks_tabular: bool
    grids: list[Grid]
    booking: Booking
    account: Account
    image_share: float
    is_scanned: bool = False
    skew: float = 0.0
    failures: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    line_doubts: dict[int, str] = field(default_factory=dict)
    cell_doubts: dict[int, str] = field(default_factory=dict)
    picture_sha256: str | None = None

    @property
    def is_trusted(self) -> bool:
        """Say whether the account proves the reading; recognised text (OCR) is never proved."""
        is_read = self.text_source != "ocr" and not self.failures and not self.doubts
        return is_read and self.account.closes and self.account.readers_agree

    @property
    def has_readable_lines(self) -> bool:
        """Say whether no line outside grids is in doubt but for having no ink."""
        return set(self.line_doubts.values()) <= {UNSEEN}


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """A document as read: its pages, or the reason code why there are none.

    Attributes:
        scans: What recognised its scanned pages, or `UNREAD`; None where it has none.
        extras: What it carries beside its pages.
        reason_detail: More on the reason; of a document that was read, what may be the report in
            place of its pages.
        mended: What of its file had to be mended; nothing of a sound one.
    """

    byte_size: int
    page_count: int | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    reason_code: str | None = None
    reason_detail: str | None = None
    pages: list[PageReading] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    read_seconds: float = 0.0
    scans: str | None = None
    extras: tuple[str, ...] = ()
    mended: str = ""
