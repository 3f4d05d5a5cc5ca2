"""Answers of the gate in, Data Docs out: static pages that work offline.

Great Expectations' own site loads styles, scripts and a logo from outside hosts, hides severity
and renders markup that stands in a cell. These pages show the same results without text of cells;
all text is escaped, and nothing is loaded from another host.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from expectations.pages import page_writer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from expectations.checklists import SuiteAnswer


def write(suites: Sequence[SuiteAnswer], folder: Path) -> None:
    """Write one index and one page a suite; what lay in the folder before is removed."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    write_page = page_writer()
    write_page("data_docs_index.html.j2", folder / "index.html", suites=suites, home="../")
    for suite in suites:
        page = folder / f"{suite.checklist.name}.html"
        write_page("data_docs_suite.html.j2", page, suite=suite, home="../")
