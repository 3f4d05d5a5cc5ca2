"""Lines are recognised in batches of like width, and each keeps its number."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from extract.scan.recogniser import BATCH_WIDTH, LINE_HEIGHT, MIN_WIDTH, Recogniser

CHARACTERS = ["", "1", "2", "3"]


class Session:
    """A model that says of each line how wide it is, in tens of pixels, as one character."""

    def __init__(self) -> None:
        self.batches: list[tuple[int, ...]] = []

    def __call__(self, batch: Any) -> Any:
        self.batches.append(batch.shape)
        scores = np.zeros((len(batch), 3, len(CHARACTERS)), np.float32)
        for number, line in enumerate(batch):
            inked = int((line[0] != 0).any(axis=0).sum())
            scores[number, 1, min(max(inked // 1000, 1), 3)] = 0.9
            scores[number, [0, 2], 0] = 0.8
        return scores


@pytest.fixture
def recogniser() -> Recogniser:
    engine = Recogniser.__new__(Recogniser)
    engine._session = Session()
    engine._characters = CHARACTERS
    return engine


def line(width: int) -> Any:
    return np.zeros((LINE_HEIGHT, width, 3), np.uint8)


def test_each_line_gets_its_own_text_whatever_the_batches(recogniser: Recogniser) -> None:
    widths = [3000, 40, 2000, 1100, 2500, 3100]
    texts = [found.text for found in recogniser.read_lines([line(width) for width in widths])]
    assert texts == ["3", "1", "2", "1", "2", "3"]


def test_a_batch_is_never_wider_than_memory_allows(recogniser: Recogniser) -> None:
    recogniser.read_lines([line(width) for width in (3000, 40, 2000, 1100, 2500, 3100)])
    for lines, _, height, width in recogniser._session.batches:
        assert height == LINE_HEIGHT
        assert lines == 1 or (lines - 1) * width < BATCH_WIDTH
        assert width >= MIN_WIDTH
        assert width % 16 == 0


def test_no_line_needs_no_engine(recogniser: Recogniser) -> None:
    assert recogniser.read_lines([]) == []
    assert recogniser._session.batches == []


@pytest.mark.parametrize(
    ("best", "text", "confidence"),
    [
        ([0, 0], "", 0.0),
        ([1, 1, 0, 1], "11", 0.5),
        ([1, 2, 2, 3], "123", 0.5),
        ([0, 3, 0], "3", 0.5),
    ],
    ids=["blank", "repeated after a blank", "held", "between blanks"],
)
def test_held_characters_are_one_and_repeated_ones_two(
    recogniser: Recogniser, best: list[int], text: str, confidence: float
) -> None:
    scores = np.eye(len(CHARACTERS), dtype=np.float32)[best] * 0.5
    found = recogniser._decode(scores)
    assert (found.text, found.confidence) == (text, confidence)


def test_a_line_is_as_certain_as_its_least_certain_character(recogniser: Recogniser) -> None:
    scores = np.eye(len(CHARACTERS), dtype=np.float32)[[1, 1, 2, 3]]
    scores *= np.array([0.4, 0.9, 0.6, 0.8], np.float32)[:, None]
    assert recogniser._decode(scores).confidence == pytest.approx(0.6)
