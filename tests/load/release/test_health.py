"""What a monitor reads: one line, and whether all is well."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from load.process.lock import lock_data_folder
from load.release.health import read_health
from load.settings import Places
from tests.load.releases import publish_number

FINISHED = datetime(2026, 1, 1, 0, 1, tzinfo=UTC)  # what the small releases say of themselves
TWO_DAYS = timedelta(hours=48)


def log(places: Places, name: str, at: datetime, *events: str) -> None:
    """Write a load's log."""
    places.logs.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps({"at": at.isoformat(), "event": event}) for event in events]
    (places.logs / f"load-{name}.jsonl").write_text("\n".join(lines) + '\n{"at": "cut', "utf-8")


def test_nothing_published_is_not_well(places: Places) -> None:
    health = read_health(places, FINISHED, TWO_DAYS)
    assert not health.is_well
    assert "还没有发布过" in health.sentence


@pytest.mark.parametrize(
    ("hours", "events", "is_well", "words"),
    [
        (1, ("load_started", "load_published"), True, "正常"),
        (47, ("load_started", "load_published"), True, "47.0 小时"),
        (49, ("load_started", "load_published"), False, "2 天内没有"),
        (1, ("load_started", "step_failed"), False, "没有正常结束"),
        (1, ("step_started", "step_done"), True, "在 1.0 小时前发布"),
        (0, ("load_started", "load_published"), True, "在 1 秒前发布"),
    ],
)
def test_the_last_load_is_well_when_it_ended_well_and_lately(
    places: Places,
    hours: int,
    events: tuple[str, ...],
    is_well: bool,  # noqa: FBT001  # a parameter of the cases
    words: str,
) -> None:
    publish_number(places, 1)
    log(places, "1", FINISHED, *events)
    health = read_health(places, FINISHED + timedelta(hours=hours), TWO_DAYS)
    assert health.is_well is is_well
    assert words in health.sentence
    assert "\n" not in health.sentence


def test_no_time_at_all_is_told_as_a_minute(places: Places) -> None:
    publish_number(places, 1)
    health = read_health(places, FINISHED + timedelta(hours=1), timedelta(0))
    assert health.sentence.startswith("异常：1 分钟内没有正常结束的载入；")


def test_nights_without_anything_new_are_well(places: Places) -> None:
    publish_number(places, 1)
    log(places, "2", FINISHED + timedelta(days=30), "load_started", "nothing_new")
    assert read_health(places, FINISHED + timedelta(days=31), TWO_DAYS).is_well


def test_a_clock_that_was_set_back_hides_no_failure(places: Places) -> None:
    publish_number(places, 1)
    log(places, "9", FINISHED + timedelta(days=3650), "load_started", "load_published")
    assert not read_health(places, FINISHED + timedelta(days=3), TWO_DAYS).is_well
    log(places, "2", FINISHED + timedelta(hours=1), "load_started", "step_failed")
    health = read_health(places, FINISHED + timedelta(hours=2), TWO_DAYS)
    assert not health.is_well
    assert "没有正常结束" in health.sentence
    before_all = read_health(places, FINISHED - timedelta(days=1), TWO_DAYS)
    assert not before_all.is_well


def test_a_load_under_way_is_no_failure(places: Places) -> None:
    publish_number(places, 1)
    log(places, "2", FINISHED, "load_started", "step_started")
    assert not read_health(places, FINISHED, TWO_DAYS).is_well
    with lock_data_folder(places):
        health = read_health(places, FINISHED, TWO_DAYS)
    assert health.is_well
    assert "正在进行" in health.sentence


def test_health_says_a_thing_once(places: Places) -> None:
    publish_number(places, 1)
    log(places, "1", FINISHED, "load_started", "load_published")
    health = read_health(places, FINISHED + timedelta(hours=3), TWO_DAYS)
    assert health.sentence.count("3.0 小时") == 1
    assert health.state == "published"
