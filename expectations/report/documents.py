"""A judged build file in, one document after another out, with everything its page says."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    import duckdb

Box = tuple[float, float, float, float]

UNMAPPED_SHOWN = 200


@dataclass(frozen=True)
class StatementRow:
    """One statement of a document."""

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
class Place:
    """One printed figure that takes part in a finding."""

    role: str
    page: int | None
    box: Box | None
    text: str
    value: Decimal | None
    sign: int
    name: str


@dataclass(frozen=True)
class Finding:
    """One finding, with the places of its figures: the total first, then its parts."""

    places: tuple[Place, ...]
    finding_id: str
    rule_id: str
    severity: str
    status: str
    explained_by: str | None
    explains_count: int
    page: int | None
    message: str
    next_zh: str
    title_zh: str
    found_text: str
    expected_text: str
    difference_text: str
    allowed_text: str
    is_sum: bool


@dataclass(frozen=True)
class UnmappedRow:
    """One printed amount that could not be placed in a statement."""

    page: int
    statement_name: str
    header_path: str
    text: str
    reason_zh: str


@dataclass(frozen=True)
class Document:
    """One loaded document.

    Attributes:
        key: first twelve digits of the hash; names its page.
        is_stale: its file cannot be read any more; this is its last good version.
        rotations: page → degrees it must be turned clockwise to read upright.
        unmapped_count: all unmapped amounts; `unmapped` holds only the first of them.
        hidden: page → boxes of people's numbers, which no picture may show.
    """

    sha256: str
    key: str
    department_name: str
    place_name: str
    document_kind: str | None
    fiscal_year: int | None
    page_count: int | None
    is_stale: bool
    file_paths: tuple[str, ...]
    statements: tuple[StatementRow, ...]
    results: tuple[ResultRow, ...]
    findings: tuple[Finding, ...]
    unmapped: tuple[UnmappedRow, ...]
    unmapped_count: int
    rotations: dict[int, int]
    hidden: dict[int, tuple[Box, ...]]


def read_documents(connection: duckdb.DuckDBPyConnection) -> Iterator[Document]:
    """Give every loaded document; the views of `report.sql` must be there."""
    statements = _grouped(connection, STATEMENTS)
    results = _grouped(connection, RESULTS)
    findings = _grouped(connection, FINDINGS)
    places = _grouped(connection, PLACES)
    unmapped = _grouped(connection, UNMAPPED)
    rotations = _grouped(connection, _rotations_query(connection))
    hidden = _grouped(connection, HIDDEN)
    paths = _grouped(connection, PATHS)
    for row in connection.execute(DOCUMENTS).fetchall():
        sha256, key, department_name, place_name, kind, fiscal_year, page_count, is_stale = row
        yield Document(
            sha256=sha256,
            key=key,
            department_name=department_name,
            place_name=place_name,
            document_kind=kind,
            fiscal_year=fiscal_year,
            page_count=page_count,
            is_stale=is_stale,
            file_paths=tuple(path for (path,) in paths[sha256]),
            statements=tuple(StatementRow(*one) for one in statements[sha256]),
            results=tuple(ResultRow(*one) for one in results[sha256]),
            findings=tuple(_finding(one, places) for one in findings[sha256]),
            unmapped=tuple(UnmappedRow(*one) for one in unmapped[sha256][:UNMAPPED_SHOWN]),
            unmapped_count=len(unmapped[sha256]),
            rotations=dict(rotations[sha256]),
            hidden=_by_page(hidden[sha256]),
        )


def _by_page(rows: list[tuple[Any, ...]]) -> dict[int, tuple[Box, ...]]:
    pages: defaultdict[int, list[Box]] = defaultdict(list)
    for page, box in rows:
        pages[page].append(tuple(box))
    return {page: tuple(boxes) for page, boxes in pages.items()}


def _finding(row: tuple[Any, ...], places: dict[str, list[tuple[Any, ...]]]) -> Finding:
    finding_id = row[0]
    return Finding(tuple(_place(place) for place in places[finding_id]), *row)


def _place(row: tuple[Any, ...]) -> Place:
    role, page, box, *rest = row
    return Place(role, page, tuple(box) if box else None, *rest)


def _grouped(
    connection: duckdb.DuckDBPyConnection, query: str
) -> defaultdict[str, list[tuple[Any, ...]]]:
    """Group rows by their first column, in the query's order."""
    groups: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *row in connection.execute(query).fetchall():
        groups[key].append(tuple(row))
    return groups


def _rotations_query(connection: duckdb.DuckDBPyConnection) -> str:
    """Take the pages' rotations from the audit table, else from staging while it is there."""
    tables = connection.execute(
        """
        select schema_name || '.' || table_name from duckdb_columns()
        where column_name = 'rotation'
            and (schema_name, table_name) in (
                ('audit', 'page_accounts'), ('staging', 'stg_raw__pages')
            )
        order by all
        """
    ).fetchall()
    if not tables:
        return "select null, null, null where false"
    return (
        f"select document_sha256, page, rotation from {tables[0][0]}"  # noqa: S608 - our own names
        " where (document_sha256, page) in (select document_sha256, page from audit.finding_places)"
    )


DOCUMENTS = """
    select document_sha256, document_key, department_name, place_name, document_kind, fiscal_year,
        page_count, is_stale
    from report_documents order by document_sha256
"""

PATHS = """
    select coalesce(last_good_sha256, document_sha256), file_path from marts.files
    where document_sha256 is not null or last_good_sha256 is not null order by all
"""

STATEMENTS = """
    select coverage.document_sha256, coverage.statement_code || ' ' || coalesce(names.name_zh, ''),
        is_recognised, coalesce(amount_count, 0), coalesce(unmapped_count, 0)
    from input_coverage as coverage
    left join input_statement_names as names using (statement_code)
    order by coverage.document_sha256, coverage.statement_code
"""

RESULTS = """
    select results.document_sha256, results.rule_id, rules.title_zh, outcome, reason
    from audit.rule_results as results
    inner join audit.rules as rules using (rule_id)
    inner join report_documents as documents using (document_sha256)
    left join seeds.vocabulary as outcomes
        on outcomes.list_name = 'outcome' and results.outcome = outcomes.code
    where list_contains(rules.applies_to, documents.document_kind)
    order by outcomes.position, rule_id
"""

FINDINGS = """
    select document_sha256, finding_id, rule_id, severity, status, explained_by, explains_count,
        source_page, message, next_zh, title_zh, coalesce(found_text, ''),
        coalesce(expected_text, ''), coalesce(difference_text, ''), coalesce(allowed_text, ''),
        is_sum
    from report_findings
    where document_key is not null
    order by status = 'explained', gravity, source_page, rule_id, source_bbox[4] desc, finding_id
"""

PLACES = """
    select finding_id, role, page, bbox, coalesce(text, ''), value, sign,
        trim(concat_ws(
            ' ', nullif(subject_code, ''), nullif(line_label, ''),
            replace(coalesce(header_path, ''), '/', '－')
        ))
    from audit.finding_places order by finding_id, place_no
"""

HIDDEN = "select document_sha256, page, source_bbox from audit.personal_data order by all"

UNMAPPED = """
    select document_sha256, page, statement_name, coalesce(header_path, ''),
        coalesce(source_text, ''), reason_zh
    from report_unmapped order by document_sha256, page, grid_no, row_no, column_no
"""
