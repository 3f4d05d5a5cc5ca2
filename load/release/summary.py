"""A build file in, the counts and lists that the screen shows out."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

_FILES = "select status, count(*) from marts.files group by status order by status"
_REASONS = """
    select status, reason_code, coalesce(reason, reason_code), coalesce(remedy, ''), count(*)
    from marts.files
    where status <> 'loaded' and reason_code is not null
    group by status, reason_code, reason, remedy
    order by count(*) desc, status, reason_code, reason
"""
_UNMAPPED = """
    select coalesce(reason_zh, reason_code), count(*)
    from audit.unmapped_cells left join seeds.reasons using (reason_code)
    where document_sha256 in (select document_sha256 from marts.documents)
    group by all order by count(*) desc, 1
"""
_OUTCOMES = "select outcome, count(*) from audit.rule_results group by outcome order by outcome"
_FINDINGS = """
    select severity, count(*)
    from counted_findings
    left join seeds.vocabulary as severities
        on severities.list_name = 'severity' and counted_findings.severity = severities.code
    group by severity, severities.position order by severities.position
"""
_CHANGES = """
    select state, count(*) from audit.finding_history
    where is_change and status = 'open' and exists (select run_id from audit.load_before)
    group by state order by state
"""
_MISSING = """
    select department_name, document_kind, fiscal_year from audit.expected_disclosures
    where not is_published order by fiscal_year, document_kind, department_name
"""


_OPEN_FINDINGS = """
    select findings.severity, findings.rule_id, source_page, findings.message, next_zh
    from audit.violations as findings
    inner join audit.rules using (rule_id)
    left join seeds.vocabulary as severities
        on severities.list_name = 'severity' and findings.severity = severities.code
    where status = 'open'
    order by severities.position, source_page nulls last, rule_id, finding_id
"""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why so many files are not loaded."""

    status: str
    reason_code: str
    reason: str
    remedy: str
    files: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a warehouse holds, as counted in it.

    Attributes:
        files: Files by state of the contract.
        reasons: Why files are duplicate, quarantined or ignored.
        statements: Statements recognised, each once a document.
        amounts: Figures loaded.
        unmapped: Figures printed and not loaded, by reason.
        outcomes: Answers of the rules.
        findings: Open findings by severity.
        changes: Findings `new` and `resolved` since the load before.
        missing: Department, kind and year of what the register expects and nobody published.
    """

    files: dict[str, int]
    reasons: tuple[Reason, ...]
    statements: int
    amounts: int
    unmapped: dict[str, int]
    outcomes: dict[str, int]
    findings: dict[str, int]
    changes: dict[str, int] = field(default_factory=dict)
    missing: list[list[Any]] = field(default_factory=list)

    def to_record(self) -> dict[str, Any]:
        """Put it as plain values, for JSON."""
        return asdict(self)

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> "Summary":
        """Take it back from JSON."""
        reasons = tuple(Reason(**reason) for reason in record["reasons"])
        return cls(**{**record, "reasons": reasons})


@dataclass(frozen=True, slots=True)
class FileState:
    """One file, and what became of it."""

    file_path: str
    status: str
    reason: str | None
    remedy: str | None
    reason_code: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One open finding."""

    severity: str
    rule_id: str
    page: int | None
    message: str
    next_zh: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one report; `page` is the file that shows it at leisure."""

    page: Path
    summary: Summary
    findings: tuple[Finding, ...]

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing graver than a hint was found."""
        return not {finding.severity for finding in self.findings} - {"info"}


def read_summary(warehouse: Path) -> Summary:
    """Count what the warehouse holds, by the definitions of `expectations/counts.sql`."""
    from expectations.counts import make_counts, read_totals

    with _open(warehouse) as connection:
        make_counts(connection)
        totals = read_totals(connection)

        def rows(sql: str) -> list[tuple[Any, ...]]:
            return list(connection.execute(sql).fetchall())

        return Summary(
            files=dict(rows(_FILES)),
            reasons=tuple(Reason(*row) for row in rows(_REASONS)),
            statements=totals.statements,
            amounts=totals.figures,
            unmapped=dict(rows(_UNMAPPED)),
            outcomes=dict(rows(_OUTCOMES)),
            findings=dict(rows(_FINDINGS)),
            changes=dict(rows(_CHANGES)),
            missing=[list(row) for row in rows(_MISSING)],
        )


def read_files(warehouse: Path) -> list[FileState]:
    """List every file with its state, quarantined ones first."""
    with _open(warehouse) as connection:
        rows = connection.execute("""
            select file_path, status, reason, remedy, reason_code
            from marts.files
            order by
                array_position(['quarantined', 'duplicate', 'ignored', 'loaded'], status),
                file_path
        """).fetchall()
    return [FileState(*row) for row in rows]


def read_findings(warehouse: Path) -> tuple[Finding, ...]:
    """List the open findings, gravest first."""
    with _open(warehouse) as connection:
        return tuple(Finding(*row) for row in connection.execute(_OPEN_FINDINGS).fetchall())


def _open(warehouse: Path) -> Any:
    import duckdb

    return duckdb.connect(str(warehouse), read_only=True)
