"""A judged build file in, what the overview and rules pages say out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from expectations.counts import Totals, read_totals

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
    figures: int
    unmapped: int
    findings: int
    critical: int
    holds: int
    rounding: int
    fails: int
    cannot_tell: int


@dataclass(frozen=True)
class Change:
    """One report that is `new`, `restated`, `gone` or `unreadable` since the load before."""

    change: str
    key: str | None
    place_name: str
    name: str
    fiscal_year: int | None
    document_kind: str | None
    reason: str


@dataclass(frozen=True)
class Turn:
    """One finding that is `new` or `resolved` since the load before."""

    state: str
    finding_id: str
    key: str | None
    severity: str
    department_name: str
    fiscal_year: int | None
    message: str
    because: str


@dataclass(frozen=True)
class RuleRow:
    """One rule with its outcomes."""

    rule_id: str
    family: str
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
class WaiverRow:
    """One line of the list of waivers that does nothing, and why."""

    line_no: int
    rule_id: str
    owner: str
    problem: str


@dataclass(frozen=True)
class Overview:
    """Everything the overview and rules pages say.

    Attributes:
        files: Number of files by status.
        findings: Severity → open findings, gravest first.
        unmapped: (reason in Chinese, number of cells), most frequent first.
        compared_with: When the load before ended; `changes` and `turns` are since then. '' where
            there was none.
        trend: Rule or place → open findings after each of the last loads that changed something.
        broken_by: Rule → (document key, department and year) of those who break it.
        lists: (file, line, why) of lines of other lists that do nothing.
        missing: Disclosures that the register expects and nobody published.
    """

    files: Mapping[str, int]
    problems: list[FileProblem]
    totals: Totals
    unmapped: list[tuple[str, int]]
    outcomes: Mapping[str, int]
    findings: Mapping[str, int]
    compared_with: str
    changes: list[Change]
    turns: list[Turn]
    trend: Mapping[str, list[int]]
    top_findings: list[FindingRow]
    places: list[PlaceRow]
    rules: list[RuleRow]
    broken_by: Mapping[str, list[tuple[str, str]]]
    waivers: list[WaiverRow]
    lists: list[tuple[str, int, str]]
    missing: int

    @property
    def still_open(self) -> int:
        """Count open findings that the load before knew already."""
        return self.totals.findings - sum(turn.state == "new" for turn in self.turns)


def read_overview(connection: duckdb.DuckDBPyConnection) -> Overview:
    """Read the overview; the views of `report.sql` and `overview.sql` must be there."""

    def rows(view: str, most: int | None = None) -> list[tuple[Any, ...]]:
        found = connection.table(view)
        return (found if most is None else found.limit(most)).fetchall()

    broken_by: dict[str, list[tuple[str, str]]] = {}
    for rule_id, key, name in rows("overview_broken_by"):
        broken_by.setdefault(rule_id, []).append((key, name))
    [(missing,)] = connection.execute(_MISSING).fetchall()
    return Overview(
        files=dict(rows("overview_files")),
        problems=[FileProblem(*row) for row in rows("overview_problems")],
        totals=read_totals(connection),
        unmapped=rows("overview_unmapped"),
        outcomes=dict(rows("overview_outcomes")),
        findings=dict(rows("overview_findings")),
        compared_with=connection.execute(_LOAD_BEFORE).fetchall()[0][0],
        changes=[Change(*row) for row in rows("overview_changes")],
        turns=[Turn(*row) for row in rows("overview_turns")],
        trend=_trend(rows("overview_trend")),
        top_findings=[FindingRow(*row) for row in rows("overview_top_findings", FINDINGS_SHOWN)],
        places=[PlaceRow(*row) for row in rows("overview_places")],
        rules=[RuleRow(*row) for row in rows("overview_rules")],
        broken_by=broken_by,
        waivers=[WaiverRow(*row) for row in connection.execute(_WAIVERS).fetchall()],
        lists=connection.execute(_LISTS).fetchall(),
        missing=missing,
    )


def _trend(rows: list[tuple[Any, ...]]) -> dict[str, list[int]]:
    """Count what was open after each load, by rule and by place; loads without any count 0."""
    number = {load: index for index, load in enumerate(sorted({load for load, *_ in rows}))}
    trend: dict[str, list[int]] = {}
    for load, name, count in rows:
        trend.setdefault(name, [0] * len(number))[number[load]] += count
    return trend


_LOAD_BEFORE = """
    select coalesce(max(strftime(finished_at, '%Y-%m-%d %H:%M')), '') from report_load_before
"""

_MISSING = "select count(*) from report_expected where not is_published"

_WAIVERS = """
    select line_no, rule_id, coalesce(owner, ''), problem from report_waivers
    where problem <> '' order by line_no
"""

_LISTS = "from report_list_problems order by all"
