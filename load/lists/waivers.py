"""Findings that somebody took responsibility for: a CSV in, findings marked as waived out.

A waiver never hides: the finding stays in every list, shown as waived, with reason and owner. One
that is malformed, expired or fits no finding stops the load, so that the list stays true.
"""

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from load.errors import LoadError
from load.settings import Build
from load.terminal.text import printable

COLUMNS = ("rule_id", "document_sha256", "department_name", "reason", "owner", "expires")
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
        path: UTF-8 CSV with the columns `COLUMNS`, as Excel writes it (a byte order mark is fine).
        today: A waiver holds to the end of the day it expires.

    Raises:
        LoadError: A line cannot be meant, or has expired; nothing is published.
    """
    if not path.is_file():
        return ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LoadError(
            f"豁免清单 {printable(path)} 不是 UTF-8 编码，没有发布：请另存为 CSV UTF-8。"
        ) from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise LoadError(
            f"豁免清单 {printable(path)} 的表头不对，没有发布：第一行应为 {','.join(COLUMNS)}。"
        )
    return tuple(_waiver(path, reader.line_num, row, today) for row in reader)


def apply_waivers(build: Build, path: Path, waivers: tuple[Waiver, ...]) -> None:
    """Mark the findings of a judged build file that a waiver covers; `audit.waivers` lists them.

    Raises:
        LoadError: A waiver fits no finding: it was mended, or the waiver is misspelt.
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
    if unmatched:
        lines = "、".join(str(line_no) for (line_no,) in unmatched)
        raise LoadError(
            f"豁免清单 {printable(path)} 第 {lines} 行没有对应的问题，没有发布："
            "问题可能已改正，或规则编号、文件、单位写错；请删除或改正这些行。"
        )


def _waiver(path: Path, line_no: int, row: dict[str, str | None], today: date) -> Waiver:
    filled = {name: (row.get(name) or "").strip() for name in COLUMNS}
    expires = _date(filled["expires"])
    problem = next((problem for problem, is_so in _problems(filled, expires, today) if is_so), None)
    if problem is not None or expires is None or None in row:
        raise LoadError(
            f"豁免清单 {printable(path)} 第 {line_no} 行{problem or '列数不对'}，没有发布："
            "请改正或删除这一行。"
        )
    return Waiver(
        line_no,
        filled["rule_id"],
        filled["document_sha256"].lower() or None,
        filled["department_name"] or None,
        filled["reason"],
        filled["owner"],
        expires,
    )


def _problems(
    filled: dict[str, str], expires: date | None, today: date
) -> tuple[tuple[str, bool], ...]:
    return (
        ("没有规则编号", not filled["rule_id"]),
        ("既没有文件也没有单位", not (filled["document_sha256"] or filled["department_name"])),
        ("没有理由", not filled["reason"]),
        ("没有负责人", not filled["owner"]),
        ("的到期日不是 2026-12-31 这样的日期", expires is None),
        (f"已于 {expires} 到期", expires is not None and expires < today),
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
