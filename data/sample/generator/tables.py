"""A statement on paper: head lines, a ruled table with merged cells, notes, on one page or more.

In: a `Statement`. Out: drawn pages, and one `Printed` per figure with the page it landed on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from generator.borders import FILLED, draw_rulings, fill_cells
from generator.ruling import bands, rulings
from generator.surface import LANDSCAPE, PORTRAIT, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from generator.ruling import Box
    from generator.surface import Surface

    Ink = Callable[["Surface", "Cell", "Box", "Statement"], None]

PAD = 2.5
LEADING = 1.35
BOTTOM = 56.0


@dataclass(frozen=True)
class Figure:
    """One amount as the contract will have it, and the text that prints it."""

    statement_code: str
    side: str
    block: str
    subject_code: str
    line_label: str
    measure_code: str
    value: Decimal
    unit: str
    text: str
    period: str = "current"


@dataclass(frozen=True)
class Cell:
    """One cell: its text, how far it spans, how it is set, the figure it prints, and its pen."""

    text: str = ""
    across: int = 1
    down: int = 1
    align: str = "left"
    bold: bool = False
    figure: Figure | None = None
    below: Figure | None = None  # a second figure, below the first
    ink: Ink | None = None  # writes the text otherwise than `write_cell`


@dataclass(frozen=True)
class Printed:
    """A figure and the page it is printed on."""

    figure: Figure
    page: int


@dataclass(frozen=True)
class Statement:
    """A statement ready to print. Rows hold cells left to right; spans leave no gaps to fill."""

    code: str
    title: str
    widths: tuple[float, ...]
    header: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    above: str = ""
    section: str = ""
    form_no: str = ""
    head_left: str = ""
    head_middle: str = ""
    head_right: str = ""
    notes: tuple[str, ...] = ()
    landscape: bool = False
    font_size: float = 9.0
    row_height: float = 19.0
    repeat_header: bool = False
    rulings: str = "lines"  # boxes, or a kind of `generator.ruling`
    pen: str = ""  # one of `generator.borders`
    page_rows: tuple[int, ...] = field(default=())
    breadth: float = 1.0  # share of the room between the margins
    is_clipped: bool = False  # texts wider than their cells are clipped, not wrapped


def draw_statement(
    surface: Surface, statement: Statement, *, starts_page: bool = True
) -> list[Printed]:
    """Print a statement, from a new page on or onto the page that is open."""
    if starts_page:
        surface.new_page(LANDSCAPE if statement.landscape else PORTRAIT)
    width, height = surface.size
    columns = column_edges(statement, width)
    y = _draw_head(surface, statement)
    printed: list[Printed] = []
    rows, chunk = list(statement.body), list(statement.header)
    used = sum(row_heights(chunk, columns, statement))
    pages = 1
    while rows:
        row = _alone(rows[0], len(columns) - 1)
        (row_height,) = row_heights([row], columns, statement)
        limit = statement.page_rows[pages - 1] if pages <= len(statement.page_rows) else 10_000
        has_head = pages == 1 or statement.repeat_header
        body_rows = len(chunk) - (len(statement.header) if has_head else 0)
        is_full = y + used + row_height > height - BOTTOM or body_rows >= limit
        if is_full and len(row) == len(rows[0]):  # no page ends within a merged cell
            printed += _draw_rows(surface, statement, chunk, columns, y)
            surface.new_page(surface.size)
            y, pages = 62.0, pages + 1
            chunk = list(statement.header) if statement.repeat_header else []
            used = sum(row_heights(chunk, columns, statement))
            continue
        chunk.append(rows.pop(0))
        used += row_height
    printed += _draw_rows(surface, statement, chunk, columns, y)
    _draw_notes(surface, statement, y + used + 13)
    return printed


def _alone(row: tuple[Cell, ...], count: int) -> tuple[Cell, ...]:
    """Give a row as if no cell of it, or of those above, covered another row."""
    lacking = count - sum(cell.across for cell in row)
    return (*(replace(cell, down=1) for cell in row), *[Cell()] * lacking)


def column_edges(statement: Statement, width: float) -> list[float]:
    """Tell where the columns start and end, on a page of this width."""
    scale = (width - 100) * statement.breadth / sum(statement.widths)
    return [*accumulate((share * scale for share in statement.widths), initial=50.0)]


def _draw_head(surface: Surface, statement: Statement) -> float:
    width = surface.size[0]
    y = 66.0
    if statement.above:
        surface.text(width / 2, y, statement.above, 16, bold=True, align="center")
        y += 28
    if statement.section:
        surface.text(50, y, statement.section, 11)
        y += 24
    surface.text(width / 2, y, statement.title, 15, bold=True, align="center")
    if statement.form_no:
        y += 18
        surface.text(width - 50, y, statement.form_no, 9, align="right")
    y += 15 if statement.form_no else 22
    surface.text(50, y, statement.head_left, 9)
    surface.text(width / 2, y, statement.head_middle, 9, align="center")
    surface.text(width - 50, y, statement.head_right, 9, align="right")
    return y + 5


def _draw_notes(surface: Surface, statement: Statement, y: float) -> None:
    for note in statement.notes:
        for line in wrap(note, surface.size[0] - 100, 8.5):
            surface.text(50, y, line, 8.5)
            y += 12


def place_cells(rows: Sequence[tuple[Cell, ...]], count: int) -> list[tuple[int, int, Cell]]:
    """Find row and column of every cell, with the spans of the cells above kept free."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            while (r, c) in taken:
                c += 1
            placed.append((r, c, cell))
            taken |= {(r + i, c + j) for i in range(cell.down) for j in range(cell.across)}
            c += cell.across
    if len(taken) != len(rows) * count:
        message = f"the rows leave holes: {len(taken)} of {len(rows) * count} cells"
        raise ValueError(message)
    return placed


