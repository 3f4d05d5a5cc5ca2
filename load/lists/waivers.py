"""Findings that somebody answers for: a CSV in, findings marked as waived out.

A waived finding stays in every list, shown as waived, with reason and owner. A waiver that is
malformed, has expired or fits no finding does nothing: it is shown and reported, and the load goes
on, since a list of exceptions must not keep a night's reports from being published.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from load.lists.rows import Row, UnreadableList, read_rows
from load.settings import Build
from load.terminal.text import printable

COLUMNS = ("rule_id", "document_sha256", "department_name", "reason", "owner", "expires")
OPTIONAL = ("finding_id",)
_MEND = "，这一行不起作用：请改正或删除。"
_NO_FINDING = f"没有对应的问题（可能已改正，或编号、文件、单位写错）{_MEND}"
_WAIVERS = """
    create or replace table audit.waivers (
        line_no integer primary key, finding_id varchar, rule_id varchar not null,
        document_sha256 varchar, department_name varchar, reason varchar not null,
        owner varchar not null, expires date, problem varchar not null,
        finding_count integer not null, state varchar not null check (
            state in ('in_force', 'expired', 'fits_nothing', 'malformed', 'waiting')
        )
    )
"""
_MATCHES = """
    create or replace temp table waived as
    select waivers.line_no, findings.finding_id,
    from audit.waivers as waivers
    inner join audit.violations as findings on waivers.rule_id in ('', findings.rule_id)
    inner join marts.documents as documents
        on findings.document_sha256 = documents.document_sha256
    where waivers.state = 'in_force'
        and (waivers.finding_id is null or waivers.finding_id = findings.finding_id)
        and (waivers.document_sha256 is null
            or waivers.document_sha256 = findings.document_sha256)
        and (waivers.department_name is null
            or waivers.department_name = documents.department_name)
"""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One line of the file: one finding, or those of a rule in a document or of a department.

    Attributes:
        line_no: Its line; 0 where the file as a whole cannot be read.
        rule_id: '' where the finding says it.
        problem: Why it does nothing, with the remedy; '' where it holds.
    """

    line_no: int
    finding_id: str | None
    rule_id: str
    document_sha256: str | None
    department_name: str | None
    reason: str
    owner: str
    expires: date | None
    problem: str = ""
    state: str = "in_force"


def read_waivers(path: Path, today: date) -> tuple[Waiver, ...]:
    """Read the waivers; no file is no waiver, and one that cannot be read is one with a problem.

    Args:
        path: CSV with the columns `COLUMNS`, `finding_id` in front if wished.
        today: A waiver holds to the end of the day it expires.
    """
    try:
        return tuple(_waiver(row, today) for row in read_rows(path, COLUMNS, OPTIONAL))
    except UnreadableList as error:
        said = f" {printable(path)} {str(error).rstrip('。')}；全部豁免本次不起作用。"
        return (Waiver(0, None, "", None, None, "", "", None, said, "malformed"),)


def apply_waivers(
    build: Build, waivers: tuple[Waiver, ...], set_aside: Collection[str] = ()
) -> list[str]:
    """Mark the findings of a judged build file that a waiver covers; `audit.waivers` lists them.

    Args:
        build: The build file.
        waivers: The lines of the file.
        set_aside: Documents that were not judged. While there are some, a waiver of them, or of a
            department that may be theirs, need fit no finding.

    Returns:
        What is wrong with lines that do nothing, to be told.
    """
    from expectations.warehouse import open_warehouse

    with open_warehouse(build.warehouse, read_only=False) as connection:
        connection.execute(_WAIVERS)
        for waiver in waivers:
            values = {name: getattr(waiver, name) for name in Waiver.__slots__}
            names = ", ".join(values)
            connection.execute(
                f"insert into audit.waivers ({names}, finding_count)"  # noqa: S608  # names are ours
                f" values ({', '.join(f'${name}' for name in values)}, 0)",
                values,
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
        connection.execute("""
            update audit.waivers set rule_id = findings.rule_id
            from audit.violations as findings
            where waivers.rule_id = '' and waivers.finding_id = findings.finding_id
        """)
        _tell_misses(connection, waivers, set_aside)
        told = connection.execute(
            "select line_no, problem from audit.waivers where problem <> '' order by line_no"
        ).fetchall()
    return [f"第 {line_no} 行{said}" if line_no else said for line_no, said in told]


def _tell_misses(connection: Any, waivers: tuple[Waiver, ...], set_aside: Collection[str]) -> None:
    """Say of each waiver in force that fits no finding whether it waits or is to be mended."""
    missed = connection.execute("""
        select line_no from audit.waivers where finding_count = 0 and state = 'in_force'
    """).fetchall()
    by_line = {waiver.line_no: waiver for waiver in waivers}
    for (line_no,) in missed:
        waits = (by_line[line_no].document_sha256 or next(iter(set_aside), None)) in set_aside
        connection.execute(
            "update audit.waivers set state = $1, problem = $2 where line_no = $3",
            ["waiting", "", line_no] if waits else ["fits_nothing", _NO_FINDING, line_no],
        )


def _waiver(row: Row, today: date) -> Waiver:
    fields = row.fields
    expires = _date(fields["expires"])
    is_over = expires is not None and expires < today
    problem = next((said for said, is_so in _problems(row, expires) if is_so), "")
    state = "malformed" if problem else "expired" if is_over else "in_force"
    problem = problem or (f"已于 {expires} 到期" if is_over else "")
    return Waiver(
        row.line_no,
        fields["finding_id"] or None,
        fields["rule_id"],
        fields["document_sha256"].lower() or None,
        fields["department_name"] or None,
        fields["reason"],
        fields["owner"],
        expires,
        f"{problem}{_MEND}" if problem else "",
        state,
    )


def _problems(row: Row, expires: date | None) -> tuple[tuple[str, bool], ...]:
    fields = row.fields
    names = (fields["finding_id"], fields["document_sha256"], fields["department_name"])
    return (
        (row.problem, bool(row.problem)),
        ("没有规则编号，也没有问题编号", not fields["rule_id"] and not fields["finding_id"]),
        ("既没有问题编号，也没有文件或单位", not any(names)),
        ("没有理由", not fields["reason"]),
        ("没有负责人", not fields["owner"]),
        ("的到期日不是 2026-12-31 这样的日期", expires is None),
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
