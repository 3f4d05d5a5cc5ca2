"""The report site: complete, offline, safe to open, and true to the page."""

from __future__ import annotations

import csv
import gzip
import json
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from expectations import report
from expectations.originals import find_originals
from expectations.packing import pack, unpack
from expectations.report import chunks
from expectations.report.chunks import read_documents
from expectations.report.views import make_views
from expectations.warehouse import open_warehouse
from load.release.summary import read_summary
from tests.expectations.demonstration import FAULTY, FORMULA, SOUND
from tests.expectations.rule_examples import SUM_RULES
from tests.expectations.unpacked import read_page

OF_A_LOAD = """
    create table audit.finding_history (state varchar, is_change boolean, status varchar);
    create table audit.load_before (run_id varchar);
    create table audit.expected_disclosures (
        department_name varchar, document_kind varchar, fiscal_year integer, is_published boolean
    );
"""
VOID = {"meta", "link", "image", "br", "rect", "input", "polyline"}
CLOSED_BY_THE_NEXT = {"td", "th", "tr", "tbody", "thead", "option"}


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
        str(path.relative_to(site)): read_page(path)
        for path in site.rglob("*.html")
        if path.parent.name != "r"  # addresses that only lead on
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
        if tag not in VOID | CLOSED_BY_THE_NEXT:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID | CLOSED_BY_THE_NEXT:
            assert self.stack.pop() == tag


def test_a_packed_part_goes_on_from_what_most_reports_print() -> None:
    text = "<td>60.00<tr><th scope=row><small>30101</small> 基本工资<td>1.00\u202e" * 9
    assert unpack(pack(text)) == text
    assert len(pack("<small>30101</small> 基本工资")) < 24


def test_there_is_a_page_for_every_document(site: Path, pages: dict[str, str]) -> None:
    documents = {f"documents/{paper.sha256[:12]}.html" for paper in (SOUND, FAULTY)}
    sheets = {name for name in pages if name.startswith("sheets/")}
    assert set(pages) - sheets == {"index.html", "rules.html", "coverage.html", *documents}
    assert len(sheets) == 1
    assert len(list((site / "r").iterdir())) == len(documents)


def test_pages_are_well_formed_chinese_and_accessible(pages: dict[str, str]) -> None:
    for text in pages.values():
        outline = Outline(text)
        assert not outline.stack
        assert '<html lang="zh-CN">' in text
        assert not outline.tables_without_caption
        assert len(outline.ids) == len(set(outline.ids))
        assert all("aria-" in svg for svg in re.findall("<svg[^>]*>", text))


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
            if anchor and not anchor.startswith(("f?", "page=")):
                assert anchor in Outline(read_page(target)).ids, link


def test_printed_words_are_never_markup(site: Path, pages: dict[str, str]) -> None:
    for text in pages.values():
        assert set(re.findall("<script[^>]*>", text)) <= {
            f'<script src="{home}assets/{name}.js" defer>'
            for home in ("", "../")
            for name in ("site", "data", "words")
        }
        assert "<b><" not in text
    assert "&lt;script&gt;" in pages["index.html"]
    assert "</script" not in (site / "assets" / "data.js").read_text(encoding="utf-8")


def test_the_overview_says_what_was_found(pages: dict[str, str]) -> None:
    text = re.sub(r"<[^>]+>", "", pages["index.html"])
    for count, name in ((2, "载入的报告"), (1, "未能载入的文件"), (2, "不符（严重）")):
        assert f"{count}{name}" in text
    assert "首次载入" in text
    assert "文件不是 PDF" in text
    assert "样例县" in text


def test_a_finding_stands_beside_its_place_on_the_page(site: Path, pages: dict[str, str]) -> None:
    text = pages[f"documents/{FAULTY.sha256[:12]}.html"]
    assert "110.00万元" in text
    assert "60.00 + 40.00 = 100.00万元" in text
    assert "下一步" in text
    assert text.count('href="../pictures/') == 2
    assert 1 <= len(list((site / "pictures").iterdir())) <= 2
    assert "由<a href=" in text
    assert re.search(r"[0-9a-f]{20},ARITHMETIC-017,,,理由,负责人,", text)


def test_figures_stand_in_tables_with_their_state(pages: dict[str, str]) -> None:
    text = pages[f"documents/{FAULTY.sha256[:12]}.html"]
    [table, *_] = re.findall(r'id="GK03".*?</table>', text, re.DOTALL)
    assert "<td class=u>60.00" in table
    assert 'data-f="10000"' in table
    assert f"../pdf/{FAULTY.sha256[:12]}.pdf#page=1" in table


def test_a_page_that_has_not_changed_is_taken_from_the_site_before(
    site: Path, demonstration: Path, tmp_path: Path
) -> None:
    original = {FAULTY.sha256: [site / "original.pdf"]}
    known = {FAULTY.sha256: "as it was"}
    before, now, other = (tmp_path / name for name in ("before", "now", "other"))
    report.build(demonstration, before, original, known=known)
    report.build(demonstration, now, original, before, known)
    names = [*before.glob("pictures/*"), *before.glob("sheets/*")]
    names.append(before / "documents" / f"{FAULTY.sha256[:12]}.html")
    assert len(names) in {3, 4}
    for path in names:
        assert (now / path.relative_to(before)).samefile(path)
    report.build(demonstration, other, original, before, {FAULTY.sha256: "otherwise"})
    assert not any((other / path.relative_to(before)).samefile(path) for path in names)


def test_documents_are_read_some_at_a_time(
    demonstration: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_warehouse(demonstration, read_only=True) as connection:
        make_views(connection, "report", "figures")
        together = list(read_documents(connection))
        monkeypatch.setattr(chunks, "CHUNK", 1)
        assert list(read_documents(connection)) == together


def test_every_count_is_the_same_everywhere(
    site: Path, demonstration: Path, tmp_path: Path
) -> None:
    judged = Path(shutil.copy(demonstration, tmp_path))
    with duckdb.connect(judged) as connection:
        connection.execute(OF_A_LOAD)
    summary = read_summary(judged)
    data = json.loads(
        (site / "assets" / "data.js").read_text("utf-8").removeprefix("window.DATA=")[:-2]
    )
    index = (site / "index.html").read_text(encoding="utf-8")
    with (site / "reports.csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    packed = json.loads(gzip.decompress((site / "findings.json.gz").read_bytes()))
    counts = {
        "报表": (5, summary.statements),
        "数": (6, summary.amounts),
        "未归位": (7, sum(summary.unmapped.values())),
        "不符": (8, sum(summary.findings.values())),
    }
    for title, (column, told) in counts.items():
        assert sum(row[column] for row in data["reports"]) == told, title
        assert sum(int(row[title]) for row in table) == told, title
    assert len(data["findings"]) == counts["不符"][1]
    assert sum(one["status"] == "open" for one in packed) == counts["不符"][1]
    assert f"<b>{summary.statements}</b><span>报表" in index
    assert f"<b>{sum(summary.unmapped.values())}</b><span>未归位" in index


def test_without_the_original_the_page_says_so(demonstration: Path, tmp_path: Path) -> None:
    report.build(demonstration, tmp_path, {})
    text = read_page(tmp_path / "documents" / f"{FAULTY.sha256[:12]}.html")
    assert "没有原文件" in text
    assert "<image" not in text


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
    assert all(cell.data_type in {"s", "n", "inlineStr"} for cell in cells)
    assert FORMULA in {cell.value for cell in cells}


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
