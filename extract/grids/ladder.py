"""A page's grids, by the first step of a ladder that finds any.

`vector` (rulings as Camelot knows them) and `vector_paths` (thin filled shapes and polylines too);
then, where the page looks tabular, `combined` (the painted page too) and `aligned` (tables with
horizontal rulings only). The last step, `ocr`, is for scans: see `extract.scan`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.grids.aligned.bare import shows_amount
from extract.grids.aligned.carried import TableAbove
from extract.grids.aligned.search import find_aligned_grids, part_tall_rows
from extract.grids.grid import Grid
from extract.grids.lattice import find_grids
from extract.grids.tabular import looks_tabular
from extract.marks.rendering import RenderedPage
from extract.marks.textlines import rows_of
from extract.marks.upright import UprightPage

NARROW_GAP = 0.3
"""Font sizes between columns without vertical rulings, at least: less than between other cells."""


@dataclass(frozen=True, slots=True)
class GridSearch:
    """The grids found on a page, top down, and whether it looks as if it held any."""

    grids: list[Grid]
    looks_tabular: bool


def find_page_grids(
    page: UprightPage, rendered: RenderedPage | None, above: TableAbove | None = None
) -> GridSearch:
    """Climb the ladder; `above` is the table that the page before ends with.

    The painted page can only show lines that were painted somehow: it is searched where the page
    paints more than text and straight lines.
    """
    rows = rows_of(page.visible)
    is_tabular = looks_tabular(rows, page.rulings, page.box)
    size = page.turn.size
    grids = _with_text(find_grids(page.rulings, size), page) if page.visible else []
    if is_tabular and not grids and rendered is not None and page.content.has_other_paint:
        grids = _with_text(find_grids(page.rulings, size, lambda: rendered.pixels(page.turn)), page)
    # of a name cut off by its cell, what people see: the rest of it lies over other columns
    if True in [glyph.is_clipped for glyph in page.visible]:
        rows = rows_of([glyph for glyph in page.visible if not glyph.is_clipped])
    narrow = rows.cut(NARROW_GAP)
    if grids:
        grids = part_tall_rows(grids, narrow, page.rulings)
    elif narrow and (is_tabular or above is not None or shows_amount(narrow)):
        grids = find_aligned_grids(narrow, page.rulings, page.box, above, is_tabular=is_tabular)
    return GridSearch(grids, is_tabular)


def _with_text(grids: Sequence[Grid], page: UprightPage) -> list[Grid]:
    """Drop grids in which nothing is printed: drawings."""
    return [
        grid
        for grid in grids
        if any(glyph.has_ink and grid.box.holds(*glyph.middle) for glyph in page.visible)
    ]
