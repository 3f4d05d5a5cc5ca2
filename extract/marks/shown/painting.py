"""What operators paint, and the operators that are left to playa.

playa's interpreter keeps the state. What it makes of an operator is taken over as what is shown, or
as a path: the two that are no objects of playa's where operators are carried out here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from playa.content import ContentObject, GraphicState, PathObject, TextObject
from playa.interp import LazyInterpreter
from playa.pdftypes import PSKeyword

from extract.marks.geometry import Box, Matrix
from extract.marks.shown.showing import Shown, shown_by_playa

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
        placed: Its operators with their points on the page.
        box: The box around these; None where there is none.
    """

    ctm: Matrix
    gstate: GraphicState
    raw_segments: Sequence[tuple[str, tuple[Point, ...]]]
    stroke: bool
    fill: bool
    placed: Sequence[tuple[str, Sequence[Point]]] = field(init=False)
    box: Box | None = field(init=False)

    def __post_init__(self) -> None:
        """Find out once where its points lie."""
        a, b, c, d, e, f = self.ctm
        self.placed = [
            (step, [(a * x + c * y + e, b * x + d * y + f) for x, y in points])
            for step, points in self.raw_segments
        ]
        if every := [point for _, points in self.placed for point in points]:
            xs, ys = zip(*every, strict=True)
            self.box = Box(min(xs), min(ys), max(xs), max(ys))
        else:
            self.box = None


Painted = Shown | Drawn | ContentObject


def by_playa(interpreter: LazyInterpreter, _: list[Any], operator: PSKeyword) -> Painted | None:
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
