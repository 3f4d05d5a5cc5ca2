"""A view of the warehouse in, a file out: real numbers, Chinese headings, no formulas."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from load.errors import UsageError
from load.reader.warehouse import Warehouse

if TYPE_CHECKING:
    import duckdb

FORMATS = ("xlsx", "csv", "parquet")
_MOST_ROWS = 1_048_575
"""So many rows fit below the heading of a sheet of Excel."""
_AT_ONCE = 10_000
_LENGTH = re.compile(r"\[\d+\]$")
"""How the type of an array of one length ends."""


def export(warehouse: Warehouse, view: str, file_format: str, out: Path) -> int:
    """Write a view into a file; gives how many rows it has.

    Args:
        warehouse: Where it is.
        view: Its name, Chinese or English, with its schema or without.
        file_format: One of `FORMATS`.
        out: The file; it is written over.

    Raises:
        UsageError: There is no such view or format, or Excel cannot hold it.
    """
    if file_format not in FORMATS:
        raise UsageError(f"{file_format} 不是可导出的格式，应为 {'、'.join(FORMATS)} 之一。")
    name = _name_of(warehouse, view)
    (found,) = warehouse.sql(f"select count(*) from {name}").fetchall()  # noqa: S608  # a known view
    count = int(found[0])
    out.parent.mkdir(parents=True, exist_ok=True)
    if file_format == "xlsx":
        if count > _MOST_ROWS:
            raise UsageError(f"{view} 有 {count:,} 行，Excel 放不下：请导出 csv 或 parquet。")
        _write_sheet(warehouse.sql(f"from {name}"), view, out)
    elif file_format == "csv":
        _copy(warehouse, name, out, "format csv, header")
        out.write_bytes("\ufeff".encode() + out.read_bytes())  # or Excel takes it for GBK
    else:
        _copy(warehouse, name, out, "format parquet, compression zstd", _lists(warehouse, name))
    return count


def _lists(warehouse: Warehouse, name: str) -> str:
    """Select all, arrays as lists: pyarrow reads no array of one length that may be blank."""
    columns = warehouse.sql(f"describe {name}").fetchall()
    lists = [
        f'"{column}"::{_LENGTH.sub("[]", kind)} as "{column}"'
        for column, kind, *_ in columns
        if _LENGTH.search(kind)
    ]
    replaced = f" replace ({', '.join(lists)})" if lists else ""
    return f"select *{replaced} "


def _name_of(warehouse: Warehouse, view: str) -> str:
    """Name a view with its schema, quoted; the Chinese one of two."""
    known = [name for name, _ in warehouse.relations()]
    wanted = [name for name in known if view in {name, name.partition(".")[2]}]
    if not wanted:
        names = [name.partition(".")[2] for name in known]
        near = "、".join(dict.fromkeys(get_close_matches(view, names, 3)))
        raise UsageError(
            f"没有叫 {view} 的表或视图{f'，相近的有 {near}' if near else ''}：make sql 列出全部。"
        )
    schema, _, name = wanted[0].partition(".")
    return f'"{schema}"."{name}"'


def _copy(warehouse: Warehouse, name: str, out: Path, options: str, chosen: str = "") -> None:
    target = str(out).replace("'", "''")
    warehouse.sql(f"copy ({chosen}from {name}) to '{target}' ({options})")


def _write_sheet(answer: "duckdb.DuckDBPyConnection", title: str, out: Path) -> None:
    import xlsxwriter

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": True,
    }
    headings = [column[0] for column in answer.description or ()]
    with xlsxwriter.Workbook(out, options) as workbook:
        bold = workbook.add_format({"bold": True})
        figure = workbook.add_format({"num_format": "#,##0.00##"})
        sheet = workbook.add_worksheet(title.rpartition(".")[2][:31])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, 0, max(len(headings) - 1, 0))
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, heading, bold)
        for number, row in enumerate(_rows(answer), 1):
            for column, value in enumerate(row):
                _write_cell(sheet, number, column, value, figure)


def _write_cell(sheet: Any, row: int, column: int, value: object, figure: Any) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, Decimal | float):
        sheet.write_number(row, column, value, figure)
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    elif value is not None:
        sheet.write_string(row, column, str(value))


def _rows(answer: "duckdb.DuckDBPyConnection") -> Iterator[Sequence[object]]:
    while rows := answer.fetchmany(_AT_ONCE):
        yield from rows
