"""Who has to publish, and who did: a register of departments in, `audit.expected_disclosures` out.

A report that was never published is in no folder; only a list of departments shows the gap. A line
that cannot be meant expects nothing: it is told, and the load goes on.
"""

from dataclasses import dataclass
from pathlib import Path

from expectations.vocabulary import DOCUMENT_KINDS
from load.lists.problems import Problem
from load.lists.rows import Row, UnreadableList, read_rows
from load.settings import Build

COLUMNS = ("department_name", "document_kind", "fiscal_year")
_TITLE = "单位名册"
_KINDS = {word: code for code, name in DOCUMENT_KINDS.items() for word in (code, name)}
_EXPECTED = """
    create or replace table audit.expected_disclosures (
        department_name varchar not null, document_kind varchar not null,
        fiscal_year integer not null, is_published boolean not null,
        printed_name varchar, document_sha256s varchar[],
        primary key (department_name, document_kind, fiscal_year)
    )
"""
_PLAIN = "create temp macro plain(name) as regexp_replace(name, '\\s', '', 'g')"
# A report may leave out the province, city or district that the register names, or the other way
# round; of several such names the nearest in length is the department's.
_MATCH = """
    insert into audit.expected_disclosures
    with found as (
        select
            expected.*,
            disclosures.department_name as printed_name,
            disclosures.document_sha256s,
        from expected
        inner join marts.disclosures as disclosures
            on expected.document_kind = disclosures.document_kind
            and expected.fiscal_year = disclosures.fiscal_year
            and (
                ends_with(plain(expected.department_name), plain(disclosures.department_name))
                or ends_with(plain(disclosures.department_name), plain(expected.department_name))
            )
        qualify row_number() over (
            partition by expected.department_name, expected.document_kind, expected.fiscal_year
            order by
                abs(length(disclosures.department_name) - length(expected.department_name)),
                disclosures.department_name
        ) = 1
    )

    select
        expected.department_name, expected.document_kind, expected.fiscal_year,
        found.printed_name is not null, found.printed_name, found.document_sha256s,
    from expected
    left join found using (department_name, document_kind, fiscal_year)
"""


@dataclass(frozen=True, slots=True)
class Expected:
    """One disclosure that has to be there."""

    department_name: str
    document_kind: str
    fiscal_year: int


def read_register(path: Path) -> tuple[tuple[Expected, ...], tuple[Problem, ...]]:
    """Read the register, and what is wrong with it; no file expects nothing.

    Args:
        path: CSV with the columns `COLUMNS`; the kind is a code or its Chinese word.
    """
    try:
        rows = list(read_rows(path, COLUMNS))
    except UnreadableList as error:
        said = f"{str(error).rstrip('。')}；整份名册本次不起作用。"
        return (), (Problem(_TITLE, path, 0, said),)
    meant = {row.line_no: _expected(row) for row in rows}
    return (
        tuple(dict.fromkeys(one for one in meant.values() if isinstance(one, Expected))),
        tuple(
            Problem(_TITLE, path, line_no, one)
            for line_no, one in meant.items()
            if isinstance(one, str)
        ),
    )


def compare_register(build: Build, register: tuple[Expected, ...]) -> None:
    """Write who published and who did not into a build file."""
    from expectations.warehouse import open_warehouse

    with open_warehouse(build.warehouse, read_only=False) as connection:
        connection.execute("create schema if not exists audit")
        connection.execute(_EXPECTED)
        connection.execute(_PLAIN)
        connection.execute("""
            create temp table expected (
                department_name varchar, document_kind varchar, fiscal_year integer
            )
        """)
        if register:
            connection.executemany(
                "insert into expected values ($1, $2, $3)",
                [[one.department_name, one.document_kind, one.fiscal_year] for one in register],
            )
            connection.execute(_MATCH)


def _expected(row: Row) -> Expected | str:
    """Read a line; give what is wrong with one that cannot be meant."""
    name, kind_name, year = (row.fields[column] for column in COLUMNS)
    kind = _KINDS.get(kind_name)
    is_year = year.isascii() and year.isdigit() and len(year) == 4
    if row.problem or not name or kind is None or not is_year:
        return (
            f"{row.problem or '写得不对'}，这一行不起作用：应为 单位名称,"
            f"{'或'.join(DOCUMENT_KINDS.values())},四位年度，"
            f"如 某某县财政局,{DOCUMENT_KINDS['budget']},2026。"
        )
    return Expected(name, kind, int(year))
