"""The log of a run: JSON lines, the seconds of every step, and the newest sixty."""

import json

import pytest

from load.errors import LoadError
from load.release.log import open_log
from load.settings import Places
from tests.load.releases import names_in


def test_the_log_is_json_lines_with_the_seconds_of_every_step(places: Places) -> None:
    log = open_log(places, "run")
    with log.step("extract"):
        log.write("document", name="a\nb\x1b[31m")
    with pytest.raises(ValueError, match="broken"), log.step("build"):
        raise ValueError("broken")
    lines = [json.loads(line) for line in log.path.read_text(encoding="utf-8").splitlines()]
    assert [line["event"] for line in lines] == [
        "step_started",
        "document",
        "step_done",
        "step_started",
        "step_failed",
    ]
    assert set(log.seconds) == {"extract", "build"}
    assert "\x1b" not in log.path.read_text(encoding="utf-8")


def test_the_newest_sixty_logs_stay(places: Places) -> None:
    for number in range(70):
        open_log(places, f"{number:03}").write("load_started")
    kept = sorted(names_in(places.logs))
    assert len(kept) == 60
    assert kept[-1] == "load-069.jsonl"


def test_an_unexpected_error_is_one_sentence_and_its_traceback_is_logged(places: Places) -> None:
    log = open_log(places, "run")
    with pytest.raises(LoadError, match="程序出错，没有发布：KeyError"), log.errors():
        raise KeyError("x")
    assert "Traceback" in json.loads(log.path.read_text("utf-8"))["message"]


def test_an_error_that_is_a_sentence_stays_as_it_is(places: Places) -> None:
    log = open_log(places, "run")
    with pytest.raises(LoadError, match="一句话"), log.errors():
        raise LoadError("一句话")
    assert not log.path.exists()
