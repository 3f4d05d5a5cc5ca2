"""The site as a person meets it in a browser, opened from a folder."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from expectations.packing import pack
from tests.browser.chromium import Page
from tests.expectations.demonstration import FAULTY

REPORT = f"documents/{FAULTY.sha256[:12]}.html"
PAGES = ("index.html", "coverage.html", "rules.html", REPORT)
ROWS = "document.querySelectorAll('#results tbody tr').length"
SET = "(name, value) => { const field = document.forms.filters.elements[name]; field.value = value;"
SET += " field.dispatchEvent(new Event('input', {bubbles: true})); }"


def all_pages(site: Path) -> list[str]:
    [sheet] = (site / "sheets").iterdir()
    return [*PAGES, f"sheets/{sheet.name}"]


@pytest.mark.parametrize("number", range(5))
def test_a_page_is_quiet_and_asks_for_nothing_outside(page: Page, site: Path, number: int) -> None:
    page.open((site / all_pages(site)[number]).as_uri())
    assert page.said == []
    outside = [one for one in page.asked if not one.startswith((site.as_uri(), "data:", "about:"))]
    assert outside == []


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_is_as_wide_as_the_screen(page: Page, site: Path, number: int, width: int) -> None:
    page.open((site / all_pages(site)[number]).as_uri(), width)
    assert page.run("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("text", ["", "教育", "6" * 70_000, "".join(map(chr, range(40, 20_000)))])
def test_the_script_unpacks_what_was_packed(page: Page, site: Path, text: str) -> None:
    page.open((site / REPORT).as_uri())
    assert page.run(f"unpack('{pack(text)}')") == text


def test_search_narrows_and_the_address_keeps_the_filter(page: Page, site: Path) -> None:
    page.open((site / "index.html").as_uri())
    assert page.run(ROWS) == 2
    page.run(f"({SET})('q', 'ARITHMETIC-017')")
    assert page.run(ROWS) == 1
    assert page.run("document.getElementById('found').textContent") == "1 条"
    address = page.run("location.href")
    assert "q=ARITHMETIC-017" in address
    page.open(address)
    assert page.run(ROWS) == 1
    assert page.run("document.forms.filters.elements.q.value") == "ARITHMETIC-017"
    page.run("document.forms.filters.reset()")
    page.wait(f"{ROWS} === 2")


def test_reports_are_listed_and_sorted(page: Page, site: Path) -> None:
    page.open((site / "index.html").as_uri() + "#f?list=reports")
    assert page.run(ROWS) == 2
    page.run("document.querySelectorAll('#results thead button')[7].click()")
    first = page.run("document.querySelector('#results tbody tr').textContent")
    assert "faulty" in first


def test_what_is_listed_can_be_taken_along(page: Page, site: Path) -> None:
    page.open(f"{(site / 'index.html').as_uri()}#f?severity=critical")
    page.run(
        "HTMLAnchorElement.prototype.click = function () { window.name_of_file = this.download; };"
        "URL.createObjectURL = (file) => { window.saved = file; return 'about:blank'; };"
        "document.getElementById('take').click()"
    )
    heads, *lines = page.run("saved.text()").splitlines()
    assert page.run("name_of_file") == "不符.csv"
    assert heads.endswith('"程度","单位","年度","哪里不符","规则","地区","页","规则名称","网页"')
    assert lines
    assert all(line.startswith('"严重"') and "documents/" in line for line in lines)
    page.run("document.querySelector('[data-list=reports]').click()")
    page.run("document.getElementById('take').click()")
    assert '"支出总计（万元）"' in page.run("saved.text()").splitlines()[0]
    assert page.run("document.getElementById('filters').elements.severity.disabled") is True


def test_units_move_the_point_and_come_back(page: Page, site: Path) -> None:
    page.open((site / REPORT).as_uri())
    cell = "[...document.querySelectorAll('.fig td')].find((one) => /60/.test(one.textContent))"
    page.run(f"window.cell = {cell}; document.querySelector('[data-unit=\"1\"]').click()")
    assert page.run("cell.textContent") == "600,000.00"
    page.run("document.querySelector('[data-unit=printed]').click()")
    assert page.run("cell.textContent") == "60.00"


def test_a_figure_broken_by_its_column_is_one_figure(page: Page, site: Path) -> None:
    page.open((site / REPORT).as_uri())
    page.wait("document.querySelector('[data-save]')?.hidden === false")
    cell = "[...document.querySelectorAll('.fig td')].find((one) => /60/.test(one.textContent))"
    page.run(f"window.cell = {cell}; cell.textContent = '6\\n0.00'; 0")
    page.run("document.querySelector('[data-unit=\"1\"]').click()")
    assert page.run("cell.textContent") == "600,000.00"
    page.run("document.querySelector('[data-unit=printed]').click()")
    page.run(
        "HTMLAnchorElement.prototype.click = function () {};"
        "URL.createObjectURL = (file) => { window.saved = file; return 'about:blank'; };"
        "document.querySelector('[data-save]').click()"
    )
    assert '"60.00","万元"' in page.run("saved.text()")


def test_the_figures_of_a_report_can_be_taken_along(page: Page, site: Path) -> None:
    page.open((site / REPORT).as_uri())
    page.wait("document.querySelector('[data-save]')?.hidden === false")
    page.run(
        "HTMLAnchorElement.prototype.click = function () { window.name_of_file = this.download; };"
        "URL.createObjectURL = (file) => { window.saved = file; return 'about:blank'; };"
        "document.querySelector('[data-unit=\"1\"]').click();"
        "document.querySelector('[data-save]').click()"
    )
    lines = page.run("saved.text()").splitlines()
    page.run("document.querySelector('[data-unit=printed]').click()")
    assert page.run("name_of_file").endswith("部门决算.csv")
    assert lines[0].endswith('"报表","页","项目","栏目","数","单位","是否证实"')
    [basic] = [line for line in lines if '"600000.00"' in line]
    assert basic.endswith('"1","205 教育支出","total","600000.00","元","没有可验证的关系"')
    # what a report prints may look like a formula
    assert not [line for line in lines if '"=' in line]
    assert [line for line in lines if "\"'=HYPERLINK" in line]


def test_a_sheet_can_be_printed(page: Page, site: Path) -> None:
    page.open((site / all_pages(site)[-1]).as_uri())
    assert page.run("document.querySelector('[data-print]').hidden") is False


def test_a_finding_in_the_address_is_the_one_meant(page: Page, site: Path) -> None:
    sheet = (site / all_pages(site)[-1]).as_uri()
    page.open(sheet)
    last = page.run("[...document.querySelectorAll('.finding')].at(-1).id")
    page.open(f"{sheet}#{last}")
    page.wait(f"document.querySelector(':target')?.id === '{last}'")


def test_a_finding_leads_to_its_own_sheet(page: Page, site: Path) -> None:
    page.open((site / REPORT).as_uri())
    finding, sheet = page.run(
        "(() => { const link = document.querySelector('.finding a[href*=sheets]');"
        " return [link.closest('.finding').id, link.href]; })()"
    )
    page.open(sheet)
    page.wait(f"document.querySelector(':target')?.id === '{finding}'")
    top = "document.querySelector('[data-print]').getBoundingClientRect().top"
    assert 0 <= page.run(top) < 60


@pytest.mark.parametrize("name", PAGES)
def test_english_leaves_no_chinese_word_of_ours(page: Page, site: Path, name: str) -> None:
    page.open((site / name).as_uri())
    page.run("localStorage.clear(); document.getElementById('language').click()")
    page.wait("document.documentElement.lang === 'en'")
    left = page.run(
        """(() => {
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const left = [];
            for (let node = walker.nextNode(); node; node = walker.nextNode())
                if (/[\\u4e00-\\u9fff]/.test(node.textContent)
                        && !node.parentElement.closest(
                            "[lang=zh], [name=place], #language, script, style"))
                    left.push(node.textContent.trim());
            return [...new Set(left)];
        })()"""
    )
    page.run("localStorage.clear()")
    assert left == []


@pytest.mark.parametrize("number", range(5))
def test_no_rule_of_accessibility_is_broken(page: Page, site: Path, number: int) -> None:
    found = find_spec("axe_core_python")
    if found is None or found.origin is None:
        pytest.skip("没有 axe-core-python，未检查无障碍 · accessibility was not checked")
    axe = Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")
    page.open((site / all_pages(site)[number]).as_uri())
    page.run(f"{axe};0")
    broken = page.run(
        "axe.run().then((found) => found.violations.map("
        "(one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html)]))"
    )
    assert broken == []
