"""One file in, its reading or the reason why there is none out.

The file is a private, read-only copy. Any sign of damage gives up the whole document.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import playa
from playa.exceptions import PDFEncryptionError, PDFException
from playa.xref import XRefFallback

from extract.damage.agreement import agree_on_pages
from extract.damage.drawings import refuse_endless_drawings
from extract.damage.mending import MOST_BYTES, mend
from extract.damage.signs import collected_warnings, refuse_damaged_file
from extract.errors import (
    BrokenEnvironment,
    DamagedDocument,
    EncryptedDocument,
    NoReadablePage,
    TooManyPages,
    UnreadableDocument,
)
from extract.extras import carried_by, told_of
from extract.limits import allow_more_cpu
from extract.machine.environment import raise_if_the_machines
from extract.machine.garbage import collected_in_between, uncollected
from extract.marks.rendering import RenderedDocument, open_rendered
from extract.page.fields import print_fields
from extract.page.reading import DocumentReading, PageReading
from extract.page.steps import PAGE_FAILED, failed_page, read_page
from extract.scan.attempt import LoadRecogniser
from extract.scan.recogniser import Recogniser, engine_name, load_recogniser
from extract.settings import ExtractSettings
from extract.store.versions import UNREAD

MENDABLE = frozenset({"damaged", "not_a_pdf", "no_readable_page"})
"""Reasons that may be gone when the file's objects are searched for."""


def read_document(path: Path, settings: ExtractSettings) -> DocumentReading:
    """Read every page of a document; where its file is damaged, what can be made whole again.

    Raises:
        BrokenEnvironment: No document can be read here.
    """
    started = time.process_time()
    byte_size = path.stat().st_size

    def read_whole() -> DocumentReading:
        refuse_damaged_file(path, byte_size, settings.max_bytes)
        return _read(path, byte_size, settings)

    with uncollected():
        reading = _guarded(read_whole, path, byte_size)
        if reading.reason_code in MENDABLE:
            other = _guarded(lambda: _read_mended(path, byte_size, settings), path, byte_size)
            reading = reading if other.reason_code else other
    return replace(reading, read_seconds=time.process_time() - started)


def _guarded(read: Callable[[], DocumentReading], path: Path, byte_size: int) -> DocumentReading:
    """Read; this is the one guard around a document: what goes wrong becomes its reason code."""
    try:
        return read()
    except BrokenEnvironment:
        raise
    except UnreadableDocument as error:
        raise_if_the_machines(error.__cause__, path)
        return _unread(byte_size, error.reason_code, str(error))
    except MemoryError as error:
        return _unread(byte_size, "memory_limit", repr(error))
    except Exception as error:  # noqa: BLE001  # the per-document guard
        raise_if_the_machines(error, path)
        return _unread(byte_size, "damaged", f"{type(error).__name__}: {error}")


def _unread(byte_size: int, reason_code: str, detail: str) -> DocumentReading:
    return DocumentReading(byte_size, reason_code=reason_code, reason_detail=detail)


def _read_mended(path: Path, byte_size: int, settings: ExtractSettings) -> DocumentReading:
    """Read a file whose objects were searched for, where two readers find the same pages.

    PDFium searches the file by itself. Its pages must be those of the mended one, text and picture,
    and on each of these PDFium must count as many characters as playa reads.
    """
    if byte_size > MOST_BYTES or (mended := mend(path.read_bytes())) is None:
        raise DamagedDocument("it cannot be mended")
    with open_rendered(mended.before) as found, open_rendered(mended.content) as made:
        if not agree_on_pages(found, made):
            raise DamagedDocument("readers disagree on its pages")
    reading = _read(mended.content, byte_size, settings)
    if not all(page.is_scanned or page.account.readers_agree for page in reading.pages):
        raise DamagedDocument("readers disagree on what its pages say")
    return replace(reading, mended=mended.told)


def _read(source: Path | bytes, byte_size: int, settings: ExtractSettings) -> DocumentReading:
    with collected_warnings() as heard, open_rendered(source) as rendered:
        with _open(source) as document:
            if any(isinstance(table, XRefFallback) for table in document.xrefs):
                raise DamagedDocument("the table of objects had to be rebuilt")
            page_count = len(document.pages)
            if page_count > settings.max_pages:
                raise TooManyPages(f"{page_count} pages")
            if page_count == 0:
                raise NoReadablePage("the page tree is empty")
            refuse_endless_drawings(document)
            extras = carried_by(document)
            engine = _Engine(settings)
            printed = print_fields(document, rendered, byte_size)
            if printed is None:
                pages = _read_pages(document, rendered, engine, settings)
        if printed is not None:
            with open_rendered(printed) as shown, _open(printed) as document:
                pages = _read_pages(document, shown, engine, settings)
        if all(page.failures and page.failures[0].startswith(PAGE_FAILED) for page in pages):
            raise NoReadablePage(pages[0].failures[0])
        if heard.harmful:
            raise DamagedDocument(heard.harmful[:500])
        return DocumentReading(
            byte_size=byte_size,
            page_count=page_count,
            metadata=rendered.metadata() if rendered else {},
            pages=pages,
            warnings=heard.texts,
            scans=engine.name if any(page.is_scanned for page in pages) else None,
            extras=extras,
            reason_detail=told_of(extras),
        )


def _open(source: Path | bytes) -> playa.Document:
    try:
        if isinstance(source, bytes):
            return playa.parse(source, space="page", password="")
        return playa.open(source, space="page", password="")
    except PDFEncryptionError as error:
        raise EncryptedDocument(repr(error)) from error
    except PDFException as error:
        raise DamagedDocument(repr(error)) from error


class _Engine:
    """The OCR engine, for as many pages as one document may have recognised."""

    def __init__(self, settings: ExtractSettings) -> None:
        self._settings, self._pages = settings, 0
        self._installed = engine_name() if settings.reads_scans else None

    @property
    def name(self) -> str:
        """Name what recognises scanned pages, or say that nothing does."""
        return self._installed or UNREAD

    @property
    def loader(self) -> LoadRecogniser | None:
        """Give the loader of the engine; None without one, or after `max_scans` pages."""
        is_open = self._installed is not None and self._pages < self._settings.max_scans
        return self._load if is_open else None

    def _load(self) -> Recogniser:
        self._pages += 1
        allow_more_cpu(self._settings.cpu_seconds_a_scan)
        return load_recogniser()


def _read_pages(
    document: playa.Document,
    rendered: RenderedDocument | None,
    engine: _Engine,
    settings: ExtractSettings,
) -> list[PageReading]:
    pages: list[PageReading] = []
    for page in collected_in_between(document.pages):
        before = pages[-1] if pages else None
        pages.append(_read_page(page, before, rendered, engine, settings))
    return pages


def _read_page(
    page: playa.Page,
    before: PageReading | None,
    rendered: RenderedDocument | None,
    engine: _Engine,
    settings: ExtractSettings,
) -> PageReading:
    """Read a page; what goes wrong on it costs this page only, unless the file is damaged."""
    allow_more_cpu(settings.cpu_seconds_a_page)
    try:
        if rendered is None:
            return read_page(page, None, engine.loader, before)
        with rendered.page(page.page_idx + 1) as rendered_page:
            return read_page(page, rendered_page, engine.loader, before)
    except (MemoryError, UnreadableDocument):
        raise
    except Exception as error:  # noqa: BLE001  # the per-page guard
        raise_if_the_machines(error)
        return failed_page(page, error)
