"""A reading is current as long as what made it is the same."""

from __future__ import annotations

import pytest

import extract.store.versions
from extract.store.versions import UNREAD, is_current, version_of


@pytest.mark.parametrize(
    ("scans", "engine", "current"),
    [
        (None, None, True),
        (None, "ocr 2", True),
        (UNREAD, None, True),
        (UNREAD, "ocr 2", False),
        ("ocr 1", "ocr 2", False),
        ("ocr 2", "ocr 2", True),
        ("ocr 1", None, True),
    ],
)
def test_an_engine_makes_only_readings_of_scans_outdated(
    scans: str | None, engine: str | None, *, current: bool
) -> None:
    assert is_current(version_of(scans), engine) is current


def test_a_new_extractor_makes_every_reading_outdated(monkeypatch: pytest.MonkeyPatch) -> None:
    before = [version_of(None), version_of(UNREAD), version_of("ocr 1")]
    monkeypatch.setattr(extract.store.versions, "EXTRACTOR_VERSION", "next")
    assert not any(is_current(version, None) for version in before)
