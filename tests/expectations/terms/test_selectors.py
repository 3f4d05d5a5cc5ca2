"""The grammar by which rules name figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from expectations.catalogue import read_catalogue
from expectations.terms.selectors import (
    Line,
    Part,
    Selector,
    SelectorError,
    Sum,
    parse_choice,
    parse_equality,
    parse_selector,
    parse_sum,
)
from expectations.terms.sums import each_term

names = some.lists(
    some.sampled_from(
        ["年初", "总计", ".*", "(收入)?", "|", " or ", " + ", " = ", "[转余]", "[^[]", r"\]"]
    ),
    max_size=4,
).map("".join)
lines = some.one_of(
    some.just(Line("asked")),
    some.sampled_from([Line("coded", "201"), Line("coded", "2010101")]),
    names.map(lambda name: Line("named", name)),
    some.builds(Line, some.just("named"), names, names.filter(bool), some.booleans()),
)
measures = some.sampled_from([("amount",), ("total", "amount"), ("basic_public", "a1", "b2")])
selectors = some.builds(
    Selector,
    statement=some.sampled_from(["GK01", "YS10"]),
    side=some.sampled_from(["", "income", "expense"]),
    line=lines,
    measures=measures,
)
choices = some.lists(selectors, min_size=1, max_size=2).map(tuple)
later_parts = some.lists(some.builds(Part, some.sampled_from([1, -1]), choices), max_size=2)
sums = some.builds(lambda first, later: Sum((Part(1, first), *later)), choices, later_parts)


@given(selectors)
def test_a_selector_is_read_as_it_was_printed(selector: Selector) -> None:
    assert parse_selector(str(selector)) == selector


@given(sums)
def test_a_sum_is_read_as_it_was_printed(added: Sum) -> None:
    assert parse_sum(str(added)) == added
    assert parse_equality(f"{added} = {added}") == (added, added)


def sums_of_the_catalogue() -> list[str]:
    """Every sum of every term of kind sums_agree, with the words of every item."""
    return [
        str(term[key])
        for rule in read_catalogue()
        for printed in rule.terms
        if printed.get("kind", rule.kind) == "sums_agree"
        for _, term in each_term(printed)
        for key in ("one", "or", "other", "at_most")
        if key in term
    ]


def test_every_sum_of_the_catalogue_prints_as_it_is_written() -> None:
    """The id of a finding is made of these words."""
    written = sums_of_the_catalogue()
    assert len(written) > 100
    assert [str(parse_sum(text)) for text in written] == written


def test_the_parts_of_a_selector() -> None:
    assert parse_selector("GK01.income[本年.*合计].amount") == Selector(
        "GK01", "income", Line("named", "本年.*合计"), ("amount",)
    )
    assert parse_selector("YS05[@].(total|amount)").measures == ("total", "amount")
    assert parse_selector("GK06[#30113].amount").line == Line("coded", "30113")
    assert parse_selector("GK04.income[!年初.*结[转余].*/基金].amount").line == Line(
        "named", "基金", "年初.*结[转余].*", is_below=False
    )


def test_the_parts_of_a_sum() -> None:
    added = parse_sum("GK02[total].total - GK03[A or B].total or GK03[].total + GK05[@].basic")
    assert [part.sign for part in added.parts] == [1, -1, 1]
    assert [len(part.selectors) for part in added.parts] == [1, 2, 1]
    assert [str(selector) for selector in added.selectors][1:3] == [
        "GK03[A or B].total",
        "GK03[].total",
    ]


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("收入决算表[total].total", 1, "a statement such as GK01"),
        ("GK01.incme[总计].amount", 5, r"'\[' or '.income\[' or '.expense\['"),
        ("GK02[total.total", 17, "']'"),
        ("GK02[total]total", 12, "'.' and a measure such as .amount"),
        ("GK02[total].", 12, "'.' and a measure such as .amount"),
        ("GK06[#公务].amount", 7, "the digits of a code"),
        ("GK04.income[!基金].amount", 14, "the line above, '/' and a name"),
        ("GK02[total].total +GK03[total].total", 18, r"' \+ ', ' - ', ' or ' or the end"),
        ("GK02[total].total + ", 21, "a statement such as GK01"),
    ],
)
def test_an_error_says_where_and_what_was_expected(text: str, position: int, expected: str) -> None:
    with pytest.raises(SelectorError, match=f"^expected {expected} at character {position}: "):
        parse_sum(text)


def test_a_choice_is_no_sum_and_an_equality_has_two_sides() -> None:
    with pytest.raises(SelectorError, match="expected ' or ' or the end at character 18"):
        parse_choice("GK02[total].total + GK03[total].total")
    with pytest.raises(SelectorError, match="expected the end at character 18"):
        parse_selector("GK02[total].total or GK03[total].total")
    with pytest.raises(SelectorError, match="expected ' = '"):
        parse_equality("GK02[total].total + GK03[total].total")
