"""A judged build file in, the temporary views that the report reads out.

Some tables belong to a load, not to a build: a build judged by hand, and the page of one report,
do without them, and the report then says less.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.counts import make_counts
from expectations.judging import STEPS
from expectations.warehouse import run_file

if TYPE_CHECKING:
    import duckdb

_HERE = Path(__file__).parent

# view → the table it shows, and its columns where there is no such table
_OF_A_LOAD = {
    "report_history": (
        "audit.finding_history",
        (
            "finding_id varchar, rule_id varchar, severity varchar, status varchar,"
            " document_sha256 varchar, department_name varchar, document_kind varchar,"
            " fiscal_year integer, source_page integer, message varchar, state varchar,"
            " is_change boolean, first_seen_at timestamptz, resolved_at timestamptz,"
            " resolved_because varchar"
        ),
    ),
    "report_changes": (
        "audit.document_changes",
        (
            "change varchar, document_sha256 varchar, file_path varchar, place_name varchar,"
            " department_name varchar, document_kind varchar, fiscal_year integer, reason varchar"
        ),
    ),
    "report_checked": (
        "audit.checked_figures",
        "document_sha256 varchar, kind varchar, figure_count integer, checked_count integer",
    ),
    "report_load_before": ("audit.load_before", "run_id varchar, finished_at timestamptz"),
    "report_waivers": (
        "audit.waivers",
        (
            "line_no integer, finding_id varchar, rule_id varchar, document_sha256 varchar,"
            " department_name varchar, reason varchar, owner varchar, expires date,"
            " finding_count integer, state varchar, problem varchar"
        ),
    ),
    "report_list_problems": (
        "audit.list_problems",
        "file_name varchar, line_no integer, problem varchar",
    ),
    "report_expected": (
        "audit.expected_disclosures",
        (
            "department_name varchar, document_kind varchar, fiscal_year integer,"
            " is_published boolean, printed_name varchar, document_sha256s varchar[]"
        ),
    ),
}


def make_views(connection: duckdb.DuckDBPyConnection, *names: str) -> None:
    """Make the views of the files `names` of this folder, over what the rules read of documents."""
    # judging has the build file beside its own tables: here it is all there is, and only read
    sql = (STEPS / "03_inputs" / "1_documents.sql").read_text(encoding="utf-8")
    sql = re.sub(r"create or replace (view|table)", r"create or replace temp \1", sql)
    connection.execute(sql.replace("warehouse.", ""))
    make_counts(connection)
    present = {
        f"{schema}.{table}"
        for schema, table in connection.execute(
            "select schema_name, table_name from duckdb_tables()"
        ).fetchall()
    }
    for view, (table, columns) in _OF_A_LOAD.items():
        # filled rather than looked through, so that an older table lacks no column
        connection.execute(f"create or replace temp table {view} ({columns})")
        if table in present:
            shared = ", ".join(_shared_columns(connection, view, table))
            query = f"insert into {view} by name select {shared} from {table}"  # noqa: S608 - our own names
            connection.execute(query)
    for name in names:
        run_file(connection, _HERE / f"{name}.sql")


def _shared_columns(connection: duckdb.DuckDBPyConnection, *tables: str) -> list[str]:
    one, other = (
        [name for name, *_ in connection.execute(f"describe {table}").fetchall()]
        for table in tables
    )
    return [name for name in one if name in other]
