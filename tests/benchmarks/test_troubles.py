"""What `benchmarks.troubles` prints, and how it tells what became of it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import duckdb
import pytest

from benchmarks.troubles.draw import TROUBLES, Case, draw_case, print_case
from benchmarks.troubles.score import score
from benchmarks.troubles.trouble import is_amount

# isort: split
from generator.document import statements_of
from generator.golden import FIGURE_COLUMNS, sha256_of
from generator.model import load_reports
from generator.tables import Cell, Figure, Statement

from extract.document import read_document
from extract.settings import ExtractSettings

DRAWN = (3, 14, 28, 33, 40)
ADDED = {"小计", "本页合计"}


@pytest.mark.parametrize("seed", DRAWN)
def test_every_figure_of_a_drawn_report_is_in_a_table_or_its_page_in_doubt(
    seed: int, tmp_path: Path
) -> None:
    path = print_case(draw_case(seed), tmp_path)
    pages = read_document(path, ExtractSettings(reads_scans=False)).pages
    for row in path.with_suffix(".figures.csv").read_text("utf-8").splitlines()[1:]:
        *_, page, text = row.split(",", maxsplit=len(FIGURE_COLUMNS) - 1)
        reading = pages[int(page) - 1]
        digits = text.strip('"').replace(",", "")
        in_cells = any(digits in cell.text.replace(",", "") for cell in reading.booking.cells)
        in_pieces = any("\n" in cell.text or " " in cell.text for cell in reading.booking.cells)
        in_doubt = not reading.is_trusted or reading.line_doubts or reading.cell_doubts
        assert in_cells or in_pieces or in_doubt, row


def test_the_same_seed_draws_the_same_report(tmp_path: Path) -> None:
    case = Case(5, "bare", ("cut", "carried over"))
    one, other = (print_case(case, tmp_path / name) for name in "ab")
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("name", TROUBLES)
def test_a_trouble_keeps_the_figures_that_can_be_told(name: str) -> None:
    report = next(each for each in load_reports().values() if each.style == "nine_tables")
    statement = statements_of(report)[0]
    laid = TROUBLES[name].lay_out(statement, Random(1))
    before, after = figures_of(statement), figures_of(laid)
    added = [each for each in after if not each.subject_code and each.line_label in ADDED]
    assert len(after) <= len(before) + len(added)
    assert all(cell.text or not is_amount(cell) for row in laid.body for cell in row)


def figures_of(statement: Statement) -> list[Figure]:
    cells: list[Cell] = [cell for row in statement.body for cell in row]
    return [each for cell in cells for each in (cell.figure, cell.below) if each]


@pytest.mark.parametrize(
    ("read", "listed", "expected"),
    [
        ([("201", "100.00", True)], [], {"right": 1}),
        ([("201", "100.00", False)], [], {"right": 1}),
        ([("201", "200.00", True)], [], {"silent": 1, "listed": 1}),
        ([("201", "200.00", False)], [], {"doubted": 1, "listed": 1}),
        ([], [], {"vanished": 1}),
        ([], ["100.00*"], {"listed": 1}),
        ([], ["0.00100.00"], {"listed": 1}),
        ([("201", "100.00", True), ("205", "7.00", True)], [], {"right": 1, "silent": 1}),
    ],
    ids=[
        "right",
        "right in doubt",
        "silent",
        "doubted",
        "vanished",
        "listed",
        "run together",
        "surplus",
    ],
)
def test_what_became_of_a_figure(
    read: list[tuple[str, str, bool]], listed: list[str], expected: dict[str, int], tmp_path: Path
) -> None:
    figures, warehouse = tmp_path / "a.figures.csv", tmp_path / "w.duckdb"
    (tmp_path / "a.pdf").write_bytes(b"d")
    sha256 = sha256_of(tmp_path / "a.pdf")
    row = f"{sha256},GK03,,,201,教育支出,,total,current,100.00,yuan,1,100.00"
    figures.write_text(f"{','.join(FIGURE_COLUMNS)}\n{row}\n", encoding="utf-8")
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute("create schema marts; create schema audit")
        connection.execute(
            """
            create table marts.statement_amounts (
                document_sha256 text, statement_code text, side text, block text,
                subject_code text, line_label text, measure_code text, value decimal(24, 4),
                is_trusted boolean, period text
            );
            create table audit.unmapped_cells (document_sha256 text, source_text text)
            """
        )
        for code, value, is_trusted in read:
            connection.execute(
                "insert into marts.statement_amounts values "
                "(?, 'GK03', null, null, ?, '教育支出', 'total', ?, ?, 'current')",
                [sha256, code, value, is_trusted],
            )
        for text in listed:
            connection.execute("insert into audit.unmapped_cells values (?, ?)", [sha256, text])
    counts, _ = score(warehouse, figures)
    asked = ("right", "listed", "doubted", "silent", "vanished")
    assert {name: counts[name] for name in asked if counts[name]} == expected
