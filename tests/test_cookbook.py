"""The cookbook answers its questions on the sample, each in at most eight lines."""

import json

import pytest

from tests.conftest import Ended
from tests.cookbook import ANSWERS, answer, questions

NUMBERS = list(json.loads(ANSWERS.read_text(encoding="utf-8")))


def test_the_questions_are_numbered_and_have_at_most_eight_lines() -> None:
    asked = questions()
    assert list(asked) == NUMBERS == [str(number) for number in range(1, len(asked) + 1)]
    assert {number for number, query in asked.items() if len(query.splitlines()) > 8} == set()


@pytest.mark.parametrize("number", NUMBERS)
def test_the_answer_is_right_to_the_last_digit(sample_load: Ended, number: str) -> None:
    known = json.loads(ANSWERS.read_text(encoding="utf-8"))[number]
    assert answer(sample_load.places.data, questions()[number]) == known
