"""The project's macros as SQL expressions, tried on texts in DuckDB without dbt."""

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import jinja2
import pytest

from load.settings import DBT_PROJECT

Expression = Callable[..., object]


def _render(call: str) -> str:
    """Render one call of a macro, such as `fold_forms('text')`."""
    macros = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(Path(DBT_PROJECT, "macros").glob("*.sql"))
        if "{% test" not in path.read_text(encoding="utf-8")
    )
    return (
        jinja2.Environment(autoescape=False)
        .from_string(macros + "{{ " + call + " }}")
        .render()
        .strip()
    )


@pytest.fixture(scope="session")
def memory() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


@pytest.fixture(scope="session")
def evaluate(memory: duckdb.DuckDBPyConnection) -> Expression:
    """Evaluate a macro's expression over a column `text` that holds the given value."""
    rendered: dict[str, str] = {}

    def of(call: str, text: str) -> object:
        if call not in rendered:
            rendered[call] = _render(call)
        rows = memory.execute(
            f"select {rendered[call]} from (select cast(? as varchar) as text)", [text]
        ).fetchall()
        return rows[0][0]

    return of
