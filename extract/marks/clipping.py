"""What a page paints, each thing with the clip it is painted under.

playa interprets a page's content stream but leaves out its clip paths (operators `W` and `W*`), and
viewers do not show what lies beyond them. A clip is kept as the box around its path: what lies
outside the box is surely hidden.
"""

from collections.abc import Callable, Iterable, Iterator

from playa.content import ContentObject, XObjectObject
from playa.interp import LazyInterpreter
from playa.page import Page
from playa.pdftypes import KWD
from playa.utils import apply_matrix_pt

from extract.marks.geometry import Box

_MARKS = (b"W", b"W*")
_ENDS = (b"n", b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*")
"""Operators that end a path, and with it set the clip that was marked."""


def painted(page: Page) -> Iterator[tuple[ContentObject, Box | None]]:
    """Give all that a page paints, in forms too, with its clip; None where there is none."""
    return _painted(page.interp(), None, frozenset())


def _painted(
    items: Iterable[ContentObject], clip: Box | None, forms: frozenset[int]
) -> Iterator[tuple[ContentObject, Box | None]]:
    """Walk through a stream.

    Args:
        items: An interpreter that has not begun.
        clip: The clip under which the stream is painted.
        forms: The forms within which it lies: one that paints itself would never end.
    """
    assert isinstance(items, LazyInterpreter)
    state = _ClipState(items, clip)
    for item in items:
        if not isinstance(item, XObjectObject):
            yield item, state.clip
            continue
        form = item.stream.objid or 0
        if form not in forms:
            room = Box._make(item.bbox) if "BBox" in item.stream else None
            yield from _painted(item.interp(), _common(state.clip, room), forms | {form})


class _ClipState:
    """The clip of one interpreter: it listens to the operators that set, keep and restore it."""

    def __init__(self, interpreter: LazyInterpreter, clip: Box | None) -> None:
        self.clip = clip
        self._interpreter = interpreter
        self._kept: list[Box | None] = []
        self._is_marked = False
        self._listen((b"q",), self._keep)
        self._listen((b"Q",), self._restore)
        self._listen(_MARKS, self._mark)
        self._listen(_ENDS, self._set)

    def _listen(self, operators: Iterable[bytes], hear: Callable[[], None]) -> None:
        dispatch = self._interpreter._dispatch  # noqa: SLF001  # playa offers no other way
        for operator in map(KWD, operators):
            method, count = dispatch[operator]
            dispatch[operator] = (_heard(hear, method), count)

    def _keep(self) -> None:
        self._kept.append(self.clip)

    def _restore(self) -> None:
        if self._kept:
            self.clip = self._kept.pop()

    def _mark(self) -> None:
        self._is_marked = True

    def _set(self) -> None:
        if not self._is_marked:
            return
        self._is_marked = False
        points = [
            apply_matrix_pt(self._interpreter.ctm, point)
            for segment in self._interpreter.curpath
            for point in segment.points
        ]
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            self.clip = _common(self.clip, Box(min(xs), min(ys), max(xs), max(ys)))


def _heard(hear: Callable[[], None], method: Callable[[], object]) -> Callable[[], object]:
    def both() -> object:
        hear()
        return method()

    return both


def _common(clip: Box | None, room: Box | None) -> Box | None:
    """Give what two clips have in common: perhaps nothing, a box whose sides are crossed."""
    if clip is None or room is None:
        return clip or room
    return Box(
        max(clip.x0, room.x0), max(clip.y0, room.y0), min(clip.x1, room.x1), min(clip.y1, room.y1)
    )
