"""A judged build file in, `assets/data.js` out: what the overview searches without a server.

A page opened from a folder may not fetch a file, but it may run a script: so the data is one.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from expectations.pages import inert
from expectations.report.texts import make_macros
from expectations.vocabulary import (
    DOCUMENT_KINDS,
    FINDING_STATES,
    RULE_FAMILIES,
    SEVERITIES,
    UNIT_DOCUMENT_KINDS,
)
from expectations.warehouse import in_parts

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
    make_macros(connection)
    connection.execute(f"create or replace temp table searched_reports as {_REPORTS}")
    reports = connection.execute("from searched_reports order by no").fetchall()
    places = sorted({place for *_, place in reports})
    number = {place: index for index, place in enumerate(places)}
    before = {
        "places": places,
        "reports": [[key, number[place], *rest] for _, _, key, *rest, place in reports],
    }
    behind = {
        "rules": dict(connection.execute(_RULES).fetchall()),
        "families": dict(RULE_FAMILIES),
        "severities": list(SEVERITIES),
        "words": {**SEVERITIES, **DOCUMENT_KINDS, "new": FINDING_STATES["new"]},
        "unit_kinds": dict(UNIT_DOCUMENT_KINDS),
        "compared": is_compared,
    }
    with path.open("w", encoding="utf-8") as file:
        file.write(f'window.DATA={_text(before)[:-1]},"findings":[')
        mark = ""
        for some in in_parts(connection, _FINDINGS):
            file.write(mark + ",".join(line for (line,) in some))
            mark = ","
        file.write(f"],{_text(behind)[1:]};\n")


def script(name: str, value: Any) -> str:
    """Write a value as a script that sets a variable; nothing in it ends the script."""
    return f"window.{name}={_text(value)};\n"


def _text(value: Any) -> str:
    text = json.dumps(_inert(value), ensure_ascii=False, separators=(",", ":"))
    return text.replace("</", "<\\/")


def _inert(value: Any) -> Any:
    # what most of a hundred thousand values are is known at once
    if value.__class__ is int or (value.__class__ is str and value.isprintable()):
        return value
    if isinstance(value, dict):
        return {key: _inert(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_inert(one) for one in value]
    return inert(value)


_RULES = "select rule_id, title_zh from audit.rules order by rule_id"

_REPORTS = """
    select
        row_number() over (
            order by place_name, department_name, fiscal_year, document_kind, document_key
        ) - 1 as no,
        documents.document_sha256, document_key, department_name, fiscal_year, document_kind,
        statement_count, figure_count, unmapped_count, finding_count, critical_count,
        documents.document_sha256 in (
            select document_sha256 from report_changes where change in ('new', 'restated')
        ) as is_new,
        is_unit,
        (total_yuan / 10000)::decimal(24, 2)::double as total,  -- a number of the script
        place_name,
    from report_documents as documents inner join counted_documents using (document_sha256)
    left join report_totals using (document_sha256)
"""

# as lines of a script: DuckDB writes them in a fifth of the time
_FINDINGS = r"""
    with lines as (
        select
            concat_ws(
                ',', to_json(finding_id), reports.no, rules.no, gravity - 1,
                findings.is_new::tinyint, coalesce(source_page::varchar, 'null'),
                to_json(inert(message))
            ) as line,
            row_number() over (
                order by gravity, explains_count desc, abs(difference) desc, finding_id
            ) as position,
        from report_findings as findings
        inner join searched_reports as reports using (document_sha256)
        inner join (
            select rule_id, row_number() over (order by rule_id) - 1 as no from audit.rules
        ) as rules using (rule_id)
        where status = 'open' and findings.document_key is not null
    )

    select concat('[', replace(line, '</', '<\/'), ']') from lines order by position
"""
