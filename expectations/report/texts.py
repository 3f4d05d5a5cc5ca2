"""Tables of a build file in, the lines of CSV and JSON files out: DuckDB writes them.

A row of a finding costs Python a tenth of a millisecond for each kind of file, which for tens of
thousands was a tenth of a load that brings one report; DuckDB takes a tenth of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from expectations.pages import inert
from expectations.warehouse import in_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import duckdb

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_STARTS = ", ".join(f"chr({ord(start)})" for start in FORMULA_STARTS)
_MACROS = (
    # few texts hold a mark that might have to be shown as an escape; Python looks at those
    r"""inert(text) as if(
        regexp_matches(text, '[\x00-\x08\x0B-\x1F\x7F-\x9F\p{Cf}\p{Co}]'),
        inert_in_python(text),
        text
    )""",
    rf"""safe(text) as if(
        left(text, 1) in ({_STARTS}) or left(text, 2) = '\r', '''' || text, text
    )""",
    r"""csv_field(text) as coalesce(
        if(regexp_matches(text, '[",\r\n]'), '"' || replace(text, '"', '""') || '"', text), ''
    )""",
    # _x0041_ is how a workbook writes a letter: a text that looks like one says that it is none
    r"""xml_text(text) as if(coalesce(text, '') = '', '', concat(
        if(regexp_matches(text, '^\s|\s$'), '<t xml:space="preserve">', '<t>'),
        replace(replace(replace(
            regexp_replace(text, '(_x[0-9a-fA-F]{4}_)', '_x005F\1', 'g'), '&', '&amp;'
        ), '<', '&lt;'), '>', '&gt;'),
        '</t>'
    ))""",
)


def make_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the macros that the lines are written with."""
    rows = connection.execute(
        "select function_name from duckdb_functions()"
        " where function_name in ('inert_in_python', 'csv_field')"
    ).fetchall()
    # the function is the database's, a temporary macro the connection's
    if ("inert_in_python",) not in rows:
        connection.create_function("inert_in_python", inert, ["VARCHAR"], "VARCHAR")
    if ("csv_field",) not in rows:
        for macro in _MACROS:
            connection.execute(f"create temp macro {macro}")


def csv_lines(connection: duckdb.DuckDBPyConnection, table: str, position: str) -> Iterator[str]:
    """Write the rows of a table as lines of CSV, safe to open in a spreadsheet, many in a text.

    Args:
        connection: The connection.
        table: Its columns are those of the file.
        position: The column, none of the file's, by which it is ordered.
    """
    columns = columns_of(connection, table)
    fields = [f'"{name}"' for name in columns if name != position]
    safe = [
        f'safe("{name}") as "{name}"' if kind == "VARCHAR" else f'"{name}"::varchar as "{name}"'
        for name, kind in columns.items()
        if name != position
    ]
    # one after the other: a macro writes what it is given once for each time it looks at it
    query = (
        f"select {_joined((f'csv_field({name})' for name in fields), ',')}"  # noqa: S608  # ours
        f" from (select {position}, {', '.join(safe)} from {table}) order by {position}"
    )
    return ("".join(f"{line}\r\n" for (line,) in some) for some in in_parts(connection, query))


def json_lines(connection: duckdb.DuckDBPyConnection, table: str, order: str) -> Iterator[str]:
    """Write the rows of a table as objects of JSON; money as text, a number there may lose digits.

    Args:
        connection: The connection.
        table: Its columns are the keys.
        order: The columns it is ordered by.
    """
    query = _json_query(connection, table, order, "''")
    return (",\n".join(line for _, line in some) for some in in_parts(connection, query))


def json_rows(
    connection: duckdb.DuckDBPyConnection, table: str, order: str, part: str
) -> Iterator[tuple[str, str]]:
    """Write the rows of a table as objects of JSON, each behind the part that it is of.

    Args:
        connection: The connection.
        table: Its columns are the keys.
        order: The columns it is ordered by.
        part: SQL for the part.
    """
    make_macros(connection)
    query = _json_query(connection, table, order, part)
    return ((key, line) for some in in_parts(connection, query) for key, line in some)


def _json_query(connection: duckdb.DuckDBPyConnection, table: str, order: str, part: str) -> str:
    fields = [
        f"'\"{name}\":' || {_json(name, kind)}"  # null is skipped by concat_ws
        for name, kind in columns_of(connection, table).items()
    ]
    return (
        f"select {part}, '{{' || {_joined(fields, ',')} || '}}'"  # noqa: S608  # ours
        f" from {table} order by {order}"
    )


def columns_of(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """List the columns of a table with their types."""
    rows = connection.execute(f"describe from {table}").fetchall()
    return {name: kind for name, kind, *_ in rows}


def worded(column: str, words: Mapping[str, str]) -> str:
    """Write a column as SQL with the word for each code; a code without a word stays."""
    whens = " ".join(f"when '{code}' then '{word}'" for code, word in words.items())
    return f'case "{column}" {whens} else "{column}" end as "{column}"'


def _json(name: str, kind: str) -> str:
    if kind in {"BOOLEAN", "INTEGER", "BIGINT"}:
        return f"{name}::varchar"
    return f"to_json(inert({name}::varchar))::varchar"


def _joined(parts: Iterable[str], mark: str) -> str:
    return f"concat_ws('{mark}', {', '.join(parts)})"
