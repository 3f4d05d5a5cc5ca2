"""A table in, a workbook that prints out: a fixed header, filters, wrapped texts, links.

Texts are written as texts, whatever they begin with. The library writes a sheet cell by cell, which
for tens of thousands of findings was a sixth of a load that brings one report: so DuckDB writes the
rows as finished XML, each text in its cell, and the library does the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import chain
from typing import TYPE_CHECKING

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from expectations.report.texts import columns_of, make_macros
from expectations.warehouse import in_parts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    import duckdb

LONGEST = 32767
"""Excel takes no longer text."""
MOST_LINKS = 65530
"""Excel takes no more links in a sheet; behind them a page is a number only."""
MOST_ROWS = 1_000_000
"""Excel takes little more in a sheet; the rest goes on in the next."""
_STYLES = (
    ("head", {"bold": True, "bg_color": "#E8EEF7", "border": 1}),
    ("plain", {"valign": "top"}),
    ("wrapped", {"text_wrap": True, "valign": "top"}),
    ("link", {"font_color": "#14568F", "underline": 1, "valign": "top"}),
    ("figure", {"num_format": "#,##0.00##", "valign": "top"}),
)
_Row = tuple[str, str, str | None, str]
_TEXT = (' t="inlineStr"', "is")


@dataclass(frozen=True)
class Layout:
    """How a table looks as a sheet.

    Attributes:
        name: Name of the sheet.
        columns: Titles, which are columns of the table, and widths.
        wrapped: Columns whose texts may take several lines.
        linked: The column whose numbers are links.
        target: SQL for the file where a link leads; null where it leads nowhere.
        anchor: SQL for the place in the file.
    """

    name: str
    columns: Sequence[tuple[str, int]]
    wrapped: Collection[str]
    linked: str
    target: str
    anchor: str


def write_workbook(
    connection: duckdb.DuckDBPyConnection, path: Path, table: str, layout: Layout
) -> None:
    """Write a table as a workbook of one sheet, or of as many as Excel needs.

    Args:
        connection: The connection.
        path: The file.
        table: Texts without marks that nobody sees, whole numbers, decimals; in its column
            `position` stands which row it is, from 1.
        layout: How it looks.
    """
    make_macros(connection)
    [(number,)] = connection.execute(f"select count(*) from {table}").fetchall()  # noqa: S608  # ours
    with Workbook(path) as workbook:
        formats = {style: workbook.add_format(values) for style, values in _STYLES}
        styles = {style: made._get_xf_index() for style, made in formats.items()}  # noqa: SLF001
        for sheet_no, first in enumerate(range(0, max(number, 1), MOST_ROWS), 1):
            name = f"{layout.name} {sheet_no}" if sheet_no > 1 else layout.name
            sheet = workbook.add_worksheet(name, _Sheet)
            query = _query(connection, table, layout, styles, first)
            sheet.rows = chain(
                [(_head(layout, styles["head"]), "", None, "")], _each(connection, query)
            )
            rows = min(number - first, MOST_ROWS)
            _set_up(sheet, layout.columns, rows)
            # how far the sheet goes
            for corner in ((0, 0), (rows, len(layout.columns) - 1)):
                sheet.write_blank(*corner, None, formats["plain"])


class _Sheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A sheet whose rows are XML already, and are asked for when the file is written."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Iterator[_Row] = iter(())
        self._links: list[str] = []
        self._targets: dict[str, int] = {}

    def _add_link(self, cell: str, target: str, anchor: str) -> None:
        """Let a cell lead to a place in a file."""
        number = self._targets.setdefault(target, len(self._targets) + 1)
        where = f' location="{escape(anchor)}"' if anchor else ""
        self._links.append(f'<hyperlink ref="{cell}" r:id="rId{number}"{where}/>')

    def _write_rows(self) -> None:
        for line, cell, target, anchor in self.rows:
            self.fh.write(line)
            if target:
                self._add_link(cell, target, anchor)

    def _write_hyperlinks(self) -> None:
        if not self._links:
            return
        self.fh.write(f"<hyperlinks>{''.join(self._links)}</hyperlinks>")
        self.rel_count += len(self._targets)
        targets = (target.replace("/", "\\") for target in self._targets)
        self.external_hyper_links += [["/hyperlink", one, "External"] for one in targets]


def _each(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[_Row]:
    return (row for some in in_parts(connection, query) for row in some)


def _head(layout: Layout, style: int) -> str:
    cells = (
        f'<c r="{xl_col_to_name(at)}1" s="{style}" t="inlineStr">'
        f"<is><t>{escape(title)}</t></is></c>"
        for at, (title, _) in enumerate(layout.columns)
    )
    return f'<row r="1" spans="1:{len(layout.columns)}">{"".join(cells)}</row>'


def _query(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    layout: Layout,
    styles: Mapping[str, int],
    first: int,
) -> str:
    """Write the SQL for the rows of a sheet: XML, and which cell is a link to where."""
    kinds = columns_of(connection, table)
    titles = [title for title, _ in layout.columns]
    texts = ", ".join(
        f'xml_text(left("{title}", {LONGEST})) as "{title}"'
        for title in titles
        if kinds[title] == "VARCHAR"
    )
    is_link = f'target is not null and "{layout.linked}" is not null and no <= {MOST_LINKS + 1}'
    cells = [
        _cell(title, xl_col_to_name(at), kinds[title], layout, styles)
        for at, title in enumerate(titles)
    ]
    letter = xl_col_to_name(titles.index(layout.linked))
    return (
        f"with linked as (select *, position - {first} + 1 as no, {layout.target} as target,"  # noqa: S608  # ours
        f" {layout.anchor} as anchor from {table}"
        f" where position > {first} and position <= {first + MOST_ROWS}),"
        f" escaped as (select * replace ({texts}), {is_link} as is_link from linked)"
        f" select concat('<row r=\"', no, '\" spans=\"1:{len(titles)}\">',"
        f" {', '.join(cells)}, '</row>'), '{letter}' || no, if(is_link, target, null), anchor"
        " from escaped order by no"
    )


def _cell(title: str, letter: str, kind: str, layout: Layout, styles: Mapping[str, int]) -> str:
    """Write the SQL for a cell as XML; an empty one is none."""

    def cell(style: str, value: str, kind: str, tag: str) -> str:
        head = f'" s="{styles[style]}"{kind}><{tag}>'
        return f"concat('<c r=\"{letter}', no, '{head}', {value}, '</{tag}></c>')"

    name = f'"{title}"'
    if kind == "VARCHAR":
        style = "wrapped" if title in layout.wrapped else "plain"
        return f"if({name} = '', '', {cell(style, name, *_TEXT)})"
    number = cell("figure" if kind.startswith("DECIMAL") else "plain", name, "", "v")
    if title == layout.linked:
        link = cell("link", f"'<t>' || {name} || '</t>'", *_TEXT)
        number = f"if(is_link, {link}, {number})"
    return f"if({name} is null, '', {number})"


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
