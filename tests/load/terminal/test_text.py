"""A terminal acts on nothing that comes from a file."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from load.terminal.text import count, padded, printable, seconds


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("屯留区 2024.pdf", "屯留区 2024.pdf"),
        ("a\x1b[31mred", "a\\x1b[31mred"),
        ("two\nlines\tand\rmore", "two\\nlines\\tand\\rmore"),
        ("\u202efdp.exe", "\\u202efdp.exe"),
        (Path("a\udcff.pdf"), "a\\xff.pdf"),
        ("[bold]x[/bold]", "[bold]x[/bold]"),
    ],
)
def test_names_are_shown_as_they_are_or_escaped(name: str | Path, shown: str) -> None:
    assert printable(name) == shown


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_nothing_a_terminal_acts_on_is_left(name: str) -> None:
    acted_on = {"Cc", "Cf", "Co", "Zl", "Zp"}
    assert not acted_on & {unicodedata.category(character) for character in printable(name)}


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0.04, "0.0 秒"), (59.9, "59.9 秒"), (61, "1 分 1 秒"), (600, "10 分 0 秒")],
)
def test_durations_read_as_people_say_them(number: float, shown: str) -> None:
    assert seconds(number) == shown


def test_counts_have_their_thousands_apart() -> None:
    assert count(1234567) == "1,234,567"


def test_names_are_padded_by_the_places_they_take_on_the_screen() -> None:
    assert padded("中文.数字", 12) + "|" == "中文.数字   |"
    assert padded("marts.figures", 4) == "marts.figures"
