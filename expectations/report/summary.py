"""A judged build file in, the figures of the summary and rules pages out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    import duckdb

FINDINGS_SHOWN = 20


@dataclass(frozen=True)
class FileProblem:
    """One file that was found and is not in the warehouse: `quarantined` or `ignored`."""

    status: str
    file_path: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class PlaceRow:
    """One place: how much was read, and whether it holds."""

    place_name: str
    documents: int
    statements: int
    mapped: int
    unmapped: int
    holds: int
    rounding: int
    fails: int
    cannot_tell: int
    findings: int


@dataclass(frozen=True)
class DocumentRow:
    """One loaded document in the list."""

    key: str
    place_name: str
    department_name: str
    fiscal_year: int | None
    document_kind: str | None
    statements: int
    figures: int
    unmapped: int
    open_findings: int
    explained_findings: int
    cannot_tell: int


@dataclass(frozen=True)
class RuleRow:
    """One rule with its outcomes."""

    rule_id: str
    title_zh: str
    title_en: str
    severity: str
    applies_to: list[str]
    statement_names: list[str]
    condition_zh: str
    tolerance: str
    basis: str
    next_zh: str
    version: int
    violation: int
    cannot_tell: int
    passes: int
    not_applicable: int


@dataclass(frozen=True)
class FindingRow:
    """One finding in the list."""

    finding_id: str
    rule_id: str
    severity: str
    document_key: str
    department_name: str
    fiscal_year: int | None
    message: str
    explains_count: int


@dataclass(frozen=True)
class Summary:
    """Everything the summary and rules pages say.

    Attributes:
        files: number of files by status.
        unmapped: (reason in Chinese, number of cells), most frequent first.
        findings: (severity, open, explained by another), gravest first.
        broken_by: rule → (document key, department and year) of those who break it.
    """

    files: Mapping[str, int]
    problems: list[FileProblem]
    statements: int
    figures: int
    unmapped: list[tuple[str, int]]
    outcomes: Mapping[str, int]
    findings: list[tuple[str, int, int]]
    top_findings: list[FindingRow]
    places: list[PlaceRow]
    documents: list[DocumentRow]
    rules: list[RuleRow]
    broken_by: Mapping[str, list[tuple[str, str]]]

    @property
    def open_findings(self) -> int:
        """Count what a department has to look at."""
        return sum(count for _, count, _ in self.findings)

    @property
    def explained_findings(self) -> int:
        """Count what follows from another finding."""
        return sum(count for _, _, count in self.findings)

    @property
    def unmapped_count(self) -> int:
        """Count amounts that could not be placed."""
        return sum(count for _, count in self.unmapped)


def read_summary(connection: duckdb.DuckDBPyConnection) -> Summary:
    """Read the summary; the views of `report.sql` and `summary.sql` must be there."""
    broken_by: dict[str, list[tuple[str, str]]] = {}
    for rule_id, key, name in _rows(connection, "summary_broken_by"):
        broken_by.setdefault(rule_id, []).append((key, name))
    top_findings = _rows(connection, "summary_top_findings")[:FINDINGS_SHOWN]
    return Summary(
        files=dict(_rows(connection, "summary_files")),
        problems=[FileProblem(*row) for row in _rows(connection, "summary_problems")],
        statements=connection.execute(STATEMENTS).fetchall()[0][0],
        figures=connection.execute(FIGURES).fetchall()[0][0],
        unmapped=_rows(connection, "summary_unmapped"),
        outcomes=dict(_rows(connection, "summary_outcomes")),
        findings=_rows(connection, "summary_findings"),
        top_findings=[FindingRow(*row) for row in top_findings],
        places=[PlaceRow(*row) for row in _rows(connection, "summary_places")],
        documents=[DocumentRow(*row) for row in _rows(connection, "summary_documents")],
        rules=[RuleRow(*row) for row in _rows(connection, "summary_rules")],
        broken_by=broken_by,
    )


def _rows(connection: duckdb.DuckDBPyConnection, view: str) -> list[tuple[Any, ...]]:
    return connection.table(view).fetchall()


STATEMENTS = "select count(*) from input_coverage where is_recognised"

FIGURES = "select count(*) from marts.statement_amounts"
