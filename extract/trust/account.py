"""The glyph account of a page: proof that nothing was lost and nothing counted twice.

Visible characters read = in cells + in lines + second strikes + named exclusions. PDFium counts
the page a second time, with code of its own. On a scanned page nobody counts a second time: there
the account says whether each line of ink was recognised and booked, not whether it was right.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.grids.booking import Booking
from extract.marks.fonts import UNMAPPED
from extract.marks.glyphs import Glyph, Strikes, ink_count
from extract.marks.rendering import RenderedPage
from extract.scan.recognition import ScanReading


@dataclass(frozen=True, slots=True)
class Account:
    """Visible characters of a page, by where they went; white space is not counted.

    Attributes:
        visible: PDFium's count.
        read: playa's count.
        in_cells: Booked under cells.
        in_lines: Booked under lines.
        second_strikes: Dropped as second strikes of fake bold.
        excluded: Left out by name: outside the crop box, slanted, invisible.
        unmapped: Read, but the font does not say which character it is.
    """

    visible: int
    read: int
    in_cells: int
    in_lines: int
    second_strikes: int
    excluded: int
    unmapped: int

    @property
    def closes(self) -> bool:
        """Say whether every character read is booked exactly once."""
        booked = self.in_cells + self.in_lines + self.second_strikes + self.excluded
        return booked == self.read

    @property
    def readers_agree(self) -> bool:
        """Say whether PDFium saw as many characters.

        On 2,396 of 2,403 pages measured it counts exactly what is read less the second strikes. It
        keeps second strikes that come much later in the page's stream (one page), and now and
        then takes a repeated glyph for a strike that is none (six pages, four characters at most).
        """
        kept = self.read - self.second_strikes
        least = kept - self.excluded - max(5, self.read // 100)
        return least <= self.visible <= self.read


def make_account(
    glyphs: Sequence[Glyph],
    strikes: Strikes,
    booking: Booking,
    rendered: RenderedPage | None,
    scan: ScanReading | None,
) -> Account:
    """Draw up the account of a page.

    Characters recognised on a scan count as read, and as visible; a line of ink of which nothing
    was recognised counts as one visible character more, so that the readers disagree.
    """
    recognised = scan.in_cells + scan.in_lines if scan else 0
    return Account(
        visible=(rendered.visible_characters() if rendered else 0)
        + (recognised + scan.unread if scan else 0),
        read=sum(ink_count(glyph.text) for glyph in glyphs) + recognised,
        in_cells=booking.in_cells,
        in_lines=booking.in_lines,
        second_strikes=strikes.dropped,
        excluded=booking.excluded,
        unmapped=sum(glyph.text == UNMAPPED for glyph in glyphs),
    )
