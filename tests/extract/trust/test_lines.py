"""Figures of running text that people see otherwise, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import Color, black, white, yellow
from reportlab.pdfgen.canvas import Canvas

from extract.document import read_document
from extract.page.reading import PageReading
from extract.settings import ExtractSettings
from tests.extract.conftest import ReadPage, draw_grid, raw_pdf, stream

FIGURE, OTHER = "The office spent 1,234.50 on roads", "Nothing else was spent in 2026"


def prose(canvas: Canvas) -> None:
    """Print two lines and a small table below them."""
    canvas.drawString(30, 250, FIGURE)
    canvas.drawString(30, 230, OTHER)
    draw_grid(canvas, [50, 150, 250], [180, 160, 140], [["Name", "Amount"], ["Roads", "1.50"]])


def doubted(page: PageReading) -> dict[str, str]:
    """Give the doubts by the text of the line."""
    return {page.booking.lines[number].text: doubt for number, doubt in page.line_doubts.items()}


def cover(canvas: Canvas, color: Color = white) -> None:
    canvas.setFillColor(color)
    canvas.rect(100, 246, 65, 14, stroke=0, fill=1)
    canvas.setFillColor(black)


def covered(canvas: Canvas) -> None:
    prose(canvas)
    cover(canvas)


def covered_by_other_ink(canvas: Canvas) -> None:
    prose(canvas)
    cover(canvas)
    canvas.setLineWidth(3)
    canvas.bezier(105, 250, 115, 260, 125, 240, 160, 256)


def white_on_white(canvas: Canvas) -> None:
    for height in (230, 210, 190):
        canvas.drawString(30, height, OTHER)
    canvas.setFillColor(white)
    canvas.drawString(30, 250, FIGURE)


def clipped(canvas: Canvas) -> None:
    for height in (230, 210, 190):
        canvas.drawString(30, height, OTHER)
    path = canvas.beginPath()
    path.rect(0, 245, 115, 20)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(30, 250, FIGURE)


def struck(canvas: Canvas) -> None:
    prose(canvas)
    canvas.line(105, 253.5, 165, 253.5)


def printed_over(canvas: Canvas) -> None:
    prose(canvas)
    canvas.drawString(107.5, 250, "9.8.7.6.5")


def crossed_out(canvas: Canvas) -> None:
    prose(canvas)
    canvas.setLineWidth(1)
    canvas.line(105, 247, 160, 260)
    canvas.bezier(105, 260, 110, 257, 150, 250, 160, 247)


@pytest.mark.parametrize(
    ("draw", "doubt"),
    [
        (covered, "unseen"),
        (covered_by_other_ink, "repainted"),
        (white_on_white, "unseen"),
        (clipped, "unseen"),
        (struck, "struck"),
        (crossed_out, "repainted"),
    ],
)
def test_a_line_whose_figure_people_do_not_see_is_doubted_alone(
    read_one: ReadPage, draw: Callable[[Canvas], None], doubt: str
) -> None:
    page = read_one(draw)
    assert doubted(page) == {FIGURE: doubt}
    assert page.is_trusted


def test_figures_printed_over_each_other_are_doubted(read_one: ReadPage) -> None:
    [doubt] = doubted(read_one(printed_over)).values()
    assert doubt == "overprinted"


def test_a_line_that_the_edge_cuts_is_doubted(read_one: ReadPage) -> None:
    page = read_one(lambda canvas: canvas.drawString(355, 100, "spent 1,234.50"))
    assert set(page.line_doubts.values()) == {"cut_off"}


def marked(canvas: Canvas) -> None:
    prose(canvas)
    canvas.setFillColor(Color(1, 1, 0, alpha=0.4))
    canvas.rect(100, 246, 65, 14, stroke=0, fill=1)


def on_a_ground(canvas: Canvas) -> None:
    canvas.setFillColor(yellow)
    canvas.rect(20, 220, 300, 50, stroke=0, fill=1)
    canvas.setFillColor(black)
    prose(canvas)


def underlined(canvas: Canvas) -> None:
    on_a_ground(canvas)
    canvas.line(30, 248.5, 200, 248.5)


@pytest.mark.parametrize("draw", [prose, marked, on_a_ground, underlined])
def test_a_line_that_people_see_is_trusted(
    read_one: ReadPage, draw: Callable[[Canvas], None]
) -> None:
    assert doubted(read_one(draw)) == {}


def noted(tmp_path: Path, note: bytes, grid: bytes = b"") -> PageReading:
    """Read a page that prints a figure, with a note that covers it."""
    content = raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 5 0 R/Annots[6 0 R]"
        b"/Resources<</Font<</F1 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        stream(
            grid
            + b"BT /F1 10 Tf 30 250 Td (%b) Tj 0 -20 Td (%b) Tj ET"
            % (FIGURE.encode(), OTHER.encode())
        ),
        b"<</Type/Annot/Rect[100 246 165 260]/F 4/AP<</N 7 0 R>>%b>>" % note,
        b"<</Type/XObject/Subtype/Form/BBox[0 0 65 14]"
        + stream(
            b"1 1 1 rg 0 0 65 14 re f 0 g "
            + b" ".join(b"%d 0 1 14 re f" % x for x in range(0, 65, 2))
        )[2:],
    )
    path = tmp_path / "noted.pdf"
    path.write_bytes(content)
    return read_document(path, ExtractSettings()).pages[0]


@pytest.mark.parametrize("kind", [b"/Subtype/Stamp", b"/Subtype/Square"])
def test_a_figure_that_a_note_replaces_is_doubted(tmp_path: Path, kind: bytes) -> None:
    assert doubted(noted(tmp_path, kind)) == {FIGURE: "repainted"}


def test_a_cell_whose_figure_a_note_replaces_is_doubted(tmp_path: Path) -> None:
    grid = b"90 240 m 200 240 l 200 270 l 90 270 l h 20 240 m 20 270 l 90 270 l 90 240 l h S "
    page = noted(tmp_path, b"/Subtype/Stamp", grid)
    [number] = page.cell_doubts
    assert "1,234.50" in page.booking.cells[number].text


def test_a_note_that_nobody_sees_raises_no_doubt(tmp_path: Path) -> None:
    assert doubted(noted(tmp_path, b"/Subtype/Stamp/F 2")) == {}


def test_a_figure_that_a_note_strikes_through_is_doubted(tmp_path: Path) -> None:
    struck_out = b"/Subtype/StrikeOut/QuadPoints[100 260 165 260 100 246 165 246]/C[0 0 0]/AP null"
    assert doubted(noted(tmp_path, struck_out)) == {FIGURE: "repainted"}


def garbled(tmp_path: Path, *, in_table: bool) -> PageReading:
    """Read a page whose font declares one of its ideographs as another."""
    chars = sorted(set("一般公共服务支出教育社会保障和就业卫生健康节能环保"))
    codes = {char: 300 + 5 * place for place, char in enumerate(chars)}
    declared = {**{code: char for char, code in codes.items()}, codes["教"]: "丁"}
    declared.update({100 + digit: str(digit) for digit in range(10)})
    entries = " ".join(f"<{code:04X}> <{ord(char):04X}>" for code, char in declared.items())
    label = "".join(f"{codes[char]:04X}" for char in "教育支出")
    grid = b"40 240 m 200 240 l 200 270 l 40 270 l h 120 240 m 120 270 l S " if in_table else b""
    content = raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 5 0 R"
        b"/Resources<</Font<</F1 4 0 R>>>>>>",
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R"
        b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 1000"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/A/Flags 4>>>>]>>",
        stream(grid + b"BT /F1 10 Tf 50 250 Td <%b> Tj 80 0 Td <00670068> Tj ET" % label.encode()),
        stream(
            b"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
            b"%d beginbfchar %b endbfchar endcmap" % (len(declared), entries.encode())
        ),
    )
    path = tmp_path / "garbled.pdf"
    path.write_bytes(content)
    return read_document(path, ExtractSettings()).pages[0]


def test_a_label_garbled_by_a_damaged_table_is_doubted(tmp_path: Path) -> None:
    page = garbled(tmp_path, in_table=True)
    assert {page.booking.cells[number].text: why for number, why in page.cell_doubts.items()} == {
        "丁育支出": "garbled"
    }


def test_a_line_garbled_by_a_damaged_table_is_doubted(tmp_path: Path) -> None:
    [doubt] = garbled(tmp_path, in_table=False).line_doubts.values()
    assert doubt == "garbled"


@pytest.mark.parametrize(
    ("line", "is_struck"),
    [((160, 153.5, 185, 153.5), True), ((160, 147, 185, 147), False), ((40, 160, 260, 160), False)],
    ids=["through", "below", "between rows"],
)
def test_a_figure_of_a_table_that_a_line_strikes_through_is_doubted(
    read_one: ReadPage, line: tuple[float, float, float, float], *, is_struck: bool
) -> None:
    def draw(canvas: Canvas) -> None:
        rows = [["Name", "Amount"], ["Roads", "1.50"], ["Parks", "2.50"]]
        draw_grid(canvas, [50, 150, 250], [180, 163, 145, 127], rows)
        canvas.line(*line)

    page = read_one(draw)
    doubted_texts = [page.booking.cells[number].text for number in page.cell_doubts]
    assert doubted_texts == (["1.50"] if is_struck else [])
    assert page.is_trusted


def test_a_strike_is_one_where_the_rows_beside_part_at_its_height(read_one: ReadPage) -> None:
    def draw(canvas: Canvas) -> None:
        rows = [["Name", "Amount", "Paid"], ["Roads", "1.50", ""], ["Parks", "2.50", "2.00"]]
        draw_grid(canvas, [50, 150, 250, 350], [180, 163, 145, 127], rows)
        canvas.line(250, 153.5, 350, 153.5)
        canvas.line(160, 153.5, 185, 153.5)

    page = read_one(draw)
    [doubted_cell] = [page.booking.cells[number] for number in page.cell_doubts]
    assert (doubted_cell.text, doubted_cell.span.rows) == ("1.50", 2)


@pytest.mark.parametrize("size", [10, 14])
def test_a_figure_among_whose_digits_others_stand_is_doubted(read_one: ReadPage, size: int) -> None:
    def draw(canvas: Canvas) -> None:
        rows = [["Name", "Amount"], ["Roads", "1,333.45"], ["Parks", "2.50"]]
        draw_grid(canvas, [50, 150, 250], [180, 163, 145, 127], rows)
        canvas.setFont("Helvetica", size)
        canvas.drawString(197, 149, "01")

    page = read_one(draw)
    doubts = {page.booking.cells[number].text: doubt for number, doubt in page.cell_doubts.items()}
    assert doubts == ({} if size == 10 else {"1,333.45 01": "laid_over"})
