"""Reports with troubles, drawn by seed, with what they print beside them.

In: a seed, or the names of troubles. Out: a PDF, and a table of its figures next to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

from benchmarks.troubles.trouble import Trouble  # first: it opens the way to the generator

# isort: split
from generator.document import statements_of, write_document
from generator.family import draw_report
from generator.golden import sha256_of, write_figures
from generator.hand import Hand, spare_face
from generator.ruling import SPARSE
from generator.surface import Press

from benchmarks.troubles.amounts.cells import CELLS
from benchmarks.troubles.amounts.habits import HABITS
from benchmarks.troubles.amounts.texts import TEXTS
from benchmarks.troubles.amounts.totals import TOTALS
from benchmarks.troubles.amounts.units import UNITS
from benchmarks.troubles.amounts.values import VALUES
from benchmarks.troubles.amounts.words import WORDS
from benchmarks.troubles.columns.added import ADDED_COLUMNS
from benchmarks.troubles.columns.borders import BORDERS
from benchmarks.troubles.columns.crowded import CROWDED
from benchmarks.troubles.columns.drawn import COLUMNS
from benchmarks.troubles.columns.exports import EXPORTS
from benchmarks.troubles.columns.headings import HEADINGS
from benchmarks.troubles.columns.layouts import LAYOUTS
from benchmarks.troubles.columns.orders import ORDERS
from benchmarks.troubles.columns.rows import TABLES
from benchmarks.troubles.inks.covered import INKS
from benchmarks.troubles.inks.faces import FACES
from benchmarks.troubles.inks.icons import ICONS
from benchmarks.troubles.inks.marks import MARKS
from benchmarks.troubles.inks.notes import NOTES
from benchmarks.troubles.inks.overlays import OVERLAYS
from benchmarks.troubles.inks.pens import PENS
from benchmarks.troubles.inks.pictures import PAINTS
from benchmarks.troubles.inks.specks import SPECKS
from benchmarks.troubles.inks.strokes import STROKES
from benchmarks.troubles.mixed.first import MIXED_FIRST
from benchmarks.troubles.mixed.fourth import MIXED_FOURTH
from benchmarks.troubles.mixed.second import MIXED_SECOND
from benchmarks.troubles.mixed.third import MIXED_THIRD
from benchmarks.troubles.programs.cells import CELLS_OF_PROGRAMS
from benchmarks.troubles.programs.columns import COLUMNS_OF_PROGRAMS
from benchmarks.troubles.programs.fresh import FRESH_OF_PROGRAMS
from benchmarks.troubles.programs.paint import PAINT_OF_PROGRAMS
from benchmarks.troubles.programs.parts import PARTED_COLUMNS
from benchmarks.troubles.programs.scans import SCANS_OF_PROGRAMS
from benchmarks.troubles.programs.sheets import SHEETS_OF_PROGRAMS
from benchmarks.troubles.sheets.copies import COPIES
from benchmarks.troubles.sheets.disorder import DISORDER
from benchmarks.troubles.sheets.files import FILES
from benchmarks.troubles.sheets.papers import PAPERS
from benchmarks.troubles.sheets.printers import SHEETS
from benchmarks.troubles.sheets.prints import PRINTS
from benchmarks.troubles.sheets.scanners import SCANNERS
from benchmarks.troubles.sheets.statements import PAGES
from benchmarks.troubles.sheets.strangers import STRANGERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.tables import Statement

KINDS = (
    (*CELLS, *HABITS, *TEXTS, *TOTALS, *UNITS, *VALUES, *WORDS),
    (
        *(*ADDED_COLUMNS, *BORDERS, *COLUMNS, *CROWDED, *EXPORTS, *HEADINGS),
        *(*LAYOUTS, *ORDERS, *TABLES),
    ),
    (
        *(*FACES, *ICONS, *INKS, *MARKS, *NOTES, *OVERLAYS),
        *(*PAINTS, *PENS, *SPECKS, *STROKES),
    ),
    (
        *(*COPIES, *DISORDER, *FILES, *PAGES, *PAPERS, *PRINTS),
        *(*SCANNERS, *SHEETS, *STRANGERS),
    ),
    (
        *(*CELLS_OF_PROGRAMS, *COLUMNS_OF_PROGRAMS, *FRESH_OF_PROGRAMS, *PAINT_OF_PROGRAMS),
        *(*PARTED_COLUMNS, *SCANS_OF_PROGRAMS, *SHEETS_OF_PROGRAMS),
    ),
    (*MIXED_FIRST, *MIXED_SECOND, *MIXED_THIRD, *MIXED_FOURTH),
)
"""Troubles by folder: two that may befall one report come from two of them."""
TROUBLES = {trouble.name: trouble for kind in KINDS for trouble in kind}
RULINGS = ("lines", "boxes", *SPARSE)
PRINTED = {
    *("GK01", "GK03", "GK05", "GK08", "GK09"),
    *("YS01", "YS03", "YS05", "YS07", "YS09"),
}
"""Statements that are printed: of each kind of form one."""


@dataclass(frozen=True)
class Case:
    """A report to print: of which seed, ruled how, with which troubles."""

    seed: int
    ruling: str
    troubles: tuple[str, ...]

    @property
    def name(self) -> str:
        """Name its file."""
        return f"{self.seed}-{self.ruling}-{'+'.join(self.troubles)}".replace(" ", "_")


def draw_case(seed: int, rulings: Sequence[str] = RULINGS) -> Case:
    """Draw two troubles that may befall one report, and its ruling."""
    random = Random(seed)
    kinds = random.sample(KINDS, 2)
    names = tuple(random.choice(kind).name for kind in kinds)
    return Case(seed, random.choice(rulings), names)


def each_case(seed: int, names: Sequence[str], rulings: Sequence[str]) -> Iterator[Case]:
    """Give each trouble alone, in each ruling, in reports of their own."""
    for name in names:
        for ruling in rulings:
            yield Case(seed, ruling, (name,))
            seed += 1


def print_case(case: Case, folder: Path) -> Path:
    """Write the report and its figures."""
    report, _ = draw_report(case.seed)
    random = Random(case.name)
    kept = [each for each in statements_of(report) if each.code in PRINTED]
    omitted = tuple(each.code for each in statements_of(report) if each not in kept)
    troubles = [TROUBLES[name] for name in case.troubles]
    laid = {each.code: _laid(each, case.ruling, troubles, random) for each in kept}
    placing = next((one.placing for one in troubles if one.placing != Trouble.placing), None)
    path = folder / f"{case.name}.pdf"
    document = write_document(
        replace(report, omitted=omitted),
        path,
        with_scans=False,
        lay_out=lambda statement: laid[statement.code],
        press=Press(hand=Hand(spare=spare_face())),
        place=(placing or Trouble.placing)(list(laid.values())),
    )
    pages = sorted({each.page for each in document.figures})
    for one in troubles:
        one.finish(path, pages)
    write_figures(path.with_suffix(".figures.csv"), sha256_of(path), document.figures)
    return path


def _laid(
    statement: Statement, ruling: str, troubles: Sequence[Trouble], random: Random
) -> Statement:
    for trouble in troubles:
        statement = trouble.lay_out(statement, random)
    return replace(statement, rulings=ruling)
