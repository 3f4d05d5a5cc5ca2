"""A page's content in, the page turned so that its text reads upright out."""

from dataclasses import dataclass

from extract.marks.content import Content
from extract.marks.geometry import Box, Turn
from extract.marks.glyphs import (
    Glyph,
    Strikes,
    drop_second_strikes,
    main_direction,
    shown_on,
    turn_glyph,
)
from extract.marks.rulings import Ruling, on_page, turn_ruling, without_streaks
from extract.marks.runs import Run, runs_of, seen_runs
from extract.marks.watermarks import without_watermarks


@dataclass(frozen=True, slots=True)
class UprightPage:
    """A page turned upright, and what it paints.

    Attributes:
        content: What it paints, before the turn.
        turn: The turn.
        glyphs: Every mark of text: hidden ones and second strikes too.
        strikes: The glyphs left when second strikes are dropped.
        runs: Those of them that are shown, in runs: of one that the clip cuts all of it, for it was
            written in one go; one that lies beyond the clip is not shown, nor is a watermark.
        visible: The glyphs of the runs.
        rulings: Its straight lines, each once.
    """

    content: Content
    turn: Turn
    glyphs: list[Glyph]
    strikes: Strikes
    runs: list[Run]
    visible: list[Glyph]
    rulings: list[Ruling]

    @property
    def box(self) -> Box:
        """The page."""
        return Box(0, 0, *self.turn.size)


def turn_upright(content: Content, more: int = 0) -> UprightPage:
    """Turn a page so that most of its text runs from left to right.

    Args:
        content: What the page paints, as displayed.
        more: Degrees to turn it further, counter-clockwise: a scan's text is no glyph.
    """
    turn = Turn((360 - main_direction(content.glyphs) + more) % 360, *content.size)
    box = Box(0, 0, *turn.size)
    glyphs, rulings = content.glyphs, content.rulings
    if turn.degrees:
        glyphs = [turn_glyph(glyph, turn) for glyph in glyphs]
        rulings = [turn_ruling(ruling, turn) for ruling in rulings]
    strikes = drop_second_strikes(glyphs)
    runs = runs_of(shown_on(box, strikes.kept))
    if True in [glyph.is_clipped for glyph in glyphs]:
        runs = seen_runs(runs)
    rulings = without_streaks(on_page(rulings, box), box)
    runs = without_watermarks(runs, content.pale, box, rulings)
    visible = [glyph for run in runs for glyph in run]
    return UprightPage(content, turn, glyphs, strikes, runs, visible, rulings)
