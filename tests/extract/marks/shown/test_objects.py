"""A content is cut into the objects that playa reads."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO

import playa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playa.document import Document
from playa.exceptions import PDFException
from playa.parser import ContentParser
from playa.pdftypes import ContentStream

from extract.marks.shown import objects
from extract.marks.shown.objects import objects_of
from tests.extract.conftest import raw_pdf

PLAIN = (
    b"BT /F1 10.5 Tf 1 0 0 -1 +.5 5. Tm (12.3) Tj T* (a\\)b\\(\\101\\\nc) Tj (\r\nx) ' ET",
    b"q 1 0 0 1 0 0 cm 0 0 m 10 0 l h S Q 0 0 9 -9.25 re W* n",
    b"[(1 2)-33<0041>210(3)]TJ [ ] 0 d <0 0 4>Tj()Tj<>Tj",
    b"/P <</MCID 3/Lang (zh-CN)/ActualText<feff>/BBox[0 0 1 2]>> BDC EMC/Artifact BMC EMC",
)
ODD = (
    b"(a(b)c) Tj",
    b"1 % a comment ] (\n2 m",
    b"0 0 m1 1 l",
    b"1.2.3 4-5 --6 1e5 w",
    b"/F#201 9 Tf true null BX",
    b"[1 [2] 3 TJ",
    b"1 ] 2",
    b"[1 2",
    b"[1 w] TJ",
    b"(never ends Tj",
    b"<</A<</B 1>>>> BDC",
    b"<</A 1 >> >> BDC",
    b"/A <</B 1/C>> BDC",
    b"<</A 7 0 R>> BDC 7 0 R",
    b"<0g> Tj { } \x00 1",
    b"BI /W 1/H 1/BPC 8/CS/G ID x EI Q",
)
PIECES = st.sampled_from(
    [
        *(
            b"1 -2.5 .5 5. +3 q Q re Tj TJ T* ' /F1 /A#42 / (a) (b\\)c) (\\1012) ( ) <41> [ ] << >>"
        ).split(),
        *(b"<</MCID 1>> true null R % BI % { } x1 1x 1.2.3 \x00 \xff").split(),
        b"(a b)",
        b" ",
        b"\r\n",
    ]
)


@pytest.fixture(name="document", scope="module")
def some_document() -> Iterator[Document]:
    pages = b"<</Type/Pages/Kids[]/Count 0>>"
    with playa.Document(BytesIO(raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", pages))) as document:
        yield document


def by_playa(contents: list[ContentStream], document: Document) -> object:
    return told(found for _, found in ContentParser(contents, document))


def by_us(contents: list[ContentStream], document: Document) -> object:
    return told(objects_of(contents, document))


def told(found: Iterator[object]) -> object:
    """List what is found, or name the error that ends it."""
    try:
        return list(found)
    except (PDFException, ArithmeticError, AssertionError, LookupError, TypeError, ValueError) as e:
        return type(e).__name__


def streams(*contents: bytes) -> list[ContentStream]:
    return [ContentStream({}, content) for content in contents]


@pytest.mark.parametrize("content", PLAIN)
def test_plain_content_is_read_as_playa_reads_it(
    content: bytes, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = by_playa(streams(content), document)
    monkeypatch.setattr(objects, "ContentParser", None)
    assert by_us(streams(content), document) == theirs


@pytest.mark.parametrize("content", ODD)
def test_odd_content_is_left_to_playa(
    content: bytes, document: Document, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "playa")
    theirs = repr(by_playa(streams(content), document))
    warned = [record.getMessage() for record in caplog.records]
    caplog.clear()
    assert repr(by_us(streams(content), document)) == theirs
    assert set(warned) == {record.getMessage() for record in caplog.records}


@given(
    st.lists(st.lists(PIECES, max_size=12), min_size=1, max_size=2), st.sampled_from([b"", b" "])
)
def test_any_content_is_read_as_playa_reads_it(
    document: Document, pieces: list[list[bytes]], between: bytes
) -> None:
    contents = streams(*(between.join(of_stream) for of_stream in pieces))
    assert repr(by_us(contents, document)) == repr(by_playa(contents, document))


def test_a_huge_content_is_not_cut_up_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "MOST_BYTES", 3)
    assert objects._plain_objects([b"q", b" Q"]) is not None
    assert objects._plain_objects([b"q", b" Q q"]) is None
