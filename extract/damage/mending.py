"""A file whose table of objects is lost in, a sound one with the same objects out.

Bad concatenators and web servers shift bytes, write wrong lengths or leave marks out; viewers
search such a file for its objects and show it whole. Here the same is done, and only where nothing
may be missing: the file's end is there, so is each object that its pages lead to, no page is left
over, and each packed stream unpacks to its check sum. All else stays damaged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.damage.objects import FoundObject, find_objects, unpacks

MOST_BYTES = 64 * 1024 * 1024
"""Bytes of a file that is copied in memory, at most."""

_HEADER, _END = b"%PDF-", b"%%EOF"
_START = re.compile(rb"startxref\s+\d+\s*\Z")
_ENCRYPTED = re.compile(rb"/Encrypt\s+\d")
_LEADS = re.compile(rb"/(Root|Info)\s+(\d{1,10})\s+0\s+R")
_CATALOG = re.compile(rb"/Type\s*/Catalog(?![0-9A-Za-z])")
_PAGE = re.compile(rb"/Type\s*/Page(?![0-9A-Za-z])")
_REFERENCE = re.compile(rb"(?<![0-9A-Za-z.])(\d{1,10})\s+(\d{1,5})\s+R(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file made sound.

    Attributes:
        before: Its bytes as a viewer gets them, without what never was part of the file.
        content: The same objects, with a right table.
        told: What was done.
    """

    before: bytes
    content: bytes
    told: str


def mend(content: bytes) -> Mended | None:
    """Mend a file; None where something may be missing."""
    if len(content) > MOST_BYTES:
        return None
    plain, told = _without_junk(*_with_plain_line_ends(content))
    found = None
    if plain.count(_HEADER) == 1 and not _ENCRYPTED.search(plain) and _has_end(plain):
        found = find_objects(plain)
    if not found or (leads := _leads(plain, found)) is None:
        return None
    needed = _reached(found, leads)
    if needed is None or not all(unpacks(found[number]) for number in needed):
        return None
    if any(_PAGE.search(one.words) for number, one in found.items() if number not in needed):
        return None  # another report's, or one that was taken out: nobody can tell
    return Mended(plain, _written(found, needed, leads), ", ".join([*told, "table of objects"]))


def _with_plain_line_ends(content: bytes) -> tuple[bytes, list[str]]:
    """Undo what made each line end two characters, also within streams."""
    if content.count(b"\n") != content.count(b"\r\n"):
        return content, []
    return content.replace(b"\r\n", b"\n"), ["line ends"]


def _without_junk(content: bytes, told: list[str]) -> tuple[bytes, list[str]]:
    """Cut off what stands before the header and behind the end."""
    begin, end = content.find(_HEADER), content.rfind(_END) + len(_END)
    if begin > 0:
        told = [*told, "bytes before the header"]
    behind = content[end:] if end >= len(_END) else b""
    if not behind.strip() or b"endobj" in behind:  # an update may have been cut off there
        return content[max(begin, 0) :], told
    return content[max(begin, 0) : end] + b"\n", [*told, "bytes behind the end"]


def _has_end(content: bytes) -> bool:
    """Say whether the file was not cut off: its end mark stands behind all objects."""
    end = content.rfind(_END)
    return bool(_START.search(content)) or (end > 0 and b"endobj" not in content[end:])


def _leads(content: bytes, found: dict[int, FoundObject]) -> dict[str, int] | None:
    """Find what the file's trailer leads to; the last one tells, or the only catalog."""
    leads = {name.decode(): int(number) for name, number in _LEADS.findall(content)}
    catalogs = [number for number, one in found.items() if _CATALOG.search(one.words)]
    if "Root" not in leads and len(catalogs) == 1:
        leads["Root"] = catalogs[0]
    if leads.get("Root") not in catalogs:
        return None
    return {name: number for name, number in leads.items() if number in found}


def _reached(found: dict[int, FoundObject], leads: dict[str, int]) -> set[int] | None:
    """Follow all references; None where one leads to nothing."""
    reached: set[int] = set()
    ahead = [*leads.values()]
    while ahead:
        number = ahead.pop()
        if number in reached:
            continue
        if number not in found:
            return None
        reached.add(number)
        for other, generation in _REFERENCE.findall(found[number].words):
            if int(generation):
                return None
            ahead.append(int(other))
    return reached


def _written(found: dict[int, FoundObject], needed: set[int], leads: dict[str, int]) -> bytes:
    """Write the objects, and where each starts."""
    written, starts = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), dict[int, int]()
    for number in sorted(needed):
        starts[number] = len(written)
        written += b"%d 0 obj\n%b\nendobj\n" % (number, found[number].as_written())
    size, table = max(needed) + 1, len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        is_there = number in starts
        written += b"%010d %b \n" % (starts.get(number, 0), b"00000 n" if is_there else b"65535 f")
    named = b" ".join(b"/%b %d 0 R" % (name.encode(), number) for name, number in leads.items())
    written += b"trailer\n<< /Size %d %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, named, table)
    return bytes(written)
