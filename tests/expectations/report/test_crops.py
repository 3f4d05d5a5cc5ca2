"""Pictures of findings: the right place of the right page."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from expectations.report.crops import crop_box, crop_findings
from expectations.report.documents import Document
from tests.expectations.demonstration import FAULTY


def test_crop_frames_the_found_figure(document: Document) -> None:
    turned = replace(document, rotations={1: 90})  # then the figures lie above the page's edge
    assert crop_findings(turned, FAULTY.content).crops == {}
    for rotations in ({}, {1: 0}):
        cut = crop_findings(replace(document, rotations=rotations), FAULTY.content)
        roots = {one.finding_id: one for one in document.findings if not one.explained_by}
        assert set(cut.crops) == set(roots)
        for finding_id, (crop,) in cut.crops.items():
            main = crop.parts[0]
            *_, mark = main.marks
            [found] = roots[finding_id].found
            assert mark.is_found
            assert found.box is not None
            assert mark.width == pytest.approx(1.5 * (found.box[2] - found.box[0]) + 4, abs=1)
            left, top, width, height = main.view
            assert left <= mark.x <= left + width - mark.width
            assert top <= mark.y <= top + height - mark.height


def test_findings_of_one_page_share_a_picture_where_that_is_no_larger(document: Document) -> None:
    finding = document.findings[0]
    same = replace(finding, finding_id="same")
    cut = crop_findings(replace(document, findings=(finding, same)), FAULTY.content)
    assert list(cut.pictures) == ["1"]
    assert cut.crops["same"] == cut.crops[finding.finding_id]
    far = replace(
        finding,
        finding_id="far",
        places=(replace(finding.places[0], box=(20.0, 20.0, 30.0, 30.0)),),
    )
    cut = crop_findings(replace(document, findings=(finding, far)), FAULTY.content)
    parts = [part for (crop,) in cut.crops.values() for part in crop.parts]
    assert {part.picture for part in parts} == set(cut.pictures)
    assert len(cut.pictures) == 2
    for part in parts:
        image = Image.open(io.BytesIO(cut.pictures[part.picture]))
        assert image.size == part.size


def test_parts_on_another_page_get_a_picture_of_their_own(document: Document) -> None:
    finding = document.findings[0]
    found, *parts = finding.places
    apart = replace(finding, places=(found, *(replace(part, page=2) for part in parts)))
    gone = replace(finding, places=(found, *(replace(part, page=9) for part in parts)))
    for one, pages in ((apart, [1, 2]), (gone, [1])):
        cut = crop_findings(replace(document, findings=(one,)), FAULTY.content)
        assert [crop.page for crop in cut.crops[finding.finding_id]] == pages


def test_a_finding_whose_own_page_is_gone_has_no_picture(document: Document) -> None:
    finding = document.findings[0]
    found, *parts = finding.places
    gone = replace(finding, page=9, places=(replace(found, page=9), *parts))
    assert crop_findings(replace(document, findings=(gone,)), FAULTY.content).crops == {}


def test_a_place_in_another_report_is_not_looked_for_in_this_one(document: Document) -> None:
    finding = document.findings[0]
    found, *parts = finding.places
    others = tuple(replace(part, elsewhere="某局 2017年部门预算", key="0") for part in parts)
    [crop] = crop_findings(
        replace(document, findings=(replace(finding, places=(found, *others)),)), FAULTY.content
    ).crops[finding.finding_id]
    assert [mark.is_found for mark in crop.parts[0].marks] == [True]


def test_a_huge_page_is_painted_small(document: Document) -> None:
    huge = FAULTY.content.replace(b"595 842", b"14400 14400")
    for crops in crop_findings(document, huge).crops.values():
        assert crops[0].parts[0].size[0] < 200


def test_one_figure_is_cut_out_with_its_frame(document: Document) -> None:
    box = document.findings[0].places[0].box
    assert box is not None
    content = crop_box(FAULTY.content, 1, box)
    assert content is not None
    colours = Image.open(io.BytesIO(content)).convert("RGB").getcolors(1 << 24) or []
    reds = sum(count for count, (red, green, blue) in colours if red > 150 > green + blue)
    assert reds > 100
    assert crop_box(FAULTY.content, 9, box) is None
