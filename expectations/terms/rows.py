"""The catalogue in, its selectors as rows of tables out, for the SQL of rules to read."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from expectations.terms import values
from expectations.terms.kinds import KINDS
from expectations.terms.selectors import parse_choice
from expectations.terms.sums import SumPart, SumTerm, line_words, read_sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import duckdb

    from expectations.rule import Rule

_HOLD_SELECTORS = (values.figure, values.printed, values.operand)
_SQL_TYPES: dict[str, str | list[str]] = {
    "str": "varchar",
    "str | None": "varchar",
    "tuple[str, ...]": ["varchar"],
    "int": "integer",
    "bool": "boolean",
}


@dataclass(frozen=True)
class NamedFigure:
    """A selector that a term of another kind than sums_agree names.

    Attributes:
        selector: as it is written.
        line_words: pattern of the line's name.
    """

    selector: str
    statement_code: str
    side: str
    measure_codes: tuple[str, ...]
    line_kind: str
    line_words: str


def write_terms(connection: duckdb.DuckDBPyConnection, rules: Sequence[Rule]) -> None:
    """Write the tables `sum_terms`, `sum_parts` and `rule_selectors`."""
    sums = tuple(read_sums(rules))
    _write(connection, "sum_terms", SumTerm, [term for term, _ in sums])
    _write(connection, "sum_parts", SumPart, [part for _, parts in sums for part in parts])
    _write(connection, "rule_selectors", NamedFigure, dict.fromkeys(_named_figures(rules)))


def _named_figures(rules: Iterable[Rule]) -> Iterator[NamedFigure]:
    for rule in rules:
        for term in rule.terms:
            keys = KINDS[str(term.get("kind", rule.kind))].keys
            for name, value in term.items():
                if name in keys and keys[name].check in _HOLD_SELECTORS:
                    yield from _of_value(str(value))


def _of_value(value: str) -> Iterator[NamedFigure]:
    if value.startswith(("claim:", "own")):
        return
    for selector in parse_choice(value):
        yield NamedFigure(
            selector=str(selector),
            statement_code=selector.statement,
            side=selector.side,
            measure_codes=selector.measures,
            line_kind=selector.line.kind,
            line_words=line_words(selector.line),
        )


def _write(
    connection: duckdb.DuckDBPyConnection, name: str, row: type, rows: Iterable[Any]
) -> None:
    columns = {field.name: _SQL_TYPES[str(field.type)] for field in fields(row)}
    connection.execute(
        f"create or replace table {name} as select unnest(from_json(?, ?), max_depth := 2)",
        [json.dumps([asdict(one) for one in rows]), json.dumps([columns])],
    )
