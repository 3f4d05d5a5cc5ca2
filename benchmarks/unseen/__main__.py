"""What reports of places that nobody has seen become: draw them, read them, build, compare.

usage: python -m benchmarks.unseen [FOLDER]

Prints, for each statement that is not read whole, how many of its figures are right, unmapped, and
wrong (another statement, measure, period, label or value), then the sums. FOLDER keeps the PDFs and
the warehouse. Needs a browser that prints to PDF, and two minutes; never asserts.
"""

from __future__ import annotations

import sys
from collections import Counter
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb

from benchmarks.unseen.forms import load_forms
from benchmarks.unseen.paper import print_report
from extract.pipeline import extract_folder

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hold_out import PROJECT, build

if TYPE_CHECKING:
    from benchmarks.unseen.forms import Figure, Form

FACTORS = {"元": 1, "万元": 10_000}
READ = """
    select
        regexp_replace(source_text, '\\s', '', 'g'),
        statement_code, measure_code, period, line_label, value
    from marts.fct_statement_amounts where document_sha256 = ?
"""

Rows = dict[str, list[tuple[object, ...]]]


def main() -> None:
    """Print what is read otherwise, and the sums."""
    with TemporaryDirectory() as name:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(name)
        papers = folder / "pdf"
        papers.mkdir(parents=True, exist_ok=True)
        reports = load_forms()
        for report, forms in reports.items():
            if not (papers / f"{report}.pdf").exists():
                print_report(report, forms, papers / f"{report}.pdf")
        extract_folder(papers, folder / "raw", workers=1)
        warehouse = build(PROJECT, folder / "raw", folder / "warehouse.duckdb")
        counts: Counter[str] = Counter()
        for report, forms in reports.items():
            read = _read(warehouse, papers / f"{report}.pdf")
            for form in forms:
                counts += _compared(report, form, read)
    total = counts.total() - counts["rightly unbound"]
    print(dict(counts), f"{100 * counts['right'] / total:.1f} % of {total}")


def _read(warehouse: Path, paper: Path) -> Rows:
    document = sha256(paper.read_bytes()).hexdigest()
    found: Rows = {}
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for text, *what in connection.execute(READ, [document]).fetchall():
            found.setdefault(text, []).append(tuple(what))
    return found


def _compared(report: str, form: Form, read: Rows) -> Counter[str]:
    counts: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for figure in form.figures:
        found = read.get(figure.text, [])
        outcome = _outcome(figure, FACTORS[form.unit], found)
        counts[outcome] += 1
        if outcome == "wrong":
            others[f"{figure.measure_code} {figure.label} as {found[0]}"] += 1
        elif outcome == "unmapped":
            others[f"{figure.measure_code} unmapped"] += 1
    if others:
        print(report, form.title, dict(counts))
        for other, count in others.most_common(6):
            print("   ", count, other)
    return counts


def _outcome(figure: Figure, factor: int, found: list[tuple[object, ...]]) -> str:
    value = Decimal(figure.text.replace(",", ""))
    value *= 1 if figure.measure_code in {"quantity", "headcount"} else factor
    expected = (figure.statement_code, figure.measure_code, figure.period, figure.label, value)
    if expected in found:
        return "right"
    if figure.measure_code is None:
        return "wrong" if found else "rightly unbound"
    return "wrong" if found else "unmapped"


if __name__ == "__main__":
    main()
