"""A font whose table says another digit than its codes is found out."""

import pytest

from extract.fonts import contradicted_marks

PARALLEL = {ord(char) - 29: char for char in "0123456789.,"}


def test_a_table_that_runs_along_the_alphabet_is_believed() -> None:
    assert contradicted_marks(PARALLEL) == ""
    assert contradicted_marks({ord(char): char for char in "0123456789,.- abc"}) == ""


@pytest.mark.parametrize(
    ("code", "told", "found"),
    [("1", "7", "1"), (",", ".", ","), ("-", " ", "-"), ("0", "\x00", "0"), ("0", "\ud800", "0")],
)
def test_a_digit_or_mark_told_otherwise_is_named(code: str, told: str, found: str) -> None:
    assert contradicted_marks({**PARALLEL, ord(code) - 29: told}) == found


def test_a_subset_numbered_anew_says_nothing() -> None:
    assert contradicted_marks(dict(enumerate("2026年部门预算1,234.50"))) == ""


def test_a_font_with_an_order_of_its_own_for_marks_says_nothing() -> None:
    texts = {3219 + number: str(number) for number in range(10)}
    assert contradicted_marks({**texts, 3214: ",", 3215: "-", 3209: "(", 3230: ":"}) == ""