def row_heights(
    rows: Sequence[tuple[Cell, ...]], columns: list[float], statement: Statement
) -> list[float]:
    """Tell how high each row is, with the texts that wrap in it."""
    heights = [statement.row_height] * len(rows)
    if not rows:
        return heights
    for r, c, cell in place_cells(rows, len(columns) - 1):
        room = columns[c + cell.across] - columns[c] - 2 * PAD
        need = len(_broken(cell.text, room, statement)) * statement.font_size * LEADING + 6
        heights[r + cell.down - 1] += max(0.0, need - sum(heights[r : r + cell.down]))
    return heights


def _draw_rows(
    surface: Surface,
    statement: Statement,
    rows: Sequence[tuple[Cell, ...]],
    columns: list[float],
    top: float,
) -> list[Printed]:
    edges = [*accumulate(row_heights(rows, columns, statement), initial=top)]
    placed = place_cells(rows, len(columns) - 1)
    boxes: list[Box] = [(columns[c], edges[r], columns[c + cell.across], edges[r + cell.down])
                        for r, c, cell in placed]  # fmt: skip
    printed: list[Printed] = []
    has_head = tuple(rows[: len(statement.header)]) == statement.header
    head_end = edges[len(statement.header)] if has_head else top
    surface.bands(bands(statement.rulings, edges, head_end, (columns[0], columns[-1])))
    if statement.pen in FILLED:
        fill_cells(surface.canvas, surface.size[1], statement.pen, boxes, head_end)
    for (_, _, cell), box in zip(placed, boxes, strict=True):
        (cell.ink or write_cell)(surface, cell, box, statement)
        printed += [Printed(each, surface.page) for each in (cell.figure, cell.below) if each]
    if statement.pen:
        lines = rulings(statement.rulings, boxes, head_end, surface.size)
        draw_rulings(surface.canvas, surface.size[1], statement.pen, lines)
    elif statement.rulings == "boxes":
        surface.boxes(boxes)
    else:
        lines = rulings(statement.rulings, boxes, head_end, surface.size)
        surface.lines(lines, "quads" if statement.rulings == "quads" else "lines")
    return printed


def _broken(text: str, room: float, statement: Statement) -> list[str]:
    return text.split("\n") if statement.is_clipped else wrap(text, room, statement.font_size)


def write_cell(surface: Surface, cell: Cell, box: Box, statement: Statement) -> None:
    """Write the text of a cell into its box, broken into lines."""
    if not cell.text:
        return
    x0, y0, x1, y1 = box
    size = statement.font_size
    if statement.is_clipped:
        surface.clip(box)
    lines = _broken(cell.text, x1 - x0 - 2 * PAD, statement)
    y = (y0 + y1) / 2 - len(lines) * size * LEADING / 2 + size * 1.05
    x = {"left": x0 + PAD, "center": (x0 + x1) / 2, "right": x1 - PAD}[cell.align]
    for line in lines:
        surface.text(x, y, line, size, bold=cell.bold, align=cell.align)
        y += size * LEADING
    if statement.is_clipped:
        surface.unclip()
