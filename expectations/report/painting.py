"""A document and its file in, pictures of its findings out, painted by a process under limits.

The bytes that are painted are the bytes that were read: the painter holds the file in memory and
compares its hash first. A file that does harm costs its own pictures, and each place says why.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from expectations.report.crops import (
    CROPS_A_DOCUMENT,
    Crop,
    Cuttings,
    crop_findings,
    is_shown,
)
from expectations.report.documents import Document
from extract.machine.processes import ProcessExpired, WorkerPool, was_lost
from extract.settings import ExtractSettings

NO_ORIGINAL = "没有原文件，无法显示页面。"
REPLACED = "文件在读取后已被替换，无截图。"
FAILED = "这一处的页面画不出来，无截图。"
UNKNOWN = "只知道在哪一页，请打开该页查看。"

LIMITS = ExtractSettings(cpu_seconds=20, wall_seconds=120.0)
"""Limits of one document: memory as for reading, less time."""

LIMITS_ALONE = ExtractSettings(cpu_seconds=5, wall_seconds=30.0)
"""Limits of one finding, where those of a document together were too much."""

FAILURES_A_DOCUMENT = 2
"""Findings painted alone that may fail before the rest is left without pictures."""

_PRELOADED = ("expectations.report.painting", "extract.limits")
_LOOK_SECONDS = 5.0
_DOCUMENTS_A_PAINTER = 40


@dataclass(frozen=True)
class Pictures:
    """The crops of a document's findings, by finding, and why one has none.

    Attributes:
        contents: By name of the picture, the WebP file that crops show.
    """

    crops: dict[str, tuple[Crop, ...]] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)


Paint = Callable[[Document, Sequence[Path] | None], Pictures]
"""Paints a document from the first of its files that still is what was read; None: no file."""


@contextmanager
def start_painter() -> Iterator[Paint]:
    """Give a function that paints; its process starts with the first document that needs one."""
    painter = _Painter()
    try:
        yield painter.paint
    finally:
        painter.stop()


class _Painter:
    """The process that paints, once there is one."""

    def __init__(self) -> None:
        self._pool: WorkerPool | None = None
        self._is_broken = False

    def paint(self, document: Document, originals: Sequence[Path] | None) -> Pictures:
        """Paint what can be painted; nothing that a file does ends the report."""
        wanted = [finding for finding in document.findings if finding.explained_by is None]
        shown = [finding for finding in wanted if any(map(is_shown, finding.places))]
        if originals is None:
            return _without([finding.finding_id for finding in wanted], NO_ORIGINAL)
        ids = [finding.finding_id for finding in shown[:CROPS_A_DOCUMENT]]
        if not ids:
            return Pictures()
        document = replace(
            document,
            findings=tuple(shown[:CROPS_A_DOCUMENT]),
            results=(),
            unmapped=(),
            statements=(),
        )
        try:
            cut = self._ask(document, originals, LIMITS)
        except _NotPaintedError:
            cut = self._one_by_one(document, originals)
        if cut is None:
            return _without(ids, REPLACED)
        missing = {
            one.finding_id: FAILED if any(place.box for place in one.places) else UNKNOWN
            for one in shown[:CROPS_A_DOCUMENT]
            if one.finding_id not in cut.crops
        }
        return Pictures(cut.crops, cut.pictures, missing)

    def _one_by_one(self, document: Document, originals: Sequence[Path]) -> Cuttings | None:
        """Paint each finding by itself, so that a page that does harm costs its own pictures."""
        cut = Cuttings()
        failures = 0
        for number, finding in enumerate(document.findings):
            if failures == FAILURES_A_DOCUMENT:
                break
            try:
                some = self._ask(replace(document, findings=(finding,)), originals, LIMITS_ALONE)
            except _NotPaintedError:
                failures += 1
                continue
            if some is None:
                return None
            cut.crops.update(
                {
                    one: tuple(_renamed(crop, number) for crop in crops)
                    for one, crops in some.crops.items()
                }
            )
            cut.pictures.update(
                {f"{name}.{number}": content for name, content in some.pictures.items()}
            )
        return cut

    def _ask(
        self, document: Document, originals: Sequence[Path], limits: ExtractSettings
    ) -> Cuttings | None:
        """Have a document painted; None where no file is what was read."""
        arguments = (document, [os.fspath(path) for path in originals], limits)
        for is_last in (False, True):
            try:
                return self._answer(arguments, limits.wall_seconds)
            except ProcessExpired as error:
                if is_last or not was_lost(error):
                    raise _NotPaintedError from error
            except _RestartedError as error:
                if is_last:
                    raise _NotPaintedError from error
        raise AssertionError

    def _answer(self, arguments: Sequence[object], seconds: float) -> Cuttings | None:
        if self._is_broken:
            raise _NotPaintedError
        try:
            self._pool = self._pool or WorkerPool(1, _DOCUMENTS_A_PAINTER, _PRELOADED)
            future = self._pool.schedule(_paint_in_worker, arguments, seconds)
            while not wait([future], _LOOK_SECONDS).done:
                if self._pool.look_after():
                    raise _RestartedError
            cut: Cuttings | None = future.result()
        except ProcessExpired:
            raise
        except (FutureTimeoutError, MemoryError) as error:
            raise _NotPaintedError from error
        except (
            BrokenProcessPool,
            RuntimeError,
            ImportError,
            OSError,
        ) as error:  # no process starts
            self._is_broken = True
            raise _NotPaintedError from error
        return cut

    def stop(self) -> None:
        """End the process."""
        if self._pool is not None:
            self._pool.stop()


class _NotPaintedError(Exception):
    """A document was too much for the painter."""


class _RestartedError(Exception):
    """The pool was started anew; its task is to be given again."""


def _renamed(crop: Crop, number: int) -> Crop:
    parts = (replace(part, picture=f"{part.picture}.{number}") for part in crop.parts)
    return replace(crop, parts=tuple(parts))


def _without(ids: Sequence[str], reason: str) -> Pictures:
    return Pictures(missing=dict.fromkeys(ids, reason))


def _paint_in_worker(
    document: Document, originals: Sequence[str], limits: ExtractSettings
) -> Cuttings | None:
    from extract.limits import limit_this_process  # never imported in the loading process

    limit_this_process(limits)
    for path in originals:
        content = _content(path, limits.max_bytes)
        if hashlib.sha256(content).hexdigest() == document.sha256:
            return crop_findings(document, content)
    return None


def _content(path: str, max_bytes: int) -> bytes:
    """Read a regular file; nothing where there is none any more."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            is_readable = stat.S_ISREG(status.st_mode) and status.st_size <= max_bytes
            return file.read(max_bytes) if is_readable else b""
    except OSError:
        return b""
