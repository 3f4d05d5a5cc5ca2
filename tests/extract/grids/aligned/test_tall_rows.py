"""A ruled table whose rows are not ruled has a row for each line of figures."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from tests.extract.conftest import ReadPage, texts_of

COLUMNS = [50, 150, 250, 350]


def table(canvas: Canvas, *lines: tuple[str, str, str]) -> None:
    canvas.grid(COLUMNS, [280, 260, 100])
    for column, text in enumerate(("Name", "Basic", "Project")):
        canvas.drawString(COLUMNS[column] + 5, 266, text)
    for number, line in enumerate(lines):
        for column, text in enumerate(line):
            canvas.drawString(COLUMNS[column] + 5, 245 - 16 * number, text)


def test_each_line_of_figures_is_a_row(read_one: ReadPage) -> None:
    names = ("Roads", "Parks", "Schools")
    page = read_one(lambda canvas: table(canvas, *((name, "1.50", "2.75") for name in names)))
    texts = texts_of(page)
    assert [texts[row, 1] for row in (1, 2, 3, 4)] == ["Name", *names]
    assert [texts[row, 3] for row in (2, 3, 4)] == ["2.75"] * 3


def test_numbers_that_wrap_in_their_cells_are_one_row(read_one: ReadPage) -> None:
    lines = (("", "1208.2", "1682.7"), ("Roads", "", ""), ("", "0", "6"))
    page = read_one(lambda canvas: table(canvas, *lines))
    assert texts_of(page)[2, 2] == "1208.2\n0"


def test_lines_that_begin_with_a_number_are_rows(read_one: ReadPage) -> None:
    lines = (("301", "Wages", ""), ("30101", "Base", "1.50"), ("30102", "Extra", ""))
    texts = texts_of(read_one(lambda canvas: table(canvas, *lines)))
    assert [texts[row, 1] for row in (2, 3, 4)] == ["301", "30101", "30102"]
    assert texts[3, 3] == "1.50"


def test_a_line_with_a_code_is_a_row_where_its_name_wraps_around_it(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFontSize(8)
        table(canvas, ("201", "Roads", "1.50"))
        for code, height, amount in (("20103", 220, "2.75"), ("20199", 195, "3.25")):
            for column, text, y in ((0, code, 0), (1, "Parks and", 5), (1, "gardens", -5)):
                canvas.drawString(COLUMNS[column] + 5, height + y, text)
            canvas.drawString(COLUMNS[2] + 5, height, amount)

    texts = texts_of(read_one(draw))
    assert [texts[row, 3] for row in (2, 3, 4)] == ["1.50", "2.75", "3.25"]
    assert texts[3, 2] == "Parks and\ngardens"


def test_two_lines_with_whole_codes_are_rows(read_one: ReadPage) -> None:
    def draw(canvas: Canvas, *codes: str) -> None:
        columns = [50, 110, 200, 270, 350]
        canvas.grid(columns, [280, 260, 100])
        for column, text in enumerate(("Code", "Name", "Basic", "Project")):
            canvas.drawString(columns[column] + 5, 266, text)
        for number, code in enumerate(codes):
            for column, text in enumerate((code, "Roads", "342792", "12")):
                canvas.drawString(columns[column] + 5, 245 - 14 * number, text)

    apart = texts_of(read_one(lambda canvas: draw(canvas, "22102", "2210201")))
    assert [apart[row, 3] for row in (2, 3)] == ["342792"] * 2
    wrapped = texts_of(read_one(lambda canvas: draw(canvas, "2210", "201")))
    assert wrapped[2, 3] == "342792\n342792"


def test_lines_that_a_column_numbers_are_rows(read_one: ReadPage) -> None:
    lines = (("Roads", "7", ""), ("Parks", "8", ""), ("Water", "9", "1.50"))
    texts = texts_of(read_one(lambda canvas: table(canvas, *lines)))
    assert [texts[row, 1] for row in (2, 3, 4)] == ["Roads", "Parks", "Water"]


def test_whole_amounts_on_two_lines_among_names_are_rows(read_one: ReadPage) -> None:
    lines = (("Roads", "", ""), ("Parks", "", ""), ("Sum", "1.50", "2.25"), ("All", "7.5", "2.25"))
    texts = texts_of(read_one(lambda canvas: table(canvas, *lines)))
    assert [texts[row, 1] for row in (2, 3, 4, 5)] == ["Roads", "Parks", "Sum", "All"]


def test_a_heading_whose_storeys_are_not_ruled_is_laid_out(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.grid(COLUMNS[:2], [280, 240, 220])
        canvas.grid(COLUMNS[1:], [240, 220])
        canvas.lines([(150, 280, 350, 280), (350, 280, 350, 240), (250, 262, 250, 240)])
        canvas.drawString(60, 254, "Name")
        canvas.drawCentredString(250, 268, "Expenditure")
        canvas.drawCentredString(200, 250, "Basic")
        canvas.drawCentredString(300, 250, "Project")
        for x, text in ((60, "Roads"), (200, "1.50"), (300, "2.25")):
            canvas.drawString(x, 226, text)

    texts = texts_of(read_one(draw))
    assert (texts[1, 2], texts[2, 2], texts[2, 3]) == ("Expenditure", "Basic", "Project")
    assert (texts[3, 2], texts[3, 3]) == ("1.50", "2.25")


def test_two_lines_of_whole_amounts_far_from_each_other_are_rows(read_one: ReadPage) -> None:
    lines = (("Roads", "1,000", "2,500"), ("Sum", "15,160,520", "15,010,520"))

    def draw(canvas: Canvas) -> None:
        canvas.grid(COLUMNS, [280, 260, 200])
        for column, text in enumerate(("Name", "Basic", "Project")):
            canvas.drawString(COLUMNS[column] + 5, 266, text)
        for number, line in enumerate(lines):
            for column, text in enumerate(line):
                canvas.drawString(COLUMNS[column] + 5, 245 - 19 * number, text)

    texts = texts_of(read_one(draw))
    assert [texts[row, 2] for row in (2, 3)] == ["1,000", "15,160,520"]
    assert [texts[row, 1] for row in (2, 3)] == ["Roads", "Sum"]
