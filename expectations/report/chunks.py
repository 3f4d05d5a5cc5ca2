"""A judged build file in, its documents out: one after another, some at a time in memory."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from expectations.report.documents import (
    Document,
    ResultRow,
    StatementRow,
    UnmappedRow,
    Version,
)
from expectations.report.figures import read_statements
from expectations.report.findings import read_findings
from expectations.report.pictured import read_charts
from expectations.warehouse import run_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import duckdb

    from expectations.report.findings import Box

UNMAPPED_SHOWN = 200
CHUNK = 200
"""So many documents are held in memory at once."""
CHARTS = Path(__file__).with_name("charts.sql")


def read_documents(
    connection: duckdb.DuckDBPyConnection, wanted: Sequence[str] | None = None
) -> Iterator[Document]:
    """Give loaded documents; the views of `report.sql` and `figures.sql` must be there.

    Args:
        connection: The judged build file.
        wanted: Their hashes; all unless given. No more than a chunk of them is held at once.
    """
    if wanted is None:
        query = "select document_sha256 from report_documents order by all"
        wanted = [sha256 for (sha256,) in connection.execute(query).fetchall()]
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        connection.execute("create or replace temp table chunk (document_sha256 varchar)")
        connection.execute("insert into chunk select unnest(?)", [list(chunk)])
        connection.execute(FIGURES)
        run_file(connection, CHARTS)
        yield from _read_chunk(connection)


def _read_chunk(connection: duckdb.DuckDBPyConnection) -> Iterator[Document]:
    statements = _grouped(connection, STATEMENTS)
    results = _grouped(connection, RESULTS)
    findings = read_findings(connection)
    unmapped = _grouped(connection, UNMAPPED)
    rotations = _grouped(connection, _rotations_query(connection))
    hidden = _grouped(connection, HIDDEN)
    doubted = _grouped(connection, DOUBTED)
    paths = _grouped(connection, PATHS)
    checked = dict(connection.execute(CHECKED).fetchall())
    versions = _grouped(connection, VERSIONS)
    for row in connection.execute(DOCUMENTS).fetchall():
        sha256 = row[0]
        yield Document(
            **dict(zip(_FIRST, row, strict=True)),
            file_paths=tuple(path for (path,) in paths[sha256]),
            versions=tuple(Version(*one) for one in versions[sha256]),
            statement_rows=tuple(StatementRow(*one) for one in statements[sha256]),
            statements=read_statements(connection, sha256),
            results=tuple(ResultRow(*one) for one in results[sha256]),
            findings=findings.get(sha256, ()),
            unmapped=tuple(UnmappedRow(*one) for one in unmapped[sha256][:UNMAPPED_SHOWN]),
            doubted_pages=tuple(page for (page,) in doubted[sha256]),
            charts=read_charts(connection, sha256),
            checked=checked.get(sha256),
            rotations=dict(rotations[sha256]),
            hidden=_by_page(hidden[sha256]),
        )


def _by_page(rows: list[tuple[Any, ...]]) -> dict[int, tuple[Box, ...]]:
    pages: defaultdict[int, list[Box]] = defaultdict(list)
    for page, box in rows:
        pages[page].append(tuple(box))
    return {page: tuple(boxes) for page, boxes in pages.items()}


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
        " and document_sha256 in (from chunk)"
    )


_FIRST = (
    "sha256", "key", "address_key", "department_name", "place_name", "kind_name",
    "fiscal_year", "page_count", "part", "is_stale", "is_current", "figure_count",
    "unmapped_count",
)  # fmt: skip

FIGURES = """
    create or replace temp table chunk_figures as
    from report_figures where document_sha256 in (from chunk)
"""

DOCUMENTS = """
    select document_sha256, document_key, address_key, department_name, place_name, kind_name,
        fiscal_year, page_count, coalesce(part, ''), is_stale, coalesce(is_current, true),
        figure_count, unmapped_count
    from report_documents inner join counted_documents using (document_sha256)
    where document_sha256 in (from chunk)
    order by document_sha256
"""

PATHS = """
    select coalesce(last_good_sha256, document_sha256) as document, file_path from marts.files
    where document in (from chunk) order by all
"""

VERSIONS = """
    select one.document_sha256, other.document_key, other.is_current
    from report_documents as one
    inner join report_documents as other
        on one.address_key = other.address_key and one.document_sha256 <> other.document_sha256
    where one.document_sha256 in (from chunk)
    order by one.document_sha256, other.is_current desc, other.document_key
"""

STATEMENTS = """
    select coverage.document_sha256, coverage.statement_code, coalesce(names.name_zh, ''),
        is_recognised, coalesce(amount_count, 0), coalesce(unmapped_count, 0)
    from input_coverage as coverage
    left join input_statement_names as names using (statement_code)
    where coverage.document_sha256 in (from chunk)
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
        and results.document_sha256 in (from chunk)
    order by outcomes.position, rule_id
"""

CHECKED = """
    select document_sha256, sum(checked_count) / nullif(sum(figure_count), 0)
    from report_checked where document_sha256 in (from chunk) group by document_sha256
"""

DOUBTED = """
    select document_sha256, page from audit.page_accounts
    where not is_trusted and document_sha256 in (from chunk) order by all
"""

HIDDEN = """
    select document_sha256, page, source_bbox from audit.personal_data
    where document_sha256 in (from chunk) order by all
"""

UNMAPPED = """
    select document_sha256, page, statement_name, coalesce(header_path, ''),
        coalesce(source_text, ''), reason_zh
    from report_unmapped where document_sha256 in (from chunk)
    order by document_sha256, page, grid_no, row_no, column_no
"""
