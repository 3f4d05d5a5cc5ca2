"""Small releases to publish: a warehouse with one number, and a report that shows the same."""

import json
from pathlib import Path

import duckdb

from load.release.publish import Published, new_build, publish, write_published
from load.settings import Build, Places

SUMMARY = {
    "files": {"loaded": 2, "quarantined": 1},
    "reasons": [
        {
            "status": "quarantined",
            "reason_code": "damaged",
            "reason": "文件损坏",
            "remedy": "请重新下载",
            "files": 1,
        }
    ],
    "statements": 5,
    "amounts": 1234,
    "unmapped": {"unbound_column": 3},
    "outcomes": {"pass": 7, "violation": 1},
    "findings": {"critical": 1},
}


def make_release(places: Places, number: int) -> Build:
    build = new_build(places)
    with duckdb.connect(str(build.warehouse)) as connection:
        connection.execute("create table answer as select ? as number", [number])
        connection.execute("create schema staging")
        connection.execute("create view staging.stg_raw__cells as select * from answer")
    build.reports.mkdir()
    (build.reports / "index.html").write_text(str(number), encoding="utf-8")
    write_published(build, published_of(build, number))
    return build


def published_of(build: Build, number: int) -> Published:
    record = {
        "run_id": build.run_id,
        "started_at": "2026-01-01T00:00:00+00:00",
        "finished_at": "2026-01-01T00:01:00+00:00",
        "amounts": number,
        "seconds": {"extract": 1.5},
        "versions": {"duckdb": "2"},
    }
    return Published(
        build.run_id, f"inputs-{number}", is_sample=False, record=record, summary=SUMMARY
    )


def publish_number(places: Places, number: int) -> str:
    build = make_release(places, number)
    publish(build, places)
    return build.run_id


def read_number(places: Places) -> int:
    with duckdb.connect(str(places.warehouse), read_only=True) as connection:
        return int(connection.execute("select number from answer").fetchall()[0][0])


def read_both(places: Places) -> tuple[int, int]:
    """Read warehouse and report of one release: what a reader finds behind the one link."""
    release = places.current.resolve()
    page = int((release / "reports" / "index.html").read_text(encoding="utf-8"))
    with duckdb.connect(str(release / "warehouse.duckdb"), read_only=True) as connection:
        return int(connection.execute("select number from answer").fetchall()[0][0]), page


def inputs_of(places: Places) -> str:
    return str(json.loads((places.current / "published.json").read_bytes())["inputs"])


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()
