"""A small build file made by hand: what dbt would leave behind, with figures we choose.

The schemas are those of the contract. A sum is written as printed texts; this module works out
expected, allowed and outcome exactly as the identity model would, in `Decimal`.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import duckdb

SCHEMA = Path(__file__).parent / "schema.sql"
SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"
CLAIM_CODES = SEEDS.parent / "models" / "intermediate" / "narrative" / "int_claim_codes.sql"
UNITS = {"万元": 10000, "元": 1}


@dataclass(frozen=True)
class Figure:
    """One printed figure; figures with one `key` are the same cell."""

    text: str
    label: str = ""
    code: str = ""
    measure: str = "amount"
    sign: int = 1
    key: str = ""
    is_trusted: bool = True


@dataclass(frozen=True)
class Sum:
    """One identity: a printed total and its parts."""

    rule: str
    statement: str
    total: Figure
    parts: tuple[Figure, ...]
    identity: str = "total_line"
    side: str = ""
    page: int = 1
    printed_unit: str = "万元"
    unit: str = "yuan"
    cannot_tell: str = ""
    runs_across: bool = False


@dataclass(frozen=True)
class Printed:
    """One statement of a document, and how far it was read."""

    statement: str
    is_recognised: bool = True
    amounts: int | None = None
    unmapped: int = 0


@dataclass(frozen=True)
class Paper:
    """One document."""

    name: str
    kind: str = "final_accounts"
    part: str = "full"
    place: str = "样例市"
    year: int = 2024
    sums: tuple[Sum, ...] = ()
    statements: tuple[Printed, ...] = ()
    status: str = "loaded"
    note: str = ""
    content: bytes = b""
    unplaced: tuple[tuple[str, int, tuple[float, float, float, float]], ...] = field(default=())

    @property
    def sha256(self) -> str:
        """Stand for the content's hash."""
        return hashlib.sha256(self.content or self.name.encode()).hexdigest()


