"""A content stream in, what it paints out.

playa's interpreter keeps the state and carries out each operator. It is handed the operators one by
one, since that tells what it does not (clips), and the few that make up nearly all of a table are
not made objects of first: text that is shown, and paths.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from playa.content import GraphicState
from playa.interp import LazyInterpreter, TextState
from playa.pdftypes import KWD, MATRIX_IDENTITY, InlineImage, PSKeyword
from playa.utils import mult_matrix

from extract.marks.shown.objects import objects_of
from extract.marks.shown.painting import Painted, by_playa
from extract.marks.shown.paths import MAKE_PATHS
from extract.marks.shown.setting import NUMBERS, SET_STATE, CarryOut, set_parameters
from extract.marks.shown.showing import Shown

_new = object.__new__
_PARTS = frozenset({bytes, float, int})

Hear = Mapping[PSKeyword, Callable[[], None]]
"""What to do before an operator is carried out."""


def operate(interpreter: LazyInterpreter, hear: Hear) -> Iterator[Painted]:
    """Carry out a stream's operators, and give what they paint.

    Args:
        interpreter: playa's, which has not begun.
        hear: Whom to tell of which operators.
    """
    operands = interpreter.argstack
    add = operands.append
    short = {**_SHORT, KWD(b"gs"): set_parameters()}
    known = {
        operator: (hear.get(operator), short.get(operator, by_playa))
        for operator in short.keys() | hear.keys()
    }
    unknown = None, by_playa
    for item in objects_of(interpreter.contents, interpreter.page.doc):
        painted: Painted | None
        if type(item) is PSKeyword:
            heard, carry_out = known.get(item, unknown)
            if heard is not None:
                heard()
            painted = carry_out(interpreter, operands, item)
        elif type(item) is InlineImage:
            painted = interpreter.do_EI(item)
        else:
            add(item)
            continue
        if painted is not None:
            yield painted
            if type(painted) is Shown:
                interpreter.textstate.glyph_offset = painted.end or painted.begin


def _show(interpreter: LazyInterpreter, operands: list[Any], operator: PSKeyword) -> Painted | None:
    """Show the string that is last on the stack."""
    part: Any = operands[-1] if operands else None
    state = interpreter.graphicstate
    if type(part) is not bytes or not part or state.font is None:
        return by_playa(interpreter, operands, operator)
    del operands[-1]
    text = interpreter.textstate
    return Shown(state, interpreter.ctm, text.line_matrix, text.glyph_offset, (part,))


def _show_parts(
    interpreter: LazyInterpreter, operands: list[Any], operator: PSKeyword
) -> Painted | None:
    """Show the strings of the array that is last on the stack."""
    parts: Any = operands[-1] if operands else None
    state = interpreter.graphicstate
    if type(parts) is not list or state.font is None or not _PARTS.issuperset(map(type, parts)):
        return by_playa(interpreter, operands, operator)
    if not any(part for part in parts if type(part) is bytes):
        return by_playa(interpreter, operands, operator)
    del operands[-1]
    text = interpreter.textstate
    return Shown(state, interpreter.ctm, text.line_matrix, text.glyph_offset, parts)


def _keep(interpreter: LazyInterpreter, _: list[Any], __: PSKeyword) -> None:
    """Keep the state, as playa does, but copied by hand: that takes a tenth of the time."""
    state = _new(GraphicState)
    state.__dict__ = interpreter.graphicstate.__dict__.copy()
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
    x: Any
    y: Any
    x, y = operands[-2:] if len(operands) > 1 else (None, None)
    if type(x) not in NUMBERS or type(y) not in NUMBERS:
        return by_playa(interpreter, operands, operator)
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
    if len(matrix) < 6 or not NUMBERS.issuperset(map(type, matrix)):
        return by_playa(interpreter, operands, operator)
    del operands[-6:]
    text = interpreter.textstate
    text.line_matrix, text.glyph_offset = matrix, (0, 0)
    return None


def _pass(_: LazyInterpreter, __: list[Any], ___: PSKeyword) -> None:
    """Do nothing, as playa does."""


def _transform(
    interpreter: LazyInterpreter, operands: list[Any], operator: PSKeyword
) -> Painted | None:
    """Apply a matrix to all that is painted from here on."""
    matrix = tuple(operands[-6:])
    if len(matrix) < 6 or not NUMBERS.issuperset(map(type, matrix)):
        return by_playa(interpreter, operands, operator)
    del operands[-6:]
    interpreter.ctm = mult_matrix(matrix, interpreter.ctm)
    return None


_MOVE_LEADING = KWD(b"TD")
_SHORT: dict[PSKeyword, CarryOut] = {
    **MAKE_PATHS,
    **SET_STATE,
    KWD(b"Tj"): _show,
    KWD(b"TJ"): _show_parts,
    KWD(b"q"): _keep,
    KWD(b"Q"): _restore,
    KWD(b"BT"): _begin_text,
    **dict.fromkeys((KWD(b"Td"), _MOVE_LEADING), _move),
    KWD(b"Tm"): _set_matrix,
    KWD(b"cm"): _transform,
    **dict.fromkeys(map(KWD, (b"ET", b"W", b"W*")), _pass),
}
"""The operators that are carried out here; an operand that is not plain is left to playa."""
