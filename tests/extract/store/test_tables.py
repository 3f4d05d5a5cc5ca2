"""A reading is laid out as tables of fixed columns, and comes back as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.page.reading import DocumentReading, PageReading
from extract.store.schemas import DATASETS
from extract.store.tables import from_ipc, to_tables
from tests.extract.conftest import draw_grid

TEXTS = [["Name", "Amount"], ["Roads", "1.50"]]


def table(canvas: Canvas) -> None:
    """Draw a small table and a line."""
    draw_grid(canvas, [50, 150, 250], [280, 260, 240], TEXTS)
    canvas.drawString(50, 100, "Note")


@pytest.fixture
def reading(read: Callable[..., DocumentReading]) -> DocumentReading:
    return replace(read(table, table), read_seconds=0.5)


def rows_of(reading: DocumentReading, dataset: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = from_ipc(to_tables("sha", reading)[dataset]).to_pylist()
    return rows


def test_every_dataset_has_its_columns_but_the_batch(reading: DocumentReading) -> None:
    tables = to_tables("sha", reading)
    assert set(tables) == set(DATASETS)
    for name, schema in DATASETS.items():
        expected = [column for column in schema.names if column != "extraction_id"]
        assert from_ipc(tables[name]).column_names == expected


def test_pages_grids_rows_and_columns_count_from_one(reading: DocumentReading) -> None:
    cells = rows_of(reading, "cells")
    assert [(c["page"], c["grid_no"], c["row_no"], c["column_no"]) for c in cells] == [
        (page, 1, row, column) for page in (1, 2) for row in (1, 2) for column in (1, 2)
    ]
    assert [cell["text"] for cell in cells[:4]] == ["Name", "Amount", "Roads", "1.50"]
    assert [line["line_no"] for line in rows_of(reading, "lines")] == [1, 1]
    [first, _] = rows_of(reading, "grids")
    assert (first["row_count"], first["column_count"], first["engine_step"]) == (2, 2, "vector")


def test_a_page_is_trusted_only_without_doubt_and_failure(reading: DocumentReading) -> None:
    [page, _] = reading.pages
    unsure = [
        replace(page, doubts=("unseen_figures: 1",)),
        replace(page, failures=("page_failed: X",)),
        replace(page, text_source="ocr"),
        replace(page, account=replace(page.account, in_cells=page.account.in_cells - 1)),
        replace(page, account=replace(page.account, visible=0)),
    ]
    assert page.is_trusted
    assert not any(other.is_trusted for other in unsure)


def test_warnings_name_everything_that_is_wrong(reading: DocumentReading) -> None:
    account = replace(reading.pages[0].account, in_cells=0, visible=3, unmapped=2)
    page = replace(reading.pages[0], account=account, skew=1.5, failures=("one",), doubts=("two",))
    [row] = rows_of(replace(reading, pages=[page]), "pages")
    assert row["warnings"] == [
        "one",
        "two",
        "skew: 1.5",
        "account_open",
        f"readers_disagree: 3 against {account.read}",
        "unmapped_glyphs: 2",
    ]
    assert (row["is_doubted"], row["is_trusted"]) == (True, False)


def doubtful(page: PageReading) -> PageReading:
    return replace(page, doubts=("unseen_figures: 1",))


def content_of(reading: DocumentReading) -> object:
    return rows_of(reading, "documents")[0]["content_sha256"]


def test_equal_contents_have_one_digest_and_other_extras_another(reading: DocumentReading) -> None:
    assert content_of(reading) is not None
    assert content_of(reading) == content_of(replace(reading, byte_size=1, metadata={}))
    assert content_of(reading) != content_of(replace(reading, extras=("OpenAction",)))
    assert content_of(reading) != content_of(replace(reading, pages=reading.pages[:1]))


def test_a_doubtful_document_has_no_digest(reading: DocumentReading) -> None:
    pages = [reading.pages[0], doubtful(reading.pages[1])]
    assert content_of(replace(reading, pages=pages)) is None
    assert content_of(replace(reading, pages=[])) is None


def test_lines_that_the_picture_lacks_leave_a_copy_a_copy(reading: DocumentReading) -> None:
    def content(doubt: str, first: int = 0) -> object:
        pages = [replace(reading.pages[0], line_doubts={first: doubt}), *reading.pages[1:]]
        return content_of(replace(reading, pages=pages))

    assert content("unseen") is not None
    assert content("unseen") == content("unseen")
    assert content("unseen") != content_of(reading)
    assert content("garbled") is content("struck") is None


def test_halves_of_surrogate_pairs_are_replaced(reading: DocumentReading) -> None:
    refused = DocumentReading(7, reason_code="damaged", reason_detail="\ud800?")
    [row] = rows_of(refused, "documents")
    assert (row["reason_detail"], row["status"]) == ("??", "unreadable")
    titled = replace(reading, metadata={"Title": "预算\udc00"})
    assert rows_of(titled, "documents")[0]["pdf_title"] == "预算?"
