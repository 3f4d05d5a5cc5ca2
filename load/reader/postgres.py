"""The warehouse in, the same tables in PostgreSQL out: for tools that know no DuckDB.

The schemas `marts` and `audit` arrive as tables, `中文` as views over them, each with its comments.
All is one transaction: who reads the database sees the load before until the new one is there, and
a copy that is killed leaves nothing. The models are built by DuckDB and copied, never built by
PostgreSQL: their SQL is DuckDB's.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from load.errors import UsageError
from load.reader.warehouse import Table, Warehouse
from load.release.labels import CHINESE, chinese_views, comments_of
from load.terminal.screen import Advance

if TYPE_CHECKING:
    from adbc_driver_manager.dbapi import Cursor

SCHEMAS = ("marts", "audit")
_SCHEMES = ("postgresql://", "postgres://")
_NESTED = ("MAP", "STRUCT", "JSON")
_INDEXED = frozenset({"cell_id", "document_sha256", "department_id", "subject_code"})
"""What questions ask by; a column of one of these names has an index."""


def copy_to_postgres(warehouse: Warehouse, address: str, advance: Advance) -> dict[str, int]:
    """Replace the schemas of the warehouse in a database; gives the rows of each table.

    Args:
        warehouse: Where it is.
        address: `postgresql://user:password@host:port/database`.
        advance: Called after each table.

    Raises:
        UsageError: The address is none, the driver is missing or the database refuses.
    """
    if not address.startswith(_SCHEMES):
        raise UsageError("请给出数据库地址，例如 OUT=postgresql://用户:密码@主机/数据库。")
    try:
        from adbc_driver_postgresql import dbapi
    except ImportError as error:
        raise UsageError("缺少 PostgreSQL 驱动：请用 make export FORMAT=postgres 运行。") from error
    try:
        with dbapi.connect(address, autocommit=False) as database, database.cursor() as cursor:
            copied = _copy(warehouse, cursor, advance)
            database.commit()
            return copied
    except dbapi.Error as error:
        reason = str(error).partition("\n")[0]
        raise UsageError(f"没有写入 PostgreSQL，原有内容不变：{reason}") from error


def _copy(warehouse: Warehouse, cursor: "Cursor", advance: Advance) -> dict[str, int]:
    for schema in SCHEMAS:
        cursor.execute(f"drop schema if exists {_arriving(schema)} cascade")
        cursor.execute(f"create schema {_arriving(schema)}")
    copied: dict[str, int] = {}
    tables = warehouse.tables()
    for number, table in enumerate(tables, 1):
        arriving = _arriving(table.schema)
        rows = warehouse.batches(f'select {_selected(table)} from {table.schema}."{table.name}"')  # noqa: S608  # names of our own catalog
        copied[f"{table.schema}.{table.name}"] = cursor.adbc_ingest(
            table.name, rows, mode="create", db_schema_name=arriving
        )
        for column in _INDEXED & table.types.keys():
            cursor.execute(f'create index on {arriving}."{table.name}" ("{column}")')
        advance(number, len(tables), table.name)
    for statement in _put_in_place(warehouse):
        cursor.execute(statement)
    return copied


def _arriving(schema: str) -> str:
    """Name the schema that rows are copied into before it replaces the one that is read."""
    return f"{schema}_arriving"


def _selected(table: Table) -> str:
    """Write the columns as PostgreSQL can hold them: what is nested by names becomes JSON."""
    return ", ".join(
        f'to_json("{column}")::varchar as "{column}"' if kind.startswith(_NESTED) else f'"{column}"'
        for column, kind in table.types.items()
    )


def _put_in_place(warehouse: Warehouse) -> Iterator[str]:
    """Write what makes the copied rows the ones that are read."""
    connection: Any = warehouse.connection()
    for schema in SCHEMAS:
        yield f"drop schema if exists {schema} cascade"
        yield f"alter schema {_arriving(schema)} rename to {schema}"
    yield f'drop schema if exists "{CHINESE}" cascade'
    yield f'create schema "{CHINESE}"'
    for name, query in chinese_views(connection).items():
        yield f'create view "{CHINESE}"."{name}" as {query}'
    for target, text in comments_of(connection).items():
        kind, _, name = target.partition(" ")
        if name.startswith((f'"{CHINESE}".', *(f'"{schema}".' for schema in SCHEMAS))):
            is_view = kind == "view" and name.startswith(f'"{CHINESE}".')
            there = kind if kind == "column" or is_view else "table"
            literal = text.replace("'", "''")
            yield f"comment on {there} {name} is '{literal}'"
