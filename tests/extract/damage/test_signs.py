"""A file's ends and the parser's warnings show whether it is whole."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from extract.damage.signs import MOST_WARNINGS, collected_warnings, refuse_damaged_file
from extract.errors import (
    DamagedDocument,
    EmptyFile,
    ExtractError,
    NotPdf,
    TooLarge,
    UnreadableDocument,
)

WHOLE = b"%PDF-1.4\nxref\n0 0\ntrailer\nstartxref\n9\n%%EOF\n"


def refuse(folder: Path, content: bytes, most: int = 1000) -> None:
    path = folder / "report.pdf"
    path.write_bytes(content)
    refuse_damaged_file(path, len(content), most)


@pytest.mark.parametrize(
    "content",
    [WHOLE, b"junk\n" + WHOLE, WHOLE.replace(b"\n9\n", b"\n9 \n")],
    ids=["plain", "junk before the header", "a space after the offset"],
)
def test_a_whole_file_is_not_refused(tmp_path: Path, content: bytes) -> None:
    refuse(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "error", "reason"),
    [
        (b"", EmptyFile, "empty_file"),
        (WHOLE * 100, TooLarge, "too_large"),
        (b"<html></html>", NotPdf, "not_a_pdf"),
        (b"x" * 1024 + WHOLE[:500], TooLarge, "too_large"),
        (WHOLE[:-6], DamagedDocument, "damaged"),
        (WHOLE.replace(b"startxref\n9", b"startxref\n3"), DamagedDocument, "damaged"),
        (WHOLE.replace(b"startxref\n9", b"startxref\n" + b"9" * 19), DamagedDocument, "damaged"),
        (WHOLE.replace(b"startxref\n9\n", b""), DamagedDocument, "damaged"),
    ],
)
def test_a_file_is_refused_by_its_cause(
    tmp_path: Path, content: bytes, error: type[UnreadableDocument], reason: str
) -> None:
    with pytest.raises(error) as raised:
        refuse(tmp_path, content)
    assert raised.value.reason_code == reason
    assert isinstance(raised.value, ExtractError)


@pytest.mark.parametrize(
    "warning",
    [
        "Resources missing or invalid from Page id 7",
        "Page label tree is empty",
        "When constructing dict from []: Unmatched end token /b'<<'",
        "Tag b'x-none' is not a name object, ignoring",
        "CID 12 not found in Unicode map <x>",
        "Undefined Font id: /'F1'",
        "Using StandardEncoding for cid2unicode as Encoding has no meaningful glyphs: <x>",
    ],
)
def test_a_known_warning_is_harmless(warning: str) -> None:
    with collected_warnings() as heard:
        logging.getLogger("playa.page").warning(warning)
    assert (heard.texts, heard.harmful) == ([warning], "")


def test_what_is_said_behind_a_harmful_warning_is_not_asked() -> None:
    class Endless:
        def __repr__(self) -> str:
            raise AssertionError

    with collected_warnings() as heard:
        logging.getLogger("playa").warning("Object %r is gone", 7)
        logging.getLogger("playa").warning("so are %r", Endless())
    assert heard.harmful == "Object 7 is gone"


def test_the_first_unknown_warning_is_harmful_behind_any_number_of_known_ones() -> None:
    with collected_warnings() as heard:
        for _ in range(MOST_WARNINGS + 5):
            logging.getLogger("playa").warning("Page label tree is empty")
        logging.getLogger("playa").warning("Object 7 is %s", "gone")
        logging.getLogger("playa").warning("and another")
    assert len(heard.texts) == MOST_WARNINGS
    assert heard.harmful == "Object 7 is gone"


def test_nothing_is_collected_afterwards() -> None:
    with collected_warnings() as heard:
        pass
    logging.getLogger("playa").warning("later")
    assert heard.texts == []
