"""The operators that set how things are painted: colours, fonts, and parameters by name.

They are carried out here as playa would, where their operands are plain; else they are playa's.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from playa.color import PREDEFINED_COLORSPACE, Color
from playa.content import GraphicState
from playa.interp import LazyInterpreter
from playa.pdftypes import KWD, PSKeyword, PSLiteral

from extract.marks.shown.painting import Painted, by_playa

NUMBERS = frozenset({float, int})
_WHOLE = frozenset({int})

CarryOut = Callable[[LazyInterpreter, list[Any], PSKeyword], Painted | None]
"""What carries out an operator: its operands are last on the stack."""


def _set_font(
    interpreter: LazyInterpreter, operands: list[Any], operator: PSKeyword
) -> Painted | None:
    """Set a font that the stream asked for before."""
    name: Any
    size: Any
    name, size = operands[-2:] if len(operands) > 1 else (None, None)
    fonts: dict[Any, Any] = getattr(interpreter.fontmap, "_fontmap", {})
    if type(name) is not PSLiteral or name.name not in fonts or type(size) not in NUMBERS:
        return by_playa(interpreter, operands, operator)
    del operands[-2:]
    state = interpreter.graphicstate
    state.font, state.fontsize = fonts[name.name], size
    return None


def _set_colour(space_name: str, count: int, *, is_fill: bool) -> CarryOut:
    """Make the operator that sets the colour of fills (text, grounds) or of lines."""
    space = PREDEFINED_COLORSPACE[space_name]

    def carry_out(
        interpreter: LazyInterpreter, operands: list[Any], operator: PSKeyword
    ) -> Painted | None:
        parts = tuple(operands[-count:])
        is_plain = len(parts) == count and NUMBERS.issuperset(map(type, parts))
        if not is_plain or interpreter.csmap[space_name] is not space:
            return by_playa(interpreter, operands, operator)
        del operands[-count:]
        state = interpreter.graphicstate
        if is_fill:
            state.ncs, state.ncolor = space, _colour(parts)
        else:
            state.scs, state.scolor = space, _colour(parts)
        return None

    return carry_out


@lru_cache(maxsize=4096)
def _colour(parts: tuple[float, ...]) -> Color:
    return Color(parts, None)


def _set_number(attribute: str, kinds: frozenset[type] = NUMBERS) -> CarryOut:
    """Make the operator that sets one number of the graphics state."""

    def carry_out(
        interpreter: LazyInterpreter, operands: list[Any], operator: PSKeyword
    ) -> Painted | None:
        if not operands or type(operands[-1]) not in kinds:
            return by_playa(interpreter, operands, operator)
        setattr(interpreter.graphicstate, attribute, operands.pop())
        return None

    return carry_out


def set_parameters() -> CarryOut:
    """Make the operator gs for one stream; a named set of parameters is looked up once."""
    known: dict[PSLiteral, dict[str, Any]] = {}

    def carry_out(
        interpreter: LazyInterpreter, operands: list[Any], operator: PSKeyword
    ) -> Painted | None:
        name = operands[-1] if operands else None
        if type(name) is not PSLiteral or name.name not in interpreter.extgstatemap:
            return by_playa(interpreter, operands, operator)
        if name not in known:
            state, blank = interpreter.graphicstate, GraphicState.__new__(GraphicState)
            interpreter.graphicstate = blank
            try:
                interpreter.do_gs(name)
            except TypeError:  # playa warns of it
                interpreter.graphicstate = state
                return by_playa(interpreter, operands, operator)
            interpreter.graphicstate = state
            known[name] = vars(blank)
        operands.pop()
        interpreter.graphicstate.__dict__.update(known[name])
        return None

    return carry_out


SET_STATE: dict[PSKeyword, CarryOut] = {
    KWD(b"Tf"): _set_font,
    KWD(b"g"): _set_colour("DeviceGray", 1, is_fill=True),
    KWD(b"G"): _set_colour("DeviceGray", 1, is_fill=False),
    KWD(b"rg"): _set_colour("DeviceRGB", 3, is_fill=True),
    KWD(b"RG"): _set_colour("DeviceRGB", 3, is_fill=False),
    KWD(b"w"): _set_number("linewidth"),
    KWD(b"M"): _set_number("miterlimit"),
    KWD(b"J"): _set_number("linecap", _WHOLE),
    KWD(b"j"): _set_number("linejoin", _WHOLE),
}
"""The operators that are carried out here whatever the stream."""
