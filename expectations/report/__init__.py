"""A judged build file in, the report site out.

Static pages in plain Chinese that work from a folder without a network: the overview that
officials read, a page a report with its figures and findings, who published what, the rules, a
sheet a department to hand on, and everything for Excel and machines.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.packing import beginning
from expectations.pages import page_writer
from expectations.report.chunks import read_documents
from expectations.report.coverage import read_coverage
from expectations.report.english import write_english
from expectations.report.exports import make_exported_tables, write_exports
from expectations.report.machines import make_machine_tables, write_machine_files
from expectations.report.overview import read_overview
from expectations.report.painting import start_painter
from expectations.report.reports import write_reports
from expectations.report.search import script, write_data
from expectations.report.views import make_views
from expectations.warehouse import open_warehouse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import duckdb

    from expectations.pages import PageWriter

TEMPLATES = Path(__file__).parent / "templates"
_WRITTEN = "written"
"""The database in memory with the tables that are written into files."""


def build_page(warehouse: Path, page: Path, original: Path) -> None:
    """Write what is known of the one document of `warehouse` into one file that stands alone.

    Args:
        warehouse: a judged build file of one report; only read.
        page: the HTML file to write.
        original: the report's PDF, for the crops.
    """
    write_page = page_writer()
    with open_warehouse(warehouse, read_only=True) as connection, start_painter() as paint:
        make_views(connection, "report", "figures")
        document = next(read_documents(connection))
        write_page(
            "document.html.j2",
            page,
            document=document,
            pictures=paint(document, [original]),
            pdf="",
        )


def build(  # noqa: PLR0913, PLR0917  # all that a site is made of
    warehouse: Path,
    out: Path,
    originals: Mapping[str, Sequence[Path]],
    before: Path | None = None,
    known: Mapping[str, str] | None = None,
    docs_address: str = "",
) -> None:
    """Write the whole site below `out`.

    Args:
        warehouse: a build file that `judging.judge` has judged; only read.
        out: where the site lands; other files in it are left alone.
        originals: document hash → its files, for links and crops; a document without one that is
            still what was read gets no crops.
        before: a site of the load before: what has not changed is taken from it.
        known: document hash → digest of all that is known of its department, by which that is
            known; without it all is written.
        docs_address: where the pages of the models lie, seen from the site; empty without any.
    """
    out.mkdir(parents=True, exist_ok=True)
    write_page = page_writer()
    with open_warehouse(warehouse, read_only=True) as connection:
        make_views(connection, "report", "figures", "overview")
        with _files_for_others(connection, out, before):
            _write_overview(connection, out, write_page, docs_address)
            write_reports(connection, out, originals, before, known or {}, write_page)


@contextmanager
def _files_for_others(
    connection: duckdb.DuckDBPyConnection, out: Path, before: Path | None
) -> Iterator[None]:
    """Write the files for Excel and machines in a thread, while pages are written."""
    # other threads do not see temporary tables
    connection.execute(f"attach ':memory:' as {_WRITTEN} (read_write)")
    make_exported_tables(connection, _WRITTEN)
    make_machine_tables(connection, _WRITTEN)

    def write() -> None:
        write_exports(own, _WRITTEN, out)
        write_machine_files(own, _WRITTEN, out, before)

    with connection.cursor() as own, ThreadPoolExecutor(max_workers=1) as thread:
        writing = thread.submit(write)
        try:
            yield
        except BaseException:
            own.interrupt()
            raise
        writing.result()


def _write_overview(
    connection: duckdb.DuckDBPyConnection, out: Path, write_page: PageWriter, docs_address: str
) -> None:
    assets = out / "assets"
    assets.mkdir(exist_ok=True)
    for name in ("site.css", "sheet.css", "site.js"):
        (assets / name).write_bytes((TEMPLATES / name).read_bytes())
    unpack = (TEMPLATES / "unpack.js").read_text(encoding="utf-8")
    (assets / "words.js").write_text(script("WORDS", beginning()) + unpack, encoding="utf-8")
    write_english(connection, assets / "en.js")
    overview = read_overview(connection)
    write_data(connection, assets / "data.js", is_compared=bool(overview.compared_with))
    values = {
        "overview": overview,
        "written_at": datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"),
        "home": "",
        "docs_address": docs_address,
    }
    write_page("index.html.j2", out / "index.html", **values)
    write_page("rules.html.j2", out / "rules.html", **values)
    [(register,)] = connection.execute("select count(*) from report_expected").fetchall()
    write_page(
        "coverage.html.j2",
        out / "coverage.html",
        coverage=read_coverage(connection),
        has_register=bool(register),
        **values,
    )
