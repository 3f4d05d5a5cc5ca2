"""Lines that were recognised on a picture are a table where they hold amounts."""

from __future__ import annotations

import pytest

from extract.grids.booking import Line
from extract.marks.geometry import Box
from extract.trust.painted.recognised import unplaced_amounts


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("一、教育支出 12.50二、卫生健康支出 3.20",), [0]),
        (("教育支出 12.50",), []),
        (
            ("压、事业收入 79.46 T、教育支出", "合计 5134.84、般公共服务支出", "总计 1.20"),
            [0, 1, 2],
        ),
        (("教育支出 12.50", "卫生健康支出 3.20", "合计 1,474"), [0, 1, 2]),
        (("201 教育支出 125000 0", "202 卫生健康支出 3200 3200", "合计 1474 0"), [0, 1, 2]),
        (("共计 12.50 万元，比上年", "增加 3.20 万元。", "其中 1.20，"), []),
    ],
    ids=[
        "two in a line",
        "one amount",
        "ordinals misread",
        "three lines",
        "without decimals",
        "prose",
    ],
)
def test_recognised_lines_with_amounts_are_a_table_without_a_grid(
    texts: tuple[str, ...], expected: list[int]
) -> None:
    lines = [Line(text, Box(0, 0, 1, 1), 10.0, is_struck_twice=False) for text in texts]
    assert [*unplaced_amounts(lines)] == expected
