"""Findings and reports in, JSON, parquet and a `datapackage.json` that describes them out.

Figures are not repeated here: the warehouse beside the site holds them, one row each.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from expectations.report.parts import write_packed
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
_RULES = """
    select rule_id, family, severity, title_zh, next_zh, basis
    from audit.rules order by rule_id
"""
_PACKED = {("findings", "json")}
_TYPES = {"INTEGER": "integer", "BIGINT": "integer", "BOOLEAN": "boolean", "VARCHAR": "string"}
_TITLES = {
    "findings": "不符、由别处引起的和已豁免的，每行一处 · one row per finding",
    "rules": "规则的名称、下一步与依据 · one row per rule, what it says of all its findings",
    "reports": "载入的报告及其数目 · one row per report",
}


def make_machine_tables(connection: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Make the tables that are written; `report.sql` was run."""
    connection.execute(f"create or replace table {schema}.machine_findings as {_FINDINGS}")
    connection.execute(f"create or replace table {schema}.machine_rules as {_RULES}")


def write_machine_files(
    connection: duckdb.DuckDBPyConnection, schema: str, out: Path, before: Path | None
) -> None:
    """Write findings, rules and what describes the files.

    Args:
        connection: The connection.
        schema: Where the tables were made.
        out: The site.
        before: The site before: what has not changed of the findings is taken from it.
    """
    findings, rules = f"{schema}.machine_findings", f"{schema}.machine_rules"
    connection.execute(
        f"copy {findings} to {quoted(out / 'findings.parquet')} (format parquet, compression zstd)"
    )
    fields = {"findings-parquet": _fields(connection, findings)}
    # what a rule says of all its findings stands once, in its own file
    for column in ("title_zh", "next_zh", "basis"):
        connection.execute(f"alter table {findings} drop column {column}")
    write_packed(connection, out, "findings.json.gz", findings, before)
    write_json(connection, out / "rules.json", rules, "rule_id")
    fields["findings-json"] = _fields(connection, findings)
    fields["rules-json"] = _fields(connection, rules)
    package = json.dumps(_package(fields), ensure_ascii=False, indent=1)
    (out / "datapackage.json").write_text(package, encoding="utf-8")


def write_json(connection: duckdb.DuckDBPyConnection, path: Path, table: str, order: str) -> None:
    """Write a table as a list in JSON, a line for each row; what is null is left out."""
    make_macros(connection)
    with path.open("w", encoding="utf-8") as file:
        before = "[\n"
        for lines in json_lines(connection, table, order):
            file.write(before + lines)
            before = ",\n"
        file.write("[\n\n]\n" if before == "[\n" else "\n]\n")


def _fields(connection: duckdb.DuckDBPyConnection, table: str) -> list[dict[str, str]]:
    columns = connection.execute(f"describe {table}").fetchall()
    return [{"name": name, "type": _TYPES.get(kind, "number")} for name, kind, *_ in columns]


def _package(fields: dict[str, list[dict[str, str]]]) -> dict[str, Any]:
    formats = {"findings": ("csv", "json", "parquet"), "rules": ("json",), "reports": ("csv",)}
    resources: list[dict[str, Any]] = []
    for name, kind in ((name, kind) for name, kinds in formats.items() for kind in kinds):
        resource: dict[str, Any] = {
            "name": f"{name}-{kind}",
            "title": _TITLES[name],
            "path": f"{name}.{kind}",
            "format": kind,
            "encoding": "utf-8",
        }
        if (name, kind) in _PACKED:
            resource |= {"path": f"{name}.{kind}.gz", "compression": "gz"}
        if some := fields.get(f"{name}-{kind}"):
            resource["schema"] = {"fields": some}
        resources.append(resource)
    return {"name": "budget-disclosure-findings", "resources": resources}
