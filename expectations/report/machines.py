"""Findings and reports in, JSON, parquet and a `datapackage.json` that describes them out.

Figures are not repeated here: the warehouse beside the site holds them, one row each.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from expectations.pages import inert
from expectations.warehouse import in_parts

if TYPE_CHECKING:
    from collections.abc import Iterable
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
        f"copy machine_findings to '{_quoted(out / 'findings.parquet')}'"
        " (format parquet, compression zstd)"
    )
    columns = connection.execute("describe machine_findings").fetchall()
    names = [name for name, *_ in columns]
    _write_rows(
        out / "findings.json",
        (
            [dict(zip(names, map(_plain, row), strict=True)) for row in some]
            for some in in_parts(connection, "from machine_findings order by finding_id")
        ),
    )
    fields = [{"name": name, "type": _TYPES.get(kind, "number")} for name, kind, *_ in columns]
    package = json.dumps(_package(fields), ensure_ascii=False, indent=1)
    (out / "datapackage.json").write_text(package, encoding="utf-8")


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


def _plain(value: Any) -> Any:
    """Give a value as JSON has it; money as text, since a number there may lose digits."""
    return inert(value) if isinstance(value, str | int | bool | None) else str(value)


def _write_rows(path: Path, parts: Iterable[list[dict[str, Any]]]) -> None:
    """Write a list as JSON, a line for each row."""
    with path.open("w", encoding="utf-8") as file:
        before = "[\n"
        for rows in parts:
            # an encoder for each row would cost as much again; a quote in a text has a backslash
            text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))[1:-1]
            file.write(before + text.replace('},{"', '},\n{"'))
            before = ",\n"
        file.write("[\n\n]\n" if before == "[\n" else "\n]\n")


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
