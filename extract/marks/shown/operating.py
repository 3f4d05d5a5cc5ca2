"""A content stream in, what it paints out.

playa's interpreter keeps the state and carries out each operator. It is handed the operators one by
one, since that tells what it does not (clips), and the few that make up nearly all of a table are
carried out here (`operators.py`), where their operands are plain.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from playa.interp import LazyInterpreter
from playa.pdftypes import InlineImage, PSKeyword

from extract.marks.shown.objects import objects_of
from extract.marks.shown.operators import SHORT, Painted, by_playa
from extract.marks.shown.showing import Shown

Hear = Mapping[PSKeyword, Callable[[], None]]
"""What to do before an operator is carried out."""

Work = Callable[[], Painted | None]


class _Works(dict[PSKeyword, Work]):
    """How an interpreter carries out each operator, found out once."""

    def __init__(self, interpreter: LazyInterpreter, hear: Hear) -> None:
        super().__init__()
        self._interpreter, self._hear = interpreter, hear

    def __missing__(self, operator: PSKeyword) -> Work:
        short = SHORT.get(operator, by_playa)
        work: Work = partial(short, self._interpreter, self._interpreter.argstack, operator)
        heard = self._hear.get(operator)
        if heard is not None:
            work = partial(_after, heard, work)
        self[operator] = work
        return work


def operate(interpreter: LazyInterpreter, hear: Hear) -> Iterator[Painted]:
    """Carry out a stream's operators, and give what they paint.

    Args:
        interpreter: playa's, which has not begun.
        hear: Whom to tell of which operators.
    """
    operands = interpreter.argstack
    works = _Works(interpreter, hear)
    for item in objects_of(interpreter.contents, interpreter.page.doc):
        painted: Painted | None
        kind = type(item)
        if kind is PSKeyword:
            painted = works[item]()
        elif kind is InlineImage:
            painted = interpreter.do_EI(item)
        else:
            operands.append(item)
            continue
        if painted is not None:
            yield painted
            if type(painted) is Shown:
                interpreter.textstate.glyph_offset = painted.end or painted.begin


def _after(heard: Callable[[], None], work: Work) -> Painted | None:
    heard()
    return work()
