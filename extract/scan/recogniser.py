"""The only door to the OCR engine: pictures of single lines in, their text out.

RapidOCR's models lie inside its package, so that nothing is fetched at run time. It is an extra
(`pip install .[ocr]`): without it scanned pages are listed as not machine-readable. The engine is
loaded once per process, at the first scanned page, and uses one thread.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import cv2
import numpy as np

RECOGNITION_VERSION = 1
"""Raise it when a scan would be recognised otherwise: documents with scanned pages are read
again."""

LINE_HEIGHT = 48
"""Pixels; the height of the lines that the recogniser was trained on."""

WIDEST = 3200
"""Pixels; a line wider than this, at that height, is squeezed. That is 66 ideographs; a line of an
A4 page holds 40."""

BATCH_WIDTH = 6400
"""Pixels of line recognised at once, to bound memory."""

MIN_WIDTH = 64
"""Pixels; narrower pictures are padded, since single figures are then recognised more surely."""

_BLANK, _PAPER = 0, 255


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """The text of a line; `confidence` (0 to 1) is that of its least certain character."""

    text: str
    confidence: float


@lru_cache(maxsize=1)
def engine_name() -> str | None:
    """Name the engine installed, and our way of using it; None where there is none."""
    try:
        engine, runtime = version("rapidocr"), version("onnxruntime")
    except PackageNotFoundError:
        return None
    return f"rapidocr {engine}, onnxruntime {runtime}, reading {RECOGNITION_VERSION}"


@lru_cache(maxsize=1)
def load_recogniser() -> "Recogniser":
    """Load the models, once per process."""
    return Recogniser()


class Recogniser:
    """RapidOCR's detector and recogniser, without its pipeline around them."""

    def __init__(self) -> None:
        # By name, so that types are checked the same whether the extra is installed or not.
        engine = import_module("rapidocr").RapidOCR(
            params={
                "Global.log_level": "critical",
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Det.limit_type": "max",
                "Det.limit_side_len": 4000,
            }
        )
        self._detector = engine._load_det_model()  # noqa: SLF001  # there is no public way
        recogniser = engine._load_rec_model()  # noqa: SLF001  # likewise
        self._session = recogniser.session
        self._characters: list[str] = recogniser.postprocess_op.character

    def find_lines(self, pixels: Any) -> list[tuple[int, int, int, int]]:
        """Find lines of text in a picture: left, top, right, bottom in pixels."""
        boxes = self._detector(pixels).boxes
        if boxes is None:
            return []
        return [
            (
                math.floor(box[:, 0].min()),
                math.floor(box[:, 1].min()),
                math.ceil(box[:, 0].max()),
                math.ceil(box[:, 1].max()),
            )
            for box in boxes
        ]

    def read_lines(self, pictures: Sequence[Any]) -> list[RecognisedLine]:
        """Recognise pictures of single lines, in batches of about the same width."""
        lines = [_to_height(picture) for picture in pictures]
        recognised = [RecognisedLine("", 0.0)] * len(lines)
        order = sorted(range(len(lines)), key=lambda index: lines[index].shape[1])
        for batch in _batches(order, [line.shape[1] for line in lines]):
            for index, line in zip(batch, self._read([lines[i] for i in batch]), strict=True):
                recognised[index] = line
        return recognised

    def _read(self, lines: list[Any]) -> list[RecognisedLine]:
        width = max(MIN_WIDTH, *(line.shape[1] for line in lines))
        width = math.ceil(width / 16) * 16
        batch = np.zeros((len(lines), 3, LINE_HEIGHT, width), np.float32)
        for number, line in enumerate(lines):
            batch[number, :, :, : line.shape[1]] = line.transpose(2, 0, 1) / 127.5 - 1.0
        return [self._decode(scores) for scores in self._session(batch)]

    def _decode(self, scores: Any) -> RecognisedLine:
        """Take the best character of each step; repeats and blanks are one character."""
        best, sureness = scores.argmax(axis=1), scores.max(axis=1)
        text: list[str] = []
        confidences: list[float] = []
        before = _BLANK
        for index, sure in zip(best.tolist(), sureness.tolist(), strict=True):
            if index not in {_BLANK, before}:
                text.append(self._characters[index])
                confidences.append(sure)
            elif index != _BLANK:
                confidences[-1] = max(confidences[-1], sure)
            before = index
        return RecognisedLine("".join(text).strip(), min(confidences, default=0.0))


def _to_height(picture: Any) -> Any:
    height, width = picture.shape[:2]
    wanted = min(max(round(width * LINE_HEIGHT / height), 1), WIDEST)
    return cv2.resize(picture, (wanted, LINE_HEIGHT), interpolation=cv2.INTER_LINEAR)


def _batches(order: Sequence[int], widths: Sequence[int]) -> list[list[int]]:
    batches: list[list[int]] = []
    for index in order:
        wide = max(widths[index], MIN_WIDTH)
        if not batches or (len(batches[-1]) + 1) * wide > BATCH_WIDTH:
            batches.append([])
        batches[-1].append(index)
    return batches
