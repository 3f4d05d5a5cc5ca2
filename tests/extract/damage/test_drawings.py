"""A page of forms that draw forms that draw forms is refused before anything paints it."""

import re
import time
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.document import read_document
from extract.settings import ExtractSettings

SETTINGS = ExtractSettings(reads_scans=False)


def nested(path: Path, times: int, levels: int) -> Path:
    """Draw a form that draws the one below it so many times, down so many levels."""
    canvas = Canvas(str(path))
    for level in range(levels + 1):
        canvas.beginForm(f"level{level}")
        for _ in range(times if level else 0):
            canvas.doForm(f"level{level - 1}")
        canvas.rect(10, 10, 20, 20)
        canvas.endForm()
    canvas.doForm(f"level{levels}")
    canvas.drawString(50, 500, "A page")
    canvas.save()
    return path


@pytest.mark.parametrize(("times", "levels"), [(5, 12), (10, 9), (1000, 2)])
def test_drawings_without_end_are_refused_at_once(tmp_path: Path, times: int, levels: int) -> None:
    began = time.process_time()
    reading = read_document(nested(tmp_path / "laughs.pdf", times, levels), SETTINGS)
    assert reading.reason_code == "too_many_drawings"
    assert time.process_time() - began < 5


@pytest.mark.parametrize(("times", "levels"), [(1, 40), (3, 3), (20, 1)])
def test_forms_within_forms_are_read(tmp_path: Path, times: int, levels: int) -> None:
    assert read_document(nested(tmp_path / "some.pdf", times, levels), SETTINGS).page_count == 1


def test_a_form_that_draws_itself_is_drawn_without_end(tmp_path: Path) -> None:
    path = nested(tmp_path / "itself.pdf", 9, 1)
    content = path.read_bytes()
    below, above = sorted(set(re.findall(rb"/FormXob\.\w+ \d+ 0 R", content)), key=_number)
    # what the upper form draws by the name of the lower one is the upper one
    itself = below.split()[0] + above[above.index(b" ") :]
    assert len(itself) == len(below)
    path.write_bytes(content.replace(below, itself))
    assert read_document(path, SETTINGS).reason_code == "too_many_drawings"


def _number(reference: bytes) -> int:
    return int(reference.split()[1])
