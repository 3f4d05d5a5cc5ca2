"""What is changed in which copy of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.mutations import leaves, sheets, texts

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from benchmarks.mutations.changes import Change, Document

KINDS = ("table", "prose", "prose", "table", "row", "sign", "year", "code", "note")
"""What is changed in the first copy, the second, …; then from the beginning."""

MAKERS: dict[str, Callable[[Document, random.Random], list[Change]]] = {
    "table": sheets.table_digit,
    "project": sheets.project_digit,
    "total": sheets.total,
    "point": sheets.point,
    "minus": sheets.minus,
    "row": sheets.row,
    "shift": sheets.shift,
    "dropped": sheets.dropped,
    "doubled": sheets.doubled,
    "code": sheets.code,
    "name": sheets.name,
    "weight": sheets.weight,
    "prose": texts.prose_digit,
    "count": texts.count,
    "sign": texts.sign,
    "year": texts.year,
    "title_year": texts.title_year,
    "note": texts.note,
    "unit": texts.unit,
    "order": leaves.order,
    "twice": leaves.twice,
}
OTHERS: dict[str, Callable[[Document, random.Random, Sequence[Document]], list[Change]]] = {
    "owner": texts.owner,
    "foreign": leaves.foreign,
}
"""Changes that take something from another document."""


def plan(
    document: Document,
    copies: int,
    rng: random.Random,
    kinds: Sequence[str] = KINDS,
    others: Sequence[Document] = (),
) -> list[list[Change]]:
    """Say what is changed in each of the copies: one thing each, in as many texts as it takes."""
    planned = []
    for number in range(copies):
        kind = kinds[number % len(kinds)]
        changes = (
            OTHERS[kind](document, rng, others) if kind in OTHERS else MAKERS[kind](document, rng)
        )
        if changes:
            planned.append(changes)
    return planned
