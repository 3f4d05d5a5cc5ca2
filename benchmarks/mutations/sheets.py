"""Changes of tables: figures, columns, rows, codes, names."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from benchmarks.mutations.changes import Change

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from benchmarks.mutations.changes import Amount, Document, Printed

CODE = re.compile(r"\s*((?:2\d\d|30\d)(?:\d\d){0,2})\s*")
NAME = re.compile(r"\s*[^\W\d_]{2,}\s*")


def change_digit(number: str, rng: random.Random) -> str:
    """Change one digit; not the last of a whole number, which rounding may hide."""
    places = [place for place, sign in enumerate(number) if sign.isdigit() and sign.isascii()]
    if "." not in number and len(places) > 1:
        places = places[:-1]
    place = rng.choice(places)
    other = rng.choice([digit for digit in "123456789" if digit != number[place]])
    return number[:place] + other + number[place + 1 :]


def table_digit(document: Document, rng: random.Random) -> list[Change]:
    """Change a digit of any amount."""
    return _amount("table", document.amounts, rng, lambda old: change_digit(old, rng))


def project_digit(document: Document, rng: random.Random) -> list[Change]:
    """Change a digit of an amount in a list of projects."""
    listed = [amount for amount in document.amounts if amount.statement_code == "YS14"]
    return _amount("project", listed, rng, lambda old: change_digit(old, rng))


def total(document: Document, rng: random.Random) -> list[Change]:
    """Let a total be another plausible one, as if copied from last year."""
    totals = [amount for amount in document.amounts if amount.is_total]
    factor = Decimal(rng.choice([87, 93, 104, 109, 121])) / 100
    return _amount("total", totals, rng, lambda old: _scaled(old, factor))


def point(document: Document, rng: random.Random) -> list[Change]:
    """Move a decimal point by one place."""
    broken = [amount for amount in document.amounts if "." in amount.text]
    factor = rng.choice([Decimal(10), Decimal("0.1")])
    return _amount("point", broken, rng, lambda old: _scaled(old, factor))


def minus(document: Document, rng: random.Random) -> list[Change]:
    """Take a minus away; where none is printed, set one."""
    below = [amount for amount in document.amounts if amount.text.startswith("-")]
    return _amount(
        "minus",
        below or document.amounts,
        rng,
        lambda old: old[1:] if old.startswith("-") else f"-{old}",
    )


def row(document: Document, rng: random.Random) -> list[Change]:
    """Let two neighbouring amounts of a column be exchanged."""
    pairs = [
        (one, other)
        for column in _columns(document)
        for one, other in pairwise(column)
        if one.text != other.text
    ]
    if not pairs:
        return []
    one, other = rng.choice(pairs)
    return [_set("row", one, other.text), _set("row", other, one.text)]


def shift(document: Document, rng: random.Random) -> list[Change]:
    """Move the amounts of a column down by one line, from some line on."""
    columns = [column for column in _columns(document) if len(column) > 3]
    if not columns:
        return []
    column = rng.choice(columns)
    column = column[rng.randrange(len(column) - 2) :]
    moved = [_set("shift", one, above.text) for above, one in pairwise(column)]
    return [_set("shift", column[0], ""), *(change for change in moved if change.old != change.new)]


def dropped(document: Document, rng: random.Random) -> list[Change]:
    """Leave a whole line of a statement out."""
    amounts = [amount for amount in document.amounts if not amount.is_total]
    if not amounts:
        return []
    chosen = rng.choice(amounts)
    return [
        cell.changed("dropped", cell.text, "", "", chosen.label)
        for cell in document.cells[chosen.cell.key[:3]]  # type: ignore[index]
    ]


def doubled(document: Document, rng: random.Random) -> list[Change]:
    """Print a line of a statement twice."""
    amounts = [amount for amount in document.amounts if not amount.is_total]
    if not amounts:
        return []
    chosen = rng.choice(amounts)
    cell = chosen.cell
    return [
        Change(
            "doubled", "rows", cell.key[:3], cell.page, cell.box, "", chosen.text, "", chosen.label
        )
    ]


def code(document: Document, rng: random.Random) -> list[Change]:
    """Change a digit of a code."""
    found = _coded(document)
    if not found:
        return []
    cell, old, _ = rng.choice(found)
    new = change_digit(f"{old}.", rng)[:-1]
    return [cell.changed("code", old, new, cell.text.replace(old, new, 1))]


def name(document: Document, rng: random.Random) -> list[Change]:
    """Give a code the name of another."""
    found = [
        (old, names[0])
        for _, old, cells in _coded(document)
        if (names := [cell for cell in cells if NAME.fullmatch(cell.text)])
    ]
    if not found:
        return []
    old, cell = rng.choice(found)
    others = sorted(
        {other.text for one, other in found if len(one) == len(old) and other.text != cell.text}
    )
    if not others:
        return []
    new = rng.choice(others)
    return [cell.changed("name", cell.text, new, new, f"{old} {cell.text}")]


def weight(document: Document, rng: random.Random) -> list[Change]:
    """Change a digit of an indicator's weight or score."""
    numbers = set(document.weights)
    found = [
        cell
        for cells in document.cells.values()
        for cell in cells
        if (cell.page, cell.text.strip()) in numbers
    ]
    if not found:
        return []
    cell = rng.choice(found)
    new = change_digit(f"{cell.text.strip()}.", rng)[:-1]
    return [cell.changed("weight", cell.text, new, new)]


def _columns(document: Document) -> list[list[Amount]]:
    columns = defaultdict(list)
    for amount in document.amounts:
        page, grid, _, column = amount.cell.key
        columns[page, grid, column].append(amount)
    return [sorted(column, key=lambda one: one.cell.key[2]) for column in columns.values()]


def _coded(document: Document) -> list[tuple[Printed, str, Sequence[Printed]]]:
    return [
        (cell, match[1], cells)
        for cells in document.cells.values()
        for cell in cells
        if (match := CODE.fullmatch(cell.text))
    ]


def _amount(
    kind: str, amounts: Sequence[Amount], rng: random.Random, other: Callable[[str], str]
) -> list[Change]:
    if not amounts:
        return []
    amount = rng.choice(amounts)
    new = other(amount.text)
    return [_set(kind, amount, new)] if new != amount.text else []


def _set(kind: str, amount: Amount, new: str) -> Change:
    old = amount.text
    return amount.cell.changed(kind, old, new, amount.cell.text.replace(old, new, 1), amount.label)


def _scaled(old: str, factor: Decimal) -> str:
    """Print a multiple as finely and with the same marks."""
    places = len(old.partition(".")[2])
    return f"{Decimal(old.replace(',', '')) * factor:{',' if ',' in old else ''}.{places}f}"
