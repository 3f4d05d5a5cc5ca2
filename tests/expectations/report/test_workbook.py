"""A workbook says what the rows say, as one does that is written cell by cell."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from expectations.report import workbook
from expectations.report.workbook import LONGEST, write_workbook

COLUMNS = (("说明", 20), ("页", 6), ("数", 12), ("备注", 9))
ROWS = [
    ("=1+1 <&> _x0041_\n\u202e", 7, Decimal("1234567.8900"), None),
    ("", None, Decimal("-0.5"), "7"),
    ("=1+1 <&> _x0041_\n\u202e", 8, 3, "a" * (LONGEST + 1)),
]


def written(path: Path) -> Any:
    write_workbook(path, "不符", COLUMNS, {"说明"}, ROWS, "页", lambda row: f"external:p#{row[1]}")
    return openpyxl.load_workbook(path).active


def test_texts_numbers_and_blanks_arrive(tmp_path: Path) -> None:
    sheet = written(tmp_path / "a.xlsx")
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [
        ["说明", "页", "数", "备注"],
        ["=1+1 <&> _x0041_\n\\u202e", "7", 1234567.89, None],
        ["", None, -0.5, "7"],
        ["=1+1 <&> _x0041_\n\\u202e", "8", 3, "a" * LONGEST],
    ]
    assert sheet["A2"].data_type == "s"
    assert (sheet["C2"].number_format, sheet["A2"].alignment.wrap_text) == ("#,##0.00##", True)
    assert (sheet.freeze_panes, sheet.dimensions, sheet.title) == ("C2", "A1:D4", "不符")


def test_a_page_leads_to_its_finding_as_far_as_excel_takes_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = written(tmp_path / "a.xlsx")
    assert [sheet[name].hyperlink.location for name in ("B2", "B4")] == ["7", "8"]
    assert sheet["B3"].hyperlink is None
    monkeypatch.setattr(workbook, "MOST_LINKS", 2)
    sheet = written(tmp_path / "b.xlsx")
    assert (sheet["B4"].hyperlink, sheet["B4"].value) == (None, 8)
