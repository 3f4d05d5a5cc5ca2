"""What recognising costs: statement pages turned into scans, read, and compared with their text.

usage: python benchmarks/measure_scans.py [--dpi 200] [--skew 0.5] [--noise 8] WAREHOUSE PAGES PDF…

WAREHOUSE holds the PDFs as they are (a load publishes it). Of their
statement pages, PAGES are drawn, evenly from the PDFs, painted at --dpi dots an inch, turned by
--skew degrees, strewn with noise (--noise: the standard deviation, of 255) and put back as
pictures; the reports are then loaded in a temporary folder. A poor scan (--dpi 100 --noise 60)
shows whether what is read wrongly is ever confirmed.

Prints, per page: figures of the text, exact (the same line, measure and value), and of those read
otherwise: the value is right (the line is not), or wrong; wrong and confirmed must be zero, and so
must figures that were not recognised but read from text that was left on the page. Takes some
seconds a page; never asserts.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
import pypdfium2 as pdfium
from PIL import Image

CHECKOUT = Path(__file__).resolve().parent.parent
FEWEST = 8
"""Figures that a page holds at least, to be drawn."""

FIGURES = """
    select figures.source_page, concat_ws('|', figures.statement_code, side, block, unit_name,
        period, subject_code, line_label, measure_code, unit) as line, value,
        case
            when not is_trusted then 'doubtful' when certainty = 'proved' then 'confirmed'
            else 'printed'
        end as reading
    from marts.fct_statement_amounts as figures
    where figures.document_sha256 = $sha256
"""
Figure = tuple[int, str, object, str]


@dataclass(frozen=True, slots=True)
class Poorness:
    """How poor a scan is: dots an inch, degrees, standard deviation of the noise."""

    resolution: int
    skew: float
    noise: float
    generator: np.random.Generator


def main() -> None:
    """Make the scans, load them and print what came of each page."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--skew", type=float, default=0.5)
    parser.add_argument("--noise", type=float, default=8)
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("pages", type=int)
    parser.add_argument("pdfs", nargs="+", type=Path)
    chosen = parser.parse_args()
    warehouse, wanted, pdfs = chosen.warehouse, chosen.pages, chosen.pdfs
    generator = np.random.default_rng(20)
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        inbox, data = Path(folder) / "inbox", Path(folder) / "data"
        inbox.mkdir()
        made = []
        for number, pdf in enumerate(pdfs):
            share = wanted * (number + 1) // len(pdfs) - wanted * number // len(pdfs)
            figures = figures_of(warehouse, pdf)
            pages = draw(figures, share)
            scan = inbox / f"{number}.pdf"
            make_scan(pdf, pages, scan, Poorness(chosen.dpi, chosen.skew, chosen.noise, generator))
            made.append((pdf, scan, pages, figures))
        loaded = load(inbox, data)
        for pdf, scan, pages, figures in made:
            found = figures_of(loaded, scan)
            for page in pages:
                count = compare(on_page(figures, page), on_page(found, page))
                print(f"{pdf.stem[:40]} page {page}:", *(f"{k} {n}" for k, n in count.items()))
                total.update(count)
    exact = 100 * total["exact"] / max(total["figures"], 1)
    print("all:", *(f"{kind} {number}" for kind, number in total.items()), f"exact {exact:.2f} %")


def figures_of(warehouse: Path, pdf: Path) -> list[Figure]:
    """Read the figures of one file."""
    sha256 = hashlib.sha256(pdf.read_bytes()).hexdigest()
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(FIGURES, {"sha256": sha256}).fetchall()


def draw(figures: Sequence[Figure], count: int) -> list[int]:
    """Take pages with enough figures, evenly spread over the report."""
    counts = Counter(page for page, *_ in figures)
    pages = sorted(page for page, number in counts.items() if number >= FEWEST)
    return [pages[i * len(pages) // count] for i in range(min(count, len(pages)))]


def make_scan(pdf: Path, pages: Sequence[int], scan: Path, poorness: Poorness) -> None:
    """Copy the report with the pages as pictures."""
    printed, copy = pdfium.PdfDocument(pdf), pdfium.PdfDocument.new()
    for index in range(len(printed)):
        if index + 1 not in pages:
            copy.import_pages(printed, [index])
            continue
        size = printed[index].get_size()
        picture = printed[index].render(scale=poorness.resolution / 72).to_pil().convert("L")
        picture = picture.rotate(poorness.skew, fillcolor=255, resample=Image.Resampling.BICUBIC)
        noisy = np.asarray(picture, dtype=np.float64)
        noisy = np.clip(noisy + poorness.generator.normal(0, poorness.noise, noisy.shape), 0, 255)
        image = pdfium.PdfImage.new(copy)
        image.set_bitmap(pdfium.PdfBitmap.from_pil(Image.fromarray(noisy.astype(np.uint8))))
        image.set_matrix(pdfium.PdfMatrix().scale(*size))
        page = copy.new_page(*size)
        page.insert_obj(image)
        page.gen_content()
    copy.save(scan)


def load(inbox: Path, data: Path) -> Path:
    """Read the folder and build its warehouse."""
    environment = os.environ | {"PDF_DIR": str(inbox), "DATA_DIR": str(data)}
    for step in ("extract", "build"):
        command = [sys.executable, "-m", "load.cli", step]
        subprocess.run(
            command, cwd=CHECKOUT, env=environment, check=True, stdout=subprocess.DEVNULL
        )
    return next((data / "build").glob("*/release/warehouse.duckdb"))


def on_page(figures: Sequence[Figure], page: int) -> list[Figure]:
    """Keep the figures of one page."""
    return [figure for figure in figures if figure[0] == page]


def compare(printed: Sequence[Figure], read: Sequence[Figure]) -> Counter[str]:
    """Count the figures of a page by how the scan was read."""
    lines = Counter((line, value) for _, line, value, _ in printed)
    exact = lines & Counter((line, value) for _, line, value, _ in read)
    values = Counter(value for line, value in (lines - exact).elements())
    count = Counter({"figures": len(printed), "exact": exact.total(), "not_exact": 0})
    count.update(confirmed=0, line_only=0, wrong=0, wrong_confirmed=0, not_recognised=0)
    count["not_exact"] = count["figures"] - count["exact"]
    for _, line, value, reading in read:
        count["confirmed"] += reading == "confirmed"
        count["not_recognised"] += reading == "printed"
        if exact[line, value]:
            exact[line, value] -= 1
        elif values[value]:
            values[value] -= 1
            count["line_only"] += 1
        else:
            count["wrong"] += 1
            count["wrong_confirmed"] += reading == "confirmed"
            print("  wrong:", line, value, reading)
    return count


if __name__ == "__main__":
    main()
