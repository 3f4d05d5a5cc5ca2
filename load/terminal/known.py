"""A step of the build as the code names it in, as those who wait for it would say it out."""

_SAID = (
    ("stg_", "整理读出的内容"),
    ("claim", "读文字说明"),
    ("narrative", "读文字说明"),
    ("paragraph", "读文字说明"),
    ("sentence", "读文字说明"),
    ("performance", "读绩效表"),
    ("identit", "核对合计关系"),
    ("heading", "认列标题"),
    ("column", "认列标题"),
    ("title", "认报表"),
    ("statement", "认报表"),
    ("amount", "读金额"),
    ("unit", "读金额"),
    ("cell", "读表格"),
    ("grid", "读表格"),
    ("line", "认行"),
    ("dim_", "汇总"),
    ("fct_", "汇总"),
)


def said_of(node: str) -> str:
    """Say what a model or test does, by a part of its name."""
    return next((said for part, said in _SAID if part in node), "整理")
