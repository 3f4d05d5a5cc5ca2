"""A document's figures in, its statements out as tables, row by row as they are printed.

A row of a statement may print several lines side by side (收入 | 支出): columns whose lines are the
same in every row are one band, and each band has the line's name in front of its figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import duckdb


@dataclass(frozen=True)
class Figure:
    """One printed figure and where it stands.

    Attributes:
        mark: '' where sums prove it, 'u' where nothing tests it, 'f' where a sum fails,
            'd' where its reading is in doubt.
        factor: Yuan of one of its units; None where it is no money or prints zero.
    """

    page: int
    grid: int
    row: int
    column: int
    side: str
    code: str
    label: str
    path: str
    text: str
    mark: str
    is_money: bool
    factor: int | None

    @property
    def line(self) -> tuple[str, str, str]:
        """Name the line it belongs to."""
        return self.side, self.code, self.label


@dataclass(frozen=True)
class Cell:
    """One cell of a table; `figure` None is blank, or the name of a line."""

    text: str
    code: str = ""
    figure: Figure | None = None


@dataclass(frozen=True)
class Row:
    """One printed row: line names and figures in the order of the columns."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Part:
    """The rows of a table that stand on one page."""

    page: int
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Table:
    """Grids with the same columns, page after page.

    Attributes:
        heads: What stands above each column; '' above names of lines.
        factor: Yuan of its unit, where all its money is printed in one.
    """

    heads: tuple[str, ...]
    parts: tuple[Part, ...]
    factor: int | None


@dataclass(frozen=True)
class Statement:
    """One statement of a document."""

    code: str
    name: str
    pages: tuple[int, ...]
    figure_count: int
    counts: dict[str, int]
    tables: tuple[Table, ...]


Bands = tuple[tuple[int, ...], ...]


def read_statements(connection: duckdb.DuckDBPyConnection, sha256: str) -> tuple[Statement, ...]:
    """Read the statements of a document that have figures; `chunk_figures` must hold them."""
    rows = connection.execute(
        "select * exclude (document_sha256) from chunk_figures where document_sha256 = $1"
        " order by statement_code, page, grid, row_no, column_no",
        [sha256],
    ).fetchall()
    return tuple(
        _statement(code, name, [Figure(*row[2:]) for row in some])
        for (code, name), some in groupby(rows, key=lambda row: (row[0], row[1]))
    )


def _statement(code: str, name: str, figures: list[Figure]) -> Statement:
    counts = dict.fromkeys(("", "u", "f", "d"), 0)
    for figure in figures:
        counts[figure.mark] += 1
    pages = tuple(dict.fromkeys(figure.page for figure in figures))
    return Statement(code, name, pages, len(figures), counts, tuple(_tables(figures)))


def _tables(figures: list[Figure]) -> Iterator[Table]:
    """Put grids with the same heads into one table."""
    grids = [
        list(some) for _, some in groupby(figures, key=lambda figure: (figure.page, figure.grid))
    ]
    shaped = [(_heads(grid, bands := _bands(grid)), bands, grid) for grid in grids]
    for heads, some in groupby(shaped, key=lambda shape: shape[0]):
        together = list(some)
        parts = tuple(
            Part(page, tuple(row for _, bands, grid in here for row in _rows(grid, bands)))
            for page, here in (
                (page, list(shapes))
                for page, shapes in groupby(together, key=lambda shape: shape[2][0].page)
            )
        )
        factors = {
            figure.factor
            for _, _, grid in together
            for figure in grid
            if figure.is_money and figure.factor
        }
        yield Table(heads, parts, factors.pop() if len(factors) == 1 else None)


def _bands(grid: list[Figure]) -> Bands:
    columns = sorted({figure.column for figure in grid})
    lines: dict[int, dict[int, tuple[str, str, str]]] = {column: {} for column in columns}
    for figure in grid:
        lines[figure.column].setdefault(figure.row, figure.line)
    bands: list[list[int]] = []
    for column in columns:
        if bands and not _is_apart(lines[bands[-1][-1]], lines[column]):
            bands[-1].append(column)
        else:
            bands.append([column])
    return tuple(map(tuple, bands))


def _is_apart(
    left: dict[int, tuple[str, str, str]], right: dict[int, tuple[str, str, str]]
) -> bool:
    """Tell whether two columns name different lines, or stand on different sides."""
    shared = left.keys() & right.keys()
    if shared:
        return any(left[row] != right[row] for row in shared)
    return {line[0] for line in left.values()} != {line[0] for line in right.values()}


def _heads(grid: list[Figure], bands: Bands) -> tuple[str, ...]:
    paths: dict[int, str] = {}
    for figure in grid:
        paths.setdefault(figure.column, figure.path)
    return tuple(
        head for band in bands for head in ("", *(paths[column] or "金额" for column in band))
    )


def _rows(grid: Sequence[Figure], bands: Bands) -> Iterator[Row]:
    for _, some in groupby(grid, key=lambda figure: figure.row):
        here = {figure.column: figure for figure in some}
        cells: list[Cell] = []
        for band in bands:
            first = next((here[column] for column in band if column in here), None)
            cells.append(Cell(first.label, first.code) if first else Cell(""))
            cells += [
                Cell(here[column].text, figure=here[column]) if column in here else Cell("")
                for column in band
            ]
        yield Row(tuple(cells))
