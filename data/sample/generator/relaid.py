"""One report laid out otherwise: what it prints stays, where and how it stands does not.

In: the name of a way to lay it out. Out: how statements and pages are printed. What is read of a
report must not depend on any of them, so that a test of it needs no truth.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.surface import Press

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.tables import Statement

    LayOut = Callable[[Statement], Statement]
    Way = tuple[LayOut, Press]


def as_it_is(statement: Statement) -> Statement:
    """Leave a statement as the report's style prints it."""
    return statement


def _split_at(first: int) -> LayOut:
    """Break every statement after so many lines, and again after as many."""

    def lay_out(statement: Statement) -> Statement:
        fits = len(statement.body) > first + 1
        return replace(statement, page_rows=(first,) if fits else (), repeat_header=False)

    return lay_out


def _set_otherwise(
    *, breadth: float = 1.0, height: float = 0.0, size: float = 0.0, rulings: str = ""
) -> LayOut:
    def lay_out(statement: Statement) -> Statement:
        return replace(
            statement,
            breadth=breadth,
            row_height=statement.row_height + height,
            font_size=statement.font_size + size,
            rulings=rulings or statement.rulings,
        )

    return lay_out


def _narrow_amounts(statement: Statement) -> Statement:
    """Give a quarter of the other columns' width to the first one."""
    first, *others = statement.widths
    kept = [share * 0.75 for share in others]
    return replace(statement, widths=(first + sum(others) - sum(kept), *kept))


def _clipped(statement: Statement) -> Statement:
    """Clip the texts that are wider than their cells, with the names' columns a third narrower."""
    first, *others = statement.widths
    return replace(statement, widths=(first * 0.65, *others), is_clipped=True)


WAYS: dict[str, Way] = {
    "margins": (as_it_is, Press(matrix=(1, 0, 0, 1, 21.5, -17.25))),
    "smaller": (as_it_is, Press(matrix=(0.71, 0, 0, 0.71, 60, 90))),
    "larger": (as_it_is, Press(matrix=(1.04, 0, 0, 1.04, -14, -12))),
    "rotated": (as_it_is, Press(rotation=90)),
    "rotated back": (as_it_is, Press(rotation=270)),
    "split early": (_split_at(5), Press()),
    "split late": (_split_at(11), Press()),
    "other face": (as_it_is, Press(is_bold_plain=True)),
    "narrow columns": (_set_otherwise(breadth=0.9), Press()),
    "narrow amounts": (_narrow_amounts, Press()),
    "clipped names": (_clipped, Press()),
    "tall rows": (_set_otherwise(height=9), Press()),
    "low rows": (_set_otherwise(height=-3, size=-0.5), Press()),
    "small type": (_set_otherwise(size=-2), Press()),
    "boxes": (_set_otherwise(rulings="boxes"), Press()),
    "quads": (_set_otherwise(rulings="quads"), Press()),
    "frame below head": (_set_otherwise(rulings="frame_head"), Press()),
    "three rulings": (_set_otherwise(rulings="three", breadth=0.9), Press()),
    "posts": (_set_otherwise(rulings="posts"), Press()),
    "bare and split": (
        lambda statement: replace(_split_at(7)(statement), rulings="bare"),
        Press(matrix=(0.9, 0, 0, 0.9, 30, 30)),
    ),
}
"""Ways to lay a report out, each with what is done to its statements and to its pages."""
