"""One file in, its reading or the reason why not out.

The file is a private, read-only copy. Damage is never silent: a parser's warning outside a short
list, or a missing end mark, gives up the whole document, since a truncated or bit-flipped report
otherwise ends with changed figures and no error.
"""

import logging
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import playa
from playa.exceptions import PDFEncryptionError, PDFException
from playa.xref import XRefFallback

from extract.extras import carried_by
from extract.limits import allow_more_cpu
from extract.marks.rendering import RenderedDocument, open_rendered
from extract.page.reading import DamagedContent, DocumentReading
from extract.page.steps import PAGE_FAILED, PageReading, failed_page, read_page
from extract.scan.attempt import LoadRecogniser
from extract.scan.recogniser import Recogniser, engine_name, load_recogniser
from extract.settings import ExtractSettings
from extract.store.versions import UNREAD

_HEADER_REACH = 1024
_TRAILER_REACH = 4096
_START_OF_TABLE = re.compile(rb"startxref\s+(\d{1,19})")
_TABLE = re.compile(rb"\s*(xref|\d+\s+\d+\s+obj)")
_LARGEST_OFFSET = 2**62

HARMLESS_WARNINGS = (
    re.compile(r"^Resources missing or invalid from Page id \d+$"),  # an empty page needs none
    re.compile(r"^Invalid object None in Annots: "),  # a note that was taken out
    re.compile(r"^Page label tree is (missing index 0|empty)$"),  # left by who takes pages out
    # a font with a table of codes of its own, which playa reads after it has said so
    re.compile(r"^Font spec has invalid Encoding: .*'Encoding': <ContentStream\(", re.DOTALL),
    re.compile(r"^ProcSets mapping not a dict: "),  # a list that nothing is read from
    re.compile(  # the name of a font's table of characters, as Distiller wrote it
        r"^When constructing dict from \[\]: Dictionary contains odd number of objects: "
        r"\[/'Registry', b'[^']*', /b'def', /'Ordering', b'[^']*', /b'def', "
        r"/'Supplement', \d+, /b'def'\]$"
    ),
    # what such fonts print is kept apart, glyph by glyph (extract/marks/fonts.py)
    re.compile(r"^Using StandardEncoding for cid2unicode as Encoding has no meaningful glyphs: "),
    re.compile(r"^CID \d+ not found in Unicode map "),
    re.compile(  # playa's own slip at blend modes given as a list, which the standard allows
        r"^Incorrect type of arguments\(\[/'[^']*'\]\) for operator /b'gs': isinstance\(\) arg 2 "
    ),
)
"""What playa says about sound files too, and what cannot change a figure."""

MOST_WARNINGS = 1000
"""So many are kept; whether one is harmful is asked of all."""


class UnreadableDocument(Exception):  # noqa: N818  # named for what it says
    """The file is no PDF, or must not be read."""

    def __init__(self, reason_code: str, detail: str) -> None:
        super().__init__(detail)
        self.reason_code = reason_code
        self.detail = detail


def read_document(path: Path, settings: ExtractSettings) -> DocumentReading:
    """Read every page of a document.

    This is the one guard around a document: whatever goes wrong inside becomes its reason code.
    """
    started = time.process_time()
    byte_size = path.stat().st_size
    try:
        _check_file(path, byte_size, settings)
        reading = _read(path, byte_size, settings)
    except UnreadableDocument as error:
        reading = DocumentReading(
            byte_size, reason_code=error.reason_code, reason_detail=error.detail
        )
    except DamagedContent as error:
        reading = DocumentReading(byte_size, reason_code="damaged", reason_detail=str(error))
    except MemoryError as error:
        reading = DocumentReading(byte_size, reason_code="memory_limit", reason_detail=repr(error))
    except Exception as error:  # noqa: BLE001  # the per-document guard
        reading = DocumentReading(
            byte_size, reason_code="damaged", reason_detail=f"{type(error).__name__}: {error}"
        )
    return replace(reading, read_seconds=time.process_time() - started)


def _check_file(path: Path, byte_size: int, settings: ExtractSettings) -> None:
    if byte_size == 0:
        raise UnreadableDocument("empty_file", "the file has no bytes")
    if byte_size > settings.max_bytes:
        raise UnreadableDocument("too_large", f"{byte_size} bytes")
    with path.open("rb") as file:
        head = file.read(_HEADER_REACH)
        file.seek(max(byte_size - _TRAILER_REACH, 0))
        tail = file.read()
        leads_to_table = _leads_to_table(file, tail, head.find(b"%PDF-"))
    if b"%PDF-" not in head:
        raise UnreadableDocument("not_a_pdf", "no %PDF- header")
    if b"%%EOF" not in tail:
        raise UnreadableDocument("damaged", "no %%EOF at the end")
    if not leads_to_table:
        raise UnreadableDocument("damaged", "startxref does not lead to a table of objects")


