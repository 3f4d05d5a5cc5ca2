"""A ruled table comes out as it is ruled."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.extract.conftest import Draw, ReadPage, draw_grid, texts_of

COLUMNS = [50.0, 150.0, 250.0, 350.0]
ROWS = [200.0, 180.0, 160.0, 140.0]
TEXTS = [["Name", "2023", "2024"], ["Roads", "1.00", "2.00"], ["Parks", "3.00", "4.00"]]
EXPECTED = {(r + 1, c + 1): TEXTS[r][c] for r in range(3) for c in range(3)}


def thin_quads(canvas: Canvas) -> None:
    """Rule the same grid with filled quadrilaterals whose ends are mitred."""
    for y in ROWS:
        path = canvas.beginPath()
        path.moveTo(50, y - 0.3)
        path.lineTo(50.3, y + 0.3)
        path.lineTo(349.7, y + 0.3)
        path.lineTo(350, y - 0.3)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    for x in COLUMNS:
        path = canvas.beginPath()
        path.moveTo(x - 0.3, 140)
        path.lineTo(x + 0.3, 140.3)
        path.lineTo(x + 0.3, 199.7)
        path.lineTo(x - 0.3, 200)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)


def thin_rectangles(canvas: Canvas) -> None:
    """Rule the same grid with filled rectangles."""
    for y in ROWS:
        canvas.rect(50, y - 0.25, 300, 0.5, stroke=0, fill=1)
    for x in COLUMNS:
        canvas.rect(x - 0.25, 140, 0.5, 60, stroke=0, fill=1)


def cell_boxes(canvas: Canvas) -> None:
    """Rule the same grid with one stroked box around each cell."""
    for x in COLUMNS[:-1]:
        for y in ROWS[1:]:
            canvas.rect(x, y, 100, 20)


def lines(canvas: Canvas) -> None:
    """Rule the grid with plain lines."""
    canvas.grid(COLUMNS, ROWS)


def polylines(canvas: Canvas) -> None:
    """Rule the grid with lines of several points each: a comb and a ladder."""
    path = canvas.beginPath()
    path.moveTo(50, 200)
    for y in (200, 180, 160, 140):
        path.lineTo(50, y)
        path.lineTo(350, y)
        path.lineTo(50, y)
    canvas.drawPath(path)
    path = canvas.beginPath()
    path.moveTo(50, 140)
    for x in COLUMNS:
        path.lineTo(x, 140)
        path.lineTo(x, 200)
        path.lineTo(x, 140)
    canvas.drawPath(path)


@pytest.mark.parametrize(
    ("rule", "step"),
    [
        (lines, "vector"),
        (cell_boxes, "vector"),
        (thin_rectangles, "vector"),
        (thin_quads, "vector_paths"),
        (polylines, "vector_paths"),
    ],
)
def test_a_grid_is_found_however_its_rulings_are_drawn(
    read_one: ReadPage, rule: Draw, step: str
) -> None:
    def draw(canvas: Canvas) -> None:
        rule(canvas)
        for (row, column), text in EXPECTED.items():
            canvas.drawString(COLUMNS[column - 1] + 3, ROWS[row] + 5, text)

    page = read_one(draw)
    assert texts_of(page) == EXPECTED
    assert [grid.step for grid in page.grids] == [step]
    assert page.grids[0].column_edges == pytest.approx(COLUMNS, abs=0.5)
    assert page.grids[0].row_edges == pytest.approx(ROWS, abs=0.5)


def test_a_grid_that_is_only_an_image_is_found_by_the_raster_step(read_one: ReadPage) -> None:
    from PIL import Image, ImageDraw
    from reportlab.lib.utils import ImageReader

    def draw(canvas: Canvas) -> None:
        image = Image.new("L", (1600, 1200), 255)
        pen = ImageDraw.Draw(image)
        for y in ROWS:
            pen.line([(200, 1200 - 4 * y), (1400, 1200 - 4 * y)], fill=0, width=3)
        for x in COLUMNS:
            pen.line([(4 * x, 400), (4 * x, 640)], fill=0, width=3)
        canvas.drawImage(ImageReader(image), 0, 0, 400, 300)
        for row, y in enumerate(ROWS[1:]):
            for column, x in enumerate(COLUMNS[:-1]):
                canvas.drawRightString(x + 90, y + 5, f"{row}{column}.50")
        canvas.drawRightString(140, 100, "1.00")
        canvas.drawRightString(240, 100, "2.00")

    page = read_one(draw)
    assert page.engine_step == "combined"
    assert texts_of(page)[2, 3] == "12.50"
    assert len(texts_of(page)) == 9


@pytest.mark.parametrize("gap", [0.6, 1.8])
def test_the_gap_between_cells_with_borders_of_their_own_is_no_column(
    read_one: ReadPage, gap: float
) -> None:
    def draw(canvas: Canvas) -> None:
        for (row, column), text in EXPECTED.items():
            x, y = COLUMNS[column - 1], ROWS[row]
            canvas.rect(x + gap / 2, y + gap / 2, 100 - gap, 20 - gap)
            canvas.drawString(x + 4, y + 5, text)

    assert texts_of(read_one(draw)) == EXPECTED


def test_merged_cells_come_from_missing_edges(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(50, 140, 300, 60)
        canvas.line(50, 160, 350, 160)
        canvas.line(150, 180, 350, 180)
        canvas.line(150, 140, 150, 200)
        canvas.line(250, 140, 250, 180)
        canvas.drawString(60, 175, "Name")
        canvas.drawString(220, 185, "Years")
        canvas.drawString(160, 165, "2023")
        canvas.drawString(260, 165, "2024")
        canvas.drawString(60, 145, "Roads")

    page = read_one(draw)
    spans = {
        cell.text: (cell.span.row, cell.span.column, cell.span.rows, cell.span.columns)
        for cell in page.booking.cells
        if cell.text
    }
    assert spans["Name"] == (0, 0, 2, 1)
    assert spans["Years"] == (0, 1, 1, 2)
    assert spans["2024"] == (1, 2, 1, 1)
    assert sum(c.span.rows * c.span.columns for c in page.booking.cells) == 9


def test_an_l_shaped_hole_becomes_rectangles_that_cover_it_once(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(50, 140, 300, 60)
        canvas.line(50, 160, 350, 160)
        canvas.line(150, 180, 350, 180)
        canvas.line(250, 140, 250, 200)
        canvas.line(150, 140, 150, 180)
        canvas.drawString(60, 185, "corner")

    page = read_one(draw)
    covered = [
        (row, column)
        for span in page.grids[0].spans
        for row in range(span.row, span.row + span.rows)
        for column in range(span.column, span.column + span.columns)
    ]
    assert sorted(covered) == [(r, c) for r in range(3) for c in range(3)]


def test_a_grid_almost_empty_is_kept(read_one: ReadPage) -> None:
    columns = [float(x) for x in range(20, 381, 36)]
    rows = [float(y) for y in range(250, 49, -20)]

    def draw(canvas: Canvas) -> None:
        canvas.grid(columns, rows)
        canvas.drawString(22, 235, "nil")

    page = read_one(draw)
    assert len(page.grids) == 1
    assert texts_of(page) == {(1, 1): "nil"}
    assert len(page.booking.cells) == 100


def test_two_grids_on_a_page_are_two_from_the_top_down(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        draw_grid(canvas, [50, 100, 150], [80, 60, 40], [["low", "1"], ["x", "2"]])
        draw_grid(canvas, [50, 100, 150], [280, 260, 240], [["high", "3"], ["y", "4"]])

    page = read_one(draw)
    assert len(page.grids) == 2
    assert texts_of(page, 0)[1, 1] == "high"
    assert texts_of(page, 1)[1, 1] == "low"


@pytest.mark.parametrize("columns", [[50, 350], [40, 360]])
def test_a_frame_around_text_is_no_table(read_one: ReadPage, columns: list[float]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid(columns, [280, 200, 100, 20])
        canvas.drawString(60, 150, "Only a note in a box")

    page = read_one(draw)
    assert page.grids == []
    assert [line.text for line in page.booking.lines] == ["Only a note in a box"]


def test_a_drawing_without_text_is_no_table(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 100, 150, 200], [280, 250, 220, 190])
        canvas.drawString(50, 100, "See above")

    assert read_one(draw).grids == []


def test_the_single_row_that_a_page_break_left_over_is_a_grid(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        draw_grid(canvas, COLUMNS, [280, 260], [["Total", "5.00", "6.00"]])

    assert texts_of(read_one(draw)) == {(1, 1): "Total", (1, 2): "5.00", (1, 3): "6.00"}


def test_a_column_is_ruled_also_where_its_ruling_begins_in_mid_air(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 250], [200, 160, 140])
        canvas.line(150, 180, 150, 140)
        for x, y, text in ((90, 188, "Sums"), (60, 146, "1.00"), (160, 146, "2.00")):
            canvas.drawString(x, y, text)

    texts = texts_of(read_one(draw))
    assert (texts[2, 1], texts[2, 2]) == ("1.00", "2.00")
