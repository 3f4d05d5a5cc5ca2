"""Who is set aside stays so while reading, code and seeds are the same."""

import pytest

from load.blame import set_aside
from load.blame.set_aside import SetAside, keep_set_aside, read_set_aside
from load.settings import Places

BOMB = SetAside("bomb", "first", "a test failed")


@pytest.fixture
def kept(places: Places) -> Places:
    keep_set_aside(places, [BOMB])
    return places


def test_what_is_kept_is_read_again(kept: Places) -> None:
    assert read_set_aside(kept, {"bomb": "first", "good": "first"}) == (BOMB,)


@pytest.mark.parametrize("current", [{}, {"good": "first"}, {"bomb": "second"}])
def test_a_document_that_is_gone_or_read_anew_is_tried_again(
    kept: Places, current: dict[str, str]
) -> None:
    assert read_set_aside(kept, current) == ()


def test_other_code_or_seeds_try_again(kept: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_aside, "code_digest", lambda: "other")
    assert read_set_aside(kept, {"bomb": "first"}) == ()


@pytest.mark.parametrize("content", [b"", b"[]", b'{"code": 1}', b"\xff"])
def test_a_damaged_list_sets_nobody_aside(kept: Places, content: bytes) -> None:
    kept.set_aside.write_bytes(content)
    assert read_set_aside(kept, {"bomb": "first"}) == ()


def test_nobody_to_set_aside_leaves_no_list(kept: Places) -> None:
    keep_set_aside(kept, [])
    assert not kept.set_aside.exists()
