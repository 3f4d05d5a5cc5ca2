"""Changes of whole pages: exchanged, of another report, printed twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.mutations.changes import Change
from benchmarks.mutations.sheets import change_digit

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from benchmarks.mutations.changes import Document

NOWHERE = (0.0, 0.0, 0.0, 0.0)


def order(document: Document, rng: random.Random) -> list[Change]:
    """Exchange the pages of two statements."""
    pages = sorted(set(document.statements.values()))
    if len(pages) < 2:
        return []
    one, other = sorted(rng.sample(pages, 2))
    return [_leaf("order", one, document, other), _leaf("order", other, document, one)]


def foreign(document: Document, rng: random.Random, others: Sequence[Document]) -> list[Change]:
    """Bind the same statement of another report in."""
    found = [
        (code, other)
        for other in others
        if other.sha256 != document.sha256
        for code in document.statements.keys() & other.statements.keys()
    ]
    if not found:
        return []
    code, other = rng.choice(sorted(found, key=lambda one: (one[0], one[1].sha256)))
    return [_leaf("foreign", document.statements[code], other, other.statements[code], code)]


def twice(document: Document, rng: random.Random) -> list[Change]:
    """Print a statement again at the end, with one digit that differs."""
    pages = set(document.statements.values())
    amounts = [amount for amount in document.amounts if amount.cell.page in pages]
    if not amounts:
        return []
    amount = rng.choice(amounts)
    last = document.page_count + 1
    new = change_digit(amount.text, rng)
    text = amount.cell.text.replace(amount.text, new, 1)
    changed = amount.cell.changed("twice", amount.text, new, text, amount.label)
    return [
        _leaf("twice", last, document, amount.cell.page),
        replace(changed, page=last, key=(last, *amount.cell.key[1:])),
    ]


def _leaf(kind: str, page: int, source: Document, source_page: int, label: str = "") -> Change:
    text = f"{source.sha256}:{source_page}"
    return Change(kind, "pages", (page,), page, NOWHERE, str(page), str(source_page), text, label)
