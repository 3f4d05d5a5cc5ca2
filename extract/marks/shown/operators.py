"""The operators that make up nearly all of a table, carried out without playa.

Each does to the interpreter's state what playa does, where its operands are plain numbers, strings
or names. Whatever else it is given is left to playa, whose warnings tell damage.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from playa.color import PREDEFINED_COLORSPACE, Color
from playa.content import ContentObject, GraphicState, PathObject, TextObject
from playa.interp import LazyInterpreter, TextState
from playa.pdftypes import KWD, MATRIX_IDENTITY, PSKeyword, PSLiteral
from playa.utils import mult_matrix

from extract.marks.geometry import Matrix
from extract.marks.shown.showing import Shown, shown_by_playa

_NUMBERS = frozenset({float, int})
_PARTS = frozenset({bytes, float, int})

Point = tuple[float, float]


@dataclass(slots=True)
class Drawn:
    """A path that is stroked, filled, or both.

    Attributes:
        ctm: The matrix from user space to the page.
        gstate: The state of the page's graphics.
        raw_segments: Operators with their points, in user space.
        stroke: Whether its outline is painted.
        fill: Whether what it surrounds is.
    """

    ctm: Matrix
    gstate: GraphicState
    raw_segments: Sequence[tuple[str, tuple[Point, ...]]]
    stroke: bool
    fill: bool


Painted = Shown | Drawn | ContentObject

Operands = list[Any]


def by_playa(interpreter: LazyInterpreter, _: Operands, operator: PSKeyword) -> Painted | None:
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


def _show(interpreter: LazyInterpreter, operands: Operands, operator: PSKeyword) -> Painted | None:
    """Show the string or the array that is last on the stack."""
    parts: Any = operands[-1] if operands else None
    if type(parts) is bytes and operator is _STRING:
        parts = [parts]
    elif type(parts) is not list or operator is _STRING:
        return by_playa(interpreter, operands, operator)
    state = interpreter.graphicstate
    is_plain = state.font is not None and _PARTS.issuperset(map(type, parts))
    if not is_plain or not any(type(part) is bytes and part for part in parts):
        return by_playa(interpreter, operands, operator)
    del operands[-1:]
    text = interpreter.textstate
    return Shown(state, interpreter.ctm, text.line_matrix, text.glyph_offset, parts)


def _place(interpreter: LazyInterpreter, operands: Operands, operator: PSKeyword) -> Painted | None:
    """Set the matrix of the line."""
    numbers = operands[-6:]
    if len(numbers) < 6 or not _NUMBERS.issuperset(map(type, numbers)):
        return by_playa(interpreter, operands, operator)
    del operands[-6:]
    text = interpreter.textstate
    text.line_matrix = tuple(numbers)
    text.glyph_offset = (0, 0)
    return None


def _step(interpreter: LazyInterpreter, operands: Operands, operator: PSKeyword) -> Painted | None:
    """Move to another line."""
    numbers = operands[-2:]
    if len(numbers) < 2 or not _NUMBERS.issuperset(map(type, numbers)):
        return by_playa(interpreter, operands, operator)
    del operands[-2:]
    x, y = numbers
    if operator is _STEP_AND_LEAD:
        interpreter.graphicstate.leading = -y
    text = interpreter.textstate
    a, b, c, d, e, f = text.line_matrix
    text.line_matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)
    text.glyph_offset = (0, 0)
    return None


def _begin_text(interpreter: LazyInterpreter, _: Operands, __: PSKeyword) -> None:
    text = interpreter.textstate
    text.line_matrix = MATRIX_IDENTITY
    text.glyph_offset = (0, 0)


def _nothing(_: LazyInterpreter, __: Operands, ___: PSKeyword) -> None:
    """Do nothing, as playa does."""


def _choose_font(
    interpreter: LazyInterpreter, operands: Operands, operator: PSKeyword
) -> Painted | None:
    """Choose a font that the page names, and its size."""
    name, size = operands[-2:] if len(operands) > 1 else (None, None)
    if type(name) is PSLiteral and type(size) in _NUMBERS and name.name in interpreter.fontmap:
        del operands[-2:]
        state = interpreter.graphicstate
        state.font = interpreter.fontmap[name.name]
        state.fontsize = size
        return None
    return by_playa(interpreter, operands, operator)


def _set(
    attribute: str,
    kinds: frozenset[type],
    interpreter: LazyInterpreter,
    operands: Operands,
    operator: PSKeyword,
) -> Painted | None:
    """Set one number of the state."""
    if not operands or type(operands[-1]) not in kinds:
        return by_playa(interpreter, operands, operator)
    setattr(interpreter.graphicstate, attribute, operands.pop())
    return None


def _paint_with(
    space: str,
    attributes: tuple[str, str],
    interpreter: LazyInterpreter,
    operands: Operands,
    operator: PSKeyword,
) -> Painted | None:
    """Set a colour of one of the usual spaces."""
    usual = PREDEFINED_COLORSPACE[space]
    parts = operands[-usual.ncomponents :]
    if (
        len(parts) < usual.ncomponents
        or not _NUMBERS.issuperset(map(type, parts))
        or interpreter.csmap[space] is not usual
    ):
        return by_playa(interpreter, operands, operator)
    del operands[-usual.ncomponents :]
    of_space, of_colour = attributes
    state = interpreter.graphicstate
    setattr(state, of_space, usual)
    setattr(state, of_colour, Color(tuple(parts), None))
    return None


def _draw(interpreter: LazyInterpreter, _: Operands, operator: PSKeyword) -> Painted | None:
    """Paint the path that has been made, if there is one."""
    path = interpreter.curpath
    if not path:
        return None
    interpreter.curpath = []
    stroke, fill = _DRAW[operator]
    return Drawn(interpreter.ctm, interpreter.graphicstate, path, stroke, fill)


def _drop_path(interpreter: LazyInterpreter, _: Operands, __: PSKeyword) -> None:
    interpreter.curpath = []


def _keep(interpreter: LazyInterpreter, _: Operands, __: PSKeyword) -> None:
    """Keep the state, as playa does, but copied by hand: that takes a fifth of the time."""
    state = GraphicState.__new__(GraphicState)
    state.__dict__.update(interpreter.graphicstate.__dict__)
    text = interpreter.textstate
    text = TextState(text.line_matrix, text.glyph_offset)
    interpreter.gstack.append((interpreter.ctm, state, text))


def _restore(interpreter: LazyInterpreter, _: Operands, __: PSKeyword) -> None:
    """Restore the state that was kept."""
    kept = interpreter.gstack
    if kept:
        interpreter.ctm, interpreter.graphicstate, interpreter.textstate = kept.pop()


def _transform(
    interpreter: LazyInterpreter, operands: Operands, operator: PSKeyword
) -> Painted | None:
    """Change the matrix from user space to the page."""
    numbers = operands[-6:]
    if len(numbers) < 6 or not _NUMBERS.issuperset(map(type, numbers)):
        return by_playa(interpreter, operands, operator)
    del operands[-6:]
    interpreter.ctm = mult_matrix(tuple(numbers), interpreter.ctm)
    return None


def _add_point(
    interpreter: LazyInterpreter, operands: Operands, operator: PSKeyword
) -> Painted | None:
    """Add a point to the path."""
    point = tuple(operands[-2:])
    if len(point) < 2 or not _NUMBERS.issuperset(map(type, point)):
        return by_playa(interpreter, operands, operator)
    del operands[-2:]
    _path(interpreter).append((_POINTS[operator], (point,)))
    return None


def _add_rectangle(
    interpreter: LazyInterpreter, operands: Operands, operator: PSKeyword
) -> Painted | None:
    """Add a rectangle to the path."""
    numbers = operands[-4:]
    if len(numbers) < 4 or not _NUMBERS.issuperset(map(type, numbers)):
        return by_playa(interpreter, operands, operator)
    del operands[-4:]
    x, y, width, height = numbers
    right, top = x + width, y + height
    _path(interpreter).extend(
        (
            ("m", ((x, y),)),
            ("l", ((right, y),)),
            ("l", ((right, top),)),
            ("l", ((x, top),)),
            _CLOSED,
        )
    )
    return None


def _close(interpreter: LazyInterpreter, _: Operands, __: PSKeyword) -> None:
    """Close the path."""
    _path(interpreter).append(_CLOSED)


def _path(interpreter: LazyInterpreter) -> list[Any]:
    """Give the path that is being made; playa's segments are such tuples, too."""
    return interpreter.curpath


