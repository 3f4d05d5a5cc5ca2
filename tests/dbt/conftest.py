"""The project's macros as SQL expressions, tried on texts in DuckDB without dbt."""

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import jinja2
import pytest

from load.settings import DBT_PROJECT

Expression = Callable[..., object]
Expressions = Callable[[str, list[str]], list[object]]


def _render(call: str) -> str:
    """Render one call of a macro, such as `fold_forms('text')`."""
    macros = "".join(
        path.read_text(encoding="utf-8")
        for path in sorted(Path(DBT_PROJECT, "macros").rglob("*.sql"))
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
def evaluate(evaluate_all: Expressions) -> Expression:
    """Evaluate a macro's expression over a column `text` that holds the given value."""

    def of(call: str, text: str) -> object:
        return evaluate_all(call, [text])[0]

    return of


@pytest.fixture(scope="session")
def evaluate_all(memory: duckdb.DuckDBPyConnection) -> Expressions:
    """Evaluate it over many values at once: what takes long is to read the expression."""
    rendered: dict[str, str] = {}

    def of(call: str, texts: list[str]) -> list[object]:
        if call not in rendered:
            rendered[call] = _render(call)
        query = f"select {rendered[call]} from (select unnest(cast(? as varchar[])) as text)"
        return [value for (value,) in memory.execute(query, [texts]).fetchall()]

    return of
