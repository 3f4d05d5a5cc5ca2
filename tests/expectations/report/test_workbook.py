"""A workbook says what the rows say, as one does that is written cell by cell."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from expectations.report import workbook
from expectations.report.workbook import LONGEST, Layout, write_workbook

COLUMNS = (("说明", 20), ("页", 6), ("数", 12), ("备注", 9))
LAYOUT = Layout("不符", COLUMNS, {"说明"}, "页", """if("数" < 0, null, 'a/p')""", '"页"::varchar')
ROWS = [
    ("=1+1 <&> _x0041_\n", 7, Decimal("1234567.8900"), None),
    ("", None, Decimal("-0.5"), "7"),
    (" =1+1 <&> _x0041_", 8, Decimal(3), "a" * (LONGEST + 1)),
]


def written(path: Path) -> Any:
    with duckdb.connect() as connection:
        columns = '"说明" varchar, "页" integer, "数" decimal(20, 4), "备注" varchar'
        connection.execute(f"create table findings ({columns}, position integer)")
        for position, row in enumerate(ROWS, 1):
            connection.execute("insert into findings values (?, ?, ?, ?, ?)", [*row, position])
        write_workbook(connection, path, "findings", LAYOUT)
    return openpyxl.load_workbook(path).active


def test_texts_numbers_and_blanks_arrive(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx")
    # Excel shows _x0041_, by the format's rule; openpyxl knows it of shared texts only
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [
        ["说明", "页", "数", "备注"],
        ["=1+1 <&> _x005F_x0041_\n", "7", 1234567.89, None],
        [None, None, -0.5, "7"],
        [" =1+1 <&> _x005F_x0041_", "8", 3, "a" * LONGEST],
    ]
    assert sheet["A2"].data_type in {"s", "inlineStr"}
    assert (sheet["C2"].number_format, sheet["A2"].alignment.wrap_text) == ("#,##0.00##", True)
    assert (sheet.freeze_panes, sheet.dimensions, sheet.title) == ("C2", "A1:D4", "不符")


def test_a_page_leads_to_its_finding_as_far_as_excel_takes_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = written(tmp_path / "a.xlsx")
    links = [sheet[name].hyperlink for name in ("B2", "B4")]
    assert [(one.target, one.location) for one in links] == [("a\\p", "7"), ("a\\p", "8")]
    assert sheet["B3"].hyperlink is None
    monkeypatch.setattr(workbook, "MOST_LINKS", 2)
    sheet = written(tmp_path / "b.xlsx")
    assert (sheet["B4"].hyperlink, sheet["B4"].value) == (None, 8)


def test_more_rows_than_excel_takes_go_on_in_the_next_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    written(tmp_path / "a.xlsx")
    sheets = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    assert [(sheet.title, sheet.dimensions) for sheet in sheets] == [
        ("不符", "A1:D3"),
        ("不符 2", "A1:D2"),
    ]
    assert [[cell.value for cell in sheet["C"]] for sheet in sheets] == [
        ["数", 1234567.89, -0.5],
        ["数", 3],
    ]
    assert (sheets[1]["B2"].hyperlink.target, sheets[1].auto_filter.ref) == ("a\\p", "A1:D2")
