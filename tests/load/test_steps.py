"""An error after the one rename says that the new result is published."""

import errno
import json
from pathlib import Path
from typing import Any

import pytest

from extract import ExtractSummary
from load import steps
from load.errors import ExitStatus, Interrupted, LoadError
from load.settings import Places
from load.source import Source
from load.terminal.screen import Screen

FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def load_fails(places: Places, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Give a load whose only work is to fail, before or after the publication."""

    def fail(error: BaseException, *, is_published: bool) -> None:
        def raise_it(*_: object) -> None:
            raise error

        def nothing(*_: object, **__: object) -> None:
            return None

        source = Source(tmp_path, is_sample=False)
        monkeypatch.setattr(steps, "choose_source", lambda *_, **__: source)
        for name in ("_make_release", "publish", "keep_history"):
            monkeypatch.setattr(steps, name, nothing)
        monkeypatch.setattr(steps, "read_folder", lambda *_: ExtractSummary({}, 0, 0, 0))
        monkeypatch.setattr(steps, "inputs_digest", lambda _: "digest")
        monkeypatch.setattr(steps, "is_published", lambda *_: is_published)
        monkeypatch.setattr(steps, "publish", raise_it)
        steps.load(tmp_path, places, 1, Screen())

    return fail


def test_a_full_disk_before_the_publication(load_fails: Any, places: Places) -> None:
    with pytest.raises(LoadError, match="磁盘已满，没有发布") as caught:
        load_fails(FULL, is_published=False)
    assert str(caught.value).count("\n") == 0
    [log] = places.logs.glob("*.jsonl")
    events = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert "Traceback" in events[-1]["message"]


@pytest.mark.parametrize(
    ("error", "status"), [(FULL, ExitStatus.FAILED), (Interrupted(), ExitStatus.INTERRUPTED)]
)
def test_after_the_publication_nobody_says_that_nothing_was_published(
    load_fails: Any, error: BaseException, status: ExitStatus
) -> None:
    with pytest.raises(LoadError, match="已经发布") as caught:
        load_fails(error, is_published=True)
    assert caught.value.exit_status == status


def test_an_interruption_before_the_publication_stays_one(load_fails: Any) -> None:
    with pytest.raises(Interrupted):
        load_fails(Interrupted(), is_published=False)
