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

from benchmarks.troubles.finer.columns import COLUMNS_OF_CLERKS
from benchmarks.troubles.finer.fresh import FRESH_AGAIN
from benchmarks.troubles.finer.pens import PENS_OF_CLERKS
from benchmarks.troubles.finer.sheets import SHEETS_OF_COPIERS
from benchmarks.troubles.habits import HABITS
from benchmarks.troubles.inks import INKS
from benchmarks.troubles.later.exports import EXPORTS
from benchmarks.troubles.later.overlays import OVERLAYS
from benchmarks.troubles.later.papers import PAPERS
from benchmarks.troubles.later.second import SECOND
from benchmarks.troubles.later.totals import TOTALS
from benchmarks.troubles.later.units import UNITS
from benchmarks.troubles.latest.fresh import FRESH
from benchmarks.troubles.latest.prints import PRINTS
from benchmarks.troubles.latest.strangers import STRANGERS
from benchmarks.troubles.latest.values import VALUES
from benchmarks.troubles.makers.fresh import FRESH_OF_MAKERS
from benchmarks.troubles.makers.headings import HEADINGS_OF_MAKERS
from benchmarks.troubles.makers.inks import INKS_OF_MAKERS
from benchmarks.troubles.makers.layouts import LAYOUTS
from benchmarks.troubles.makers.lines import LINES_OF_MAKERS
from benchmarks.troubles.makers.sheets import SHEETS_OF_MAKERS
from benchmarks.troubles.newer.borders import BORDERS
from benchmarks.troubles.newer.cells import CELLS
from benchmarks.troubles.newer.columns import COLUMNS
from benchmarks.troubles.newer.files import FILES
from benchmarks.troubles.newer.marks import MARKS
from benchmarks.troubles.newer.orders import ORDERS
from benchmarks.troubles.newer.pens import PENS
from benchmarks.troubles.odder.copies import COPIES
from benchmarks.troubles.odder.faces import FACES
from benchmarks.troubles.odder.notes import NOTES
from benchmarks.troubles.odder.strokes import STROKES
from benchmarks.troubles.odder.words import WORDS
from benchmarks.troubles.pages import PAGES
from benchmarks.troubles.paints import PAINTS
from benchmarks.troubles.sheets import SHEETS
from benchmarks.troubles.tables import TABLES
from benchmarks.troubles.texts import TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from generator.tables import Statement

KINDS = (
    (*TEXTS, *HABITS, *WORDS, *CELLS, *UNITS, *VALUES),
    (*TABLES, *COLUMNS, *EXPORTS, *TOTALS, *COLUMNS_OF_CLERKS, *LINES_OF_MAKERS),
    (
        *(*INKS, *PAINTS, *FACES, *STROKES, *NOTES, *PENS, *BORDERS, *MARKS),
        *(*PENS_OF_CLERKS, *INKS_OF_MAKERS),
    ),
    (
        *(*PAGES, *SHEETS, *COPIES, *FILES, *ORDERS, *PAPERS, *OVERLAYS, *SECOND),
        *(*PRINTS, *STRANGERS, *FRESH, *SHEETS_OF_COPIERS, *FRESH_AGAIN),
        *(*HEADINGS_OF_MAKERS, *SHEETS_OF_MAKERS, *FRESH_OF_MAKERS, *LAYOUTS),
    ),
)
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
