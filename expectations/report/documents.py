"""A loaded document, with everything its page says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from expectations.report.pictured import Charts

if TYPE_CHECKING:
    from expectations.report.figures import Statement
    from expectations.report.findings import Box, Finding


@dataclass(frozen=True)
class StatementRow:
    """One statement of a document, and how far it was read."""

    code: str
    name: str
    is_recognised: bool
    amounts: int
    unmapped: int


@dataclass(frozen=True)
class ResultRow:
    """One rule's answer for a document."""

    rule_id: str
    title_zh: str
    outcome: str
    reason: str


@dataclass(frozen=True)
class UnmappedRow:
    """One printed amount that could not be placed in a statement."""

    page: int
    statement_name: str
    header_path: str
    text: str
    reason_zh: str


@dataclass(frozen=True)
class Version:
    """Another version of the same report."""

    key: str
    is_current: bool


@dataclass(frozen=True)
class Document:
    """One loaded document.

    Attributes:
        key: First twelve digits of the hash; names its page.
        address_key: The same for all versions of the report.
        part: `narrative_only` where it prints no statements.
        is_stale: Its file cannot be read any more; this is its last good version.
        rotations: Page → degrees it must be turned clockwise to read upright.
        unmapped_count: All unmapped amounts; `unmapped` holds only the first of them.
        doubted_pages: Pages of which not everything could be read.
        checked: Share of its figures, of tables and text, that some check has looked at; None where
            that is not known.
        hidden: Page → boxes of people's numbers, which no picture may show.
    """

    sha256: str
    key: str
    address_key: str
    department_name: str
    place_name: str
    kind_name: str
    fiscal_year: int | None
    page_count: int | None
    part: str
    is_stale: bool
    is_current: bool
    figure_count: int = 0
    unmapped_count: int = 0
    file_paths: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    statement_rows: tuple[StatementRow, ...] = ()
    statements: tuple[Statement, ...] = ()
    results: tuple[ResultRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    unmapped: tuple[UnmappedRow, ...] = ()
    doubted_pages: tuple[int, ...] = ()
    charts: Charts = field(default_factory=Charts)
    checked: float | None = None
    rotations: dict[int, int] = field(default_factory=dict)
    hidden: dict[int, tuple[Box, ...]] = field(default_factory=dict)

    @property
    def unmapped_rows(self) -> tuple[UnmappedRow, ...]:
        """Give the unmapped amounts, those alike of one column together in a row."""
        rows: dict[tuple[int, str, str, str], list[str]] = {}
        for one in self.unmapped:
            key = (one.page, one.statement_name, one.header_path, one.reason_zh)
            rows.setdefault(key, []).append(one.text)
        return tuple(
            UnmappedRow(page, name, path, "、".join(texts), reason)
            for (page, name, path, reason), texts in rows.items()
        )

    @property
    def unmapped_share(self) -> float:
        """Give the share of what it prints in tables that found no place, from 0 to 1."""
        printed = self.figure_count + self.unmapped_count
        return self.unmapped_count / printed if printed else 0.0
