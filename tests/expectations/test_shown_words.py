"""How figures, pages and words are shown: whatever a rule puts into its message."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations.judging import STEPS
from expectations.warehouse import run_file

RATE = "{{direction: {direction}, figure_text: '{text}', value: {value}::decimal(24, 4)}}"


@pytest.fixture(scope="module")
def macros() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for path in sorted((STEPS / "01_macros").glob("*.sql")):
            run_file(connection, path)
        yield connection


def shown(macros: duckdb.DuckDBPyConnection, call: str, *values: object) -> object:
    [(text,)] = macros.execute(f"select {call}", list(values)).fetchall()
    return text


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        ([9], "第9页"),
        ([8, 7, 8], "第7、8页"),
        ([1, 2, 3], "第1—3页"),
        ([12, 7, 8, 9, 14, 15], "第7—9、12、14、15页"),
    ],
)
def test_pages_in_a_row_are_told_by_the_first_and_the_last(
    macros: duckdb.DuckDBPyConnection, pages: list[int], text: str
) -> None:
    assert shown(macros, "pages_text(?)", pages) == text


@pytest.mark.parametrize(
    ("clause", "text"),
    [
        ("共“三公”经费", "共‘三公’经费"),
        ("本年支出共计1,605.10万元", "本年支出共计…"),
        ("本年支出共计多少不知道", "本年支出共计多少…"),
    ],
)
def test_a_quote_that_is_cut_shows_it_and_cuts_no_figure(
    macros: duckdb.DuckDBPyConnection, clause: str, text: str
) -> None:
    assert shown(macros, "clause_start(?, 8)", clause) == text


def test_a_rate_of_an_amount_in_the_wrong_unit_is_shown(
    macros: duckdb.DuckDBPyConnection,
) -> None:
    # 元 printed for 万元: the rate is millions of percent
    rate = "rate_shown(104246990::decimal(24, 4), 100::decimal(24, 4), 2)"
    assert shown(macros, f"figure_text({rate}, 1, 2, '%')") == "104,246,990.00%"


@given(st.integers(0, 10**12 - 1), st.integers(0, 99), st.sampled_from(["元", "万元", "亿元"]))
def test_amounts_of_ours_are_in_groups_and_those_quoted_as_printed(
    macros: duckdb.DuckDBPyConnection, whole: int, cents: int, unit: str
) -> None:
    printed, grouped = f"{whole}.{cents:02d}{unit}", f"{whole:,}.{cents:02d}{unit}"
    said = f"写的是{printed}，第2页“共{printed}。”计算为{printed}"
    told = f"写的是{grouped}，第2页“共{printed}。”计算为{grouped}"
    assert shown(macros, "grouped_outside(?)", said) == told
    assert shown(macros, "grouped_outside(?)", told) == told


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("“甲”", "甲"),
        ("甲”或“乙", "“甲”或“乙”"),
        ("写“甲”", "写“甲”"),
        ("甲", "甲"),
    ],
)
def test_words_of_a_message_stand_alone_with_whole_quotation_marks(
    macros: duckdb.DuckDBPyConnection, words: str, text: str
) -> None:
    assert shown(macros, "alone(?)", words) == text


@pytest.mark.parametrize(
    ("words", "first", "size", "text"),
    [
        ("主要用于主要用于办公", 1, 8, "主要用于主要用于办公"),
        (
            "其中“三公”经费710万元，主要用于主要用于单位缴纳的基本养老",
            15,
            8,
            "…万元，主要用于主要用于单位缴纳的基…",
        ),
        ("合计,甲乙丙甲乙丙共1,710万元", 4, 6, "合计,甲乙丙甲乙丙共…"),
    ],
)
def test_words_of_a_text_show_where_it_goes_on_and_cut_no_figure(
    macros: duckdb.DuckDBPyConnection, words: str, first: int, size: int, text: str
) -> None:
    assert shown(macros, "words_within(?, ?, ?)", words, first, size) == text


@pytest.mark.parametrize(
    ("direction", "printed", "value", "computed", "text"),
    [
        ("'下降'", "95.0%", "-95", "-95.8", "下降95.8%"),
        ("'增加'", "4.00%", "4", "4.5", "增加4.50%"),
        ("'增长'", "13.28%", "13.28", "-13.28", "下降13.28%"),
        ("'减少'", "5%", "-5", "4", "增长4%"),
        ("null", "59.65%", "59.65", "79.65", "79.65%"),
        ("''", "5.1%", "5.1", "6", "6.0%"),
    ],
)
def test_a_rate_in_place_of_one_told_has_its_direction_and_digits(
    macros: duckdb.DuckDBPyConnection,
    direction: str,
    printed: str,
    value: str,
    computed: str,
    text: str,
) -> None:
    rate = RATE.format(direction=direction, text=printed, value=value)
    assert shown(macros, f"rate_as_told({computed}::decimal(18, 4), {rate})") == text
