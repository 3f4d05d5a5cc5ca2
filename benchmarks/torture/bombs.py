"""A sound report's rows and a seed in, the rows of a report of odd content out.

Whatever a sound PDF can print where nobody expects it: absurd numbers, texts of any length and
script, units that are none, names, headings, codes, all of it twice, very many of everything, and
nothing of what every report prints.
"""

import re
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from benchmarks.torture.crowds import CROWDS
from benchmarks.torture.lacks import lacking
from benchmarks.torture.multitudes import MULTITUDES
from tests.dbt.content_bombs import figures

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""Of each dataset of the raw layer, rows without their keys."""

LONG, MANY = 60_000, 2_500
TEXTS = (
    "",
    " ",
    "　\u200b\u00a0",
    "?",
    "'",
    "''; drop table marts.files; --",
    "([{*+?\\",
    "%_\\%",
    "{{ 7*7 }}{% raw %}",
    "\x00\x01\x1b[31m",
    "\u202e元万：位单\u202c",
    "é́́́́́́́",
    "😀🏛️👨‍👩‍👧",
    "１２３．４５",
    "一二三四五六七八九十百千万亿",
    "合计",
    "合  计\n合计\n（合计）",
    *("null", "NaN", "-inf"),
    "1e308",
    "其中：",
    "（",
    "））））",
    "、、、",
    "第第第一部分部分",
    "2024年2024年2024年度",
    "\n\n\n",
    "a/b|c>d\\e·f",
    *("∑√∞≠≤", "𠀀𪚥", "ﾊﾝｶｸ"),
    "\ufeff合\u200d计\u2060\u00ad",
    "מחלקת התקציב דוח ٢٠٢٤",
    "第１部分\u2028一、\u2029二、",
    "\ue000\uf8ff\ufffd\ufffe",
    "某局2024年\v部门\f决算",
    "a" * 5_000,
)
NO_FIGURES = (  # nothing of it may be loaded as a figure
    *("2024-01-31", "2024/1/31", "2024年1月31日", "12:30", "1/3", "½", "⅔", "²³", "Ⅻ", "١٢٣٤"),
    *("1.2.3", "1..2", "1,2,3", "1E+5", "0x1F", "5‰", "Infinity", "#REF!", "#DIV/0!", "12－34"),
    *("1\u03322\u0332", "壹佰万", "一百二十", "￥", "100元/人", "约100", "100余", ">100", "≥1"),
    *("A-1", "1+1", "=1+1", "1×2", "（一）", "①", "1\ufffd2", "1\u00d72", "9" * 5_000),
)
FIGURES = ("-0", "-0.00", "0.00", "+5", "００７", "(1.5)", "△2", "1,234.5", "0" * 40, "0.10")
UNITS = (
    *("单位：元谋县民政局", "单位：美元", "单位：万万元", "单位：元/平方米", "单位：", "单位：人"),
    *("单位：%", "金额单位：万元 单位：元", "单位：万元（元）", "单位：亿元、万元、千元、元", "元"),
    *("（元）（万元）", "单位单位：：万元", "单 位 ： 亿 元", "单位：人民币", "计量单位：辆"),
    "单位：千万亿元",
)
NAMES = (
    *("部门", "2024年度部门决算", "99999年部门预算", "0年度部门决算公开", "二〇二四年度部门预算"),
    *("？？局2024年度部门决算", "局", "局局局局局2024年部门预算", "（本级）", "2024"),
    *("元谋县元阳局2025年部门预算", "某县某局2023年度部门决算及2024年部门预算", "2024年度单位决算"),
    "某市" + "某" * 400 + "局2024年度部门决算",
)
HEADINGS = (
    *("合计", "小计", "金额", "科目编码", "科目名称", "项目", "行次", "预算数", "决算数"),
    *("本年支出", "基本支出", "项目支出", "财政拨款", "其中：", "?", "", "栏次", "1=2+3"),
    *("一般公共预算", "上年数", "比上年增减%", "增减率", "收入", "支出", "单位名称", "年度"),
    *("类", "款", "%", "备注", "年初结转"),
)
CODES = (
    *("201", "20101", "2010101", "301", "30101", "0", "-1", "2010101012", "00000", "A01", "2O1"),
    *("20 1", "201.01", "[201]", "２０１", "9" * 25, "201\n01", "20101、20102", "", "合计"),
)
_NUMBER = re.compile(r"[-−△(]?[\d,]+(\.\d+)?[)%]?")
_CODE = re.compile(r"\d{3}(\d\d){0,2}")


def numbers(rows: Rows, random: Random) -> None:
    """Put absurd figures where figures stand."""
    for row in rows["cells"]:
        if _NUMBER.fullmatch(row["text"].strip()) and random.random() < 0.3:
            row["text"] = figures(random)[random.choice(["figure", "percent", "count", "code"])]
    for row in rows["lines"]:
        if random.random() < 0.5:
            row["text"] = _NUMBER.sub(lambda _: figures(random)["figure"], row["text"])


def texts(rows: Rows, random: Random) -> None:
    """Put texts of any script and length where words stand."""
    for row in (*rows["cells"], *rows["lines"]):
        if random.random() < 0.1:
            text = random.choice(TEXTS)
            kept = random.choice(["", row["text"]])
            row["text"] = random.choice([text + kept, kept + text, text * random.randint(1, 40)])


def none(rows: Rows, random: Random) -> None:
    """Put what is no figure, and figures written oddly, where figures stand."""
    for row in (*rows["cells"], *rows["lines"]):
        if _NUMBER.fullmatch(row["text"].strip()) and random.random() < 0.3:
            row["text"] = random.choice([*NO_FIGURES, *NO_FIGURES, *FIGURES])


def units(rows: Rows, random: Random) -> None:
    """Put units that are none, or several, where a unit is printed, and where none is."""
    for row in (*rows["cells"], *rows["lines"]):
        if ("元" in row["text"] and len(row["text"]) < 30) or random.random() < 0.02:
            row["text"] = random.choice(UNITS)


def names(rows: Rows, random: Random) -> None:
    """Call the report, its parts and its statements otherwise."""
    lines = rows["lines"]
    for row in (*lines[:3], *random.sample(lines, min(6, len(lines)))):
        row["text"] = random.choice([*NAMES, *TEXTS])


def headings(rows: Rows, random: Random) -> None:
    """Put any heading over any column."""
    for row in rows["cells"]:
        if row["row_no"] <= 3 and random.random() < 0.5:
            row["text"] = random.choice([*HEADINGS, row["text"] * 2])


def keys(rows: Rows, random: Random) -> None:
    """Put any code and any name on any line."""
    labels = [r["text"] for r in rows["cells"] if r["text"] and not _NUMBER.fullmatch(r["text"])]
    for row in rows["cells"]:
        if _CODE.fullmatch(row["text"].strip()) and random.random() < 0.5:
            row["text"] = random.choice(CODES)
        elif labels and row["column_no"] <= 2 and random.random() < 0.3:
            row["text"] = random.choice(labels)


def duplicates(rows: Rows, random: Random) -> None:
    """Print pages, and so statements and paragraphs, again and again, as they are or almost."""
    pages = [row["page"] for row in rows["pages"]]
    for page in random.choices(pages, k=random.randint(1, 6)):
        number = max(row["page"] for row in rows["pages"]) + 1
        for dataset in ("pages", "lines", "grids", "cells"):
            of_page = [row for row in rows[dataset] if row["page"] == page]
            rows[dataset] += [deepcopy(row) | {"page": number} for row in of_page]
    if random.random() < 0.5:
        texts(rows, random)


def many(rows: Rows, random: Random) -> None:
    """Print very many lines, rows of a grid, sentences of a paragraph, pages or figures."""
    random.choice((_many_lines, _many_rows, _long_text, _many_pages, _many_columns))(rows, random)


def _many_lines(rows: Rows, random: Random) -> None:
    line, page = random.choice(rows["lines"]), rows["pages"][-1]["page"]
    last = max((row["line_no"] for row in rows["lines"] if row["page"] == page), default=0)
    sources = [row["text"] for row in rows["lines"]]
    text = random.choice([lambda: line["text"], lambda: random.choice(sources)])
    for number in range(MANY):
        place = {"page": page, "line_no": last + 1 + number, "y0": 20.0, "y1": 20.0 + number % 700}
        rows["lines"].append(line | place | {"text": text()})


def _many_rows(rows: Rows, random: Random) -> None:
    if not rows["grids"]:
        return
    grid = random.choice(rows["grids"])
    place = (grid["page"], grid["grid_no"])
    cells = [row for row in rows["cells"] if (row["page"], row["grid_no"]) == place]
    widths: Counter[int] = Counter()
    for row in cells:
        widths[row["row_no"]] += row["column_span"]
    # a row that a cell from above reaches into would leave a gap where it is copied
    chosen = random.choice([no for no in widths if widths[no] == grid["column_count"]])
    last = [row for row in cells if row["row_no"] == chosen]
    for number in range(MANY // len(last)):
        row_no = grid["row_count"] + 1 + number
        rows["cells"] += [deepcopy(cell) | {"row_no": row_no, "row_span": 1} for cell in last]
    grid["row_count"] += MANY // len(last)
    grid["row_edges"] = [grid["y1"] - n * 0.1 for n in range(grid["row_count"] + 1)]


def _many_columns(rows: Rows, random: Random) -> None:
    if not rows["grids"]:
        return
    grid = random.choice(rows["grids"])
    place = (grid["page"], grid["grid_no"])
    cells = [row for row in rows["cells"] if (row["page"], row["grid_no"]) == place]
    count = grid["column_count"]
    for copy in range(1, random.randint(2, 6)):
        by = copy * count
        rows["cells"] += [deepcopy(c) | {"column_no": c["column_no"] + by} for c in cells]
        grid["column_count"] += count
    width = (grid["x1"] - grid["x0"]) / grid["column_count"]
    grid["column_edges"] = [grid["x0"] + n * width for n in range(grid["column_count"] + 1)]


def _long_text(rows: Rows, random: Random) -> None:
    row = random.choice([*rows["lines"], *rows["cells"]])
    words = ("。", "支出1,234.56万元，占12.3%。", "1", "一、", "（一）", row["text"])
    word = random.choice([*TEXTS, *words])
    row["text"] = (word * (LONG // max(len(word), 1)))[:LONG]


def _many_pages(rows: Rows, random: Random) -> None:
    page, last = random.choice(rows["pages"]), max(row["page"] for row in rows["pages"])
    of_page = {
        name: [row for row in rows[name] if row["page"] == page["page"]]
        for name in ("pages", "lines", "grids", "cells")
    }
    for number in range(last + 1, last + 1 + 40):
        for name, copied in of_page.items():
            rows[name] += [deepcopy(row) | {"page": number} for row in copied]


_ODD = (numbers, texts, none, units, names, lacking, headings, keys, duplicates, many)
KINDS: dict[str, Callable[[Rows, Random], None]] = (
    {kind.__name__: kind for kind in _ODD} | CROWDS | MULTITUDES
)


def make_bomb(seed: int, report: Rows, most_pages: int = 3) -> tuple[str, Rows]:
    """Make a report of odd content of some pages of a sound one; give its kinds and its rows."""
    random = Random(seed)  # no secret
    pages = [row["page"] for row in report["pages"]]
    kept = {pages[0], *random.sample(pages, min(most_pages, len(pages)))}
    rows = {
        name: [deepcopy(row) for row in report[name] if row.get("page") in kept]
        for name in ("pages", "lines", "grids", "cells")
    }
    kinds = [list(KINDS)[seed % len(KINDS)], *random.sample(list(KINDS), seed // len(KINDS) % 3)]
    for kind in dict.fromkeys(kinds):
        KINDS[kind](rows, random)
    return "+".join(dict.fromkeys(kinds)), rows | {"documents": deepcopy(report["documents"])}
