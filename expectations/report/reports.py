"""Documents in, their pages, pictures and links to the PDFs out, and a sheet a department.

What a page shows has a digest, kept beside the pages; a page whose digest the site before has, too,
is taken from there with its pictures, and its PDF is not painted again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.report.chunks import read_documents
from expectations.report.outlines import read_outlines
from expectations.report.painting import Pictures, start_painter
from expectations.report.site_before import DIGESTS, pictures_by_finding, read_digests, take_over

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
    for name in ("documents", "pictures", "pdf", "r", "sheets"):
        (out / name).mkdir(exist_ok=True)
    outlines = read_outlines(connection)
    digests = _digests(outlines, originals, known)
    kept = read_digests(before) if before else {}
    pictures = pictures_by_finding(before) if before else {}
    taken = set()
    for one in outlines if before else ():
        is_same = one.key in digests and kept.get(one.key) == digests[one.key]
        if is_same and before and take_over(_files_of(one, pictures), before, out):
            taken.add(one.sha256)
    sheets = _sheets(outlines, digests)
    written = {
        key: some
        for key, (digest, some) in sheets.items()
        if not before
        or not {one.sha256 for one in some} <= taken
        or kept.get(key) != digest
        or not take_over([f"sheets/{key}.html"], before, out)
    }
    pdfs = {one.sha256: _link_pdf(out, one.key, originals.get(one.sha256)) for one in outlines}
    on_sheets = {one.sha256: key for key, some in written.items() for one in some}
    wanted = [one.sha256 for one in outlines if one.sha256 not in taken or one.sha256 in on_sheets]
    together: defaultdict[str, list[Document]] = defaultdict(list)
    with start_painter() as paint:
        for document in read_documents(connection, wanted):
            if document.sha256 not in taken:
                painted = paint(document, originals.get(document.sha256))
                _write_page(document, painted, pdfs, out, write_page)
                pictures |= _write_pictures(document, painted, out)
            if key := on_sheets.get(document.sha256):
                together[key].append(document)
                if len(together[key]) == len(written[key]):
                    _write_sheet(key, together.pop(key), pictures, out, write_page)
    digests |= {key: digest for key, (digest, _) in sheets.items()}
    (out / DIGESTS).write_text(json.dumps(digests), encoding="utf-8")


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
            sheets[sheet_key(one)].append(one)
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
        sheet=sheet_key(document),
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
    key: str,
    documents: list[Document],
    pictures: Mapping[str, Sequence[str]],
    out: Path,
    write_page: PageWriter,
) -> None:
    write_page(
        "sheet.html.j2",
        out / "sheets" / f"{key}.html",
        documents=documents,
        pictures=_pictures_of(documents, pictures, out),
        style="sheet.css",
        home=None,
    )


def sheet_key(document: Document | Outline) -> str:
    """Name the sheet of a department; the same from load to load."""
    name = f"{document.place_name}/{document.department_name}"
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def _link_pdf(out: Path, key: str, files: Sequence[Path] | None) -> str:
    """Let a link in the site point to the PDF, under a name without surprises."""
    if not files:
        return ""
    name = f"pdf/{key}.pdf"
    # of ten thousand reports the names alone would take half a second as paths
    link = f"{out}/{name}"
    with suppress(FileNotFoundError):
        os.unlink(link)  # noqa: PTH108
    os.symlink(os.path.abspath(files[0]), link)  # noqa: PTH100, PTH211
    return f"../{name}"


def _write_pictures(document: Document, painted: Pictures, out: Path) -> dict[str, list[str]]:
    """Write the pictures of a document's findings; give their names, none where there is none."""
    names: dict[str, list[str]] = {finding.finding_id: [] for finding in document.findings}
    for finding_id, crops in painted.crops.items():
        for crop in crops:
            name = f"{finding_id}-{crop.page}.webp"
            (out / "pictures" / name).write_bytes(crop.content)
            names.setdefault(finding_id, []).append(name)
    return {finding_id: sorted(set(some)) for finding_id, some in names.items()}


def _files_of(document: Outline, pictures: Mapping[str, Sequence[str]]) -> list[str]:
    """Name the files of a document's page in a site."""
    addresses = [f"r/{document.address_key}.html"] if document.is_current else []
    crops = [f"pictures/{name}" for one in document.findings for name in pictures.get(one, ())]
    return [f"documents/{document.key}.html", *addresses, *crops]


def _digest_of_code() -> str:
    """Digest the templates and the code of this folder: with another, no page is taken over."""
    digest = hashlib.sha256()
    for path in sorted(_CODE.rglob("*")):
        if path.suffix in {".py", ".sql", ".j2", ".css"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _pictures_of(
    documents: Sequence[Document], pictures: Mapping[str, Sequence[str]], out: Path
) -> dict[str, list[tuple[int, bytes]]]:
    """Read the pictures of open findings back, as a sheet holds them itself."""
    return {
        finding.finding_id: [
            (
                int(name.rpartition("-")[2].removesuffix(".webp")),
                (out / "pictures" / name).read_bytes(),
            )
            for name in pictures.get(finding.finding_id, ())
        ]
        for document in documents
        for finding in document.findings
        if finding.status == "open"
    }
