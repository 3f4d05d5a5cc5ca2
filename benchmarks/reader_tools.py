"""The readers that are measured beside each other: each reads pages of a document.

pdfplumber-rs calls itself `pdfplumber`, too: it is loaded from a folder of its own.
"""

import importlib.util
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import playa
import pypdfium2

from extract.marks.rendering import open_rendered
from extract.page.steps import read_page
from load.settings import CHECKOUT

RUST = CHECKOUT / "data" / "bench" / "pdfplumber-rs"
"""Where `make bench` puts pdfplumber-rs."""

LIBRARIES = (
    *("playa-pdf", "pypdfium2", "camelot-py", "opencv-python-headless"),
    *("pdfplumber", "pdfplumber-rs"),
)

Read = Callable[[Path, Sequence[int]], int]
"""Reads pages of a document, numbered from 1, and says how many tables it found."""


def ours(path: Path, pages: Sequence[int]) -> int:
    found, before = 0, None
    with open_rendered(path) as rendered, playa.open(path, space="page", password="") as document:
        assert rendered is not None
        for number in pages:
            with rendered.page(number) as picture:
                before = read_page(document.pages[number - 1], picture, None, before)
            found += len(before.grids)
    return found


def camelot_by(engine: str) -> Read:
    def read(path: Path, pages: Sequence[int]) -> int:
        import camelot

        chosen = ",".join(map(str, pages))
        return len(camelot.read_pdf(str(path), pages=chosen, flavor="lattice", engine=engine))

    return read


def pdfplumber(path: Path, pages: Sequence[int]) -> int:
    import pdfplumber as plumber

    with plumber.open(path, pages=list(pages)) as document:
        return sum(len(page.extract_tables()) for page in document.pages)


def pdfplumber_rs(path: Path, pages: Sequence[int]) -> int:
    wanted = {*pages}
    found = _rust().PDF.open(str(path)).pages
    return sum(len(page.extract_tables()) for page in found if page.page_number in wanted)


def pdfium_text(path: Path, pages: Sequence[int]) -> int:
    document = pypdfium2.PdfDocument(path)
    for number in pages:
        page = document[number - 1]
        page.get_textpage().get_text_range()
        page.close()
    document.close()
    return 0


def tools() -> dict[str, Read]:
    """Name the readers that are installed; ours comes first."""
    found: dict[str, Read] = {
        "ours": ours,
        "camelot (combined, its default)": camelot_by("combined"),
        "camelot (vector)": camelot_by("vector"),
    }
    if importlib.util.find_spec("pdfplumber"):
        found["pdfplumber"] = pdfplumber
    if _native_files():
        found["pdfplumber-rs"] = pdfplumber_rs
    return {**found, "pypdfium2 (text alone)": pdfium_text}


def versions() -> dict[str, str]:
    """Give the versions of the libraries that are measured, or that ours is built on."""
    listed = [*distributions(path=[str(RUST)]), *distributions()]
    found = {one.metadata["Name"]: one.version for one in listed}
    return {name: found[name] for name in LIBRARIES if name in found}


def _native_files() -> list[Path]:
    return sorted((RUST / "pdfplumber").glob("_native*"))


@cache
def _rust() -> Any:
    """Load the library's own module by its file."""
    [file] = [file for file in _native_files() if file.suffix in {".so", ".pyd"}]
    spec = importlib.util.spec_from_file_location("pdfplumber_rs._native", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