def _begin_marked(
    interpreter: LazyInterpreter, operands: Operands, operator: PSKeyword
) -> Painted | None:
    """Leave out marked content whose properties are plain: nothing is read from them here."""
    name, told = operands[-2:] if len(operands) > 1 else (None, None)
    if type(name) is PSLiteral and type(told) is dict and type(told.get("MCID", 0)) is int:
        del operands[-2:]
        return None
    return by_playa(interpreter, operands, operator)


def _end_marked(
    interpreter: LazyInterpreter, operands: Operands, operator: PSKeyword
) -> Painted | None:
    return by_playa(interpreter, operands, operator) if interpreter.mcstack else None


_STRING, _ARRAY, _STEP_AND_LEAD = KWD(b"Tj"), KWD(b"TJ"), KWD(b"TD")
_POINTS = {KWD(b"m"): "m", KWD(b"l"): "l"}
_CLOSED: tuple[str, tuple[Point, ...]] = ("h", ())
_DRAW = {
    **dict.fromkeys(map(KWD, (b"f", b"F", b"f*")), (False, True)),
    **dict.fromkeys(map(KWD, (b"B", b"B*")), (True, True)),
    KWD(b"S"): (True, False),
}
"""Whether the operators that paint a path stroke it, and fill it."""

_NUMBERS_OF_STATE = {
    b"Tc": "charspace",
    b"Tw": "wordspace",
    b"Tz": "scaling",
    b"TL": "leading",
    b"Ts": "rise",
    b"w": "linewidth",
    b"M": "miterlimit",
    b"i": "flatness",
}
_WHOLES_OF_STATE = {b"J": "linecap", b"j": "linejoin", b"Tr": "render_mode"}
_FILL, _STROKE = ("ncs", "ncolor"), ("scs", "scolor")

