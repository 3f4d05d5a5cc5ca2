"""Signs of damage: in the bytes of a file, and in what the parser says while it reads.

A truncated or bit-flipped report otherwise ends with changed figures and no error.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from extract.errors import DamagedDocument, EmptyFile, NotPdf, TooLarge

HEADER_BYTES = 1024
"""The header `%PDF-` may begin so far into the file (PDF 1.7, annex H.3, note 13)."""

TRAILER_BYTES = 4096
"""The end mark `%%EOF` is looked for in so many last bytes; viewers look in 1024 at least."""

_TABLE_OFFSET = re.compile(rb"startxref\s+(\d{1,19})")
_TABLE = re.compile(rb"\s*(xref|\d+\s+\d+\s+obj)")

HARMLESS_WARNINGS = (
    re.compile(r"^Resources missing or invalid from Page id \d+$"),  # an empty page needs none
    re.compile(r"^Invalid object None in Annots: "),  # a note that was taken out
    re.compile(r"^Page label tree is (missing index 0|empty)$"),  # left by who takes pages out
    # a font with a table of codes of its own, which playa reads after this warning
    re.compile(r"^Font spec has invalid Encoding: .*'Encoding': <ContentStream\(", re.DOTALL),
    re.compile(r"^ProcSets mapping not a dict: "),  # a list that nothing is read from
    re.compile(  # the name of a font's ToUnicode table, as Distiller wrote it
        r"^When constructing dict from \[\]: Dictionary contains odd number of objects: "
        r"\[/'Registry', b'[^']*', /b'def', /'Ordering', b'[^']*', /b'def', "
        r"/'Supplement', \d+, /b'def'\]$"
    ),
    # glyphs of such fonts are marked one by one (extract/marks/fonts.py)
    re.compile(r"^Using StandardEncoding for cid2unicode as Encoding has no meaningful glyphs: "),
    re.compile(r"^CID \d+ not found in Unicode map "),
    re.compile(  # playa's own slip at blend modes given as a list, which the standard allows
        r"^Incorrect type of arguments\(\[/'[^']*'\]\) for operator /b'gs': isinstance\(\) arg 2 "
    ),
    # a page's content cut in two within the properties of marked content, which paint nothing;
    # PDFium counts and compares what is painted
    re.compile(r"^When constructing dict from \[\]: Unmatched end token /b'<<'$"),
    re.compile(r"^Tag b'[^']*' is not a name object, ignoring$"),
    # PDFium drops the fonts that nothing is shown in; a text shown in such a one is refused when it
    # is read (extract/marks/content.py)
    re.compile(r"^Undefined Font id: "),
    re.compile(  # a font that does not say that it is one, and which it is
        r"^Font Type is not /Font: (?!.*'Type':).*'Subtype': /'(Type[013]|MMType1|TrueType)'",
        re.DOTALL,
    ),
    re.compile(  # a packed stream of no bytes: its end was looked for, whatever length it says
        r"^Error -5 while decompressing data: .*<ContentStream\(\d+\): raw=0, ", re.DOTALL
    ),
)
"""Warnings that playa gives for sound files too, and that cannot change a figure."""

MOST_WARNINGS = 1000
"""Warnings kept of a document, for memory's sake; all are searched for the first harmful one."""


def refuse_damaged_file(path: Path, byte_size: int, max_bytes: int) -> None:
    """Raise where the first and last bytes show that the file cannot be read.

    Raises:
        UnreadableDocument: It is empty, too large, no PDF, or not whole.
    """
    if byte_size == 0:
        raise EmptyFile("the file has no bytes")
    if byte_size > max_bytes:
        raise TooLarge(f"{byte_size} bytes")
    with path.open("rb") as file:
        head = file.read(HEADER_BYTES)
        file.seek(max(byte_size - TRAILER_BYTES, 0))
        tail = file.read()
        leads_to_table = _leads_to_table(file, byte_size, tail, head.find(b"%PDF-"))
    if b"%PDF-" not in head:
        raise NotPdf("no %PDF- header")
    if b"%%EOF" not in tail:
        raise DamagedDocument("no %%EOF at the end")
    if not leads_to_table:
        raise DamagedDocument("startxref does not lead to a table of objects")


def _leads_to_table(file: BinaryIO, byte_size: int, tail: bytes, header: int) -> bool:
    """Say whether `startxref` points at a table of objects; it may count from the header."""
    offsets = _TABLE_OFFSET.findall(tail)
    if not offsets:
        return False
    for start in (int(offsets[-1]), int(offsets[-1]) + max(header, 0)):
        file.seek(min(start, byte_size))
        if _TABLE.match(file.read(40)):
            return True
    return False


class ParserWarnings(logging.Handler):
    """What playa warned of, and the first warning that is not harmless."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []
        self.harmful = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning; what follows a harmful one is not asked, and a page long each may be."""
        if self.harmful:
            return
        text = record.getMessage()
        if len(self.texts) < MOST_WARNINGS:
            self.texts.append(text)
        if not self.harmful and not any(known.search(text) for known in HARMLESS_WARNINGS):
            self.harmful = text


@contextmanager
def collected_warnings() -> Iterator[ParserWarnings]:
    """Collect what playa warns of, instead of printing it."""
    warnings = ParserWarnings()
    logger = logging.getLogger("playa")
    was_propagating = logger.propagate
    logger.addHandler(warnings)
    logger.propagate = False
    try:
        yield warnings
    finally:
        logger.removeHandler(warnings)
        logger.propagate = was_propagating
