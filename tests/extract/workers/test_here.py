"""A worker that dies, hangs or takes too much memory loses one document only."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver
from pathlib import Path
from zlib import compress

import pytest

import extract.workers.here
from extract.document import read_document
from extract.page.reading import DocumentReading
from extract.settings import ExtractSettings
from extract.store.tables import from_ipc, to_tables
from extract.workers.here import read_all
from extract.workers.jobs import Job, Result

SETTINGS = ExtractSettings(cpu_seconds=1, wall_seconds=5.0)


def misbehave(path: str, sha256: str, settings: ExtractSettings) -> Result:
    """Stand in for a document that does to its worker what its name says."""
    from extract.limits import limit_this_process

    limit_this_process(settings)
    if sha256 == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    while sha256 == "spin":
        pass
    if sha256 == "sleep":
        time.sleep(60)
    if sha256 in {"greed", "bomb"}:
        raise MemoryError
    reading = DocumentReading(0, reason_code=read_document(Path(path), settings).reason_code)
    return Result(sha256, to_tables(sha256, reading), reading.reason_code, None, 0.0)


def test_only_the_document_that_ends_its_worker_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract.workers.here, "_read_in_worker", misbehave)
    names = [
        "good1",
        "segfault",
        "good2",
        "spin",
        "good3",
        "greed",
        "bomb",
        "sleep",
        "gone",
        "good4",
    ]

    def snapshot(name: str) -> Path | None:
        if name == "gone":
            return None
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(b"stream\n" + compress(bytes(201 << 20), 1) if name == "bomb" else b"")
        return path

    jobs = (Job(name, 7, lambda name=name: snapshot(name)) for name in names)
    done: list[Result] = []
    results = list(read_all(jobs, SETTINGS, workers=2, on_done=done.append))

    assert [result.document_sha256 for result in results] == names
    assert {result.document_sha256: result.reason_code for result in results} == {
        "good1": "empty_file",
        "segfault": "worker_died",
        "good2": "empty_file",
        "spin": "time_limit",
        "good3": "empty_file",
        "greed": "memory_limit",
        "bomb": "too_large_unpacked",
        "sleep": "time_limit",
        "gone": "changed_while_reading",
        "good4": "empty_file",
    }
    assert len(done) == len(names)
    assert not list(tmp_path.iterdir())
    (row,) = from_ipc((results[1].tables or {})["documents"]).to_pylist()
    assert (row["status"], row["reason_code"], row["byte_size"]) == ("unreadable", "worker_died", 7)


def _jobs(tmp_path: Path, *names: str) -> Iterator[Job]:
    for name in names:
        copy = tmp_path / f"{name}.pdf"
        copy.write_bytes(b"%PDF-1.4")
        yield Job(name, 7, lambda copy=copy: copy)  # type: ignore[misc]


def read_slowly(_: str, sha256: str, settings: ExtractSettings) -> Result:
    """Stand in for a document that takes a second."""
    from extract.limits import limit_this_process

    limit_this_process(settings)
    time.sleep(1)
    return Result(sha256, {}, None, 1, 0.0)


@pytest.mark.parametrize("then", ["a new server serves", "the pool breaks"])
def test_a_fork_server_killed_by_chance_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str
) -> None:
    monkeypatch.setattr(extract.workers.here, "_read_in_worker", read_slowly)
    names = [f"document{number}" for number in range(6)]
    killed: list[bool] = []

    def kill(_: Result) -> None:
        if not killed:
            killed.append(True)
            os.kill(forkserver._forkserver._forkserver_pid, signal.SIGKILL)  # type: ignore[attr-defined]
            if then == "the pool breaks":
                monkeypatch.setattr("pebble.pool.process.launch_process", break_once)

    def break_once(*_: object) -> None:
        monkeypatch.undo()
        monkeypatch.setattr(extract.workers.here, "_read_in_worker", read_slowly)
        raise EOFError

    results = list(read_all(_jobs(tmp_path, *names), ExtractSettings(), 2, kill))
    assert [(result.document_sha256, result.reason_code) for result in results] == [
        (name, None) for name in names
    ]
    assert not list(tmp_path.iterdir())


def test_a_reading_that_is_interrupted_waits_for_no_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract.workers.here, "_read_in_worker", misbehave)

    def interrupt(_: Result) -> None:
        raise KeyboardInterrupt

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        list(read_all(_jobs(tmp_path, "sleep", "greed"), ExtractSettings(), 2, interrupt))
    assert time.monotonic() - began < 50


def test_a_pool_that_works_no_more_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract.workers.here, "_read_in_worker", misbehave)
    monkeypatch.setattr(extract.workers.here, "_LOOK_SECONDS", 0.5)
    monkeypatch.setattr("pebble.pool.process.message_manager_loop", lambda _: None)
    with pytest.raises((BrokenProcessPool, RuntimeError)):
        list(read_all(_jobs(tmp_path, "sleep"), ExtractSettings(), 1, lambda _: None))
