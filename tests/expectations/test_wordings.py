"""Wordings that real reports printed: what terms of kind `pattern_absent` tell and let pass."""

from __future__ import annotations

import duckdb
import pytest

from expectations.catalogue import read_catalogue

TERMS = {rule.id: rule.terms for rule in read_catalogue() if rule.kind == "pattern_absent"}
TOLD = [
    ("COMPLETENESS-012", "比上年预算（注：上年3,468.18万元，公开时请删除注释）减少1271.66万元"),
    ("COMPLETENESS-012", "注：“科目编码”和“科目名称”为必填项。"),
    ("COMPLETENESS-012", "（按“部门预算公开06表”中实际发生经济分类支出事项填写）"),
    ("COMPLETENESS-012", "填列数应与《收支预算总表》收入数一致。"),
    ("COMPLETENESS-012", "2019年局（部、委、办）机关及下属1个单位。"),
    ("COMPLETENESS-012", "2019年政府性基金支出预算支出万元。"),
    ("COMPLETENESS-012", "（一）收入预算：2026年。"),
    ("COMPLETENESS-012", "其中：2026机要通讯用车1辆"),
    ("FORMAT-102", "烟台市商务局部门预算包括：。"),
    ("FORMAT-102", "维修（护）费。12.61万元等。"),
    ("FORMAT-102", "12.61万元等。"),
    ("FORMAT-109", "其中当年预算1682.76万。"),
    ("YEAR-086", "2026度收入预算515,665.27万元"),
    ("YEAR-086", "202·年打造长三角市域医学高地"),
    ("NAME-143", "机构设置及部门决算单位构成"),
]
PASSED = [
    ("COMPLETENESS-012", "单位：万元。"),
    ("COMPLETENESS-012", "收入预算：2026年收入预算6,340.22万元。"),
    ("COMPLETENESS-012", "其中：2026年新增12人"),
    ("FORMAT-109", "科技型中小企业2.60万家"),
    ("FORMAT-102", "为了和平、及时、的确如此"),
    ("YEAR-086", "2026年度收入预算"),
    ("NAME-141", "项目支出绩效目标是指部门预算安排的项目支出预期达到的产出和效果。"),
]


def is_told(rule: str, words: str) -> bool:
    """Ask every term of a rule, as DuckDB reads its pattern."""
    query = "select regexp_matches(?, ?) and not coalesce(regexp_matches(?, ?), false)"
    return any(
        duckdb.execute(query, [words, term["pattern"], words, term.get("unless")]).fetchall()[0][0]
        for term in TERMS[rule]
    )


@pytest.mark.parametrize(("rule", "words"), TOLD)
def test_what_a_template_or_a_slip_left_is_told(rule: str, words: str) -> None:
    assert is_told(rule, words)


@pytest.mark.parametrize(("rule", "words"), PASSED)
def test_what_looks_alike_passes(rule: str, words: str) -> None:
    assert not is_told(rule, words)
