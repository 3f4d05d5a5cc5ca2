"""The cookbook answers its 27 questions on the sample, each in at most eight lines."""

import json

import pytest

from tests.conftest import Ended
from tests.cookbook import ANSWERS, answer, questions

NUMBERS = [str(number) for number in range(1, 28)]


def test_there_are_27_questions_of_at_most_eight_lines() -> None:
    asked = questions()
    assert list(asked) == NUMBERS
    assert {number for number, query in asked.items() if len(query.splitlines()) > 8} == set()


@pytest.mark.parametrize("number", NUMBERS)
def test_the_answer_is_right_to_the_last_digit(sample_load: Ended, number: str) -> None:
    known = json.loads(ANSWERS.read_text(encoding="utf-8"))[number]
    assert answer(sample_load.places.data, questions()[number]) == known
