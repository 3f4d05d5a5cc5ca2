"""What reports of places that nobody has seen become: draw them, read them, build, compare.

usage: python -m benchmarks.unseen [FOLDER [LIST [RULINGS]]]

Prints, for each statement that is not read whole, how many of its figures are right, unmapped
(listed), kept (under their printed heading, no measure being known), vanished (listed nowhere) and
wrong (another statement, measure, period, label or value), then the sums; `surplus` are trusted
figures that no statement prints. FOLDER keeps the PDFs and the warehouse; LIST is a file of
benchmarks/data/unseen, without its ending: all that begin so. RULINGS (open, rows, frame) rules
all tables so. Needs a browser that prints to PDF, and two minutes; never asserts.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb

from benchmarks.unseen.forms import load_reports
from benchmarks.unseen.paper import print_report
from extract.pipeline import extract_folder

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hold_out import PROJECT, build

if TYPE_CHECKING:
    from benchmarks.unseen.forms import Figure, Form, Report

# a column that no words know, kept by its place
KEPT = re.compile(r"(column|planned)_\d+")
FACTORS = {"元": 1, "万元": 10_000}
READ = """
    select
        regexp_replace(source_text, '\\s', '', 'g'), statement_code, measure_code, period,
        coalesce(subject_code, ''), line_label, value, is_trusted
    from marts.fct_statement_amounts where document_sha256 = ?
"""
FACTS = """
    select department_name, fiscal_year, place_name from intermediate.int_documents
    where document_sha256 = ?
"""

# not understood, or a field of a performance form
LISTED = """
    select regexp_replace(source_text, '\\s', '', 'g') from audit.unmapped_cells
    where document_sha256 = $1
    union all
    select regexp_replace(cells.text, '\\s', '', 'g') from intermediate.int_cells as cells
    inner join intermediate.int_performance_cells as fields on cells.cell_id = fields.cell_id
    where cells.document_sha256 = $1
"""

Rows = dict[str, list[tuple[object, ...]]]


def main() -> None:
    """Print what is read otherwise, and the sums."""
    with TemporaryDirectory() as name:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(name)
        papers = folder / "pdf"
        papers.mkdir(parents=True, exist_ok=True)
        reports = load_reports(*sys.argv[2:4])
        for report in reports:
            if not (papers / f"{report.name}.pdf").exists():
                print_report(report, papers / f"{report.name}.pdf")
        extract_folder(papers, folder / "raw", workers=1)
        warehouse = build(PROJECT, folder / "raw", folder / "warehouse.duckdb")
        counts: Counter[str] = Counter()
        for report in reports:
            paper = papers / f"{report.name}.pdf"
            read, listed = _read(warehouse, paper)
            _print_facts(report, warehouse, paper)
            for form in report.forms:
                counts += _compared(report.name, form, read, listed)
            counts["surplus"] += _surplus(report, read)
    total = counts.total() - counts["rightly unbound"] - counts["surplus"]
    print(dict(counts), f"{100 * counts['right'] / total:.1f} % of {total}")


def _read(warehouse: Path, paper: Path) -> tuple[Rows, Counter[str]]:
    """Read the figures of a document by their text, and those that are listed as not understood."""
    found: Rows = {}
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for text, *what in connection.execute(READ, [_hash(paper)]).fetchall():
            found.setdefault(text, []).append(tuple(what))
        listed = connection.execute(LISTED, [_hash(paper)]).fetchall()
    return found, Counter(text for (text,) in listed)


def _surplus(report: Report, read: Rows) -> int:
    """Count trusted figures that the report does not print, or not as often."""
    printed = Counter(figure.text for form in report.forms for figure in form.figures)
    trusted = Counter({text: sum(bool(one[-1]) for one in rows) for text, rows in read.items()})
    more = trusted - printed
    for text in list(more)[:6]:
        print("   ", report.name, "surplus", text, read[text][0])
    return more.total()


def _hash(paper: Path) -> str:
    return sha256(paper.read_bytes()).hexdigest()


def _print_facts(report: Report, warehouse: Path, paper: Path) -> None:
    """Print the department, the year and the place where they are not those of the cover."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        facts = connection.execute(FACTS, [_hash(paper)]).fetchone()
    place = report.place or (facts or (None,))[-1]
    if report.department and facts != (report.department, report.year, place):
        print(report.name, report.department, "read as", facts)


def _compared(report: str, form: Form, read: Rows, listed: Counter[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for figure in form.figures:
        found = read.get(figure.text, [])
        outcome = _outcome(figure, form, found)
        if outcome.startswith("wrong") and listed[figure.text]:
            # the books of a report print an amount in several places: this one is listed
            listed[figure.text] -= 1
            outcome = _outcome(figure, form, [])
        elif outcome == "unmapped" and not listed[figure.text]:
            outcome = "vanished"
        counts[outcome] += 1
        if outcome.startswith("wrong"):
            others[f"{figure.measure_code} {figure.subject_code} {figure.label} as {found[0]}"] += 1
        elif outcome in {"unmapped", "kept", "vanished"}:
            others[f"{figure.measure_code} {outcome}"] += 1
    if others:
        print(report, form.title, dict(counts))
        for other, count in others.most_common(6):
            print("   ", count, other)
    return counts


def _outcome(figure: Figure, form: Form, found: list[tuple[object, ...]]) -> str:
    """Tell how a figure was read; a wrong reading that is not trusted is told apart."""
    is_money = form.is_short or "." in figure.text
    is_money = is_money and not (figure.measure_code or "").endswith("_rate")
    value = Decimal(figure.text.replace(",", "").rstrip("%"))
    value *= (
        FACTORS[form.unit]
        if is_money and figure.measure_code not in {"quantity", "headcount"}
        else 1
    )
    for statement, measure, period, code, label, read, _ in found:
        pairs = (
            (statement, statement if figure.statement_code == "any" else figure.statement_code),
            (measure, measure if figure.measure_code == "any" else figure.measure_code),
            (period, period if figure.measure_code == "any" else figure.period),
            (code, code if figure.subject_code is None else figure.subject_code),
            (label, label if figure.measure_code == "any" else figure.label),
            (read, read if figure.measure_code == "any" else value),
        )
        if all(one == other for one, other in pairs):
            return "right"
    kept = [label for _, measure, *_, label, _, _ in found if KEPT.fullmatch(str(measure))]
    if not found or figure.label in kept:
        unbound = "kept" if found else "unmapped"
        return "rightly unbound" if figure.measure_code is None else unbound
    return "wrong" if any(one[-1] for one in found) else "wrong, untrusted"


if __name__ == "__main__":
    main()
