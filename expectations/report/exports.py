"""Findings in, CSV and Excel out, safe to open in a spreadsheet.

What a PDF printed can look like a formula. In CSV a text that begins like one gets an apostrophe in
front; in Excel texts are written as texts.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import xlsxwriter

from expectations.pages import inert
from expectations.vocabulary import DOCUMENT_KINDS, FINDING_STATUSES, SEVERITIES

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    ("编号", 22), ("规则", 16), ("规则名称", 40), ("严重程度", 10), ("状态", 12),
    ("由何处引起", 22), ("地区", 12), ("单位", 30), ("年度", 8), ("文件种类", 10),
    ("报表", 34), ("科目编码", 12),
    ("行", 26), ("列", 26), ("印出的数（元）", 18), ("应为（元）", 18), ("相差（元）", 16),
    ("允许（元）", 12), ("计量", 8), ("页", 6), ("说明", 80), ("下一步", 50), ("文件指纹", 66),
)  # fmt: skip
QUERY = """
    select finding_id, rule_id, title_zh, severity, status, coalesce(explained_by, ''),
        coalesce(place_name, ''), coalesce(department_name, ''), fiscal_year, document_kind,
        statement_name, coalesce(subject_code, ''), coalesce(line_label, ''),
        coalesce(header_path, ''), found, expected, difference, allowed, unit, source_page,
        message, next_zh, document_sha256
    from report_findings
    order by gravity, place_name, department_name, fiscal_year, document_sha256, source_page,
        rule_id, finding_id
"""
WORDS = {
    "严重程度": SEVERITIES,
    "状态": FINDING_STATUSES,
    "文件种类": DOCUMENT_KINDS,
    "计量": {"yuan": "元", "count": "个", "percent": "%"},
}


def write_exports(connection: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Write `findings.csv` and `findings.xlsx`; the views of `report.sql` must be there."""
    rows = [_in_chinese(row) for row in connection.execute(QUERY).fetchall()]
    write_csv(out / "findings.csv", rows)
    write_excel(out / "findings.xlsx", rows)


def write_csv(path: Path, rows: list[tuple[Any, ...]]) -> None:
    """Write the rows as CSV that Excel reads as UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([title for title, _ in COLUMNS])
        writer.writerows([safe_cell(value) for value in row] for row in rows)


def write_excel(path: Path, rows: list[tuple[Any, ...]]) -> None:
    """Write the rows as a workbook with a fixed header, filters and widths."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(path, options) as workbook:
        head = workbook.add_format({"bold": True, "bg_color": "#E8EEF7", "border": 1})
        figure = workbook.add_format({"num_format": "#,##0.00##"})
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        sheet = workbook.add_worksheet("发现")
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
        for column, (title, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, head)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, Decimal | int):
                    style = figure if isinstance(value, Decimal) else None
                    sheet.write_number(number, column, value, style)
                elif value is not None:
                    style = wrapped if COLUMNS[column][0] in {"说明", "下一步"} else None
                    sheet.write_string(number, column, inert(value), style)


def safe_cell(value: object) -> object:
    """Give a text that a spreadsheet would run an apostrophe in front; figures stay figures."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        value = f"'{value}"
    return inert(value)


def _in_chinese(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        WORDS[title].get(value, value) if title in WORDS else value
        for (title, _), value in zip(COLUMNS, row, strict=True)
    )
