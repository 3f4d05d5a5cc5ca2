"""A judged build file in, what must be known of each document though its page may stay as it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Outline:
    """What must be known of a document though its page may stay as it is.

    Attributes:
        findings: The ids of all its findings.
        has_open: Whether any of them is open.
        state: Digest of what another load may find otherwise of the same findings.
    """

    sha256: str
    key: str
    address_key: str
    department_name: str
    place_name: str
    is_current: bool
    findings: list[str]
    has_open: bool
    state: str


def sheet_key(place_name: str, department_name: str) -> str:
    """Name the sheet of a department; the same from load to load."""
    return hashlib.sha256(f"{place_name}/{department_name}".encode()).hexdigest()[:12]


def read_outlines(connection: duckdb.DuckDBPyConnection) -> list[Outline]:
    """Give an outline of every loaded document; the views of `report.sql` must be there."""
    rows = connection.execute(OUTLINES).fetchall()
    return [Outline(*row) for row in rows]


OUTLINES = """
    with found as (
        select
            document_sha256,
            list(finding_id order by finding_id) as findings,
            bool_or(status = 'open') as has_open,
            md5(string_agg(
                concat_ws(' ', finding_id, status, is_new, if(status = 'waived', waivers.text, '')),
                chr(10) order by finding_id
            )) as state,
        from report_findings
        cross join (
            select md5(string_agg(waivers::text, '' order by line_no)) as text,
            from report_waivers as waivers
        ) as waivers
        group by document_sha256
    )

    select document_sha256, document_key, address_key, department_name, place_name,
        coalesce(is_current, true), coalesce(findings, []), coalesce(has_open, false),
        coalesce(state, '')
    from report_documents left join found using (document_sha256)
    order by document_sha256
"""
