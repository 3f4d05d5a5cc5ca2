"""A file that cannot be read says why, in one reason code."""

from __future__ import annotations

import errno
import zlib
from pathlib import Path

import playa
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

import extract.document
from extract.damage.signs import MOST_WARNINGS
from extract.document import read_document
from extract.errors import BrokenEnvironment, DamagedDocument
from extract.settings import ExtractSettings
from tests.extract.conftest import MakePdf, draw_grid, one_line_pdf, raw_pdf, stream


def page(canvas: Canvas) -> None:
    """Draw a small table."""
    draw_grid(canvas, [50, 150, 250], [280, 260, 240], [["Name", "Amount"], ["Roads", "1.50"]])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_file"),
        (b"not found, sorry!", "not_a_pdf"),
        (b"<html><body>404</body></html>", "not_a_pdf"),
        (b"%PDF-1.4\nnothing else\n%%EOF\n", "damaged"),
        (b"%PDF-1.4\nbroken off", "damaged"),
    ],
)
def test_a_file_that_is_no_report_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(content)
    reading = read_document(path, ExtractSettings())
    assert reading.reason_code == reason
    assert reading.pages == []


@pytest.mark.parametrize(
    "error",
    [
        ModuleNotFoundError("No module named 'playa.cmap'", name="playa.cmap"),
        PermissionError(errno.EACCES, "Permission denied", playa.__file__),
        DamagedDocument("page 1"),
    ],
    ids=["a module is missing", "a module is closed", "the parser could not open a module"],
)
@pytest.mark.parametrize("step", ["_read", "read_page"])
def test_a_machine_that_cannot_read_is_no_damage_of_the_document(
    make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch, error: Exception, step: str
) -> None:
    def fail(*_: object) -> None:
        if isinstance(error, DamagedDocument):
            raise error from PermissionError(errno.EACCES, "Permission denied", playa.__file__)
        raise error

    monkeypatch.setattr(extract.document, step, fail)
    with pytest.raises(BrokenEnvironment):
        read_document(make_pdf(page), ExtractSettings())


@pytest.mark.parametrize(
    "error",
    [
        ModuleNotFoundError("No module named 'cryptography'", name="cryptography"),
        ImportError("failed to map segment from shared object", name="numpy"),
        PermissionError(errno.EACCES, "Permission denied", "/a/name/the/PDF/gives"),
        OSError("image file is truncated"),
    ],
)
def test_what_a_document_provokes_is_its_own(
    make_pdf: MakePdf, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(extract.document, "_read", fail)
    assert read_document(make_pdf(page), ExtractSettings()).reason_code == "damaged"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_truncated_report_is_damaged(make_pdf: MakePdf, share: float) -> None:
    path = make_pdf(page, page)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert read_document(path, ExtractSettings()).reason_code == "damaged"


def test_a_hole_in_the_middle_is_damage_though_the_end_is_there(make_pdf: MakePdf) -> None:
    path = make_pdf(page, page)
    whole = bytearray(path.read_bytes())
    start = whole.index(b"stream", 400)
    whole[start + 20 : start + 120] = bytes(100)
    path.write_bytes(whole)
    assert read_document(path, ExtractSettings()).reason_code == "damaged"


@pytest.mark.parametrize(
    ("name", "reason"),
    [(b"/ProcSets[", None), (b"/XObject [", "damaged")],
    ids=["nothing_is_read_from_it", "figures_may_hang_on_it"],
)
def test_only_a_misnamed_list_that_is_never_read_is_no_damage(
    make_pdf: MakePdf, name: bytes, reason: str | None
) -> None:
    path = make_pdf(page)
    path.write_bytes(path.read_bytes().replace(b"/ProcSet [", name))
    assert read_document(path, ExtractSettings()).reason_code == reason


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        (b"/Registry (A+0) def /Ordering (T1UV) def /Supplement 0 def", None),
        (b"/Registry (A+0) def /Ordering (T1UV) def /Supplement 0", "damaged"),
    ],
    ids=["as_distiller_does", "cut_off"],
)
def test_a_table_of_characters_may_name_itself_clumsily(
    tmp_path: Path, entries: bytes, reason: str | None
) -> None:
    table = b"1 begincodespacerange <00> <ff> endcodespacerange << " + entries + b" >> def"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    path = one_line_pdf(tmp_path, b"(1.50)", font, stream(table))
    assert read_document(path, ExtractSettings()).reason_code == reason


