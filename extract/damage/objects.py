"""The bytes of a PDF in, its objects out, whatever its table says of where they are."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from dataclasses import dataclass

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes that one stream unpacks to, at most."""

_OBJECT = re.compile(
    rb"(?<![0-9A-Za-z])(\d{1,10})[ \t\r\n]{1,9}(\d{1,5})[ \t\r\n]{1,9}obj(?![A-Za-z])"
)
_BEGIN = re.compile(rb"(?<![a-z])stream(?:\r\n|\n|\r)")
_CLOSE = re.compile(rb"endstream|endobj")
_FINISH = re.compile(rb"endobj|(?<![a-z])(?:xref|trailer|startxref)(?![a-z])")
_LENGTH = re.compile(rb"/Length\s+(\d+)(\s+\d+\s+R)?(?![0-9A-Za-z])")
_FILTERS = re.compile(rb"/Filter\s*(\[[^]]*\]|/\w+)")
_PACKED = re.compile(rb"/Type\s*/ObjStm(?![0-9A-Za-z])")
_COUNT = re.compile(rb"/N\s+(\d+)(?!\s+\d+\s+R)")
_FIRST = re.compile(rb"/First\s+(\d+)(?!\s+\d+\s+R)")
_LEFT_OVER = b"\r\n\0 "


@dataclass(frozen=True, slots=True)
class FoundObject:
    """An object as it stands in the file.

    Attributes:
        words: All but its stream; without the stream's length, which may be wrong.
        stream: Its stream, if it has one; line ends behind it are harmless.
    """

    words: bytes
    stream: bytes | None = None

    def as_written(self) -> bytes:
        """Write it, with the right length."""
        if self.stream is None:
            return self.words
        words = self.words.replace(b"<<", b"<< /Length %d" % len(self.stream), 1)
        return b"%b\nstream\n%b\nendstream" % (words, self.stream)


def find_objects(content: bytes) -> dict[int, FoundObject] | None:
    """Find the objects, of each number the last; None where one has no end.

    A number that was given a second time, with a generation of its own, is for the lost table to
    tell: None, too.
    """
    found: dict[int, FoundObject] = {}
    at = 0
    while head := _OBJECT.search(content, at):
        one, at = _taken(content, head.end())
        if one is None or int(head[2]):
            return None
        found[int(head[1])] = one
        if one.stream is not None and _PACKED.search(one.words):
            inner = _packed_in(one)
            if inner is None:
                return None
            found |= inner
    return found


def unpacks(one: FoundObject) -> bool:
    """Say whether nothing of an object's stream is missing, as far as a check sum tells."""
    return (
        one.stream is None
        or b"FlateDecode" not in _filters(one.words)[:2]
        or _unpacked(one) is not None
    )


def _taken(content: bytes, at: int) -> tuple[FoundObject | None, int]:
    """Take the object that begins here, and where to look for the next."""
    edges = [each.start() for what in (_FINISH, _OBJECT) if (each := what.search(content, at))]
    if not edges:
        return None, len(content)
    begin = _BEGIN.search(content, at, min(edges))
    if begin is None:
        return FoundObject(content[at : min(edges)].strip()), min(edges)
    words = content[at : begin.start()].strip()
    length = _LENGTH.search(words)
    end = begin.end() + int(length[1]) if length and not length[2] else -1
    if end < 0 or not content[end : end + 11].lstrip(b"\r\n").startswith(b"endstream"):
        close = _CLOSE.search(content, begin.end())
        if close is None or close[0] != b"endstream":
            return None, len(content)
        end = close.start()
    return FoundObject(_LENGTH.sub(b"", words, count=1), content[begin.end() : end]), end


def _packed_in(one: FoundObject) -> dict[int, FoundObject] | None:
    """Take out the objects that are packed together in a stream."""
    content, number, first = _unpacked(one), _COUNT.search(one.words), _FIRST.search(one.words)
    if content is None or number is None or first is None or b"/DecodeParms" in one.words:
        return None
    start = int(first[1])
    told = [int(text) for text in content[:start].split()[: 2 * int(number[1])]]
    edges = [*(start + place for place in told[1::2]), len(content)]
    return {
        found: FoundObject(content[begin:end].strip())
        for found, begin, end in zip(told[::2], edges, edges[1:], strict=False)
    }


def _unpacked(one: FoundObject) -> bytes | None:
    """Unpack a stream, by one of the two ways that are common; None where bytes are missing."""
    filters, content = _filters(one.words), one.stream or b""
    if filters[:1] == [b"ASCII85Decode"]:
        try:
            content = base64.a85decode(content.strip().removesuffix(b"~>"))
        except (ValueError, binascii.Error):
            return None
        filters = filters[1:]
    if filters[:1] != [b"FlateDecode"]:
        return None
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(content, MOST_UNPACKED)
    except zlib.error:
        return None
    is_whole = unpacker.eof and not unpacker.unused_data.strip(_LEFT_OVER)
    return unpacked if is_whole else None


def _filters(words: bytes) -> list[bytes]:
    found = _FILTERS.search(words)
    return re.findall(rb"/(\w+)", found[1]) if found else []
