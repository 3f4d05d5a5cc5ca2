"""A judged build file in, the report site out.

Static pages in plain Chinese that work from a folder without a network: the summary that officials
read, one page a document with every finding beside the place on the page it came from, the rules,
and the findings as CSV and Excel.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.judging import STEPS
from expectations.pages import page_writer
from expectations.report.documents import read_documents
from expectations.report.exports import write_exports
from expectations.report.painting import start_painter
from expectations.report.summary import read_summary
from expectations.warehouse import open_warehouse, run_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import duckdb


def build_page(warehouse: Path, page: Path, original: Path) -> None:
    """Write what is known of the one document of `warehouse` into one file that stands alone.

    Args:
        warehouse: a judged build file of one report; only read.
        page: the HTML file to write.
        original: the report's PDF, for the crops.
    """
    write_page = page_writer()
    with open_warehouse(warehouse, read_only=True) as connection, start_painter() as paint:
        make_views(connection, "report")
        document = next(read_documents(connection))
        write_page(
            "document.html.j2",
            page,
            document=document,
            pictures=paint(document, [original]),
            written_at=_now(),
            home=None,
        )


def build(warehouse: Path, out: Path, originals: Mapping[str, Sequence[Path]]) -> None:
    """Write the whole site below `out`.

    Args:
        warehouse: a build file that `judging.judge` has judged; only read.
        out: `index.html`, `rules.html`, `documents/`, `findings.csv`, `findings.xlsx` land here;
            other files in it are left alone.
        originals: document hash → its files, for the crops; a document without one that is still
            what was read gets no crops.
    """
    out.mkdir(parents=True, exist_ok=True)
    written_at = _now()
    write_page = page_writer()
    with open_warehouse(warehouse, read_only=True) as connection, start_painter() as paint:
        make_views(connection, "report", "summary")
        summary = read_summary(connection)
        write_page(
            "index.html.j2", out / "index.html", summary=summary, written_at=written_at, home=""
        )
        write_page(
            "rules.html.j2", out / "rules.html", summary=summary, written_at=written_at, home=""
        )
        for document in read_documents(connection):
            write_page(
                "document.html.j2",
                out / "documents" / f"{document.key}.html",
                document=document,
                pictures=paint(document, originals.get(document.sha256)),
                written_at=written_at,
                home="../",
            )
        write_exports(connection, out)


def make_views(connection: duckdb.DuckDBPyConnection, *names: str) -> None:
    """Make the temporary views that the pages read, over what the rules read of documents."""
    run_file(connection, STEPS / "03_inputs" / "1_documents.sql")
    for name in names:
        run_file(connection, Path(__file__).parent / f"{name}.sql")


def _now() -> str:
    return datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
