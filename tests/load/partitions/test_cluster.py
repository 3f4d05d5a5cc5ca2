"""A cluster builds batches of documents as this machine does."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from extract.pipeline import extract_folder
from extract.settings import ExtractSettings
from load.blame.view import read_current
from load.errors import BuildError
from load.partitions import cluster
from load.partitions.documents import build_documents, document_store, read_readings
from load.reader import open_warehouse
from load.run import Run, start_run
from load.settings import CHECKOUT, Places
from load.terminal.screen import Screen
from tests.conftest import run_load
from tests.load.blame.planted import double_cells, sha256_of

TINY = CHECKOUT / "data" / "sample" / "tiny"
Processes = list[subprocess.Popen[bytes]]


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    raw = tmp_path_factory.mktemp("tiny") / "raw"
    extract_folder(TINY, raw, workers=1, settings=ExtractSettings(reads_scans=False))
    return raw


@pytest.fixture
def run_there(
    raw: Path, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Run]:
    """Give a run over two documents that builds each of them on the cluster, alone."""
    monkeypatch.setattr(cluster, "SMALLEST", 1)
    run = replace(run_over(raw, tmp_path / "there"), executor=scheduler)
    with run.log.errors():
        yield run


def run_over(raw: Path, data: Path) -> Run:
    places = Places(data)
    for path in raw.rglob("*"):
        if path.is_file():
            copy = places.raw / path.relative_to(raw)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
    return start_run(places, 1, Screen())


def rows_of(run: Run, relation: str) -> list[tuple[object, ...]]:
    query = document_store(run.places).rows(relation, read_readings(run.places))
    rows: list[tuple[object, ...]] = duckdb.sql(f"select * from ({query}) order by all").fetchall()
    return rows


def quietly(*_: object) -> None:
    """Show no progress."""


def test_the_partitions_are_the_same_as_built_here(
    run_there: Run, workers: Processes, raw: Path, tmp_path: Path
) -> None:
    here = run_over(raw, tmp_path / "here")
    build_documents(here, quietly)
    build_documents(run_there, quietly)
    store = document_store(run_there.places)
    assert len(store.batches) == 2
    [one] = document_store(here.places).batches
    relations = sorted(path.stem for path in one.folder.glob("*.parquet"))
    assert relations
    for relation in relations:
        assert rows_of(run_there, relation) == rows_of(here, relation), relation


def test_a_batch_that_fails_is_told_as_if_it_had_failed_here(
    run_there: Run, workers: Processes
) -> None:
    faulty = sha256_of(TINY / "faulty.pdf")
    assert faulty in read_current(run_there.places)
    double_cells(run_there.places.raw, faulty)
    with pytest.raises(BuildError) as told:
        build_documents(run_there, quietly)
    assert told.value.documents == (faulty,)
    assert told.value.nodes


def test_a_worker_killed_in_the_middle_costs_no_batch(run_there: Run, workers: Processes) -> None:
    def kill() -> None:
        time.sleep(3)
        os.killpg(workers[0].pid, signal.SIGKILL)

    thread = threading.Thread(target=kill)
    thread.start()
    wanted = build_documents(run_there, quietly)
    thread.join()
    assert document_store(run_there.places).missing(wanted) == []


def test_a_load_on_a_cluster_is_judged_as_here(
    scheduler: str, workers: Processes, tmp_path: Path
) -> None:
    ended = run_load(tmp_path / "data", TINY, EXECUTOR=scheduler)
    assert ended.status == 0, ended.stdout + ended.stderr
    with open_warehouse(tmp_path / "data") as warehouse:
        [(found,)] = warehouse.sql("""
            select list(rule_id order by rule_id) from audit.violations
            where rule_id like 'ARITHMETIC-%'
        """).fetchall()
    # as tests/load/test_stepwise.py finds on this machine
    assert found == ["ARITHMETIC-030", "ARITHMETIC-031", "ARITHMETIC-036"]
