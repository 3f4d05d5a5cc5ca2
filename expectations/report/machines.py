"""Findings and reports in, JSON, parquet and a `datapackage.json` that describes them out.

Figures are not repeated here: the warehouse beside the site holds them, one row each.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from expectations.report.texts import json_lines, make_macros
from expectations.warehouse import quoted

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

_FINDINGS = """
    select
        finding_id, rule_id, family, severity, status, explained_by, is_new, document_sha256,
        place_name, department_name, document_kind, fiscal_year, statement_code, subject_code,
        line_label, header_path, source_page, unit, found, expected, difference, allowed,
        found_text, expected_text, is_certain, message, title_zh, next_zh, basis,
        'documents/' || document_key || '.html#' || finding_id as page_address,
    from report_findings
    order by finding_id
"""
_TYPES = {"INTEGER": "integer", "BIGINT": "integer", "BOOLEAN": "boolean", "VARCHAR": "string"}
_TITLES = {
    "findings": "不符、由别处引起的和已豁免的，每行一处 · one row per finding",
    "reports": "载入的报告及其数目 · one row per report",
}


def write_machine_files(connection: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Write `findings.json`, `findings.parquet` and `datapackage.json`; `report.sql` was run."""
    connection.execute(f"create or replace temp table machine_findings as {_FINDINGS}")
    connection.execute(
        f"copy machine_findings to {quoted(out / 'findings.parquet')}"
        " (format parquet, compression zstd)"
    )
    columns = connection.execute("describe machine_findings").fetchall()
    write_json(connection, out / "findings.json", "machine_findings", "finding_id")
    fields = [{"name": name, "type": _TYPES.get(kind, "number")} for name, kind, *_ in columns]
    package = json.dumps(_package(fields), ensure_ascii=False, indent=1)
    (out / "datapackage.json").write_text(package, encoding="utf-8")


def write_json(connection: duckdb.DuckDBPyConnection, path: Path, table: str, order: str) -> None:
    """Write a table as a list in JSON, a line for each row."""
    make_macros(connection)
    with path.open("w", encoding="utf-8") as file:
        before = "[\n"
        for lines in json_lines(connection, table, order):
            file.write(before + lines)
            before = ",\n"
        file.write("[\n\n]\n" if before == "[\n" else "\n]\n")


def _package(fields: list[dict[str, str]]) -> dict[str, Any]:
    formats = {"findings": ("csv", "json", "parquet"), "reports": ("csv",)}
    resources: list[dict[str, Any]] = [
        {
            "name": f"{name}-{kind}",
            "title": _TITLES[name],
            "path": f"{name}.{kind}",
            "format": kind,
            "encoding": "utf-8",
            **({} if kind == "csv" else {"schema": {"fields": fields}}),
        }
        for name, kinds in formats.items()
        for kind in kinds
    ]
    return {"name": "budget-disclosure-findings", "resources": resources}
