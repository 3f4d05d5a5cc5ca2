"""The examples of rules of the kind `query`: rows of tables, as short as they can be written.

An example names the rows that its rule looks at, by table; what it leaves out is filled in. Keys
beside the tables: `document` (columns of marts.documents) and `printed` (statements printed without
a figure). A figure is written as it is printed: `text: "1,234.50"`, in 万元 unless `unit_zh: 元`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import yaml

EXAMPLES = Path(__file__).parent / "examples"
OUTCOMES = {
    "fails": "violation",
    "passes": "pass",
    "not_applicable": "not_applicable",
    "cannot_tell": "cannot_tell",
}
TABLES = {
    "amounts": "marts.statement_amounts",
    "claims": "marts.narrative_claims",
    "text_rows": "intermediate.int_text_rows",
    "projects": "marts.performance_projects",
    "indicators": "marts.performance_indicators",
    "unmapped": "audit.unmapped_cells",
}
SCALES = {"万元": 10000, "元": 1}


def read_query_examples() -> list[dict[str, Any]]:
    """Read every example, one mapping a rule."""
    return [
        example
        for path in sorted(EXAMPLES.glob("*.yaml"))
        if path.name != "arithmetic.yaml"
        for example in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def cases() -> Iterator[tuple[dict[str, Any], str]]:
    """Give every example with each of its outcomes."""
    for example in read_query_examples():
        for case in OUTCOMES:
            if case in example:
                yield example, case


def sha256_of(example: Mapping[str, Any], case: str) -> str:
    """Stand for the content's hash."""
    return hashlib.sha256(f"{example['rule']}-{case}".encode()).hexdigest()


def write_example(
    connection: duckdb.DuckDBPyConnection, example: Mapping[str, Any], case: str
) -> None:
    """Write one example's document into a warehouse of `schema.sql`."""
    content: Mapping[str, Any] = example[case] or {}
    sha256 = sha256_of(example, case)
    rule_kind = "budget" if "YS" in str(content) else "final_accounts"
    document = {
        "document_sha256": sha256,
        "document_kind": rule_kind,
        "fiscal_year": 2024,
        "department_name": f"样例市{example['rule']}局",
        "level": "department",
        "place_name": "样例市",
        "part": "full",
        "page_count": 9,
        "is_trusted": True,
        "is_current": True,
        **content.get("document", {}),
    }
    insert(connection, "marts.documents", document)
    insert(
        connection,
        "marts.files",
        {"file_path": f"{sha256}.pdf", "document_sha256": sha256, "status": "loaded"},
    )
    for name, table in TABLES.items():
        for number, row in enumerate(content.get(name, [])):
            filled = {"document_sha256": sha256, **row}
            if name == "amounts":
                filled = _amount(filled, number)
            insert(connection, table, filled)
    codes = [row["statement_code"] for row in content.get("amounts", [])]
    for code in sorted({*codes, *content.get("printed", [])}):
        count = codes.count(code)
        insert(
            connection,
            "audit.statement_coverage",
            {
                "document_sha256": sha256,
                "statement_id": f"{sha256}:{code}",
                "statement_code": code,
                "is_recognised": True,
                "amount_count": count,
                "mapped_count": count,
                "performance_count": 0,
                "unmapped_count": 0,
            },
        )


def insert(connection: duckdb.DuckDBPyConnection, table: str, row: Mapping[str, Any]) -> None:
    """Insert one row by its names."""
    marks = ", ".join(f"${name}" for name in row)
    connection.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", dict(row))


def _amount(row: dict[str, Any], number: int) -> dict[str, Any]:
    text = str(row.pop("text"))
    unit = row.get("unit", "yuan")
    scale = SCALES[row.pop("unit_zh", "万元")] if unit == "yuan" else 1
    return {
        "cell_id": f"{row['document_sha256'][:12]}:{number}",
        "side": "",
        "block": "",
        "unit_name": "",
        "period": "current",
        "subject_code": "",
        "line_label": "",
        "line_no": 1,
        "measure_code": "amount",
        "value": Decimal(text.replace(",", "")) * scale,
        "unit": unit,
        "is_total": not row.get("subject_code") and not row.get("side"),
        "is_trusted": True,
        "header_path": row.get("measure_code", "amount"),
        "source_page": 1,
        "source_text": text,
        "source_bbox": [100.0, 700.0 - 14 * number, 150.0, 712.0 - 14 * number],
        **row,
    }
