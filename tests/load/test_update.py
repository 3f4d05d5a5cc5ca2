"""A file that was made from the published one holds what would be built of all documents."""

import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from load.ahead import Ahead
from load.auditing import judge
from load.building import build_warehouse
from load.partitions import contents, update
from load.partitions.contents import read_contents, write_contents
from load.reading import read_folder
from load.release.publish import Published, publish, write_published
from load.release.record import seal
from load.run import Run, start_run
from load.settings import SAMPLE, Build, Places
from load.terminal.screen import Screen
from tests.load.releases import published_of

TINY = SAMPLE.parent / "tiny"
GARDENS = "云澜市园林绿化局"
FINAL, CORRECTED = f"{GARDENS}2023年度部门决算.pdf", f"{GARDENS}2023年度部门决算（更正）.pdf"
BUDGET = f"{GARDENS}2024年部门预算.pdf"
FOLDERS = {
    "the first": {"a.pdf": FINAL, "b.pdf": "sound.pdf", "c.pdf": "faulty.pdf"},
    "a restatement": {
        "a.pdf": FINAL, "b.pdf": "sound.pdf", "c.pdf": "faulty.pdf", "d.pdf": CORRECTED
    },
    "one more, one gone": {
        "a.pdf": FINAL, "b.pdf": "sound.pdf", "d.pdf": CORRECTED, "e.pdf": BUDGET
    },
    "another name and content": {"b2.pdf": "sound.pdf", "d.pdf": "faulty.pdf", "e.pdf": BUDGET},
    "nothing but a file of another kind": {
        "b2.pdf": "sound.pdf", "d.pdf": "faulty.pdf", "e.pdf": BUDGET, "f.txt": "sound.pdf"
    },
}  # fmt: skip
OF_A_LOAD = {"finding_history", "document_changes", "load_before", "loads", "load", "waivers"}
_TABLES = """
    select schema_name || '.' || table_name from duckdb_tables()
    where database_name = current_database() and schema_name in ('marts', 'audit')
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Places:
    return Places(tmp_path_factory.mktemp("update") / "data")


def begin(places: Places) -> Run:
    run = start_run(places, 1, Screen())
    return replace(run, build=replace(run.build, has_tests=False))


def load_files(places: Places, files: dict[str, str]) -> tuple[Run, Published]:
    """Load and publish, without gate and report."""
    inbox = places.data.with_name("inbox")
    shutil.rmtree(inbox, ignore_errors=True)
    inbox.mkdir()
    for name, source in files.items():
        path = next(iter([*TINY.glob(source), *SAMPLE.rglob(source)]))
        shutil.copy(path, inbox / name)
    follows = published_of(Build(places.current.resolve()), 1) if places.current.exists() else None
    run = begin(places)
    with Ahead(run, follows) as ahead:
        read_folder(run, inbox, ahead.begin)
        ahead.begin()
        build_warehouse(run, ahead)
    judge(run, None)
    published = published_of(run.build, 1)
    run.build.reports.mkdir(exist_ok=True)
    (run.build.reports / "index.html").write_text("")
    seal(run.build, places, {"run_id": run.build.run_id})
    write_contents(run.build, places)
    write_published(run.build, published)
    publish(run.build, places)
    return run, published


def differences(one: Path, other: Path) -> dict[str, int]:
    """Count the rows that only one of two files has, by table."""
    found = {}
    with duckdb.connect(str(one), read_only=True) as connection:
        connection.execute(f"attach '{other}' as other (read_only)")
        for (table,) in connection.execute(_TABLES).fetchall():
            if table.split(".")[1] not in OF_A_LOAD:
                [(count,)] = connection.execute(
                    f"select count(*) from ((from {table} except all from other.{table})"
                    f" union all (from other.{table} except all from {table}))"
                ).fetchall()
                found |= {table: count} if count else {}
    return found


@pytest.mark.parametrize("name", FOLDERS)
def test_it_is_what_would_be_built_of_all(
    data: Places, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update, "MOST_CHANGED", 10)
    run, _ = load_files(data, FOLDERS[name])
    is_update = run.build.changed.is_file()
    assert is_update == (name != "the first"), run.log.path.read_text(encoding="utf-8")
    whole, told = begin(data), list[bool]()
    build_warehouse(whole, None, lambda: told.append(whole.build.warehouse.is_file()))
    assert told == [False]  # once, when what looks at all of them is still to be built
    judge(whole, None)
    assert differences(data.warehouse, whole.build.warehouse) == {}


def test_a_file_that_somebody_wrote_into_is_no_start(data: Places) -> None:
    assert read_contents(data)
    with duckdb.connect(str(data.warehouse)) as connection:
        connection.execute("create table marts.mine as select 1 as one")
    assert read_contents(data) is None


def test_other_code_starts_anew(data: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "code_digest", lambda: "another")
    assert read_contents(data) is None
