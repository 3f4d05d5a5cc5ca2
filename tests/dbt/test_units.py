"""The one parser of units, with the texts of real reports that it is for."""

import pytest

from tests.dbt.conftest import Expression


@pytest.mark.parametrize(
    ("place", "plain", "unit"),
    [
        ("caption", "部门:某局单位:万元", "万元"),
        ("caption", "金额单位:人民币元", "元"),
        ("caption", "收入决算表(万元)", "万元"),
        ("caption", "单位千元", "千元"),
        ("caption", "部门:某局", None),
        ("caption_end", "507-湖州市卫生健康委员会万元", "万元"),
        ("caption_end", "共计三万元", None),
        ("heading", "2024年预算数(万元)", "万元"),
        ("heading", "预算数(单位:元)", "元"),
        ("heading", "预算数", None),
        ("label", "项目资金(单位:人民币亿元)", "亿元"),
        ("label", "财政资金400万元", None),
        ("figure", "15万元", "万元"),
        ("figure", "1,500.5(千元)", "千元"),
        ("figure", "15", None),
        ("figure", "十五万元", None),
    ],
)
def test_a_unit_is_found_where_it_is_printed(
    evaluate: Expression, place: str, plain: str, unit: str | None
) -> None:
    assert evaluate(f"unit_in('text', '{place}')", plain) == unit
