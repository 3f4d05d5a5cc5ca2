"""What of a page is shown around a frame: whole lines, and what tells a figure apart."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from expectations.report.findings import Place
from expectations.report.frames import Frame, frames_of
from expectations.report.paper import Paper
from expectations.report.printed import CLEAR, PrintedText
from expectations.report.regions import parts_of

WORDS = [
    (60, 700, "合计"), (420, 700, "100.00"), (700, 700, "88.50"), (60, 400, "教育支出"),
    (420, 400, "60.00"), (700, 400, "48.25"), (400, 740, "预算数"), (690, 740, "项目支出"),
]  # fmt: skip


def text_of(words: list[tuple[int, int, str]], size: float = 10) -> PrintedText:
    """Print words, each glyph as wide and as high as the size."""
    glyphs = [
        (char, (x + size * at, float(y), x + size * (at + 1), y + size), at == 0)
        for x, y, word in words
        for at, char in enumerate(word)
    ]
    return PrintedText(
        "".join(char for char, _, _ in glyphs),
        tuple(box for _, box, _ in glyphs),
        tuple(apart for _, _, apart in glyphs),
    )


PAGE = text_of(WORDS)
PAPER = Paper(Image.new("L", (1200, 1200)), 1.0, PAGE)


def figure(line: str, heading: str, box: tuple[float, float, float, float], text: str) -> Frame:
    place = Place("found", 1, box, text, Decimal(text), 1, "名称", line, heading)
    [frame] = frames_of(place, "", "", PAGE)
    return frame


def test_a_figure_far_off_is_shown_with_its_lines_name_and_its_columns_heading() -> None:
    frame = figure("教育支出", "支出/项目支出", (690, 398, 760, 412), "48.25")
    assert frame.name == (60, 400, 100, 410)
    assert frame.heading == (690, 740, 730, 750)
    parts = parts_of(PAPER, [frame])
    assert set(parts) == {"main", "name", "heading"}
    main, name, heading = parts["main"], parts["name"], parts["heading"]
    assert name[0] <= frame.name[0]
    assert frame.name[2] <= name[2] <= main[0]
    assert (name[1], name[3]) == (main[1], main[3])
    assert heading[3] <= main[1]
    assert (heading[0], heading[2]) == (main[0], main[2])


def test_what_stands_near_is_in_the_one_part() -> None:
    frame = figure("合计", "预算数", (400, 698, 480, 712), "100.00")
    assert set(parts_of(PAPER, [frame])) == {"main", "name"}
    near = figure("合计", "预算数", (300, 698, 480, 712), "100.00")
    assert set(parts_of(PAPER, [near])) == {"main"}


@pytest.mark.parametrize("line", ["", "没有印过的名称"])
def test_without_a_name_on_the_page_there_is_no_part_for_it(line: str) -> None:
    frame = figure(line, "", (690, 398, 760, 412), "48.25")
    assert frame.name is None
    assert set(parts_of(PAPER, [frame])) == {"main"}


@given(st.floats(0, 300), st.floats(0, 300), st.integers(11, 30))
def test_no_line_is_cut_and_no_frame_is_left_out(below: float, above: float, step: int) -> None:
    text = text_of([(50, y, "一行文字") for y in range(0, 1000, step)])
    kept = (10 * step, 10 * step + 10)
    bottom, top = text.whole_lines(kept[0] - below, kept[1] + above, kept)
    assert bottom <= kept[0]
    assert kept[1] <= top
    for _, low, _, high in text.boxes:
        for edge in (bottom + CLEAR, top - CLEAR):
            assert not low + 3 * CLEAR < edge < high - 3 * CLEAR
