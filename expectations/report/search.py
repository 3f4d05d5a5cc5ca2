"""A judged build file in, `assets/data.js` out: what the overview searches without a server.

A page opened from a folder may not fetch a file, but it may run a script: so the data is one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from expectations.pages import inert
from expectations.vocabulary import DOCUMENT_KINDS, FINDING_STATES, RULE_FAMILIES, SEVERITIES

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb


def write_data(connection: duckdb.DuckDBPyConnection, path: Path, *, is_compared: bool) -> None:
    """Write reports and open findings as rows of values; `report.sql` was run.

    Args:
        connection: The judged build file.
        path: The script.
        is_compared: Whether there was a load before, so that new and old mean something.
    """
    reports = connection.execute(_REPORTS).fetchall()
    places = sorted({row[2] for row in reports})
    number = {row[0]: index for index, row in enumerate(reports)}
    data = {
        "places": places,
        "reports": [[key, places.index(place), *rest] for _, key, place, *rest in reports],
        "findings": [
            [finding_id, number[sha256], *rest]
            for finding_id, sha256, *rest in connection.execute(_FINDINGS).fetchall()
        ],
        "rules": dict(connection.execute("select rule_id, title_zh from audit.rules").fetchall()),
        "families": dict(RULE_FAMILIES),
        "severities": list(SEVERITIES),
        "words": {**SEVERITIES, **DOCUMENT_KINDS, "new": FINDING_STATES["new"]},
        "compared": is_compared,
    }
    path.write_text(script("DATA", data), encoding="utf-8")


def script(name: str, value: Any) -> str:
    """Write a value as a script that sets a variable; nothing in it ends the script."""
    text = json.dumps(_inert(value), ensure_ascii=False, separators=(",", ":"))
    text = text.replace("</", "<\\/")
    return f"window.{name}={text};\n"


def _inert(value: Any) -> Any:
    # what most of a hundred thousand values are is known at once
    if value.__class__ is int or (value.__class__ is str and value.isprintable()):
        return value
    if isinstance(value, dict):
        return {key: _inert(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_inert(one) for one in value]
    return inert(value)


_REPORTS = """
    select documents.document_sha256, document_key, place_name, department_name, fiscal_year,
        document_kind, statement_count, figure_count, unmapped_count, finding_count,
        critical_count,
        documents.document_sha256 in (
            select document_sha256 from report_changes where change in ('new', 'restated')
        )
    from report_documents as documents inner join counted_documents using (document_sha256)
    order by place_name, department_name, fiscal_year, document_kind, document_key
"""

_FINDINGS = """
    select finding_id, document_sha256, rule_id, severity, is_new, source_page, message
    from report_findings
    where status = 'open' and document_key is not null
    order by gravity, explains_count desc, abs(difference) desc, finding_id
"""