@pytest.mark.parametrize(
    ("encoding", "reason"),
    [(b"6 0 R", None), (b"[6 0 R]", "damaged")],
    ids=["allowed_by_the_standard", "no_encoding"],
)
def test_a_font_may_bring_its_own_table_of_codes(
    tmp_path: Path, encoding: bytes, reason: str | None
) -> None:
    space = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
    codes = stream(space + b"1 begincidrange <00> <ff> 0 endcidrange endcmap")
    texts = stream(space + b"1 beginbfrange <20> <7e> <0020> endbfrange endcmap")
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding %b/ToUnicode 8 0 R"
        b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW 500"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 500 500]>>>>]>>"
    ) % encoding
    reading = read_document(
        one_line_pdf(tmp_path, b"(1.50)", font, codes, texts), ExtractSettings()
    )
    assert reading.reason_code == reason
    assert [line.text for page in reading.pages for line in page.booking.lines] == (
        [] if reason else ["1.50"]
    )


def test_pages_taken_out_of_a_larger_file_may_have_lost_their_first_label(tmp_path: Path) -> None:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    path = one_line_pdf(tmp_path, b"(1.50)", font, b"<<>>", labels=b"<</Nums[1<</S/D>>]>>")
    assert read_document(path, ExtractSettings()).reason_code is None


@pytest.mark.parametrize(
    ("mode", "reason"),
    [(b"/BM[/Normal ]", None), (b"/CA /Multiply", "damaged")],
    ids=["allowed_by_the_standard", "no_number"],
)
def test_a_list_of_blend_modes_is_no_damage(
    make_pdf: MakePdf, mode: bytes, reason: str | None
) -> None:
    def blended(canvas: Canvas) -> None:
        canvas.setBlendMode("Multiply")
        page(canvas)

    path = make_pdf(blended)
    path.write_bytes(path.read_bytes().replace(b"/BM /Multiply", mode))
    assert read_document(path, ExtractSettings()).reason_code == reason


def test_a_password_that_is_not_empty_is_encrypted(make_pdf: MakePdf) -> None:
    path = make_pdf(page, encrypt=StandardEncryption("secret", "owner"))
    assert read_document(path, ExtractSettings()).reason_code == "encrypted"


def test_an_empty_password_is_read(make_pdf: MakePdf) -> None:
    path = make_pdf(page, encrypt=StandardEncryption("", "owner", canCopy=0))
    reading = read_document(path, ExtractSettings())
    assert reading.reason_code is None
    assert reading.pages[0].booking.in_cells == len("NameAmountRoads1.50")


def test_too_many_pages_and_too_many_bytes_are_not_read(make_pdf: MakePdf) -> None:
    path = make_pdf(page, page, page)
    assert read_document(path, ExtractSettings(max_pages=2)).reason_code == "too_many_pages"
    assert read_document(path, ExtractSettings(max_bytes=100)).reason_code == "too_large"


def test_the_metadata_of_a_document_is_kept(make_pdf: MakePdf) -> None:
    def titled(canvas: Canvas) -> None:
        canvas.setTitle("预算")
        page(canvas)

    assert read_document(make_pdf(titled), ExtractSettings()).metadata["Title"] == "预算"


CODES = b"""begincmap
1 begincodespacerange <00> <ff> endcodespacerange
1 %s <30> <39> %s end%s
endcmap
"""


