"""Documents in, their pages, pictures and links to the PDFs out, and a sheet a department.

What a page shows has a digest, kept beside the pages; a page whose digest the site before has, too,
is taken from there with its pictures, and its PDF is not painted again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.packing import common_words
from expectations.report.chunks import read_documents
from expectations.report.outlines import read_outlines, sheet_key
from expectations.report.painting import Pictures, start_painter
from expectations.report.site_before import (
    DIGESTS,
    drop,
    lay_out,
    pictures_by_document,
    read_digests,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import duckdb

    from expectations.pages import PageWriter
    from expectations.report.documents import Document
    from expectations.report.outlines import Outline

_CODE = Path(__file__).parent


def write_reports(  # noqa: PLR0913, PLR0917  # what a site is made of
    connection: duckdb.DuckDBPyConnection,
    out: Path,
    originals: Mapping[str, Sequence[Path]],
    before: Path | None,
    known: Mapping[str, str],
    write_page: PageWriter,
) -> None:
    """Write `documents/`, `pictures/`, `pdf/`, `r/` and `sheets/` below `out`.

    Args:
        connection: the judged build file; the views of `report.sql` and `figures.sql` are there.
        out: the site.
        originals: document hash → its files.
        before: the site before.
        known: document hash → digest of all that is known of it and its department; a page of
            which this is the same, and what people say of its findings, has not changed.
        write_page: writes a page from a template.
    """
    laid = lay_out(before, out)
    outlines = read_outlines(connection)
    digests = _digests(outlines, originals, known)
    sheets = _sheets(outlines, digests)
    taken: set[str] = set()
    written = dict(sheets)
    if before:
        taken, written = _take_over(outlines, digests, sheets, before, laid, out)
    pdfs = {one.sha256: _link_pdf(out, one.key, originals.get(one.sha256)) for one in outlines}
    on_sheets = {one.sha256: key for key, (_, some) in written.items() for one in some}
    wanted = [one.sha256 for one in outlines if one.sha256 not in taken]
    together: defaultdict[str, list[tuple[Document, Pictures]]] = defaultdict(list)
    with start_painter() as paint:
        for document in read_documents(connection, wanted):
            painted = paint(document, originals.get(document.sha256))
            for name, content in painted.contents.items():
                (out / "pictures" / f"{document.key}-{name}.webp").write_bytes(content)
            painted = replace(painted, contents={})
            _write_page(document, painted, pdfs, out, write_page)
            if key := on_sheets.get(document.sha256):
                together[key].append((document, painted))
                if len(together[key]) == len(written[key][1]):
                    _write_sheet(key, together.pop(key), out, write_page)
    digests |= {key: digest for key, (digest, _) in sheets.items()}
    (out / DIGESTS).write_text(json.dumps(digests), encoding="utf-8")


def _take_over(  # noqa: PLR0913, PLR0917  # two sites
    outlines: Sequence[Outline],
    digests: Mapping[str, str],
    sheets: Mapping[str, tuple[str, list[Outline]]],
    before: Path,
    laid: frozenset[str],
    out: Path,
) -> tuple[set[str], dict[str, tuple[str, list[Outline]]]]:
    """Keep of what is laid out what has not changed, drop the rest.

    Returns:
        The documents taken, and the sheets that must be written. A sheet shows the pictures of its
        documents: with one of them, all are written anew.
    """
    kept, pictures = read_digests(before), pictures_by_document(laid)
    files = {
        one.sha256: _files_of(one, pictures)
        for one in outlines
        if one.key in digests and kept.get(one.key) == digests[one.key]
    }
    taken = {sha256 for sha256, names in files.items() if laid.issuperset(names)}
    written = {
        key: (digest, some)
        for key, (digest, some) in sheets.items()
        if not {one.sha256 for one in some} <= taken
        or kept.get(key) != digest
        or f"sheets/{key}.html" not in laid
    }
    taken -= {one.sha256 for _, some in written.values() for one in some}
    stay = {name for sha256 in taken for name in files[sha256]}
    stay |= {f"sheets/{key}.html" for key in sheets.keys() - written.keys()}
    stay |= {f"pdf/{one.key}.pdf" for one in outlines}
    drop(laid - stay, out)
    return taken, written


def _digests(
    outlines: Sequence[Outline],
    originals: Mapping[str, Sequence[Path]],
    known: Mapping[str, str],
) -> dict[str, str]:
    """Digest what each page shows, by the document's key; none where it is not known."""
    code = _digest_of_code()
    return {
        one.key: _digest(code, known[one.sha256], bool(originals.get(one.sha256)), one.state)
        for one in outlines
        if one.sha256 in known
    }


def _digest(*parts: object) -> str:
    return hashlib.sha256(" ".join(map(str, parts)).encode()).hexdigest()[:16]


def _sheets(
    outlines: Sequence[Outline], digests: Mapping[str, str]
) -> dict[str, tuple[str, list[Outline]]]:
    """Put documents with open findings on the sheets of their departments, each with a digest."""
    sheets: defaultdict[str, list[Outline]] = defaultdict(list)
    for one in outlines:
        if one.has_open:
            sheets[sheet_key(one.place_name, one.department_name)].append(one)
    return {
        key: (_digest(*(digests.get(one.key, "") for one in some)), some)
        for key, some in sheets.items()
    }


def _write_page(
    document: Document,
    pictures: Pictures,
    pdfs: Mapping[str, str],
    out: Path,
    write_page: PageWriter,
) -> None:
    write_page(
        "document.html.j2",
        out / "documents" / f"{document.key}.html",
        document=document,
        pictures=pictures,
        pdf=pdfs[document.sha256],
        sheet=sheet_key(document.place_name, document.department_name),
        home="../",
    )
    if document.is_current:
        write_page(
            "address.html.j2",
            out / "r" / f"{document.address_key}.html",
            document=document,
            home="../",
        )


def _write_sheet(
    key: str, documents: list[tuple[Document, Pictures]], out: Path, write_page: PageWriter
) -> None:
    write_page("sheet.html.j2", out / "sheets" / f"{key}.html", documents=documents, home="../")


def _link_pdf(out: Path, key: str, files: Sequence[Path] | None) -> str:
    """Let a link in the site point to the PDF, under a name without surprises."""
    name = f"pdf/{key}.pdf"
    if not files:
        drop([name], out)
        return ""
    # of ten thousand reports the names alone would take half a second as paths
    link, target = f"{out}/{name}", os.path.abspath(files[0])  # noqa: PTH100
    try:
        os.symlink(target, link)  # noqa: PTH211
    except FileExistsError:
        if not os.path.islink(link) or os.readlink(link) != target:  # noqa: PTH114, PTH115
            os.unlink(link)  # noqa: PTH108
            os.symlink(target, link)  # noqa: PTH211
    return f"../{name}"


def _files_of(document: Outline, pictures: Mapping[str, Sequence[str]]) -> list[str]:
    """Name the files of a document's page in a site."""
    addresses = [f"r/{document.address_key}.html"] if document.is_current else []
    return [f"documents/{document.key}.html", *addresses, *pictures.get(document.key, ())]


def _digest_of_code() -> str:
    """Digest the templates and the code of this folder: with another, no page is taken over."""
    digest = hashlib.sha256(common_words())
    for path in sorted(_CODE.rglob("*")):
        if path.suffix in {".py", ".sql", ".j2", ".css"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()