def write_schema(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables that dbt makes, empty, and the seeds as they are."""
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    for seed in sorted(SEEDS.glob("*.csv")):
        connection.execute(
            f"create table seeds.{seed.stem} as select * from read_csv(?, header = true)",
            [str(seed)],
        )
    connection.execute("create view intermediate.int_statement_kinds as from seeds.statements")
    # made of seeds alone, so the model itself serves
    of_seeds = re.sub(r"\{\{ ref\('(\w+)'\) \}\}", r"seeds.\1", CLAIM_CODES.read_text("utf-8"))
    connection.execute(f"create view intermediate.int_claim_codes as {of_seeds}")


def build_warehouse(path: Path, papers: tuple[Paper, ...]) -> Path:
    """Write a build file that holds `papers`."""
    path.unlink(missing_ok=True)
    with duckdb.connect(path) as connection:
        write_schema(connection)
        for paper in papers:
            _write_paper(connection, paper)
    return path


def _write_paper(connection: duckdb.DuckDBPyConnection, paper: Paper) -> None:
    sha256 = paper.sha256
    connection.execute(
        "insert into marts.files values (?, ?, ?, null, null, null, null)",
        [f"{paper.name}.pdf", sha256, paper.status],
    )
    connection.execute(
        "insert into staging.stg_raw__files (file_path, byte_size, document_sha256, status)"
        " values (?, 1, ?, 'found')",
        [f"{paper.name}.pdf", sha256],
    )
    connection.execute(
        "insert into staging.stg_raw__documents (document_sha256, byte_size, page_count,"
        " extractor_version, status) values (?, 1, 9, 'test', 'read')",
        [sha256],
    )
    connection.execute(
        "insert into marts.documents values"
        " (?, ?, ?, ?, 'department', ?, ?, 9, true, true, null, false)",
        [sha256, paper.kind, paper.year, f"{paper.place}{paper.name}局", paper.place, paper.part],
    )
    connection.execute(
        "insert into staging.stg_raw__pages by name select ? as document_sha256, page,"
        " 595 as width, 842 as height, 0 as rotation, 'text' as text_source,"
        " 10 as glyphs_visible, 10 as glyphs_read,"
        " 6 as glyphs_in_cells, 4 as glyphs_in_lines, 0 as second_strikes, 0 as glyphs_excluded,"
        " true as account_closes, true as is_trusted from range(1, 10) as pages (page)",
        [sha256],
    )
    for number, words in enumerate(paper.note.splitlines()):
        connection.execute(
            "insert into intermediate.int_text_rows (document_sha256, page, text_row_no, text)"
            " values (?, 7, ?, ?)",
            [sha256, number, words],
        )
    for number, one_sum in enumerate(paper.sums):
        _write_sum(connection, paper, one_sum, number)
    for statement in _statements(paper):
        _write_coverage(connection, sha256, statement)
    for number, (statement_code, page, box) in enumerate(paper.unplaced):
        connection.execute(
            "insert into audit.unmapped_cells"
            " values (?, ?, 1, ?, 1, ?, ?, '列标题不认识', '', '', '1.00', ?)",
            [
                sha256,
                page,
                number + 1,
                statement_code or None,
                "unbound_column" if statement_code else "unknown_statement",
                list(box),
            ],
        )


def _statements(paper: Paper) -> list[Printed]:
    named = {statement.statement for statement in paper.statements}
    printed = sorted({one.statement for one in paper.sums} - named)
    return [*paper.statements, *(Printed(code) for code in printed)]


def _write_coverage(connection: duckdb.DuckDBPyConnection, sha256: str, statement: Printed) -> None:
    counted = connection.execute(
        "select count(*) from marts.statement_amounts"
        " where document_sha256 = ? and statement_code = ?",
        [sha256, statement.statement],
    ).fetchall()
    mapped = counted[0][0] if statement.amounts is None else statement.amounts
    connection.execute(
        "insert into audit.statement_coverage values (?, ?, ?, ?, ?, ?, 0, ?)",
        [
            sha256,
            f"{sha256}:{statement.statement}",
            statement.statement,
            statement.is_recognised,
            mapped + statement.unmapped,
            mapped,
            statement.unmapped,
        ],
    )


def _write_sum(connection: duckdb.DuckDBPyConnection, paper: Paper, one: Sum, number: int) -> None:
    check_id = f"{paper.sha256[:12]}:{number}"
    figures = [one.total, *one.parts]
    scale = UNITS[one.printed_unit] if one.unit == "yuan" else 1
    cells = [_cell_id(paper, one, number, index) for index in range(len(figures))]
    for index, figure in enumerate(figures):
        box = _box(one, number, index)
        value = _value(figure.text, scale)
        _write_amount(connection, paper, one, figure, cells[index], value, box)
        connection.execute(
            "insert into intermediate.int_identity_terms values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                check_id,
                "addend" if index else "total",
                figure.sign,
                cells[index],
                value,
                figure.label,
                figure.code,
                figure.measure,
                one.page,
                box,
                figure.text,
            ],
        )
    found = _value(one.total.text, scale)
    expected = sum((_value(part.text, scale) * part.sign for part in one.parts), Decimal(0))
    tails = (_half_digit(figure.text, scale) for figure in figures if one.unit == "yuan")
    allowed = sum(tails, Decimal(0))
    connection.execute(
        "insert into intermediate.int_identity_checks values"
        " (?, ?, ?, ?, ?, ?, '', '', 'current', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            check_id,
            one.identity,
            one.rule,
            paper.sha256,
            one.statement,
            one.side,
            one.total.code,
            one.total.label,
            one.total.measure,
            expected,
            found,
            found - expected,
            allowed,
            len(one.parts),
            _outcome(one, found - expected, allowed),
            one.cannot_tell or None,
            one.unit,
            all(figure.is_trusted for figure in figures),
            cells[0],
        ],
    )


def _write_amount(
    connection: duckdb.DuckDBPyConnection,
    paper: Paper,
    one: Sum,
    figure: Figure,
    cell_id: str,
    value: Decimal,
    box: list[float],
) -> None:
    factor = UNITS[one.printed_unit] if one.unit == "yuan" else 1
    connection.execute(
        "insert into intermediate.int_units (cell_id, unit, factor) select ?, ?, ?"
        " where ? not in (select cell_id from intermediate.int_units)",
        [cell_id, one.unit, factor, cell_id],
    )
    connection.execute(
        "insert into marts.statement_amounts by name"
        " select ? as cell_id, ? as document_sha256, ? as statement_code, ? as side, '' as block,"
        " '' as unit_name, 'current' as period, ? as subject_code, ? as line_label,"
        " ? as line_path, 1 as line_no, ? as measure_code, ?::decimal(24, 4) as value, ? as unit,"
        " ? as is_trusted, ? as header_path, ? as source_page, ? as source_text,"
        " ?::double[] as source_bbox"
        " where ? not in (select cell_id from marts.statement_amounts)",
        [
            cell_id,
            paper.sha256,
            one.statement,
            one.side,
            figure.code,
            figure.label,
            figure.label,
            figure.measure,
            value,
            one.unit,
            figure.is_trusted,
            figure.measure,
            one.page,
            figure.text,
            box,
            cell_id,
        ],
    )


def _cell_id(paper: Paper, one: Sum, number: int, index: int) -> str:
    key = [one.total, *one.parts][index].key or f"{number}:{index}"
    return f"{paper.sha256[:12]}:{key}"


def _box(one: Sum, number: int, index: int) -> list[float]:
    if one.runs_across:
        return [100.0 + 60 * index, 700.0 - 40 * number, 150.0 + 60 * index, 712.0 - 40 * number]
    return [100.0 + 60 * number, 700.0 - 14 * index, 150.0 + 60 * number, 712.0 - 14 * index]


def _value(text: str, scale: int) -> Decimal:
    return Decimal(text.replace(",", "")) * scale


def _half_digit(text: str, scale: int) -> Decimal:
    exponent = Decimal(text.replace(",", "")).as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(scale) * Decimal(10) ** exponent / 2


def _outcome(one: Sum, difference: Decimal, allowed: Decimal) -> str:
    if one.cannot_tell:
        return "cannot_tell"
    if difference == 0:
        return "holds"
    return "rounding" if abs(difference) <= allowed else "fails"
