"""Every glyph is booked once, in the cell it stands in or in its line."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from tests.extract.conftest import ReadPage, draw_grid, texts_of

COLUMNS = [50.0, 150.0, 250.0, 350.0]
ROWS = [200.0, 180.0, 160.0]


def test_two_texts_written_in_one_go_are_cut_where_the_number_ends(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid(COLUMNS, ROWS)
        canvas.setFont("Courier", 10)
        canvas.drawString(130, 185, "0.00Health")  # 6 pt a glyph: four end at x = 154

    texts = texts_of(read_one(draw))
    assert texts == {(1, 1): "0.00", (1, 2): "Health"}


def test_a_number_wider_than_its_cell_keeps_its_first_digits(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid(COLUMNS, ROWS)
        canvas.setFont("Courier", 10)
        canvas.drawRightString(248, 185, "1,234,567,890,123.45")  # 120 pt in a cell of 100
        canvas.drawRightString(348, 185, "2,234,567,890,123.45")
        canvas.drawString(55, 185, "Roads")

    texts = texts_of(read_one(draw))
    assert texts == {
        (1, 1): "Roads",
        (1, 2): "1,234,567,890,123.45",
        (1, 3): "2,234,567,890,123.45",
    }


def test_a_label_that_the_clip_of_its_cell_cuts_stays_out_of_the_next(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid(COLUMNS, ROWS)
        canvas.setFont("Courier", 10)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(50, 180, 100, 20)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.drawString(55, 185, "Schools and libraries since 2022")
        canvas.restoreState()
        canvas.drawString(153, 185, "1,234.50")

    page = read_one(draw)
    assert texts_of(page) == {(1, 1): "Schools and libraries since 2022", (1, 2): "1,234.50"}
    assert page.account.closes
    assert page.is_trusted


def test_text_beyond_the_clip_is_not_read(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 250, "seen")
        path = canvas.beginPath()
        path.rect(0, 200, 400, 100)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.drawString(50, 220, "shown")
        canvas.drawString(50, 180, "of the next page")

    page = read_one(draw)
    assert [line.text for line in page.booking.lines] == ["seen", "shown"]
    assert page.account.excluded == len("ofthenextpage")
    assert page.account.closes
    assert page.is_trusted


def test_neighbouring_cells_printed_as_one_string_are_separated(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid(COLUMNS, ROWS)
        canvas.setFont("Courier", 10)
        canvas.drawString(120, 185, "1.00  A")

    assert texts_of(read_one(draw)) == {(1, 1): "1.00", (1, 2): " A"}


def test_line_breaks_and_leading_spaces_are_kept(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid(COLUMNS, [200, 150, 100])
        canvas.drawString(55, 185, "  First")
        canvas.drawString(55, 170, "second")

    assert texts_of(read_one(draw)) == {(1, 1): "  First\nsecond"}


def test_glyphs_stacked_downwards_stay_in_order(read_one: ReadPage, song: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid([50, 70, 250], [200, 100, 50])
        canvas.setFont(song, 10)
        for index, char in enumerate("产出指标"):
            canvas.drawString(55, 180 - 14 * index, char)

    assert texts_of(read_one(draw)) == {(1, 1): "产\n出\n指\n标"}


def test_text_outside_grids_is_lines_in_reading_order(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 40, "Note below")
        draw_grid(canvas, COLUMNS, ROWS, [["a", "b", "c"], ["d", "e", "f"]])
        canvas.drawString(250, 230, "Unit: yuan")
        canvas.drawString(50, 230, "Department")
        canvas.drawString(150, 260, "Title")

    page = read_one(draw)
    assert [line.text for line in page.booking.lines] == [
        "Title",
        "Department Unit: yuan",
        "Note below",
    ]


def test_ink_lies_inside_the_cell_and_blank_cells_have_none(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        draw_grid(canvas, COLUMNS, ROWS, [["a", "", "c"], ["", "e", "f"]])

    for cell in read_one(draw).booking.cells:
        assert (cell.ink is None) == (cell.text == "")
        if cell.ink:
            assert cell.span.box.overlap(cell.ink) >= 0.8 * cell.ink.area


def test_a_slanted_watermark_is_excluded_by_name(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        draw_grid(canvas, COLUMNS, ROWS, [["a", "b", "c"], ["d", "e", "f"]])
        canvas.translate(100, 150)
        canvas.rotate(30)
        canvas.drawString(0, 0, "DRAFT")

    page = read_one(draw)
    assert texts_of(page)[1, 1] == "a"
    assert page.account.excluded == 5
    assert page.account.closes


def test_invisible_text_and_text_off_the_page_are_excluded(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "seen")
        canvas.drawString(50, 400, "above")
        hidden = canvas.beginText(50, 100)
        hidden.setTextRenderMode(3)
        hidden.textOut("hidden")
        canvas.drawText(hidden)

    page = read_one(draw)
    assert [line.text for line in page.booking.lines] == ["seen"]
    assert page.account.excluded == len("above") + len("hidden")
    assert page.account.closes
