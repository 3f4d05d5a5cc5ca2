"""The report site: complete, offline, safe to open, and true to the page."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from expectations import report
from expectations.originals import find_originals
from expectations.pages import inert
from expectations.report.exports import COLUMNS, safe_cell, write_excel
from tests.expectations.demonstration import FAULTY, FORMULA, SOUND
from tests.expectations.rule_examples import SUM_RULES

VOID = {"meta", "link", "img", "br", "rect"}


@pytest.fixture(scope="session")
def site(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the report of the demonstration once."""
    out = tmp_path_factory.mktemp("site")
    (out / "original.pdf").write_bytes(FAULTY.content)
    report.build(demonstration, out, {FAULTY.sha256: [out / "original.pdf"]})
    return out


@pytest.fixture
def pages(site: Path) -> dict[str, str]:
    """Give every page of the site."""
    return {
        str(path.relative_to(site)): path.read_text(encoding="utf-8")
        for path in site.rglob("*.html")
    }


class Outline(HTMLParser):
    """Collects what a page refers to, and whether its tags are balanced."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.stack: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tables_without_caption = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.tags and self.tags[-1] == "table" and tag != "caption":
            self.tables_without_caption += 1
        self.tags.append(tag)
        named = dict(attrs)
        self.links += [link for link in (named.get("href"), named.get("src")) if link]
        self.ids += [named["id"]] if named.get("id") else []
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.stack.pop() == tag


def test_there_is_a_page_for_every_document(pages: dict[str, str]) -> None:
    documents = {f"documents/{paper.sha256[:12]}.html" for paper in (SOUND, FAULTY)}
    assert set(pages) == {"index.html", "rules.html", *documents}


def test_pages_are_well_formed_chinese_and_accessible(pages: dict[str, str]) -> None:
    for text in pages.values():
        outline = Outline(text)
        assert not outline.stack
        assert '<html lang="zh-CN">' in text
        assert not outline.tables_without_caption
        assert len(outline.ids) == len(set(outline.ids))
        assert all("aria-label=" in svg for svg in re.findall("<svg[^>]*>", text))


def test_pages_load_nothing_from_outside(pages: dict[str, str]) -> None:
    for text in pages.values():
        assert "default-src 'none'" in text
        for link in Outline(text).links:
            assert not re.match(r"(https?:)?//", link)


def test_every_link_leads_somewhere(site: Path, pages: dict[str, str]) -> None:
    for name, text in pages.items():
        for link in Outline(text).links:
            if link.startswith("data:") or "data_docs" in link:
                continue
            path, _, anchor = link.partition("#")
            target = (site / name).parent / path if path else site / name
            assert target.is_file(), link
            if anchor:
                assert anchor in Outline(target.read_text(encoding="utf-8")).ids, link


def test_printed_words_are_never_markup(pages: dict[str, str]) -> None:
    for text in pages.values():
        assert "<script" not in text
        assert "<b><" not in text
    assert "&lt;script&gt;" in pages["index.html"]


def test_the_summary_says_what_was_found(pages: dict[str, str]) -> None:
    text = re.sub(r"<[^>]+>", "", pages["index.html"])
    assert "共找到 4 个文件，载入 2 份，1 份未能载入" in text
    assert "另有 1 个数未能归位" in text
    assert "发现 2 处不符（另有 1 处由它们引起" in text
    assert "文件不是 PDF" in text
    assert "样例县" in text


def test_a_finding_stands_beside_its_place_on_the_page(pages: dict[str, str]) -> None:
    text = pages[f"documents/{FAULTY.sha256[:12]}.html"]
    assert "110.00万元" in text
    assert "下一步" in text
    assert text.count("data:image/png;base64,") == 2
    assert "由<a href=" in text


def test_without_the_original_the_page_says_so(demonstration: Path, tmp_path: Path) -> None:
    report.build(demonstration, tmp_path, {})
    text = (tmp_path / "documents" / f"{FAULTY.sha256[:12]}.html").read_text(encoding="utf-8")
    assert "没有原文件" in text
    assert "data:image" not in text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_csv_cells_never_start_a_formula(text: str) -> None:
    assert safe_cell(text) == inert(f"'{text}")


def test_csv_and_excel_hold_every_finding(
    site: Path, demonstration: Path, rows: Callable[..., list[Any]]
) -> None:
    [(count,)] = rows(demonstration, "select count(*) from audit.violations")
    with (site / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert len(table) == count
    assert f"'{FORMULA}" in {row["行"] for row in table}
    sheet = openpyxl.load_workbook(site / "findings.xlsx").active
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert len(cells) == count * len(table[0])
    assert all(cell.data_type in {"s", "n"} for cell in cells)
    assert FORMULA in {cell.value for cell in cells}


def test_marks_nobody_sees_are_shown_in_excel_too(tmp_path: Path) -> None:
    row = ["局\u202e测试", *([None] * (len(COLUMNS) - 1))]
    write_excel(tmp_path / "findings.xlsx", [tuple(row)])
    sheet = openpyxl.load_workbook(tmp_path / "findings.xlsx").active
    assert sheet.cell(2, 1).value == "局\\u202e测试"


def test_originals_are_found_by_the_files_of_the_build(demonstration: Path, tmp_path: Path) -> None:
    for name in ("faulty.pdf", "又一份.pdf"):
        (tmp_path / name).write_bytes(b"x")
    assert find_originals(demonstration, tmp_path) == {
        FAULTY.sha256: (tmp_path / "faulty.pdf",),
        SOUND.sha256: (tmp_path / "又一份.pdf",),
    }


def test_an_empty_warehouse_still_has_a_report(tmp_path: Path) -> None:
    from expectations.judging import judge
    from tests.expectations.warehouse_fixture import build_warehouse

    path = build_warehouse(tmp_path / "empty.duckdb", ())
    judge(path, SUM_RULES)
    report.build(path, tmp_path / "out", {})
    assert "没有发现不符" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    with duckdb.connect(path, read_only=True) as connection:
        assert connection.execute("select count(*) from audit.violations").fetchall() == [(0,)]
