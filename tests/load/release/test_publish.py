"""Whatever happens while publishing, a reader sees yesterday's pair or today's."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from load.errors import LoadError
from load.process.points import DIE_AT
from load.release.publish import newest_build, publish, read_published, tidy, tidy_report
from load.settings import CHECKOUT, Places
from tests.load.releases import (
    inputs_of,
    make_release,
    names_in,
    publish_number,
    read_both,
    read_number,
)

PUBLISH = """
import sys
from pathlib import Path
from load.release.publish import read_published
from load.release.history import keep_history
from load.settings import Places
from tests.load.releases import publish_number
places = Places(Path(sys.argv[1]))
publish_number(places, int(sys.argv[2]))
keep_history(places, read_published(places))
"""


def run_python(code: str, *arguments: object, die_at: str = "") -> int:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(
        command, cwd=CHECKOUT, env={**os.environ, DIE_AT: die_at}, check=False
    ).returncode


def test_warehouse_and_report_appear_together(places: Places) -> None:
    run_id = publish_number(places, 1)
    published = read_published(places)
    assert read_number(places) == 1
    assert (places.reports / "index.html").read_text(encoding="utf-8") == "1"
    assert published is not None
    assert published.run_id == run_id


@pytest.mark.parametrize("content", [b"", b"\x89PNG", b"[]", b'{"a": 1}'])
def test_a_damaged_record_is_told_with_what_to_do(places: Places, content: bytes) -> None:
    publish_number(places, 1)
    (places.current / "published.json").write_bytes(content)
    with pytest.raises(LoadError, match="已损坏"):
        read_published(places)
    (places.current / "published.json").unlink()
    assert read_published(places) is None


def test_of_the_release_before_the_warehouse_stays_when_its_report_goes(places: Places) -> None:
    publish_number(places, 1)
    tidy_report(places)
    assert read_both(places) == (1, 1)
    publish_number(places, 2)
    tidy_report(places)
    assert read_both(places) == (2, 2)
    previous = places.previous_warehouse.resolve()
    assert previous.is_file()
    assert not (previous.parent / "reports").exists()


def test_the_release_before_is_kept_and_older_ones_go(places: Places) -> None:
    run_ids = [publish_number(places, number) for number in (1, 2, 3)]
    tidy(places)
    assert read_number(places) == 3
    with duckdb.connect(str(places.previous_warehouse), read_only=True) as connection:
        assert connection.execute("select number from answer").fetchall() == [(2,)]
    assert names_in(places.releases) == set(run_ids[1:])
    assert names_in(places.builds) == set()


def test_the_data_folder_can_be_moved(places: Places, tmp_path: Path) -> None:
    publish_number(places, 1)
    moved = Places(tmp_path / "elsewhere")
    places.data.rename(moved.data)
    assert read_number(moved) == 1


def test_a_reader_with_the_old_file_open_goes_on_reading_it(places: Places) -> None:
    publish_number(places, 1)
    with duckdb.connect(str(places.warehouse), read_only=True) as connection:
        publish_number(places, 2)
        publish_number(places, 3)
        tidy(places)
        assert connection.execute("select number from answer").fetchall() == [(1,)]
    assert read_number(places) == 3


def test_readers_never_see_an_error_nor_a_mixture(places: Places) -> None:
    publish_number(places, 0)
    last, stop, seen = 12, threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            seen.append(read_both(places))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, last + 1):
        publish_number(places, number)
    stop.set()
    reader.join()
    assert seen
    assert all(number == page for number, page in seen)
    assert [number for number, _ in seen] == sorted(number for number, _ in seen)


@pytest.mark.parametrize(
    ("point", "now"), [("release_moved", 1), ("published", 2), ("recorded", 2)]
)
def test_a_load_killed_while_publishing_leaves_a_whole_result(
    places: Places, point: str, now: int
) -> None:
    assert run_python(PUBLISH, places.data, 1) == 0
    assert run_python(PUBLISH, places.data, 2, die_at=point) == -signal.SIGKILL
    assert read_both(places) == (now, now)
    assert read_number(places) == now
    assert run_python(PUBLISH, places.data, 3) == 0
    tidy(places)
    assert read_both(places) == (3, 3)
    assert len(names_in(places.releases)) == 2


def test_the_first_load_killed_before_publishing_leaves_nothing(places: Places) -> None:
    assert run_python(PUBLISH, places.data, 1, die_at="release_moved") == -signal.SIGKILL
    assert read_published(places) is None
    tidy(places)
    assert names_in(places.releases) == set()


def test_an_unfinished_build_file_is_not_published(places: Places) -> None:
    publish_number(places, 1)
    build = make_release(places, 2)
    build.warehouse.with_name("warehouse.duckdb.wal").touch()
    with pytest.raises(LoadError, match="没有写完整"):
        publish(build, places)
    assert read_number(places) == 1


def test_what_somebody_wrote_to_the_published_file_does_not_stop_readers(places: Places) -> None:
    publish_number(places, 1)
    (places.data / "warehouse.duckdb.wal").write_bytes(b"left behind")
    publish_number(places, 2)
    assert read_number(places) == 2


def test_a_folder_in_the_way_is_left_alone(places: Places) -> None:
    places.reports.mkdir(parents=True)
    (places.reports / "mine.txt").touch()
    with pytest.raises(LoadError, match="不会覆盖"):
        publish_number(places, 1)
    assert (places.reports / "mine.txt").is_file()
    assert read_published(places) is None


def test_a_plain_file_of_an_older_time_gives_way(places: Places) -> None:
    places.data.mkdir()
    places.warehouse.write_bytes(b"a copy")
    publish_number(places, 1)
    assert read_number(places) == 1


def test_a_result_that_is_not_whole_counts_as_not_published(places: Places) -> None:
    publish_number(places, 1)
    (places.reports / "index.html").unlink()
    assert read_published(places) is None


def test_the_newest_build_is_the_last_that_has_a_warehouse(places: Places) -> None:
    assert newest_build(places) is None
    (places.builds / "20260101T000000Z-aaaa" / "release").mkdir(parents=True)
    (places.builds / "20260102T000000Z-aaaa" / "release").mkdir(parents=True)
    (places.builds / "20260101T000000Z-aaaa" / "release" / "warehouse.duckdb").touch()
    newest = newest_build(places)
    assert newest is not None
    assert newest.run_id == "20260101T000000Z-aaaa"


def test_the_published_state_says_what_it_was_made_from(places: Places) -> None:
    publish_number(places, 7)
    assert inputs_of(places) == "inputs-7"
