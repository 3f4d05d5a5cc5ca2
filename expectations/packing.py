"""A long part of a page in, what lies packed in the page out; the site's script unpacks it.

A page repeats little of itself: what it prints, other pages print too. So the words that most
reports print stand once beside the pages, packed, and a part is packed as what goes on from there.
"""

from __future__ import annotations

import zlib
from base64 import b85decode, b85encode
from functools import cache
from pathlib import Path

from expectations.seeds import read_seed

MARKUP = Path(__file__).parent / "report" / "templates" / "packing.txt"
"""Markup and words as pages have them; where a page has others it is only larger."""

_UNSAFE = str.maketrans("&<>`", ",./:")
"""Digits that mean something in a page, and those that stand for them."""
_MOST_SEEN = 150
_WINDOW = 32_000
"""What an unpacker looks back over, in bytes, a little less."""


def pack(text: str) -> str:
    """Pack a text as what goes on behind the words that most reports print."""
    packer = _start()[0].copy()
    return _digits(packer.compress(text.encode()) + packer.flush())


def unpack(packed: str) -> str:
    """Give the text again, as the script does."""
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    known = {after: before for before, after in _UNSAFE.items()}
    content = unpacker.decompress(_start()[1] + b85decode(packed.translate(known)))
    return content[len(common_words()) :].decode()


def beginning() -> str:
    """Give what stands before every packed part, packed itself."""
    return _digits(_start()[1])


@cache
def common_words() -> bytes:
    """Put together what most reports print: the most frequent last, where it is found nearest."""
    functions = sorted(read_seed("function_codes"), key=lambda row: int(row["seen_count"] or 0))
    subjects = [*functions[-_MOST_SEEN:], *reversed(read_seed("departmental_economic_codes"))]
    parts = [
        *(f"{row['statement_code']} {row['name_zh']}</h3>" for row in read_seed("statements")),
        *(f"<tr><th scope=row><small>{row['code']}</small> {row['name_zh']}" for row in subjects),
        *(row["name_zh"] for row in read_seed("function_classes")),
        MARKUP.read_text(encoding="utf-8"),
    ]
    return "".join(dict.fromkeys(parts)).encode()[-_WINDOW:]


def _digits(content: bytes) -> str:
    """Write bytes with 85 digits: a sixteenth shorter than with 64."""
    return b85encode(content).decode().translate(_UNSAFE)


@cache
def _start() -> tuple[zlib._Compress, bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9)
    before = packer.compress(common_words()) + packer.flush(zlib.Z_SYNC_FLUSH)
    return packer, before
