"""What is painted is what was read, and a hostile file costs its own pictures only."""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from expectations import report
from expectations.report import painting
from expectations.report.crops import Crop
from expectations.report.documents import Document
from extract.machine.processes import WorkerPool
from extract.settings import ExtractSettings
from tests.expectations.demonstration import FAULTY, blank_pdf
from tests.expectations.unpacked import read_page

Crops = dict[str, tuple[Crop, ...]]
paint_in_worker = painting._paint_in_worker


def roots_of(document: Document) -> list[str]:
    """Name the findings that have a place on a page."""
    return [
        one.finding_id
        for one in document.findings
        if one.explained_by is None and any(place.box for place in one.places)
    ]


def paint(document: Document, *originals: Path) -> painting.Pictures:
    """Paint one document."""
    with painting.start_painter() as paint_it:
        return paint_it(document, originals)


def truncate(path: Path) -> None:
    """Cut a file in the middle, as a download that broke off."""
    with path.open("r+b") as file:
        file.truncate(len(FAULTY.content) // 2)


def link(path: Path) -> None:
    """Put a link in the place of a file."""
    moved = path.rename(path.with_name("moved.pdf"))
    path.symlink_to(moved)


def replace_by_other(path: Path) -> None:
    """Write another report over a file."""
    path.write_bytes(FAULTY.content + b"\n")


@pytest.mark.parametrize("change", [replace_by_other, truncate, Path.unlink, link])
def test_a_file_that_is_no_longer_what_was_read_is_not_painted(
    document: Document, demonstration: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    original = tmp_path / "faulty.pdf"
    original.write_bytes(FAULTY.content)
    change(original)
    pictures = paint(document, original)
    assert pictures.crops == {}
    assert set(pictures.missing.values()) == {"文件在读取后已被替换，无截图。"}

    report.build(demonstration, tmp_path / "out", {FAULTY.sha256: [original]})
    page = read_page(tmp_path / "out" / "documents" / f"{document.key}.html")
    assert "文件在读取后已被替换，无截图。" in page
    assert "<image" not in page


def test_a_copy_that_still_is_what_was_read_is_painted(document: Document, tmp_path: Path) -> None:
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(FAULTY.content)
    assert list(paint(document, tmp_path / "gone.pdf", copy).crops) == roots_of(document)


def test_a_page_that_takes_for_ever_costs_its_pictures(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = (
        "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<{}>>/Length {}>>"
        "stream\n{}\nendstream"
    )
    deeper = [f"/XObject<</F {number} 0 R>>" for number in range(7, 21)]
    forms = [form.format(inner, 60, "/F Do " * 10) for inner in deeper]
    endless = blank_pdf(
        "/XObject<</F 6 0 R>>", *forms, form.format("", 12, "0 0 9 9 re f"), content="/F Do"
    )
    original = tmp_path / "endless.pdf"
    original.write_bytes(endless)
    short = ExtractSettings(cpu_seconds=0, wall_seconds=30.0)
    monkeypatch.setattr(painting, "LIMITS", short)
    monkeypatch.setattr(painting, "LIMITS_ALONE", short)
    document = replace(document, sha256=hashlib.sha256(endless).hexdigest())
    pictures = paint(document, original)
    assert pictures.crops == {}
    assert pictures.missing == dict.fromkeys(roots_of(document), painting.FAILED)


def die_at_the_first(document: Document, originals: list[str], limits: ExtractSettings) -> object:
    """Stand in for a page that kills its painter."""
    if any(place.page == 1 for finding in document.findings for place in finding.places):
        os.kill(os.getpid(), signal.SIGSEGV)
    return paint_in_worker(document, originals, limits)


def test_a_painter_that_dies_costs_the_pictures_of_that_place_only(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = tmp_path / "faulty.pdf"
    original.write_bytes(FAULTY.content)
    monkeypatch.setattr(painting, "_paint_in_worker", die_at_the_first)
    deadly, *_ = [one for one in document.findings if one.explained_by is None]
    sound = replace(
        deadly,
        finding_id="sound",
        places=tuple(replace(place, page=2) for place in deadly.places),
        page=2,
    )
    pictures = paint(replace(document, findings=(deadly, sound)), original)
    assert list(pictures.crops) == ["sound"]
    assert pictures.missing == {deadly.finding_id: painting.FAILED}


def test_a_machine_that_starts_no_painter_costs_the_pictures(
    document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(WorkerPool, "_start", refuse)
    assert set(paint(document, tmp_path).missing.values()) == {painting.FAILED}
