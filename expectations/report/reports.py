"""Documents in, their pages, pictures and links to the PDFs out, and a sheet a department.

What a page shows has a digest, kept beside the pages; a page whose digest the site before has, too,
is taken from there with its pictures, and its PDF is not painted again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.report.painting import Pictures, start_painter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from expectations.pages import PageWriter
    from expectations.report.documents import Document

DIGESTS = "assets/pages.json"
_CODE = Path(__file__).parent


def write_reports(
    documents: Iterable[Document],
    out: Path,
    originals: Mapping[str, Sequence[Path]],
    before: Path | None,
    write_page: PageWriter,
) -> None:
    """Write `documents/`, `pictures/`, `pdf/`, `r/` and `sheets/` below `out`."""
    for name in ("documents", "pictures", "pdf", "r", "sheets"):
        (out / name).mkdir(exist_ok=True)
    kept = _read_digests(before) if before else {}
    code = _digest_of_code()
    digests: dict[str, str] = {}
    sheets: defaultdict[str, list[Document]] = defaultdict(list)
    with start_painter() as paint:
        for document in documents:
            files = originals.get(document.sha256)
            digest = hashlib.sha256(f"{code} {bool(files)} {document}".encode()).hexdigest()[:16]
            digests[document.key] = digest
            pdf = _link_pdf(out, document, files)
            if any(finding.status == "open" for finding in document.findings):
                sheets[sheet_key(document)].append(document)
            if before and kept.get(document.key) == digest and _take_over(document, before, out):
                continue
            pictures = paint(document, files)
            _write_pictures(pictures, out)
            write_page(
                "document.html.j2",
                out / "documents" / f"{document.key}.html",
                document=document,
                pictures=pictures,
                pdf=pdf,
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
    for key, some in sheets.items():
        write_page(
            "sheet.html.j2",
            out / "sheets" / f"{key}.html",
            documents=some,
            pictures=_pictures_of(some, out),
            style="sheet.css",
            home=None,
        )
    (out / DIGESTS).write_text(json.dumps(digests), encoding="utf-8")


def sheet_key(document: Document) -> str:
    """Name the sheet of a department; the same from load to load."""
    name = f"{document.place_name}/{document.department_name}"
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def _link_pdf(out: Path, document: Document, files: Sequence[Path] | None) -> str:
    """Let a link in the site point to the PDF, under a name without surprises."""
    if not files:
        return ""
    link = out / "pdf" / f"{document.key}.pdf"
    link.unlink(missing_ok=True)
    link.symlink_to(files[0].absolute())
    return f"../pdf/{link.name}"


def _write_pictures(pictures: Pictures, out: Path) -> None:
    for finding_id, crops in pictures.crops.items():
        for crop in crops:
            path = out / "pictures" / f"{finding_id}-{crop.page}.webp"
            path.write_bytes(crop.content)


def _take_over(document: Document, before: Path, out: Path) -> bool:
    """Take a page and its pictures from the site before; False where they are not all there."""
    names = [f"documents/{document.key}.html"]
    names += [f"r/{document.address_key}.html"] if document.is_current else []
    for finding in document.findings:
        pictures = (before / "pictures").glob(f"{finding.finding_id}-*.webp")
        names += [f"pictures/{path.name}" for path in pictures]
    try:
        for name in names:
            (out / name).unlink(missing_ok=True)
            _link_or_copy(before / name, out / name)
    except OSError:
        return False
    return True


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or one without hard links
        shutil.copyfile(source, target)


def _read_digests(before: Path) -> dict[str, str]:
    try:
        digests: dict[str, str] = json.loads((before / DIGESTS).read_bytes())
    except (OSError, ValueError):
        return {}
    return digests


def _digest_of_code() -> str:
    """Digest the templates and the code of this folder: with another, no page is taken over."""
    digest = hashlib.sha256()
    for path in sorted(_CODE.rglob("*")):
        if path.suffix in {".py", ".sql", ".j2", ".css"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _pictures_of(documents: Sequence[Document], out: Path) -> dict[str, list[tuple[int, bytes]]]:
    """Read the pictures of open findings back, as a sheet holds them itself."""
    pictures: dict[str, list[tuple[int, bytes]]] = {}
    for document in documents:
        for finding in document.findings:
            if finding.status == "open":
                pictures[finding.finding_id] = [
                    (int(path.stem.rpartition("-")[2]), path.read_bytes())
                    for path in sorted((out / "pictures").glob(f"{finding.finding_id}-*.webp"))
                ]
    return pictures
