"""Rows of some documents are replaced, and two files are compared."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from load.partitions.rows import is_of_documents, is_the_same, note_replaced, replace_rows

FIGURES = "create table marts.figures as from (values {}) as rows (document_sha256, value)"


def fill(connection: duckdb.DuckDBPyConnection, figures: str, names: str) -> None:
    for schema in ("marts", "intermediate"):
        connection.execute(f"create schema {schema}")
    connection.execute(FIGURES.format(figures))
    connection.execute(f"create table marts.names as from (values {names}) as rows (name)")


@pytest.fixture
def both(tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(tmp_path / "changed.duckdb")) as changed:
        fill(changed, "('b', 3), ('c', 4)", "('x'), ('y')")
        note_replaced(changed, {"b", "gone"})
    with duckdb.connect(str(tmp_path / "whole.duckdb")) as connection:
        fill(connection, "('a', 1), ('b', 2), ('gone', 9)", "('y'), ('x')")
        connection.execute(f"attach '{tmp_path / 'changed.duckdb'}' as changed (read_only)")
        yield connection


def test_rows_of_documents_go_and_come(both: duckdb.DuckDBPyConnection) -> None:
    replace_rows(both, "marts.figures")
    rows = both.execute("from marts.figures order by all").fetchall()
    assert rows == [("a", 1), ("b", 3), ("c", 4)]


def test_a_table_of_seeds_is_of_no_document(both: duckdb.DuckDBPyConnection) -> None:
    assert is_of_documents(both, "marts.figures")
    assert not is_of_documents(both, "marts.names")


def test_tables_are_the_same_in_any_order(both: duckdb.DuckDBPyConnection) -> None:
    assert is_the_same(both, "marts.names")
    both.execute("update marts.names set name = 'z' where name = 'x'")
    assert not is_the_same(both, "marts.names")


def test_only_some_rows_are_compared(both: duckdb.DuckDBPyConnection) -> None:
    assert not is_the_same(both, "marts.figures", "document_sha256 = 'b'")
    assert is_the_same(both, "marts.figures", "document_sha256 = 'nobody'")