def page_with_own_codes(encoding: bytes = b"7 0 R", more: bytes = b"") -> bytes:
    """Make a page that prints 1234 in a font whose codes are listed in a table of its own."""
    return raw_pdf(
        b"<</Type /Catalog /Pages 2 0 R /PageLabels <</Nums [1 <</S /D>>]>>>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R %s"
        b" /Resources <</ProcSets [/PDF /Text] /Font <</F1 5 0 R>>>>>>" % more,
        stream(b"BT /F1 12 Tf 50 200 Td (1234) Tj ET"),
        b"<</Type /Font /Subtype /Type0 /BaseFont /Own /DescendantFonts [6 0 R]"
        b" /Encoding %s /ToUnicode 8 0 R>>" % encoding,
        b"<</Type /Font /Subtype /CIDFontType0 /BaseFont /Own /DW 600 /FontDescriptor 9 0 R"
        b" /CIDSystemInfo <</Registry (Own) /Ordering (Own) /Supplement 0>>>>",
        stream(CODES % (b"begincidrange", b"1", b"cidrange")),
        stream(CODES % (b"beginbfrange", b"<0030>", b"bfrange")),
        b"<</Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 0 600 700]"
        b" /ItalicAngle 0 /Ascent 700 /Descent 0 /CapHeight 700 /StemV 80>>",
    )


def test_what_sound_files_have_too_is_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(page_with_own_codes(more=b"/Annots [null]"))
    reading = read_document(path, ExtractSettings())
    assert reading.reason_code is None
    assert len(reading.warnings) >= 4
    [page] = reading.pages
    assert [line.text for line in page.booking.lines] == ["1234"]


@pytest.mark.parametrize("encoding", [b"<</Type /CMap>>", b"/Unknown-H", b"[1 2]", b"12"])
def test_a_font_whose_table_of_codes_is_lost_is_damage(tmp_path: Path, encoding: bytes) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(page_with_own_codes(encoding))
    assert read_document(path, ExtractSettings()).reason_code == "damaged"


@pytest.mark.parametrize(
    ("font", "reason"),
    [
        (b"<</Subtype/Type1/BaseFont/Helvetica>>", None),
        (b"<</Subtype/Tope1/BaseFont/Helvetica>>", "damaged"),
        (b"<</Type/Fond/Subtype/Type1/BaseFont/Helvetica>>", "damaged"),
    ],
)
def test_a_font_need_not_say_that_it_is_one(
    tmp_path: Path, font: bytes, reason: str | None
) -> None:
    path = one_line_pdf(tmp_path, b"(1.50)", font, b"null")
    assert read_document(path, ExtractSettings()).reason_code == reason


@pytest.mark.parametrize(
    ("content", "texts"),
    [(b"", ["1234"]), (zlib.compress(b"BT /F1 12 Tf (9) Tj ET"), ["1234", "9"])],
)
def test_a_stream_that_says_it_is_empty_is_read_as_what_it_is(
    tmp_path: Path, content: bytes, texts: list[str]
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(
        raw_pdf(
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents [4 0 R 5 0 R]"
            b" /Resources <</Font <</F1 6 0 R>>>>>>",
            stream(b"BT /F1 12 Tf 50 200 Td (1234) Tj ET"),
            b"<</Length 0 /Filter /FlateDecode>>\nstream\n%s\nendstream" % content,
            b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        )
    )
    [page] = read_document(path, ExtractSettings()).pages
    assert [line.text for line in page.booking.lines] == texts


def test_a_note_that_cannot_be_read_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(page_with_own_codes(more=b"/Annots [(note)]"))
    assert read_document(path, ExtractSettings()).reason_code == "damaged"


def test_damage_is_noticed_after_any_number_of_harmless_warnings(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(page_with_own_codes(more=b"/Annots [%s (note)]" % (b"null " * MOST_WARNINGS)))
    reading = read_document(path, ExtractSettings())
    assert (reading.reason_code, "note" in reading.reason_detail) == ("damaged", True)


def test_metadata_that_is_no_text_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    content = raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<<>>>>",
        stream(b""),
        b"<</Title(sound)/Author<FEFFD83D>/Creator<FEFF4E>/Producer[1]>>",
    )
    path.write_bytes(content.replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 5 0 R"))
    reading = read_document(path, ExtractSettings())
    assert reading.reason_code is None, reading.reason_detail
    assert reading.metadata["Title"] == "sound"
