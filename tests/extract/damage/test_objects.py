"""Objects are found by their marks, whatever tables and lengths say."""

from __future__ import annotations

import base64
import zlib

import pytest

from extract.damage.objects import FoundObject, find_objects, unpacks

PACKED = zlib.compress(b"7 0 8 5 null (eight)")
WORDS = b"<< /Type /ObjStm /N 2 /First 8 /Filter /FlateDecode /Length %d >>"


def test_the_last_object_of_a_number_is_meant() -> None:
    found = find_objects(b"1 0 obj\n(old)\nendobj\n2 0 obj 12 endobj\n1 0 obj\n(new)\nendobj\n")
    assert found == {1: FoundObject(b"(new)"), 2: FoundObject(b"12")}


@pytest.mark.parametrize("length", [len(PACKED), 3, 9999])
def test_objects_that_are_packed_together_are_taken_out(length: int) -> None:
    stream = WORDS % length + b"\nstream\n" + PACKED + b"\nendstream"
    found = find_objects(b"5 0 obj\n" + stream + b"\nendobj\n")
    assert found is not None
    assert {7: FoundObject(b"null"), 8: FoundObject(b"(eight)")}.items() <= found.items()


@pytest.mark.parametrize(
    "content",
    [
        b"1 0 obj\n(without end)",
        b"1 2 obj\n(used again)\nendobj",
        b"1 0 obj\n<< /Length 4 >>\nstream\nabcd\nendobj",
        b"1 0 obj\n" + WORDS % 4 + b"\nstream\nabcd\nendstream\nendobj",
        b"1 0 obj\n<< /Type /ObjStm >>\nstream\nabcd\nendstream\nendobj",
    ],
    ids=["no end", "generation", "no endstream", "damaged pack", "pack without numbers"],
)
def test_nothing_is_found_where_an_object_is_not_whole(content: bytes) -> None:
    assert find_objects(content) is None


@pytest.mark.parametrize(
    ("filters", "stream", "is_whole"),
    [
        (b"/FlateDecode", PACKED, True),
        (b"[/FlateDecode]", PACKED + b"\r\n", True),
        (b"/FlateDecode", PACKED[:-1], False),
        (b"/FlateDecode", PACKED + b"more", False),
        (b"/FlateDecode", b"\0" * 20, False),
        (b"[ /ASCII85Decode /FlateDecode ]", base64.a85encode(PACKED) + b"~>", True),
        (b"[ /ASCII85Decode /FlateDecode ]", base64.a85encode(PACKED)[:-4] + b"~>", False),
        (b"/DCTDecode", b"anything", True),
    ],
)
def test_a_packed_stream_is_whole_where_its_check_sum_agrees(
    filters: bytes, stream: bytes, *, is_whole: bool
) -> None:
    assert unpacks(FoundObject(b"<< /Filter %b >>" % filters, stream)) == is_whole


def test_an_object_is_written_with_the_length_of_its_stream() -> None:
    written = FoundObject(b"<< /Type /X >>", b"abc").as_written()
    assert written == b"<< /Length 3 /Type /X >>\nstream\nabc\nendstream"
