"""Files that are small only while they are packed: nothing can read them, on any machine."""

import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

_LARGE, _TIMES = 200 << 20, 100
"""Streams that unpack to more bytes than this, and to so many times the file's, hold no report."""

_PART = 1 << 16
_STREAM = re.compile(rb"stream\r?\n")


def unpacks_too_far(path: Path) -> bool:
    """Tell whether a file that nothing could read is small only as long as it is packed.

    Nothing is kept of what is unpacked; a stream that was packed twice is unpacked twice.
    """
    content = path.read_bytes()
    left = max(_LARGE, _TIMES * len(content))
    for found in _STREAM.finditer(content):
        once, again = (_unpacked(_parts(content, found.end())) for _ in range(2))
        for part in chain(once, _unpacked(again)):
            left -= len(part)
            if left < 0:
                return True
    return False


def _parts(content: bytes, start: int) -> Iterator[bytes]:
    return (content[at : at + _PART] for at in range(start, len(content), _PART))


def _unpacked(packed: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack a stream part by part, up to where it ends or is none."""
    unpacker = zlib.decompressobj()
    for part in packed:
        rest = part
        while rest and not unpacker.eof:
            try:
                yield unpacker.decompress(rest, _PART)
            except zlib.error:
                return
            rest = unpacker.unconsumed_tail
        if unpacker.eof:
            return
