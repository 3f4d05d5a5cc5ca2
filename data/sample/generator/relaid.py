"""One report laid out otherwise: what it prints stays, where and how it stands does not.

In: the name of a way to lay it out. Out: how statements and pages are printed. What is read of a
report must not depend on any of them, so that a test of it needs no truth.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.borders import PENS
from generator.hand import Hand
from generator.surface import Press

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.tables import Cell, Statement

    LayOut = Callable[[Statement], Statement]
    Way = tuple[LayOut, Press]


LONG = 4
"""Characters of a name from which it is wrapped in a narrow column."""


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


def _drawn_with(pen: str, rulings: str = "lines") -> LayOut:
    def lay_out(statement: Statement) -> Statement:
        return replace(statement, pen=pen, rulings=rulings)

    return lay_out


def _aligned(*, amounts: str = "", names: str = "") -> LayOut:
    """Align the cells of the body otherwise: those with figures, and those with words."""

    def cell_set(cell: Cell) -> Cell:
        align = amounts if cell.figure is not None else names
        return replace(cell, align=align or cell.align)

    def lay_out(statement: Statement) -> Statement:
        body = tuple(tuple(map(cell_set, row)) for row in statement.body)
        return replace(statement, body=body)

    return lay_out


def _narrow_names(statement: Statement) -> Statement:
    """Halve the columns of names, so that their texts wrap."""
    named = {c for row in statement.body for c, cell in _columns(row) if _is_name(cell)}
    widths = tuple(w * (0.5 if c in named else 1.0) for c, w in enumerate(statement.widths))
    return replace(statement, widths=widths)


def _columns(row: tuple[Cell, ...]) -> Iterator[tuple[int, Cell]]:
    column = 0
    for cell in row:
        yield column, cell
        column += cell.across


def _is_name(cell: Cell) -> bool:
    return cell.across == 1 and len(cell.text) > LONG and cell.figure is None


def _landscape(statement: Statement) -> Statement:
    """Print every statement across the page."""
    return replace(statement, landscape=True)


def _repeated(statement: Statement) -> Statement:
    """Break early, and repeat the headings."""
    return replace(_split_at(6)(statement), repeat_header=True)


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
    "glyph by glyph": (as_it_is, Press(hand=Hand(is_single=True))),
    "spaced letters": (as_it_is, Press(hand=Hand(apart=0.4))),
    "narrow letters": (as_it_is, Press(hand=Hand(stretch=82))),
    "wide letters": (_set_otherwise(size=-1), Press(hand=Hand(stretch=112))),
    "typewriter figures": (_set_otherwise(size=-1), Press(hand=Hand(face="Courier"))),
    "other figures": (as_it_is, Press(hand=Hand(face="Times-Roman"))),
    "bold figures": (_set_otherwise(size=-1), Press(hand=Hand(face="Helvetica-Bold"))),
    "top down": (as_it_is, Press(hand=Hand(is_flipped=True))),
    "magnified": (as_it_is, Press(hand=Hand(magnified=24))),
    "outlined": (as_it_is, Press(hand=Hand(is_outlined=True))),
    "backwards": (as_it_is, Press(is_backwards=True)),
    "glyphs backwards": (as_it_is, Press(hand=Hand(is_single=True), is_backwards=True)),
    "forms in forms": (as_it_is, Press(forms=3)),
    "level watermark": (as_it_is, Press(stamp="level")),
    "slanted watermark": (as_it_is, Press(stamp="slanted")),
    "large watermark": (as_it_is, Press(stamp="large")),
    "scattered watermark": (as_it_is, Press(stamp="scattered")),
    "cropped": (as_it_is, Press(stamp="beyond_the_edge")),
    "centred amounts": (_aligned(amounts="center"), Press()),
    "left amounts": (_aligned(amounts="left"), Press()),
    "right names": (_aligned(names="right"), Press()),
    "all centred": (_aligned(amounts="center", names="center"), Press()),
    "bare and centred": (
        lambda statement: replace(_aligned(amounts="center")(statement), rulings="bare"),
        Press(),
    ),
    "rules and left": (
        lambda statement: replace(_aligned(amounts="left")(statement), rulings="rules"),
        Press(),
    ),
    "narrow names": (_narrow_names, Press()),
    "narrow names, bare": (
        lambda statement: replace(_narrow_names(statement), rulings="bare"),
        Press(),
    ),
    "narrow names, posts": (
        lambda statement: replace(_narrow_names(statement), rulings="posts"),
        Press(),
    ),
    "landscape": (_landscape, Press()),
    "repeated headings": (_repeated, Press()),
    "split at once": (_split_at(1), Press()),
    **{f"{pen} rulings": (_drawn_with(pen), Press()) for pen in PENS},
    "double frame": (_drawn_with("double", "frame_head"), Press()),
    "dashed rules": (_drawn_with("dashed", "rules"), Press()),
    "dotted three": (_drawn_with("dots", "three"), Press()),
}
"""Ways to lay a report out, each with what is done to its statements and to its pages."""
