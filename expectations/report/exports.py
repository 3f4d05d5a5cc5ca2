"""Findings and reports in, CSV and Excel out, safe to open in a spreadsheet.

What a PDF printed can look like a formula. In CSV a text that begins like one gets an apostrophe in
front; in Excel texts are written as texts. Yuan, counts and percents never share a column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from expectations.report.texts import columns_of, csv_lines, make_macros, worded
from expectations.report.workbook import Layout, write_workbook
from expectations.vocabulary import FINDING_STATUSES, OUTCOMES, SEVERITIES

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

COLUMNS = (
    ("程度", 7), ("单位", 26), ("文件名", 34), ("页", 6), ("说明", 70), ("应改为", 20),
    ("怎么办", 44), ("地区", 12), ("年度", 7), ("种类", 10), ("报表", 30), ("科目编码", 11),
    ("行", 22), ("列", 22),
    ("印出的数（元）", 18), ("应为（元）", 18), ("相差（元）", 16), ("允许（元）", 12),
    ("印出的（%）", 11), ("应为（%）", 11), ("印出的（个）", 11), ("应为（个）", 11),
    ("规则", 16), ("规则名称", 36), ("状态", 10), ("由何处引起", 22), ("编号", 22),
    ("文件指纹", 66),
)  # fmt: skip
_TITLES = tuple(title for title, _ in COLUMNS)
WRAPPED = {"单位", "文件名", "说明", "应改为", "怎么办", "报表", "规则名称"}
QUERY = """
    with paths as (
        select document_sha256, min(file_path) as file_path
        from marts.files where status = 'loaded' group by document_sha256
    )

    select severity, coalesce(department_name, ''), coalesce(paths.file_path, ''), source_page,
        message, if(is_certain, expected_text, ''), next_zh, coalesce(place_name, ''), fiscal_year,
        kind_name, statement_name, coalesce(subject_code, ''), coalesce(line_label, ''),
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
LAYOUT = Layout(
    name=OUTCOMES["violation"],
    columns=COLUMNS,
    wrapped=WRAPPED,
    linked="页",
    target="'documents/' || left(\"文件指纹\", 12) || '.html'",
    anchor='"编号"',
)
WORDS = {"程度": SEVERITIES, "状态": FINDING_STATUSES}

REPORT_COLUMNS = (
    "地区", "单位", "年度", "种类", "支出总计（元）", "文件名", "页数", "报表", "数", "未归位",
    OUTCOMES["violation"], SEVERITIES["critical"],
    "由别处引起", "有人负责", "网页", "固定地址", "文件指纹",
)  # fmt: skip
REPORTS = """
    select documents.place_name, documents.department_name, fiscal_year, kind_name,
        totals.total_yuan,
        coalesce((
            select min(file_path) from marts.files as files
            where files.document_sha256 = documents.document_sha256
        ), ''),
        page_count, statement_count, figure_count, unmapped_count, finding_count, critical_count,
        explained_count, waived_count, 'documents/' || document_key || '.html',
        'r/' || address_key || '.html', documents.document_sha256
    from report_documents as documents inner join counted_documents using (document_sha256)
    left join report_totals as totals using (document_sha256)
    order by all
"""


def make_exported_tables(connection: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Make the tables that are written; `report.sql` was run."""
    make_macros(connection)
    make_table(connection, f"{schema}.findings", _TITLES, QUERY)
    make_table(connection, f"{schema}.reports", REPORT_COLUMNS, REPORTS)


def write_exports(connection: duckdb.DuckDBPyConnection, schema: str, out: Path) -> None:
    """Write `findings.csv`, `findings.xlsx` and `reports.csv`.

    Args:
        connection: The connection.
        schema: Where the tables were made.
        out: The site.
    """
    make_macros(connection)
    _write_csv(connection, out / "findings.csv", f"{schema}.findings", _TITLES)
    write_workbook(connection, out / "findings.xlsx", f"{schema}.findings", LAYOUT)
    _write_csv(connection, out / "reports.csv", f"{schema}.reports", REPORT_COLUMNS)


def make_table(
    connection: duckdb.DuckDBPyConnection, name: str, titles: tuple[str, ...], query: str
) -> None:
    """Make a table of what a query selects, and `position`: which row it is, from 1.

    Codes become words, and marks that nobody sees escapes.
    """
    names = ", ".join(f'"{title}"' for title in titles)
    connection.execute(
        f"create or replace table {name} as"  # noqa: S608  # ours
        f" select *, row_number() over () as position from ({query}) as rows ({names})"
    )
    kinds = columns_of(connection, name)
    texts = ", ".join(
        worded(title, WORDS[title]) if title in WORDS else f'inert("{title}") as "{title}"'
        for title, kind in kinds.items()
        if kind == "VARCHAR"
    )
    connection.execute(
        f"create or replace table {name} as select * replace ({texts}) from {name}"  # noqa: S608  # ours
    )


def _write_csv(
    connection: duckdb.DuckDBPyConnection, path: Path, table: str, titles: tuple[str, ...]
) -> None:
    """Write a table as a CSV that Excel reads as UTF-8."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(f"{','.join(titles)}\r\n")
        file.writelines(csv_lines(connection, table, "position"))
