"""A content stream in, what it paints out.

playa's interpreter keeps the state and carries out each operator. It is handed the operators one by
one, since that tells what it does not (clips), and the few that make up nearly all of a table are
not made objects of first: text that is shown, and paths.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from playa.content import ContentObject, GraphicState, PathObject, TextObject
from playa.interp import LazyInterpreter, TextState
from playa.pdftypes import KWD, MATRIX_IDENTITY, InlineImage, PSKeyword

from extract.marks.geometry import Matrix
from extract.marks.shown.objects import objects_of
from extract.marks.shown.showing import Shown, shown_by_playa

_NUMBERS = frozenset({float, int})
_PARTS = frozenset({bytes, float, int})

Point = tuple[float, float]

Hear = Mapping[PSKeyword, Callable[[], None]]
"""What to do before an operator is carried out."""


@dataclass(slots=True)
class Drawn:
    """A path that is stroked, filled, or both.

    Attributes:
        ctm: The matrix from user space to the page.
        gstate: The state of the page's graphics.
        raw_segments: Operators with their points, in user space.
        stroke: Whether its outline is painted.
        fill: Whether what it surrounds is.
        placed: Its operators with their points on the page.
    """

    ctm: Matrix
    gstate: GraphicState
    raw_segments: Sequence[tuple[str, tuple[Point, ...]]]
    stroke: bool
    fill: bool
    placed: Sequence[tuple[str, Sequence[Point]]] = field(init=False)

    def __post_init__(self) -> None:
        """Find out once where its points lie."""
        a, b, c, d, e, f = self.ctm
        self.placed = [
            (step, [(a * x + c * y + e, b * x + d * y + f) for x, y in points])
            for step, points in self.raw_segments
        ]


Painted = Shown | Drawn | ContentObject


def operate(interpreter: LazyInterpreter, hear: Hear) -> Iterator[Painted]:
    """Carry out a stream's operators, and give what they paint.

    Args:
        interpreter: playa's, which has not begun.
        hear: Whom to tell of which operators.
    """
    operands = interpreter.argstack
    short, listener = _SHORT.get, hear.get
    for item in objects_of(interpreter.contents, interpreter.page.doc):
        painted: Painted | None
        if type(item) is PSKeyword:
            if (heard := listener(item)) is not None:
                heard()
            painted = short(item, _by_playa)(interpreter, operands, item)
        elif type(item) is InlineImage:
            painted = interpreter.do_EI(item)
        else:
            operands.append(item)
            continue
        if painted is not None:
            yield painted
            if type(painted) is Shown:
                interpreter.textstate.glyph_offset = painted.end or painted.begin


def _by_playa(interpreter: LazyInterpreter, _: list[Any], operator: PSKeyword) -> Painted | None:
    """Have playa carry out an operator, and take over what it made."""
    painted: Any = interpreter.operate(operator)
    kind = type(painted)
    if kind is PathObject:
        path = painted
        return Drawn(path.ctm, path.gstate, path.raw_segments, path.stroke, path.fill)
    if kind is not TextObject:
        return painted  # type: ignore[no-any-return]
    if painted.gstate.font is not None:
        return shown_by_playa(painted)
    interpreter.textstate.glyph_offset = painted._get_next_glyph_offset()  # noqa: SLF001  # it warns
    return None


def _show(interpreter: LazyInterpreter, operands: list[Any], operator: PSKeyword) -> Painted | None:
    """Show the string or the array that is last on the stack."""
    parts: Any = operands[-1] if operands else None
    if type(parts) is bytes and operator is _STRING:
        parts = [parts]
    elif type(parts) is not list or operator is _STRING:
        return _by_playa(interpreter, operands, operator)
    state = interpreter.graphicstate
    is_plain = state.font is not None and _PARTS.issuperset(map(type, parts))
    if not is_plain or not any(type(part) is bytes and part for part in parts):
        return _by_playa(interpreter, operands, operator)
    del operands[-1:]
    text = interpreter.textstate
    return Shown(state, interpreter.ctm, text.line_matrix, text.glyph_offset, parts)


def _draw(interpreter: LazyInterpreter, _: list[Any], operator: PSKeyword) -> Painted | None:
    """Paint the path that has been made, if there is one."""
    path = interpreter.curpath
    if not path:
        return None
    interpreter.curpath = []
    stroke, fill = _DRAW[operator]
    return Drawn(interpreter.ctm, interpreter.graphicstate, path, stroke, fill)


def _keep(interpreter: LazyInterpreter, _: list[Any], __: PSKeyword) -> None:
    """Keep the state, as playa does, but copied by hand: that takes a fifth of the time."""
    state = GraphicState.__new__(GraphicState)
    state.__dict__.update(interpreter.graphicstate.__dict__)
    text = interpreter.textstate
    text = TextState(text.line_matrix, text.glyph_offset)
    interpreter.gstack.append((interpreter.ctm, state, text))


def _restore(interpreter: LazyInterpreter, _: list[Any], __: PSKeyword) -> None:
    """Take the state back that was kept last, if any was."""
    if interpreter.gstack:
        interpreter.ctm, interpreter.graphicstate, interpreter.textstate = interpreter.gstack.pop()


def _begin_text(interpreter: LazyInterpreter, _: list[Any], __: PSKeyword) -> None:
    """Begin a text at the origin."""
    text = interpreter.textstate
    text.line_matrix, text.glyph_offset = MATRIX_IDENTITY, (0, 0)


def _move(interpreter: LazyInterpreter, operands: list[Any], operator: PSKeyword) -> Painted | None:
    """Move to another line; one of the two operators says how far apart lines are, too."""
    if len(operands) < 2 or not _NUMBERS.issuperset(map(type, operands[-2:])):
        return _by_playa(interpreter, operands, operator)
    x, y = operands[-2:]
    del operands[-2:]
    if operator is _MOVE_LEADING:
        interpreter.graphicstate.leading = -y
    text = interpreter.textstate
    a, b, c, d, e, f = text.line_matrix
    text.line_matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
    text.glyph_offset = (0, 0)
    return None


def _set_matrix(
    interpreter: LazyInterpreter, operands: list[Any], operator: PSKeyword
) -> Painted | None:
    """Set the matrix of a text."""
    matrix = tuple(operands[-6:])
    if len(matrix) < 6 or not _NUMBERS.issuperset(map(type, matrix)):
        return _by_playa(interpreter, operands, operator)
    del operands[-6:]
    text = interpreter.textstate
    text.line_matrix, text.glyph_offset = matrix, (0, 0)
    return None


def _pass(_: LazyInterpreter, __: list[Any], ___: PSKeyword) -> None:
    """Do nothing, as playa does."""


def _add_point(
    interpreter: LazyInterpreter, operands: list[Any], operator: PSKeyword
) -> Painted | None:
    """Add a point to the path."""
    point = tuple(operands[-2:])
    if len(point) < 2 or not _NUMBERS.issuperset(map(type, point)):
        return _by_playa(interpreter, operands, operator)
    del operands[-2:]
    _path(interpreter).append((_POINTS[operator], (point,)))
    return None


def _add_rectangle(
    interpreter: LazyInterpreter, operands: list[Any], operator: PSKeyword
) -> Painted | None:
    """Add a rectangle to the path."""
    numbers = operands[-4:]
    if len(numbers) < 4 or not _NUMBERS.issuperset(map(type, numbers)):
        return _by_playa(interpreter, operands, operator)
    del operands[-4:]
    x, y, width, height = numbers
    right, top = x + width, y + height
    corners = (("m", x, y), ("l", right, y), ("l", right, top), ("l", x, top))
    path = _path(interpreter)
    path += [(step, ((left, low),)) for step, left, low in corners]
    path.append(("h", ()))
    return None


def _path(interpreter: LazyInterpreter) -> list[Any]:
    """Give the path that is being made; playa's segments are such tuples, too."""
    return interpreter.curpath


