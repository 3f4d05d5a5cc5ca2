"""A cluster reads as this machine does, whatever happens to its workers."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from extract.errors import BrokenEnvironment, UnreachableCluster
from extract.pipeline import extract_folder
from extract.settings import ExtractSettings
from extract.store.versions import version_of
from extract.workers.cluster import read_on_cluster
from extract.workers.jobs import Job, Result
from load.settings import CHECKOUT

distributed = pytest.importorskip(
    "distributed", reason="没有安装 distributed，集群测试未运行 · distributed is not installed"
)
TINY = CHECKOUT / "data" / "sample" / "tiny"
SETTINGS = ExtractSettings(reads_scans=False, cluster_seconds=30)


def jobs(folder: Path, count: int) -> Iterator[Job]:
    """Give copies of one small report, one of them gone before it is read."""
    content = (TINY / "faulty.pdf").read_bytes()
    for number in range(count):
        copy = folder / f"{number}.pdf"
        copy.write_bytes(content)
        yield Job(str(number), len(content), lambda copy=copy: copy if copy.stem != "1" else None)


def read(scheduler: str, folder: Path, count: int) -> list[Result]:
    return list(read_on_cluster(jobs(folder, count), SETTINGS, scheduler, lambda _: None))


def test_the_raw_layer_is_the_same_as_read_here(
    scheduler: str, workers: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    here, there = (tmp_path / name for name in ("here", "there"))
    extract_folder(TINY, here, workers=1, settings=SETTINGS)
    summary = extract_folder(TINY, there, settings=SETTINGS, executor=scheduler)
    assert summary.read == 2
    for table in ("cells", "grids", "lines", "pages"):
        [one], [other] = (sorted((raw / table).glob("*.parquet")) for raw in (here, there))
        assert one.name == other.name
        assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("workers", [4], indirect=True)
def test_a_worker_killed_and_one_that_stops_for_a_while_cost_no_document(
    scheduler: str, workers: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    names = [str(number) for number in range(9)]
    os.killpg(workers[1].pid, signal.SIGSTOP)
    done: list[str] = []

    def disturb(result: Result) -> None:
        if not done:
            os.killpg(workers[0].pid, signal.SIGKILL)
        done.append(result.document_sha256)
        if len(done) == len(names) // 2:
            os.killpg(workers[1].pid, signal.SIGCONT)

    results = list(read_on_cluster(jobs(tmp_path, len(names)), SETTINGS, scheduler, disturb))
    assert [result.document_sha256 for result in results] == names
    assert sorted(done) == names
    missing = [result.document_sha256 for result in results if result.reason_code]
    assert missing == ["1"]  # it was gone before it could be sent
    tables = [result.tables for result in results if result.tables is not None]
    assert len(tables) == len(names) - 1
    assert list(tmp_path.glob("*.pdf")) == [tmp_path / "1.pdf"]  # private copies are gone


def test_a_worker_of_another_version_is_named(
    scheduler: str,
    workers: list[subprocess.Popen[bytes]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("extract.workers.cluster._version_here", lambda _: "another")
    with pytest.raises(BrokenEnvironment, match=f"reads by version {version_of(None)}"):
        read(scheduler, tmp_path, 1)


def test_a_cluster_without_workers_is_said_so(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = replace(SETTINGS, cluster_seconds=0.5)
    with pytest.raises(UnreachableCluster, match="no worker"):
        list(read_on_cluster(jobs(tmp_path, 1), settings, scheduler, lambda _: None))
    with pytest.raises(UnreachableCluster, match="no scheduler answers"):
        list(read_on_cluster(jobs(tmp_path, 1), settings, "dask://127.0.0.1:1", lambda _: None))
