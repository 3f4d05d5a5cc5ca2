"""Findings that somebody answers for: a CSV in, findings marked as waived out.

A waived finding stays in every list, shown as waived, with reason and owner. A waiver that is
malformed, expired or fits no finding stops the load, so that the list stays true.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from load.errors import LoadError
from load.lists.rows import Row, read_rows
from load.settings import Build
from load.terminal.text import printable

COLUMNS = ("rule_id", "document_sha256", "department_name", "reason", "owner", "expires")
_TITLE = "豁免清单"
_WAIVERS = """
    create or replace table audit.waivers (
        line_no integer primary key, rule_id varchar not null, document_sha256 varchar,
        department_name varchar, reason varchar not null, owner varchar not null,
        expires date not null, finding_count integer not null
    )
"""
_MATCHES = """
    create or replace temp table waived as
    select waivers.line_no, findings.finding_id,
    from audit.waivers as waivers
    inner join audit.violations as findings using (rule_id)
    inner join marts.documents as documents
        on findings.document_sha256 = documents.document_sha256
    where (waivers.document_sha256 is null
            or waivers.document_sha256 = findings.document_sha256)
        and (waivers.department_name is null
            or waivers.department_name = documents.department_name)
"""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One line of the file: findings of a rule, in one document or of one department."""

    line_no: int
    rule_id: str
    document_sha256: str | None
    department_name: str | None
    reason: str
    owner: str
    expires: date


def read_waivers(path: Path, today: date) -> tuple[Waiver, ...]:
    """Read the waivers; no file is no waiver.

    Args:
        path: UTF-8 CSV with the columns `COLUMNS`.
        today: A waiver holds to the end of the day it expires.

    Raises:
        LoadError: A line cannot be meant, or has expired; nothing is published.
    """
    return tuple(_waiver(row, today) for row in read_rows(path, _TITLE, COLUMNS))


def apply_waivers(
    build: Build, path: Path, waivers: tuple[Waiver, ...], set_aside: Collection[str] = ()
) -> None:
    """Mark the findings of a judged build file that a waiver covers; `audit.waivers` lists them.

    Args:
        build: The build file.
        path: The file of waivers, to be named in an error.
        waivers: Its lines.
        set_aside: Documents that were not judged. While there are some, a waiver of them, or of a
            department that may be theirs, need fit no finding.

    Raises:
        LoadError: A waiver fits no finding: that was mended, or the waiver is misspelt.
    """
    import duckdb

    with duckdb.connect(str(build.warehouse)) as connection:
        connection.execute(_WAIVERS)
        for waiver in waivers:
            connection.execute(
                "insert into audit.waivers values ($1, $2, $3, $4, $5, $6, $7, 0)",
                [getattr(waiver, name) for name in Waiver.__slots__],
            )
        connection.execute(_MATCHES)
        connection.execute("""
            update audit.waivers set finding_count = (
                select count(*) from waived where waived.line_no = waivers.line_no
            )
        """)
        connection.execute("""
            update audit.violations set status = 'waived'
            where finding_id in (select finding_id from waived)
        """)
        unmatched = connection.execute(
            "select line_no from audit.waivers where finding_count = 0 order by line_no"
        ).fetchall()
    may_wait = {
        waiver.line_no
        for waiver in waivers
        if (waiver.document_sha256 or next(iter(set_aside), None)) in set_aside
    }
    if stale := [line_no for (line_no,) in unmatched if line_no not in may_wait]:
        lines = "、".join(map(str, stale))
        raise LoadError(
            f"{_TITLE} {printable(path)} 第 {lines} 行没有对应的问题，没有发布："
            "问题可能已改正，或规则编号、文件、单位写错；请删除或改正这些行。"
        )


def _waiver(row: Row, today: date) -> Waiver:
    fields = row.fields
    expires = _date(fields["expires"])
    problem = next((problem for problem, is_so in _problems(fields, expires, today) if is_so), None)
    if problem is not None or expires is None:
        raise row.error(problem or "", "请改正或删除这一行。")
    return Waiver(
        row.line_no,
        fields["rule_id"],
        fields["document_sha256"].lower() or None,
        fields["department_name"] or None,
        fields["reason"],
        fields["owner"],
        expires,
    )


def _problems(
    fields: dict[str, str], expires: date | None, today: date
) -> tuple[tuple[str, bool], ...]:
    return (
        ("没有规则编号", not fields["rule_id"]),
        ("既没有文件也没有单位", not (fields["document_sha256"] or fields["department_name"])),
        ("没有理由", not fields["reason"]),
        ("没有负责人", not fields["owner"]),
        ("的到期日不是 2026-12-31 这样的日期", expires is None),
        (f"已于 {expires} 到期", expires is not None and expires < today),
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
