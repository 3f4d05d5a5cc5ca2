"""Findings and reports in, CSV and Excel out, safe to open in a spreadsheet.

What a PDF printed can look like a formula. In CSV a text that begins like one gets an apostrophe in
front; in Excel texts are written as texts. Yuan, counts and percents never share a column.
"""

from __future__ import annotations

import csv
from contextlib import contextmanager
from typing import TYPE_CHECKING

from expectations.pages import inert
from expectations.report.workbook import write_workbook
from expectations.vocabulary import DOCUMENT_KINDS, FINDING_STATUSES, OUTCOMES, SEVERITIES
from expectations.warehouse import in_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import duckdb

    from expectations.report.workbook import Row

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    ("程度", 7), ("单位", 26), ("文件名", 34), ("页", 6), ("说明", 70), ("应改为", 20),
    ("怎么办", 44), ("地区", 12), ("年度", 7), ("种类", 10), ("报表", 30), ("科目编码", 11),
    ("行", 22), ("列", 22),
    ("印出的数（元）", 18), ("应为（元）", 18), ("相差（元）", 16), ("允许（元）", 12),
    ("印出的（%）", 11), ("应为（%）", 11), ("印出的（个）", 11), ("应为（个）", 11),
    ("规则", 16), ("规则名称", 36), ("状态", 10), ("由何处引起", 22), ("编号", 22),
    ("文件指纹", 66),
)  # fmt: skip
WRAPPED = {"单位", "文件名", "说明", "应改为", "怎么办", "报表", "规则名称"}
QUERY = """
    with paths as (
        select document_sha256, min(file_path) as file_path
        from marts.files where status = 'loaded' group by document_sha256
    )

    select severity, coalesce(department_name, ''), coalesce(paths.file_path, ''), source_page,
        message, if(is_certain, expected_text, ''), next_zh, coalesce(place_name, ''), fiscal_year,
        document_kind, statement_name, coalesce(subject_code, ''), coalesce(line_label, ''),
        coalesce(header_path, ''),
        if(unit = 'yuan', found, null), if(unit = 'yuan', expected, null),
        if(unit = 'yuan', difference, null), if(unit = 'yuan', allowed, null),
        if(unit = 'percent', found, null), if(unit = 'percent', expected, null),
        if(unit not in ('yuan', 'percent'), found, null),
        if(unit not in ('yuan', 'percent'), expected, null),
        rule_id, title_zh, status, coalesce(explained_by, ''), finding_id,
        report_findings.document_sha256
    from report_findings
    left join paths on report_findings.document_sha256 = paths.document_sha256
    order by status = 'explained', gravity, place_name, department_name, fiscal_year,
        report_findings.document_sha256, source_page, rule_id, finding_id
"""
WORDS = {"程度": SEVERITIES, "状态": FINDING_STATUSES, "种类": DOCUMENT_KINDS}

REPORT_COLUMNS = (
    "地区", "单位", "年度", "种类", "文件名", "页数", "报表", "数", "未归位", OUTCOMES["violation"],
    SEVERITIES["critical"],
    "由别处引起", "有人负责", "网页", "固定地址", "文件指纹",
)  # fmt: skip
REPORTS = """
    select documents.place_name, documents.department_name, fiscal_year, document_kind,
        coalesce((
            select min(file_path) from marts.files as files
            where files.document_sha256 = documents.document_sha256
        ), ''),
        page_count, statement_count, figure_count, unmapped_count, finding_count, critical_count,
        explained_count, waived_count, 'documents/' || document_key || '.html',
        'r/' || address_key || '.html', documents.document_sha256
    from report_documents as documents inner join counted_documents using (document_sha256)
    order by all
"""


def write_exports(connection: duckdb.DuckDBPyConnection, out: Path) -> None:
    """Write `findings.csv`, `findings.xlsx` and `reports.csv`; `report.sql` was run."""
    titles = tuple(title for title, _ in COLUMNS)
    rows = (_in_chinese(row) for some in in_parts(connection, QUERY) for row in some)
    with writing_csv(out / "findings.csv", titles) as write:
        write_excel(out / "findings.xlsx", _each(rows, write))
    reports = [
        tuple(
            DOCUMENT_KINDS.get(value, value) if at == 3 else value for at, value in enumerate(row)
        )
        for row in connection.execute(REPORTS).fetchall()
    ]
    with writing_csv(out / "reports.csv", REPORT_COLUMNS) as write:
        for report in reports:
            write(report)


@contextmanager
def writing_csv(path: Path, titles: tuple[str, ...]) -> Iterator[Callable[[Row], None]]:
    """Open a CSV that Excel reads as UTF-8; yields what writes a row."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(titles)

        def write(row: Row) -> None:
            writer.writerow([safe_cell(value) for value in row])

        yield write


def _each(rows: Iterable[Row], write: Callable[[Row], None]) -> Iterator[Row]:
    """Write each row in passing: none is held that was written."""
    for row in rows:
        write(row)
        yield row


def write_excel(path: Path, rows: Iterable[Row]) -> None:
    """Write the rows as a workbook that prints, a page leading to the finding on its page."""

    def address(row: Row) -> str:
        return f"external:documents/{row[-1][:12]}.html#{row[-2]}" if row[-1] else ""

    write_workbook(path, OUTCOMES["violation"], COLUMNS, WRAPPED, rows, "页", address)


def safe_cell(value: object) -> object:
    """Give a text that a spreadsheet would run an apostrophe in front; figures stay figures."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        value = f"'{value}"
    return inert(value)


def _in_chinese(row: Row) -> Row:
    return tuple(
        WORDS[title].get(value, value) if title in WORDS else value
        for (title, _), value in zip(COLUMNS, row, strict=True)
    )
