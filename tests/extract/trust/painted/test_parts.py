"""Parts of a page show what the whole page shows there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.marks.geometry import Box, Turn
from extract.marks.rendering import open_rendered
from extract.trust.painted.parts import paint_parts

FAR_APART = [Box(50, 50, 60, 60), Box(300, 55, 301, 62), Box(0, 390, 9, 399), Box(50, 200, 58, 208)]


@pytest.mark.parametrize("degrees", [0, 90])
def test_a_part_shows_what_the_page_shows_there(tmp_path: Path, degrees: int) -> None:
    canvas = Canvas(str(tmp_path / "page.pdf"), pagesize=(400, 400))
    for number in range(40):
        canvas.drawString(10 * number, 10 * number, f"{number} 8 6 , . (7)")
        canvas.drawString(50, 10 * number, f"{number}")
    canvas.save()
    with open_rendered(tmp_path / "page.pdf") as document:
        assert document is not None
        with document.page(1) as page:
            assert page is not None
            whole = page.part(degrees, 3.3, Box(0, 0, 400, 400))
            assert whole is not None
            parts = paint_parts(page, Turn(degrees, 400, 400), 3.3, FAR_APART)
            for box, part in zip(FAR_APART, parts, strict=True):
                assert part is not None
                assert np.array_equal(part.crop(box), whole.crop(box))
            assert parts[0] is parts[1]
            assert parts[0] is not parts[3]


def test_what_lies_outside_the_page_has_no_part(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "page.pdf"), pagesize=(400, 400))
    canvas.drawString(50, 50, "1")
    canvas.save()
    with open_rendered(tmp_path / "page.pdf") as document:
        assert document is not None
        with document.page(1) as page:
            assert page is not None
            boxes = [Box(50, 900, 60, 910), Box(50, 50, 60, 60)]
            outside, inside = paint_parts(page, Turn(0, 400, 400), 3.3, boxes)
    assert outside is None
    assert inside is not None
