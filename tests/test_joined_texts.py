"""Texts joined in SQL are joined in an order of their own: two loads of the same reports are equal.

DuckDB joins rows as its threads find them. What is joined is read by officials, or is a pattern of
which the first alternative that fits wins.
"""

import re
from collections.abc import Iterator

import pytest

from tests.test_casts import SOURCES


def joined_at_random(sql: str) -> Iterator[str]:
    """Find the calls of string_agg without an order."""
    for found in re.finditer(r"string_agg\(", sql):
        call = _call(sql[found.end() :])
        if "order by" not in call:
            yield call


def _call(sql: str) -> str:
    """The arguments up to the closing bracket; brackets in literals close nothing."""
    depth, quoted = 1, False
    for place, mark in enumerate(sql):
        if mark == "'":
            quoted = not quoted
        elif not quoted:
            depth += (mark == "(") - (mark == ")")
        if depth == 0:
            return sql[:place]
    return sql


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_joined_texts_have_an_order(name: str) -> None:
    assert not [*joined_at_random(SOURCES[name])]


def test_a_call_without_an_order_is_seen() -> None:
    sql = "select string_agg(')' || f(a), '、'), string_agg(b, ',' order by b), g(c) order by 1"
    assert [*joined_at_random(sql)] == ["')' || f(a), '、'"]
