"""Each thing a page paints comes with the clip it is painted under."""

from __future__ import annotations

from pathlib import Path

import playa

from extract.marks.geometry import Box
from extract.marks.shown.clipping import painted
from extract.marks.shown.showing import Shown
from tests.extract.conftest import raw_pdf, stream


def clips(folder: Path, content: bytes, form: bytes = b"") -> list[Box | None]:
    """Paint a page by hand, and give the clips of its texts."""
    path = folder / "page.pdf"
    path.write_bytes(
        raw_pdf(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources 5 0 R>>",
            stream(content),
            b"<</Font<</F1 6 0 R>>/XObject<</X 7 0 R>>>>",
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"<</Subtype/Form/BBox[0 0 50 50]/Resources 5 0 R/Length %d>>\nstream\n%s\nendstream"
            % (len(form), form),
        )
    )
    with playa.open(path, space="page") as document:
        return [clip for item, clip in painted(document.pages[0]) if isinstance(item, Shown)]


TEXT = b"BT /F1 10 Tf (a) Tj ET "


def test_a_clip_ends_with_the_state_it_was_set_in(tmp_path: Path) -> None:
    content = TEXT + b"q 10 20 30 40 re W n " + TEXT + b"Q " + TEXT
    assert clips(tmp_path, content) == [None, Box(10, 20, 40, 60), None]


def test_clips_have_in_common_what_is_seen(tmp_path: Path) -> None:
    content = b"10 20 30 40 re W* n 2 0 0 2 0 0 cm 10 10 30 30 re W n " + TEXT
    assert clips(tmp_path, content) == [Box(20, 20, 40, 60)]


def test_a_path_that_is_only_painted_clips_nothing(tmp_path: Path) -> None:
    assert clips(tmp_path, b"10 20 30 40 re f W n " + TEXT) == [None]


def test_a_form_is_clipped_by_its_box_and_by_the_clip_around_it(tmp_path: Path) -> None:
    content = b"q 30 30 60 60 re W n /X Do Q " + TEXT
    inner = b"q 0 0 40 40 re W n " + TEXT + b"Q " + TEXT
    assert clips(tmp_path, content, inner) == [Box(30, 30, 40, 40), Box(30, 30, 50, 50), None]


def test_a_form_that_paints_itself_ends(tmp_path: Path) -> None:
    assert clips(tmp_path, b"/X Do", TEXT + b"/X Do") == [Box(0, 0, 50, 50)]
