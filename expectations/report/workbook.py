"""Rows in, a workbook that prints out: a fixed header, filters, wrapped texts, links.

Texts are written as texts, whatever they begin with. The library writes a sheet cell by cell, which
for tens of thousands of findings was a sixth of a load that brings one report: so the rows are
handed to it as finished XML, the same that it writes itself.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from expectations.pages import inert

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path

Row = tuple[Any, ...]

LONGEST = 32767
"""Excel takes no longer text."""
MOST_LINKS = 65530
"""Excel takes no more links in a sheet; behind them a page is a number only."""
_STYLES = (
    ("head", {"bold": True, "bg_color": "#E8EEF7", "border": 1}),
    ("plain", {"valign": "top"}),
    ("wrapped", {"text_wrap": True, "valign": "top"}),
    ("link", {"font_color": "#14568F", "underline": 1, "valign": "top"}),
    ("figure", {"num_format": "#,##0.00##", "valign": "top"}),
)


def write_workbook(  # noqa: PLR0913, PLR0917  # what a sheet is made of
    path: Path,
    name: str,
    columns: Sequence[tuple[str, int]],
    wrapped: Collection[str],
    rows: Iterable[Row],
    linked: str,
    address: Callable[[Row], str],
) -> None:
    """Write rows as the one sheet of a workbook.

    Args:
        path: The file.
        name: Name of the sheet.
        columns: Titles and widths.
        wrapped: Columns whose texts may take several lines.
        rows: A value for each column; texts, whole numbers, decimals, None.
        linked: The column whose numbers are links.
        address: Where the number of a row leads; nowhere where it is empty.
    """
    with Workbook(path) as workbook:
        formats = {style: workbook.add_format(values) for style, values in _STYLES}
        styles = {style: made._get_xf_index() for style, made in formats.items()}  # noqa: SLF001
        sheet = workbook.add_worksheet(name, _Sheet)
        titles = [title for title, _ in columns]
        sheet.add_line(sheet.text(title, styles["head"]) for title in titles)
        kinds = [styles["wrapped" if title in wrapped else "plain"] for title in titles]
        at = titles.index(linked)
        number = 0
        for number, row in enumerate(rows, 1):
            cells = [
                sheet.cell(value, kind, styles) if column != at else ""
                for column, (value, kind) in enumerate(zip(row, kinds, strict=True))
            ]
            where = address(row) if isinstance(row[at], int) and number <= MOST_LINKS else ""
            if where:
                sheet.write_url(number, at, where, formats["link"], str(row[at]))
                cells[at] = sheet.linked(str(row[at]), styles["link"])
            else:
                cells[at] = sheet.cell(row[at], kinds[at], styles)
            sheet.add_line(cells)
        _set_up(sheet, columns, number)
        # how far the sheet goes
        for corner in ((0, 0), (number, len(columns) - 1)):
            sheet.write_blank(*corner, None, formats["plain"])


class _Sheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet whose rows are XML already."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []

    def cell(self, value: object, kind: int, styles: dict[str, int]) -> str:
        """Write a cell, but for its place; an empty one is none."""
        if isinstance(value, Decimal):
            return f'" s="{styles["figure"]}"><v>{value:.16G}</v></c>'
        if isinstance(value, int):
            return f'" s="{styles["plain"]}"><v>{value:.16G}</v></c>'
        return "" if value is None else self.text(str(inert(value)), kind)

    def text(self, text: str, style: int) -> str:
        """Write a cell with a text, which the workbook notes once."""
        index = self.str_table._get_shared_string_index(text[:LONGEST])  # noqa: SLF001
        return f'" s="{style}" t="s"><v>{index}</v></c>'

    def linked(self, text: str, style: int) -> str:
        """Write a cell with a text that the workbook noted with its link."""
        return f'" s="{style}" t="s"><v>{self.str_table.string_table[text]}</v></c>'

    def add_line(self, cells: Iterable[str]) -> None:
        """Add a row of cells."""
        ends = list(cells)
        number = len(self._lines) + 1
        line = "".join(
            f'<c r="{letter}{number}{end}'
            for letter, end in zip(_letters(len(ends)), ends, strict=True)
            if end
        )
        self._lines.append(f'<row r="{number}" spans="1:{len(ends)}">{line}</row>')

    def _write_rows(self) -> None:
        self.fh.write("".join(self._lines))


@cache
def _letters(count: int) -> tuple[str, ...]:
    """Name the first columns of a sheet."""
    return tuple(xl_col_to_name(column) for column in range(count))


def _set_up(sheet: _Sheet, columns: Sequence[tuple[str, int]], rows: int) -> None:
    last = max(rows, 1), len(columns) - 1
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last[0], 6)
    sheet.autofilter(0, 0, *last)
    for column, (_, width) in enumerate(columns):
        sheet.set_column(column, column, width)
