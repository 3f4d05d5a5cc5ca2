"""Rulings in, grids out: the only door to Camelot.

Camelot's Lattice finds a grid from rulings (`vector`), or from rulings and the painted page
together (`combined`). Glyphs are put into its cells by `extract.grids.booking`, since Camelot
assigns whole lines of text, also those that run over a ruling into the next cell.

Two of Camelot's filters are switched off: it would drop a grid that is nearly empty, as a nil
statement is, and a page of which it is given no text.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from camelot.core import Cell, Table
from camelot.parsers.lattice import Lattice
from playa.miner import LTLine, LTPage

from extract.grids.grid import Grid, Owner, make_grid
from extract.marks.geometry import Box
from extract.marks.rulings import Ruling

MAX_RULINGS = 20_000
"""A page with more rulings is a drawing, not tables; joining them would take minutes."""

JOINT = 2.0
"""Points within which Camelot takes two rulings to meet."""

SAME_GRID = 0.9
"""Share of two grids' area in common from which they are one, drawn twice a little apart."""

GAP = 3.0
"""Points; nothing can be read in a column or row that is narrower."""

Render = Callable[[], Any]
"""Paints the upright page: an array of blue, green and red bytes."""


def find_grids(
    rulings: Sequence[Ruling], size: tuple[float, float], render: Render | None = None
) -> list[Grid]:
    """Find the ruled grids of a page, top down.

    Args:
        rulings: The page's straight lines.
        size: Width and height of the page.
        render: Paints the page; given, lines are also looked for in the image (`combined`).

    Returns:
        Grids of at least two columns; a frame around text, or a single column, is no table.
    """
    if len(rulings) > MAX_RULINGS or not (rulings or render):
        return []
    parser = _parser(rulings, size, render)
    tables = [t for t in parser.extract_tables() if len(t.cols) > 1]  # type: ignore[no-untyped-call]
    for table in tables:
        _rule_loose_ends(table, rulings)
    grids = [_grid(table, _step(table, rulings, render is not None)) for table in tables]
    return sorted(_without_repeats(grids), key=lambda grid: (-grid.box.y1, grid.box.x0))


class _RuledTable(Table):
    """Camelot's table without the data frame that it puts text into, which takes half the time."""

    def __init__(self, cols: Any, rows: Any) -> None:
        self.cols, self.rows = cols, rows
        self.cells = [
            [Cell(left, bottom, right, top) for left, right in cols]  # type: ignore[no-untyped-call]
            for top, bottom in rows
        ]


class _OpenLattice(Lattice):
    """Camelot's Lattice without its two filters for tables with little text."""

    def _document_has_no_text(self) -> bool:
        return False

    def _reject_table(self, table: Any) -> bool:  # noqa: ARG002
        return False

    def _initialize_new_table(self, table_idx: int, bbox: Any, cols: Any, rows: Any) -> Any:  # noqa: ARG002
        table = _RuledTable(cols, rows)
        table._bbox = bbox  # noqa: SLF001
        return table

    def record_parse_metadata(self, table: Any) -> None:
        """Leave out what Camelot says of a table's text: it is given none, and asks pandas."""


class _Painter:
    """Camelot's image backend, painting from the open document instead of from a file."""

    def __init__(self, render: Render) -> None:
        self._render = render

    def to_array(self, *_: object) -> Any:
        """Give the upright page's pixels."""
        return self._render()


def _parser(
    rulings: Sequence[Ruling], size: tuple[float, float], render: Render | None
) -> _OpenLattice:
    engine = "combined" if render else "vector"
    parser = _OpenLattice(engine=engine, use_fallback=False)  # type: ignore[no-untyped-call]
    if render:
        parser.icb = _Painter(render)  # type: ignore[assignment]
    parser.prepare_page_parse(  # type: ignore[no-untyped-call]
        filename="page.pdf",
        layout=_layout(rulings, size),
        dimensions=size,
        page_idx=1,
        images=[],
        horizontal_text=[],
        vertical_text=[],
        rotation="",
        layout_kwargs={},
    )
    return parser


def _layout(rulings: Sequence[Ruling], size: tuple[float, float]) -> LTPage:
    layout = LTPage(1, (0, 0, *size))
    for ruling in rulings:
        line = LTLine()
        line.set_bbox(ruling.box)
        line.stroke = True
        layout.add(line)
    return layout


def _rule_loose_ends(table: Any, rulings: Sequence[Ruling]) -> None:
    """Rule the columns of a table also where a ruling begins in mid-air.

    Camelot leaves out a vertical ruling that begins at no edge of a row, also where it goes on
    below one: as under a heading over two columns with no ruling between its storeys.
    """
    levels = [upper for upper, _ in table.rows]
    for ruling in rulings:
        x, top, bottom = ruling.box.x0, ruling.box.y1, ruling.box.y0
        if ruling.is_horizontal or any(abs(top - level) <= JOINT for level in levels):
            continue
        column = table._find_close_point(table.cols, x, JOINT)  # noqa: SLF001
        if not column:
            continue
        for row, (upper, lower) in enumerate(table.rows):
            if upper < top - JOINT and bottom <= lower + JOINT and lower < upper:
                table.cells[row][column].left = table.cells[row][column - 1].right = True


def _step(table: Any, rulings: Sequence[Ruling], is_combined: bool) -> str:  # noqa: FBT001
    if is_combined:
        return "combined"
    frame = Box(*table._bbox)  # noqa: SLF001
    needs_shapes = any(
        ruling.is_shape and frame.holds(ruling.box.x0, ruling.box.y0, 2.0) for ruling in rulings
    )
    return "vector_paths" if needs_shapes else "vector"


def _grid(table: Any, step: str) -> Grid:
    columns, rows = _wide(table.cols), _wide(table.rows)
    column_edges = (*(float(table.cols[c][0]) for c in columns), float(table.cols[columns[-1]][1]))
    row_edges = (*(float(table.rows[r][0]) for r in rows), float(table.rows[rows[-1]][1]))
    cells = [[table.cells[row][column] for column in columns] for row in rows]
    return make_grid(step, column_edges, row_edges, partial(_extent, cells))


def _wide(bands: Sequence[tuple[float, float]]) -> list[int]:
    """Leave out the columns, or rows, that are gaps between cells with borders of their own."""
    found = [at for at, (one, other) in enumerate(bands) if abs(one - other) >= GAP]
    return found or list(range(len(bands)))


def _extent(cells: Any, owner: Owner, row: int, column: int) -> tuple[int, int]:
    """Grow a merged cell right, then down, as far as edges are missing and no cell is yet.

    An L-shaped hole in the rulings thus becomes rectangles, the upper one first.
    """
    columns = 1
    while (
        column + columns < len(cells[row])
        and owner[row][column + columns] < 0
        and not (cells[row][column + columns - 1].right or cells[row][column + columns].left)
    ):
        columns += 1
    rows = 1
    while row + rows < len(cells) and all(
        owner[row + rows][c] < 0
        and not (cells[row + rows - 1][c].bottom or cells[row + rows][c].top)
        and (c == column or not (cells[row + rows][c - 1].right or cells[row + rows][c].left))
        for c in range(column, column + columns)
    ):
        rows += 1
    return rows, columns


def _without_repeats(grids: Sequence[Grid]) -> Iterator[Grid]:
    """Drop the smaller of two grids that are one."""
    kept: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: -grid.box.area):
        if all(grid.box.overlap(other.box) < SAME_GRID * other.box.area for other in kept):
            kept.append(grid)
    yield from kept
