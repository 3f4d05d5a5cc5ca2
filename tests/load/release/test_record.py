"""What is kept of each load."""

import json
from pathlib import Path

import duckdb
import pytest

from load.release.publish import publish
from load.release.record import keep_history, open_log, seal
from load.settings import Places
from tests.load.releases import make_release, names_in, published_of


def loads_in(warehouse: Path) -> list[tuple[str, int]]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute("select run_id, amounts from audit.loads order by amounts")
        return [(str(run_id), int(amounts)) for run_id, amounts in rows.fetchall()]


def test_the_warehouse_holds_this_load_and_those_before(places: Places) -> None:
    run_ids = []
    for number in (1, 2, 3):
        build = make_release(places, number)
        published = published_of(build, number)
        seal(build, places, published.record)
        publish(build, places)
        keep_history(places, published)
        run_ids.append(build.run_id)
    assert loads_in(places.warehouse) == [*zip(run_ids, (1, 2, 3), strict=True)]


def test_history_is_kept_once(places: Places) -> None:
    build = make_release(places, 1)
    published = published_of(build, 1)
    keep_history(places, published)
    keep_history(places, published)
    keep_history(places, None)
    assert names_in(places.loads_history) == {f"{build.run_id}.parquet"}


def test_a_sealed_warehouse_stands_alone(places: Places) -> None:
    build = make_release(places, 1)
    seal(build, places, published_of(build, 1).record)
    assert names_in(build.release) == {"warehouse.duckdb", "reports", "published.json"}
    with duckdb.connect(str(build.warehouse), read_only=True) as connection:
        schemas = connection.execute(
            "select distinct table_schema from information_schema.tables order by 1"
        ).fetchall()
    assert schemas == [("audit",), ("main",)]


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
