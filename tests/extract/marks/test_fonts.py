"""A font that declares no characters, or others than its codes suggest, is doubted."""

from pathlib import Path

import pytest

from extract.document import read_document
from extract.marks.fonts import UNMAPPED, contradicted_marks
from extract.page.reading import PageReading
from extract.settings import ExtractSettings
from tests.extract.conftest import one_line_pdf, stream

PARALLEL = {ord(char) - 29: char for char in "0123456789.,"}


def test_a_table_that_runs_along_the_alphabet_is_believed() -> None:
    assert contradicted_marks(PARALLEL) == ""
    assert contradicted_marks({ord(char): char for char in "0123456789,.- abc"}) == ""


@pytest.mark.parametrize(
    ("code", "declared", "found"),
    [("1", "7", "1"), (",", ".", ","), ("-", " ", "-"), ("0", "\x00", "0"), ("0", "\ud800", "0")],
)
def test_a_digit_or_mark_declared_as_another_is_named(code: str, declared: str, found: str) -> None:
    assert contradicted_marks({**PARALLEL, ord(code) - 29: declared}) == found


def test_a_renumbered_subset_contradicts_nothing() -> None:
    assert contradicted_marks(dict(enumerate("2026年部门预算1,234.50"))) == ""


def test_a_font_with_its_own_order_of_marks_contradicts_nothing() -> None:
    texts = {3219 + number: str(number) for number in range(10)}
    assert contradicted_marks({**texts, 3214: ",", 3215: "-", 3209: "(", 3230: ":"}) == ""


SYMBOLS = (
    b"<</Type/Font/Subtype/TrueType/BaseFont/Wingdings/FontDescriptor"
    b"<</Type/FontDescriptor/FontName/Wingdings/Flags 4/FontBBox[0 0 500 500]>>%b>>"
)
SONG = (
    b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/%b/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(%b)"
    b"/Supplement 2>>/FontDescriptor<</Type/FontDescriptor/FontName/Song/Flags 4"
    b"/FontBBox[0 0 500 500]>>>>]%b>>"
)
TABLE = (
    b"begincmap 1 begincodespacerange <%b> <%b> endcodespacerange "
    b"1 beginbfchar <%b> <0041> endbfchar endcmap"
)


def read_line(
    folder: Path, text: bytes, font: bytes, table: bytes = b""
) -> tuple[str, PageReading]:
    """Read a report of one line; object 6 is a table of characters."""
    reading = read_document(one_line_pdf(folder, text, font, stream(table)), ExtractSettings())
    assert reading.reason_code is None, reading.reason_detail
    [page] = reading.pages
    return "".join(line.text for line in page.booking.lines), page


def test_bullets_of_an_undeclared_font_raise_no_doubt(tmp_path: Path) -> None:
    _, page = read_line(tmp_path, b"(l)", SYMBOLS % b"")
    assert page.doubts == ()


@pytest.mark.parametrize(("lines", "found"), [(b"", ()), (b"%b S", ("unnamed_marks: 2",))])
def test_an_undeclared_font_in_a_table_raises_a_doubt(
    tmp_path: Path, lines: bytes, found: tuple[str, ...]
) -> None:
    rules = b"5 5 80 20 re 5 25 80 20 re 45 5 40 20 re 45 25 40 20 re"
    content = b"(lm) Tj ET " + (lines % rules if lines else b"") + b" BT /F1 10 Tf ()"
    _, page = read_line(tmp_path, content, SYMBOLS % b"")
    assert page.doubts == found


@pytest.mark.parametrize("text", [b"(15)", b"(abcde)"], ids=["figures", "words"])
def test_an_undeclared_font_that_may_print_figures_is_doubted(tmp_path: Path, text: bytes) -> None:
    _, page = read_line(tmp_path, text, SYMBOLS % b"")
    assert "guessed_font: Wingdings" in page.doubts


@pytest.mark.parametrize(
    ("names", "read_as"),
    [
        (b"[48/zero/g17 50/.notdef/three]", f"0{UNMAPPED}3"),
        (b"[48/g16/g17/g18/g19]", 4 * UNMAPPED),
    ],
    ids=["one", "all"],
)
def test_a_glyph_of_unknown_name_is_kept_as_unmapped(
    tmp_path: Path, names: bytes, read_as: str
) -> None:
    text, _ = read_line(
        tmp_path,
        b"(0123)",
        SYMBOLS % (b"/FirstChar 48/Widths[500 500 500 500]/Encoding<</Differences%b>>" % names),
    )
    assert text == read_as


@pytest.mark.parametrize(
    ("encoding", "read_as"),
    [
        (b"", f"A{UNMAPPED}"),
        (b"/Encoding<</Differences[53/six]>>", "A6"),
        (b"/Encoding/WinAnsiEncoding", "A5"),
    ],
    ids=["unnamed", "named_otherwise", "named"],
)
def test_a_code_that_the_table_leaves_out_is_read_by_its_name_or_not_at_all(
    tmp_path: Path, encoding: bytes, read_as: str
) -> None:
    font = SYMBOLS % (b"/ToUnicode 6 0 R" + encoding)
    text, _ = read_line(tmp_path, b"(A5)", font, TABLE % (b"00", b"ff", b"41"))
    assert text == read_as


def test_a_code_of_two_bytes_that_the_table_leaves_out_is_not_read_as_its_number(
    tmp_path: Path,
) -> None:
    font = SONG % (b"Identity-H", b"Identity", b"/ToUnicode 6 0 R")
    table = TABLE % (b"0000", b"ffff", b"0041")
    text, _ = read_line(tmp_path, b"<004100350003>", font, table)
    assert text.rstrip("\x03 ") == f"A{UNMAPPED}"


def test_a_code_without_character_leaves_the_others_readable(tmp_path: Path) -> None:
    text, page = read_line(tmp_path, b"<00010014fff00015>", SONG % (b"Identity-H", b"GB1", b""))
    assert text.strip() == f"3{UNMAPPED}4"
    assert page.doubts == ()


@pytest.mark.parametrize("more", [b"", b"/ToUnicode 6 0 R"], ids=["no_table", "empty_table"])
def test_codes_without_any_table_of_characters_are_doubted(tmp_path: Path, more: bytes) -> None:
    _, page = read_line(tmp_path, b"<003100320033>", SONG % (b"Identity-H", b"Identity", more))
    assert "guessed_font: Song" in page.doubts
