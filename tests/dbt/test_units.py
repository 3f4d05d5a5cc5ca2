"""The one parser of units, with the texts of real reports that it is for and their near misses."""

import pytest

from tests.dbt.conftest import Expression


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("部门：某局 单位：万元", "万元"),
        ("金额单位：人民币元", "元"),
        ("金额单位：人民币万元", "万元"),
        ("单位：人民币（亿元）", "亿元"),
        ("单位：元人民币", "元"),
        ("收入决算表（万元）", "万元"),
        ("单位千元", "千元"),
        ("部门：某局 （单位：万元，保留两位小数）", "万元"),
        ("部门：某局 单 位 ： 万 元", "万元"),
        ("单位：万元 公开05表", "万元"),
        ("单位：万元（公开05表）", "万元"),
        # places, days and names that begin with a unit
        ("编制单位：元谋县教育局 单位：万元", "万元"),
        ("编报单位：元氏县财政局　　　　金额单位：万元", "万元"),
        ("单位：元阳县民政局", None),
        ("单 位 ： 元 江 县 民 政 局", None),
        ("编制单位：青湖县人社局（元旦前填报） 单位：千元", "千元"),
        ("编制单位：某县林业局（元宝山林场） 单位：千元", "千元"),
        ("部门：某局", None),
        ("本单位万元以上设备", None),
        # other money, and more than one unit, are told as they are printed: no seed knows them
        ("单位：美元", "美元"),
        ("单位：万美元", "万美元"),
        ("单位：美金", "美金"),
        ("编制单位：某局 单位：元、万元、%", "元、万元"),
    ],
)
def test_a_unit_above_a_grid_ends_where_its_word_does(
    evaluate: Expression, text: str, unit: str | None
) -> None:
    assert evaluate("unit_in_caption(plain_text('text'), 'text')", text) == unit


@pytest.mark.parametrize(
    ("place", "plain", "unit"),
    [
        ("caption_end", "507-湖州市卫生健康委员会万元", "万元"),
        ("caption_end", "共计三万元", None),
        ("caption_end", "某局美元", None),
        ("caption_end", "某县第二单元", None),
        ("label", "2024年预算数(万元)", "万元"),
        ("label", "预算数(单位:元)", "元"),
        ("label", "预算数(千元)", "千元"),
        ("label", "预算数(亿元)", "亿元"),
        ("label", "项目资金(单位:人民币亿元)", "亿元"),
        ("label", "预算数(美元)", "美元"),
        ("label", "活动经费(元旦)", None),
        ("label", "财政资金400万元", None),
        ("label", "预算数", None),
        ("figure", "15万元", "万元"),
        ("figure", "1,500.5(千元)", "千元"),
        ("figure", "15", None),
        ("figure", "15美元", None),
        ("figure", "十五万元", None),
    ],
)
def test_a_unit_is_found_where_it_is_printed(
    evaluate: Expression, place: str, plain: str, unit: str | None
) -> None:
    assert evaluate(f"unit_in('text', '{place}')", plain) == unit