_STRING, _ARRAY, _MOVE_LEADING = KWD(b"Tj"), KWD(b"TJ"), KWD(b"TD")
_POINTS = {KWD(b"m"): "m", KWD(b"l"): "l"}
_DRAW = {
    **dict.fromkeys(map(KWD, (b"f", b"F", b"f*")), (False, True)),
    **dict.fromkeys(map(KWD, (b"B", b"B*")), (True, True)),
    KWD(b"S"): (True, False),
}
"""Whether the operators that paint a path stroke it, and fill it."""

_SHORT: dict[PSKeyword, Callable[[LazyInterpreter, list[Any], PSKeyword], Painted | None]] = {
    **dict.fromkeys((_STRING, _ARRAY), _show),
    **dict.fromkeys(_POINTS, _add_point),
    **dict.fromkeys(_DRAW, _draw),
    KWD(b"re"): _add_rectangle,
    KWD(b"q"): _keep,
    KWD(b"Q"): _restore,
    KWD(b"BT"): _begin_text,
    **dict.fromkeys((KWD(b"Td"), _MOVE_LEADING), _move),
    KWD(b"Tm"): _set_matrix,
    **dict.fromkeys(map(KWD, (b"ET", b"W", b"W*")), _pass),
}
"""The operators that are carried out here; an operand that is not plain is left to playa."""
