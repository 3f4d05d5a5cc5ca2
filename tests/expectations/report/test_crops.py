"""Pictures of findings: the right place of the right page."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import Image

from expectations.report.crops import crop_findings
from expectations.report.documents import Document
from tests.expectations.demonstration import FAULTY


def test_crop_frames_the_found_figure(document: Document) -> None:
    turned = replace(document, rotations={1: 90})  # then the figures lie above the page's edge
    assert crop_findings(turned, FAULTY.content) == {}
    for rotations in ({}, {1: 0}):
        crops = crop_findings(replace(document, rotations=rotations), FAULTY.content)
        assert set(crops) == {one.finding_id for one in document.findings if not one.explained_by}
        for (crop,) in crops.values():
            colours = Image.open(io.BytesIO(crop.content)).convert("RGB").getcolors(1 << 24) or []
            reds = sum(count for count, (red, green, blue) in colours if red > 150 > green + blue)
            assert reds > 100


def test_parts_on_another_page_get_a_picture_of_their_own(document: Document) -> None:
    finding = document.findings[0]
    found, *parts = finding.places
    apart = replace(finding, places=(found, *(replace(part, page=2) for part in parts)))
    gone = replace(finding, places=(found, *(replace(part, page=9) for part in parts)))
    for one, pages in ((apart, [1, 2]), (gone, [1])):
        crops = crop_findings(replace(document, findings=(one,)), FAULTY.content)
        assert [crop.page for crop in crops[finding.finding_id]] == pages


def test_a_huge_page_is_painted_small(document: Document) -> None:
    huge = FAULTY.content.replace(b"595 842", b"14400 14400")
    for crops in crop_findings(document, huge).values():
        assert crops[0].width < 200
