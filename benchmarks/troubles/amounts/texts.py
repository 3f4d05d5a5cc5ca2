"""Troubles of what cells say: marks, units and notes at amounts, odd points, broken numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from benchmarks.troubles.trouble import (
    Trouble,
    amounts,
    is_name,
    of_all,
    of_some,
    of_totals,
    respelt,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from generator.tables import Cell


def negative(form: str) -> Callable[[Cell, Random], Cell]:
    """Print what is below zero, each form of it in its own way."""

    def change(cell: Cell, _: Random) -> Cell:
        assert cell.figure is not None
        figure = replace(cell.figure, value=-cell.figure.value)
        return replace(cell, text=form.format(cell.text), figure=figure)

    return change


SOME, FEW = of_some(0.25), of_some(0.12)
WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")
LETTERS = str.maketrans("015", "OlS")


def _cut(cell: Cell, random: Random) -> Cell:
    """Break a number anywhere."""
    at = random.randint(1, len(cell.text) - 1)
    return replace(cell, text=f"{cell.text[:at]}\n{cell.text[at:]}")


def _cut_at_point(cell: Cell, _: Random) -> Cell:
    return replace(cell, text=cell.text.replace(".", ".\n"))


def _gap(cell: Cell, random: Random) -> Cell:
    """Leave a space within a number."""
    at = random.randint(1, len(cell.text) - 1)
    return replace(cell, text=f"{cell.text[:at]} {cell.text[at:]}")


def _wide(cell: Cell, _: Random) -> Cell:
    return replace(cell, text=cell.text.translate(WIDE))


def _letters(cell: Cell, _: Random) -> Cell:
    return replace(cell, text=cell.text.translate(LETTERS))


def _bare(cell: Cell, _: Random) -> Cell:
    """Write without commas, and without zeros behind the point."""
    plain = cell.text.replace(",", "")
    return replace(cell, text=plain.rstrip("0").rstrip(".") if "." in plain else plain)


def _scientific(cell: Cell, _: Random) -> Cell:
    return replace(cell, text=f"{float(cell.text.replace(',', '')):.2E}")


def _rounded(cell: Cell, _: Random) -> Cell:
    """Write a long number as spreadsheets do in a narrow column."""
    return replace(cell, text=f"{cell.text.replace(',', '')[0]}E+06")


def _crowded(cell: Cell, random: Random) -> Cell:
    """Print a second number below the first."""
    return replace(cell, text=f"{cell.text}\n{random.randint(100, 9999) / 100}")


def _spread(cell: Cell, _: Random) -> Cell:
    return replace(cell, text="  ".join(cell.text))


TEXTS = (
    *(
        Trouble(name, amounts(written(form), chosen))
        for name, form, chosen in (
            ("star", "{}*", SOME),
            ("stars at all", "{}*", of_all),
            ("star at totals", "{}**", of_totals),
            ("note mark", "{}①", SOME),
            ("note in brackets", "{}[1]", SOME),
            ("reference mark", "{}※", SOME),
            ("ten thousands at all", "{}万元", of_all),
            ("ten thousands at totals", "{}万元", of_totals),
            ("yen sign", "￥{}", SOME),
            ("yen sign at all", "¥ {}", of_all),
            ("plus", "+{}", SOME),
            ("quoted", "“{}”", FEW),
            ("apostrophe", "'{}", SOME),
            ("point behind", "{}.", SOME),
            ("comma behind", "{},", SOME),
            ("zero before", "0{}", SOME),
            ("space behind", "{} ", of_all),
            ("note below", "{}\n（含上年结转）", SOME),
            ("word before", "共计{}", FEW),
        )
    ),
    *(
        Trouble(name, amounts(written(form), chosen, tells=False))
        for name, form, chosen in (
            ("about", "约{}", SOME),
            ("yuan among ten thousands", "{}元", FEW),
            ("hundred millions", "{}亿元", FEW),
            ("percent", "{}%", FEW),
            ("slash", "{}/12.00", FEW),
            ("of which", "{}\n其中：12.00", FEW),
            ("dash behind", "{}-", FEW),
            ("point before", ".{}", FEW),
            ("range", "{}-9,999.00", FEW),
            ("more than", "≥{}", FEW),
            ("question mark", "{}?", FEW),
        )
    ),
    Trouble("below zero in brackets", amounts(negative("（{}）"), FEW)),
    Trouble("below zero in plain brackets", amounts(negative("({})"), FEW)),
    Trouble("a long minus", amounts(negative("－{}"), FEW)),
    Trouble("a typographer's minus", amounts(negative("−{}"), FEW)),
    Trouble("hashes", amounts(lambda cell, _: replace(cell, text="########"), FEW, tells=False)),
    Trouble(
        "hashes at totals",
        amounts(lambda cell, _: replace(cell, text="########"), of_totals, tells=False),
    ),
    Trouble("error", amounts(lambda cell, _: replace(cell, text="#REF!"), FEW, tells=False)),
    Trouble(
        "error in words", amounts(lambda cell, _: replace(cell, text="错误!"), FEW, tells=False)
    ),
    Trouble("wide figures", amounts(_wide, SOME)),
    Trouble("wide figures at all", amounts(_wide)),
    Trouble("letters for digits", amounts(_letters, SOME, tells=False)),
    Trouble("a gap", amounts(_gap, SOME)),
    Trouble("thousands a space apart", amounts(respelt(",", " "))),
    Trouble("thousands a wide comma", amounts(respelt(",", "，"))),
    Trouble("thousands a list comma", amounts(respelt(",", "、"), SOME)),
    Trouble("point in the middle", amounts(respelt(".", "·"), SOME)),
    Trouble("full stop", amounts(respelt(".", "。"), SOME)),
    Trouble("comma for point", amounts(respelt(".", ","), FEW, tells=False)),
    Trouble("point for comma", amounts(respelt(",", "."), FEW)),
    Trouble("two points", amounts(respelt(".", ".."), FEW)),
    Trouble("cut", amounts(_cut, SOME)),
    Trouble("cut at totals", amounts(_cut, of_totals)),
    Trouble("cut at the point", amounts(_cut_at_point)),
    Trouble("plain", amounts(_bare)),
    Trouble("plain here and there", amounts(_bare, SOME)),
    Trouble("scientific", amounts(_scientific, FEW, tells=False)),
    Trouble("too narrow", amounts(_rounded, FEW, tells=False)),
    Trouble("two numbers", amounts(_crowded, FEW, tells=False)),
    Trouble("digits apart", amounts(_spread, SOME)),
    *(
        Trouble(name, amounts(written(form), chosen, wanted=is_name))
        for name, form, chosen in (
            ("year behind names", "{}2022", SOME),
            ("amount in names", "{}12.50", SOME),
            ("amount told in names", "{}（其中：12.50万元）", SOME),
            ("star before names", "*{}", of_all),
            ("blanks before names", "　　{}", of_all),
        )
    ),
    Trouble("names spaced", amounts(_spread, wanted=is_name)),
)
