"""A sound report's rows in; the same with very many of everything, and one thing equal in it all.

One name, code, amount, unit, year, heading, sentence or paragraph again and again while the rest
differs, or the other way about: whatever pairs what is alike pairs all of it with all of it.
"""

import re
from collections.abc import Callable, Iterator
from itertools import cycle
from random import Random
from typing import Any

Row = dict[str, Any]
Rows = dict[str, list[Row]]

ROWS, LINES, A_PAGE, LONGEST = 20_000, 20_000, 40, 60_000
_NUMBER = re.compile(r"\d[\d,]*(\.\d+)?")
_FIRST = ("产出指标", "效益指标", "满意度指标", "成本指标")
_FORM = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
_ITEMS = (
    "办公费1.00万元",
    "教育支出（类）12.34万元，占12.3%",
    "车辆1辆",
    "某某中心",
    "其中：人员经费3.00万元",
    "（1）购置费",
    "2010101",
    "2024年",
    "增加1.00万元，增长10.0%",
    "《某某法》",
    "数量指标：完成1个",
)
_BETWEEN = ("、", "，", "；", "", "：", "和", "；其中：", "（", " ", "。")


def alike(rows: Rows, random: Random) -> None:
    """Print very many rows of a grid that are alike in one column, or differ in one."""
    if not rows["grids"]:
        return
    grid = random.choice(rows["grids"])
    cells = [c for c in rows["cells"] if (c["page"], c["grid_no"]) == _place(grid)]
    whole = [row for row in _rows_of(cells) if _width(row) == grid["column_count"]]
    if not whole:
        return
    row, one = random.choice(whole), random.randrange(grid["column_count"])
    differs = random.random() < 0.5
    added = ROWS // len(row)
    for number in range(1, added + 1):
        for column, cell in enumerate(row):
            is_alike = (column == one) != differs
            text = cell["text"] if is_alike else _another(cell["text"], number)
            rows["cells"].append(cell | {"row_no": grid["row_count"] + number, "text": text})
    grid["row_count"] += added
    grid["row_edges"] = [grid["y1"] - n * 0.01 for n in range(grid["row_count"] + 1)]


def same_everywhere(rows: Rows, random: Random) -> None:
    """Print very many rows, and one text in all that hold a number, or in all others."""
    alike(rows, random)
    texts = [row["text"] for row in (*rows["cells"], *rows["lines"]) if row["text"]]
    text = random.choice(texts)
    is_number, share = bool(_NUMBER.search(text)), random.choice((0.3, 0.9, 1.0))
    for row in (*rows["cells"], *rows["lines"]):
        if (
            row["text"]
            and bool(_NUMBER.search(row["text"])) == is_number
            and random.random() < share
        ):
            row["text"] = text


def repeated(rows: Rows, random: Random) -> None:
    """Print one line, sentence or paragraph on page after page, alike or with other figures."""
    start = random.randrange(len(rows["lines"]))
    piece = rows["lines"][start : start + random.choice((1, 1, 2, 8))]
    differs = random.random() < 0.5
    texts = (
        _another(line["text"], number // len(piece)) if differs else line["text"]
        for number, line in zip(range(LINES), cycle(piece), strict=False)
    )
    _print_lines(rows, piece[0], texts)


def listed(rows: Rows, random: Random) -> None:
    """Name one item very many times in one sentence, in one line or cell or over many lines."""
    words = [*_ITEMS, *(row["text"][:60] for row in random.choices(rows["lines"], k=3))]
    item, between = random.choice(words), random.choice(_BETWEEN)
    differs = random.random() < 0.5
    items = [_another(item, n) if differs else item for n in range(LONGEST // (len(item) + 2))]
    text = random.choice(("", "2024年度本年支出合计100.00万元，其中：")) + between.join(items)
    place = random.choice(rows["lines"])
    where = random.choice(("line", "cell", "lines", "lines"))
    if where == "lines":
        _print_lines(rows, place, (text[n : n + 40] for n in range(0, len(text), 40)))
    else:
        random.choice(rows["cells"] or [place] if where == "cell" else [place])["text"] = text


def targets(rows: Rows, random: Random) -> None:
    """Print a form of targets with very many rows, alike in all columns but some."""
    page = _new_page(rows)
    column_count, row_count = len(_FORM), ROWS // len(_FORM)
    differing = set(random.sample(range(column_count), random.choice((0, 1, 2, column_count - 1))))
    place = {"page": page, "grid_no": 1, "x0": 50.0, "y0": 50.0, "x1": 550.0, "y1": 800.0}
    rows["grids"].append(
        {"engine_step": "lattice", "rotation": 0, "row_count": row_count + 1}
        | place
        | {
            "column_count": column_count,
            "column_edges": [50.0 + 70 * n for n in range(column_count + 1)],
            "row_edges": [800.0 - 0.1 * n for n in range(row_count + 2)],
        }
    )
    first = random.choice(_FIRST)
    base = [first, "数量指标", "完成某项工作", "≥10个", "10个", "5", "5"]
    made = {"font_size": 9.0, "is_struck_twice": False, "text_source": "text", "is_trusted": True}
    for row_no in range(1, row_count + 2):
        for column, text in enumerate(_FORM if row_no == 1 else base):
            is_other = row_no > 1 and column in differing
            shown = _another(text, row_no) if is_other else text
            at = {"row_no": row_no, "column_no": column + 1, "row_span": 1, "column_span": 1}
            rows["cells"].append(place | made | at | {"confidence": None, "text": shown})


def _print_lines(rows: Rows, like: Row, texts: Iterator[str]) -> None:
    for number, text in enumerate(texts):
        if number % A_PAGE == 0:
            page = _new_page(rows)
        top = 800.0 - 18 * (number % A_PAGE)
        at = {"page": page, "line_no": number % A_PAGE + 1, "y0": top - 12, "y1": top}
        rows["lines"].append(like | at | {"text": text})


def _new_page(rows: Rows) -> int:
    last = rows["pages"][-1]
    rows["pages"].append(last | {"page": last["page"] + 1})
    return last["page"] + 1


def _another(text: str, number: int) -> str:
    """Put another figure where there is one, or a number behind the words."""
    changed = _NUMBER.sub(lambda found: f"{number % 997 + 1}{found[1] or ''}", text)
    return changed if changed != text else f"{text}{number}"


def _rows_of(cells: list[Row]) -> list[list[Row]]:
    by_row: dict[int, list[Row]] = {}
    for cell in cells:
        by_row.setdefault(cell["row_no"], []).append(cell)
    return list(by_row.values())


def _width(row: list[Row]) -> int:
    return sum(c["column_span"] for c in row if c["row_span"] == 1)


def _place(grid: Row) -> tuple[int, int]:
    return grid["page"], grid["grid_no"]


MULTITUDES: dict[str, Callable[[Rows, Random], None]] = {
    kind.__name__: kind for kind in (alike, same_everywhere, repeated, listed, targets)
}