Short = Callable[[LazyInterpreter, Operands, PSKeyword], Painted | None]

SHORT: dict[PSKeyword, Short] = {
    **dict.fromkeys((_STRING, _ARRAY), _show),
    **dict.fromkeys(_POINTS, _add_point),
    **dict.fromkeys(_DRAW, _draw),
    **dict.fromkeys(map(KWD, (b"Td", b"TD")), _step),
    **dict.fromkeys(map(KWD, (b"ET", b"W", b"W*", b"BX", b"EX")), _nothing),
    **{KWD(name): partial(_set, at, _NUMBERS) for name, at in _NUMBERS_OF_STATE.items()},
    **{KWD(name): partial(_set, at, frozenset({int})) for name, at in _WHOLES_OF_STATE.items()},
    KWD(b"g"): partial(_paint_with, "DeviceGray", _FILL),
    KWD(b"rg"): partial(_paint_with, "DeviceRGB", _FILL),
    KWD(b"k"): partial(_paint_with, "DeviceCMYK", _FILL),
    KWD(b"G"): partial(_paint_with, "DeviceGray", _STROKE),
    KWD(b"RG"): partial(_paint_with, "DeviceRGB", _STROKE),
    KWD(b"K"): partial(_paint_with, "DeviceCMYK", _STROKE),
    KWD(b"BT"): _begin_text,
    KWD(b"Tm"): _place,
    KWD(b"Tf"): _choose_font,
    KWD(b"re"): _add_rectangle,
    KWD(b"h"): _close,
    KWD(b"n"): _drop_path,
    KWD(b"q"): _keep,
    KWD(b"Q"): _restore,
    KWD(b"cm"): _transform,
    KWD(b"BDC"): _begin_marked,
    KWD(b"EMC"): _end_marked,
}
"""The operators that are carried out here; an operand that is not plain is left to playa."""
