"""A font's codes say a second time which characters they are, by their order."""

from __future__ import annotations

import random

import pytest

from extract.marks.alphabet import strange_marks, strangers

CHARS = "一般公共服务支出教育社会保障和就业卫生健康节能环保城乡区农林水交通运输住房收入合计单位"
UNICODE = sorted(set(CHARS))
NATIONAL = sorted(set(CHARS), key=lambda char: char.encode("gb2312"))


def table(chars: list[str]) -> dict[int, str]:
    """Number characters as a subset of a larger font does."""
    return {1000 + 7 * place: char for place, char in enumerate(chars)}


@pytest.mark.parametrize("chars", [UNICODE, NATIONAL])
def test_a_font_in_order_has_no_strangers(chars: list[str]) -> None:
    assert strangers(table(chars)) == frozenset()


@pytest.mark.parametrize("chars", [UNICODE, NATIONAL])
@pytest.mark.parametrize("wrong", ["龠", "丁", "\ue000", "Ա"])
def test_a_character_out_of_order_is_one_that_a_damaged_table_puts_there(
    chars: list[str], wrong: str
) -> None:
    damaged = {**table(chars), 1000 + 7 * 20: wrong}
    assert strangers(damaged) == {1000 + 7 * 20}


def test_two_that_changed_places_are_both_strangers() -> None:
    changed = [*UNICODE]
    changed[10], changed[11] = changed[11], changed[10]
    assert strangers(table(changed)) == {1070, 1077}


def test_glyphs_appended_behind_the_others_are_none() -> None:
    assert strangers(table([*UNICODE, "丁", "巨"])) == frozenset()


def test_a_font_numbered_as_it_was_used_says_nothing() -> None:
    shuffled = [*UNICODE]
    random.Random(1).shuffle(shuffled)
    assert strangers(table(shuffled)) == frozenset()


def test_characters_that_no_report_prints_show_a_garbled_table() -> None:
    assert strange_marks([chr(ord(char) + 0x300) for char in UNICODE])
    assert strange_marks([*"ÊÕÈëÖ§³ö¾öËã×Ü±í"])


@pytest.mark.parametrize("texts", [UNICODE, ["\uf0b7", "\uf0a7", "\uf0fc"], ["\u2f00", "a", "é"]])
def test_labels_bullets_and_radicals_do_not(texts: list[str]) -> None:
    assert strange_marks(texts) == ""
