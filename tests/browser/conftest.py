"""The site of the demonstration, in a browser where there is one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from expectations import report
from expectations.judging import judge
from tests.browser.chromium import Page
from tests.expectations.demonstration import FAULTY, build_demonstration
from tests.expectations.rule_examples import SUM_RULES


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the report of the demonstration once."""
    folder = tmp_path_factory.mktemp("browsed")
    judge(build_demonstration(folder / "build.duckdb"), SUM_RULES)
    (folder / "original.pdf").write_bytes(FAULTY.content)
    report.build(
        folder / "build.duckdb", folder / "site", {FAULTY.sha256: [folder / "original.pdf"]}
    )
    return folder / "site"


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Start Chromium; without it these tests are skipped, saying so."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        pytest.skip("没有 Chromium，网页测试未运行 · no Chromium here: the site was not browsed")
    page = Page(program, tmp_path_factory.mktemp("profile"))
    yield page
    page.close()
