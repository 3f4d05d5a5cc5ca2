"""A damaged file is read whole where nothing of it is missing, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.broken import BREAKS, fate
from extract.damage.mending import mend
from extract.document import read_document
from extract.page.reading import DocumentReading
from extract.settings import ExtractSettings
from extract.store.tables import MENDED, from_ipc, to_tables

SAMPLE = Path(__file__).parents[3] / "data" / "sample" / "tiny" / "sound.pdf"
MENDABLE = {
    *("entries later", "entries earlier", "entries nought", "entries of 19 bytes"),
    *("table counts from 1", "start off", "start nought", "start left out"),
    *("line ends between streams", "all line ends", "5 kB before", "10 kB behind"),
    *("zeros behind", "no end mark", "lengths too long", "lengths nought"),
    *("updated, entries later", "updated, start off"),
}
LACKING = {
    *("cut at 99 %", "cut at 90 %", "cut at 50 %, its end kept", "last 40 bytes lost"),
    *("an object left out", "a late object left out, start off", "a hole, start off"),
}
TABLE = b"startxref\n9\n%%EOF"
PAGE = b"3 0 obj\n<< /Type /Page >>\nendobj\n"
FILE = (
    b"%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n%b"
    b"trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%%%EOF"
)


@pytest.fixture(scope="module")
def sound() -> DocumentReading:
    return read_document(SAMPLE, ExtractSettings(reads_scans=False))


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_file_is_read_as_the_sound_one_or_refused(
    name: str, sound: DocumentReading, tmp_path: Path
) -> None:
    told = fate(BREAKS[name](SAMPLE.read_bytes()), sound, tmp_path)
    if name in MENDABLE:
        assert told.startswith("same, ")
    elif name in LACKING:
        assert told == "refused: damaged"
    else:
        assert told.startswith(("same", "refused"))


def test_a_mended_file_is_told_on_each_page_and_stays_a_copy(
    sound: DocumentReading, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(BREAKS["start off"](SAMPLE.read_bytes()))
    mended = read_document(path, ExtractSettings(reads_scans=False))
    tables = [to_tables("a" * 64, reading) for reading in (sound, mended)]
    warnings = from_ipc(tables[1]["pages"]).column("warnings").to_pylist()
    assert all(told[0] == f"{MENDED}: table of objects" for told in warnings)
    digests = [from_ipc(each["documents"]).column("content_sha256")[0].as_py() for each in tables]
    assert digests[0] == digests[1]


@pytest.mark.parametrize(
    ("content", "is_mended"),
    [
        (FILE % PAGE, True),
        (FILE % b"", False),
        (FILE % (PAGE + PAGE.replace(b"3", b"4", 1)), False),
        (FILE % PAGE.replace(b"3 0", b"3 1"), False),
        (FILE % PAGE[:-7], True),
        (FILE % PAGE + b"\n" + PAGE, False),
        (FILE % PAGE + b"\n" + FILE % PAGE, False),
        (FILE % PAGE.replace(b">>", b"/Contents 5 0 R >>"), False),
        ((FILE % PAGE).replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 3 0 R"), False),
        ((FILE % PAGE).replace(b"/Root 1 0 R", b""), True),
        ((FILE % PAGE).replace(TABLE, b""), False),
        (b"", False),
    ],
    ids=[
        *("whole", "no page", "a page left over", "a number used again", "no endobj", "cut update"),
        *("two files", "nothing led to", "encrypted", "no root", "no end", "empty"),
    ],
)
def test_a_file_is_mended_where_nothing_is_missing(content: bytes, *, is_mended: bool) -> None:
    assert (mend(content) is not None) == is_mended