def _leads_to_table(file: BinaryIO, tail: bytes, header: int) -> bool:
    """Say whether the file's end knows where its table is; offsets may count from the header."""
    offsets = _START_OF_TABLE.findall(tail)
    if not offsets:
        return False
    for start in (int(offsets[-1]), int(offsets[-1]) + max(header, 0)):
        file.seek(min(start, _LARGEST_OFFSET))
        if _TABLE.match(file.read(40)):
            return True
    return False


def _read(path: Path, byte_size: int, settings: ExtractSettings) -> DocumentReading:
    with _collected_warnings() as heard, open_rendered(path) as rendered:
        try:
            document = playa.open(path, space="page", password="")
        except PDFEncryptionError as error:
            raise UnreadableDocument("encrypted", repr(error)) from error
        except PDFException as error:
            raise UnreadableDocument("damaged", repr(error)) from error
        with document:
            if any(isinstance(table, XRefFallback) for table in document.xrefs):
                raise UnreadableDocument("damaged", "the table of objects had to be rebuilt")
            page_count = len(document.pages)
            if page_count > settings.max_pages:
                raise UnreadableDocument("too_many_pages", f"{page_count} pages")
            if page_count == 0:
                raise UnreadableDocument("no_readable_page", "the page tree is empty")
            extras = carried_by(document)
            scans = _Scans(settings)
            pages = [_read_page(page, rendered, scans, settings) for page in document.pages]
        if all(page.failures and page.failures[0].startswith(PAGE_FAILED) for page in pages):
            raise UnreadableDocument("no_readable_page", pages[0].failures[0])
        if heard.harmful:
            raise UnreadableDocument("damaged", heard.harmful[:500])
        return DocumentReading(
            byte_size=byte_size,
            page_count=page_count,
            metadata=rendered.metadata() if rendered else {},
            pages=pages,
            warnings=heard.texts,
            scans=scans.read_by if any(page.is_scanned for page in pages) else None,
            extras=extras,
        )


class _Scans:
    """The OCR engine, as far as this document may still use it."""

    def __init__(self, settings: ExtractSettings) -> None:
        self._settings, self._count = settings, 0
        self._engine = engine_name() if settings.reads_scans else None

    @property
    def read_by(self) -> str:
        """Name what recognises scanned pages."""
        return self._engine or UNREAD

    @property
    def load(self) -> LoadRecogniser | None:
        """Give the loader of the engine; None where there is none, or too many pages had it."""
        is_open = self._engine is not None and self._count < self._settings.max_scans
        return self._load if is_open else None

    def _load(self) -> Recogniser:
        self._count += 1
        allow_more_cpu(self._settings.cpu_seconds_a_scan)
        return load_recogniser()


def _read_page(
    page: playa.Page, rendered: RenderedDocument | None, scans: _Scans, settings: ExtractSettings
) -> PageReading:
    """Read a page; what goes wrong on it costs this page only, unless the file is damaged."""
    allow_more_cpu(settings.cpu_seconds_a_page)
    try:
        if rendered is None:
            return read_page(page, None, scans.load)
        with rendered.page(page.page_idx + 1) as rendered_page:
            return read_page(page, rendered_page, scans.load)
    except (MemoryError, DamagedContent):
        raise
    except Exception as error:  # noqa: BLE001  # the per-page guard
        return failed_page(page, error)


def _is_harmless(warning: str) -> bool:
    return any(pattern.search(warning) for pattern in HARMLESS_WARNINGS)


class _Collector(logging.Handler):
    """Keeps what playa warns of, and the first of it that is not harmless."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []
        self.harmful = ""

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if len(self.texts) < MOST_WARNINGS:
            self.texts.append(text)
        if not self.harmful and not _is_harmless(text):
            self.harmful = text


@contextmanager
def _collected_warnings() -> Iterator[_Collector]:
    collector = _Collector()
    logger = logging.getLogger("playa")
    was_propagating = logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield collector
    finally:
        logger.removeHandler(collector)
        logger.propagate = was_propagating
