"""The operators that make paths, and those that paint them."""

from typing import Any

from playa.interp import LazyInterpreter
from playa.pdftypes import KWD, PSKeyword

from extract.marks.shown.painting import Drawn, Painted, by_playa
from extract.marks.shown.setting import NUMBERS, CarryOut


def _draw(interpreter: LazyInterpreter, _: list[Any], operator: PSKeyword) -> Painted | None:
    """Paint the path that has been made, if there is one."""
    path = interpreter.curpath
    if not path:
        return None
    interpreter.curpath = []
    stroke, fill = _DRAW[operator]
    return Drawn(interpreter.ctm, interpreter.graphicstate, path, stroke, fill)


def _add_point(
    interpreter: LazyInterpreter, operands: list[Any], operator: PSKeyword
) -> Painted | None:
    """Add a point to the path."""
    x, y = point = tuple(operands[-2:]) if len(operands) > 1 else (None, None)
    if type(x) not in NUMBERS or type(y) not in NUMBERS:
        return by_playa(interpreter, operands, operator)
    del operands[-2:]
    _path(interpreter).append((_POINTS[operator], (point,)))
    return None


def _add_rectangle(
    interpreter: LazyInterpreter, operands: list[Any], operator: PSKeyword
) -> Painted | None:
    """Add a rectangle to the path."""
    numbers = operands[-4:]
    if len(numbers) < 4 or not NUMBERS.issuperset(map(type, numbers)):
        return by_playa(interpreter, operands, operator)
    del operands[-4:]
    x, y, width, height = numbers
    right, top = x + width, y + height
    corners = (("m", x, y), ("l", right, y), ("l", right, top), ("l", x, top))
    path = _path(interpreter)
    path += [(step, ((left, low),)) for step, left, low in corners]
    path.append(("h", ()))
    return None


def _close(interpreter: LazyInterpreter, _: list[Any], __: PSKeyword) -> None:
    """Close the path."""
    _path(interpreter).append(("h", ()))


def _end(interpreter: LazyInterpreter, _: list[Any], __: PSKeyword) -> None:
    """End the path, and paint nothing."""
    interpreter.curpath = []


def _path(interpreter: LazyInterpreter) -> list[Any]:
    """Give the path that is being made; playa's segments are such tuples, too."""
    return interpreter.curpath


_POINTS = {KWD(b"m"): "m", KWD(b"l"): "l"}
_DRAW = {
    **dict.fromkeys(map(KWD, (b"f", b"F", b"f*")), (False, True)),
    **dict.fromkeys(map(KWD, (b"B", b"B*")), (True, True)),
    KWD(b"S"): (True, False),
}
"""Whether the operators that paint a path stroke it, and fill it."""

MAKE_PATHS: dict[PSKeyword, CarryOut] = {
    **dict.fromkeys(_POINTS, _add_point),
    **dict.fromkeys(_DRAW, _draw),
    KWD(b"re"): _add_rectangle,
    KWD(b"h"): _close,
    KWD(b"n"): _end,
}
"""The operators that are carried out here."""
