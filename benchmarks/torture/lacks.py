"""A report's rows in; the same without something that every report prints, or all below nought."""

import re
from random import Random
from typing import Any

LACKS = {
    "year": (r"20\d\d|二[〇○零][一二三四五六七八九〇○零]{2}", ""),
    "kind": (r"预算|决算", ""),
    "department": (r"[\u4e00-\u9fff]{1,12}(局|委员会|办公室|中心|院)", ""),
    "unit": (r"单位：?|[万亿千]?元", ""),
    "heading": (r"合计|小计|总计|金额", ""),
    "plus": (r"(?<![\d,.-])(?=\d[\d,]*\.\d\d)", "-"),
    "figure": (r"\d[\d,]*\.\d\d", "0.00"),
}
"""What is replaced, and by what."""


def lacking(rows: dict[str, list[dict[str, Any]]], random: Random) -> None:
    """Take one or two of these out of every text."""
    for name in random.sample(list(LACKS), random.randint(1, 2)):
        pattern, text = LACKS[name]
        for row in (*rows["cells"], *rows["lines"]):
            row["text"] = re.sub(pattern, text, row["text"])
