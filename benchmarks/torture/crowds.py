"""A sound report's rows in; the same with more of one thing than anybody prints.

One code on very many lines, one name without end, a table as wide as a ledger, thousands of
statements, names that mean something to SQL, CSV, HTML, JSON or a file system, and dates that no
calendar has.
"""

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

Rows = dict[str, list[dict[str, Any]]]

LINES, LONGEST, COLUMNS, STATEMENTS = 20_000, 1_000_000, 500, 1_500
MARKERS = (
    "'); drop table marts.files; --",
    '","=cmd|x"!A0,"',
    "</script><script>alert(1)</script>",
    "]]>&amp;&#0;",
    '{"a":[1,{"b":null}]}',
    "{% for x in y %}{{ x }}{% endfor %}",
    "../../../etc/passwd",
    "CON",
    'a/b\\c:d*e?f"g<h>i|j',
    "%00%2e%2e%2f#?&=",
    "\r\n\r\nHTTP/1.1 200 OK",
    "document_sha256",
    "null",
    "$1",
    "$$",
    "\\1\\g<0>",
    "(?i)(a+)+$",
    "某" * 300,
)
DATES = (
    *("0000年0月0日", "2024年13月45日", "99999年12月31日", "2024年2月30日", "1899年12月31日"),
    *("截至20240年末", "2024－2023年度", "二〇九九年", "2024.99.99", "截至2024年99月底"),
    *("20242025年", "-2024年", "2024年24月", "1年", "2024年度2023年度2022年度", "２０２４年度"),
)


def lines(rows: Rows, random: Random) -> None:
    """Print one row of a grid again and again: one code on very many lines."""
    if not rows["grids"]:
        return
    grid = random.choice(rows["grids"])
    cells = [c for c in rows["cells"] if _place(c) == _place(grid)]
    last = max(c["row_no"] for c in cells)
    row = [c for c in cells if c["row_no"] == last and c["row_span"] == 1]
    if sum(c["column_span"] for c in row) != grid["column_count"]:
        return
    added = LINES // len(row)
    for number in range(1, added + 1):
        rows["cells"] += [c | {"row_no": grid["row_count"] + number} for c in row]
    grid["row_count"] += added
    grid["row_edges"] = [grid["y1"] - n * 0.01 for n in range(grid["row_count"] + 1)]


def name(rows: Rows, random: Random) -> None:
    """Give a line, a cell and the report a name of a million characters."""
    somewhere = rows["cells"] or rows["lines"]  # another change may have left no cell
    for row in (rows["lines"][0], random.choice(rows["lines"]), random.choice(somewhere)):
        row["text"] = (random.choice("某局（年") * LONGEST)[: LONGEST - 9] + "局2024年度部门决算"


def columns(rows: Rows, random: Random) -> None:
    """Print a table hundreds of columns wide, with headings and figures of its own."""
    if not rows["grids"]:
        return
    grid = random.choice(rows["grids"])
    cells = [c for c in rows["cells"] if _place(c) == _place(grid)]
    count = grid["column_count"]
    copies = COLUMNS // count
    for copy in range(1, copies):
        rows["cells"] += [c | {"column_no": c["column_no"] + copy * count} for c in cells]
    grid["column_count"] = count * copies
    width = (grid["x1"] - grid["x0"]) / grid["column_count"]
    grid["column_edges"] = [grid["x0"] + n * width for n in range(grid["column_count"] + 1)]


def statements(rows: Rows, random: Random) -> None:
    """Print a small grid on a page of its own, with what stands above it, very many times."""
    if not rows["grids"]:
        return
    grid = min(rows["grids"], key=lambda g: (g["row_count"] * g["column_count"], random.random()))
    page = next(row for row in rows["pages"] if row["page"] == grid["page"])
    above = [row for row in rows["lines"] if row["page"] == grid["page"]][:4]
    cells = [c for c in rows["cells"] if _place(c) == _place(grid)]
    last = max(row["page"] for row in rows["pages"])
    for number in range(last + 1, last + 1 + min(STATEMENTS, 60_000 // len(cells))):
        there = {"page": number}
        for dataset, some in (
            ("pages", [page]),
            ("lines", above),
            ("grids", [grid]),
            ("cells", cells),
        ):
            rows[dataset] += [deepcopy(row) | there for row in some]


def markers(rows: Rows, random: Random) -> None:
    """Name departments, lines, headings and statements by what programs take for orders."""
    for row in (*rows["lines"], *rows["cells"]):
        if random.random() < 0.15 or "局" in row["text"][:20]:
            marker = random.choice(MARKERS)
            row["text"] = random.choice(
                [marker, f"{marker}局2024年度部门决算", row["text"] + marker]
            )


def dates(rows: Rows, random: Random) -> None:
    """Date everything by what no calendar has."""
    for row in (*rows["lines"], *rows["cells"]):
        if "年" in row["text"] or random.random() < 0.05:
            row["text"] = random.choice([row["text"] + random.choice(DATES), random.choice(DATES)])


def _place(row: dict[str, Any]) -> tuple[int, int]:
    return row["page"], row["grid_no"]


CROWDS: dict[str, Callable[[Rows, Random], None]] = {
    "one_code": lines,
    "one_name": name,
    "wide": columns,
    "statements": statements,
    "markers": markers,
    "dates": dates,
}
