"""A Dask cluster on this machine: a scheduler and workers, each a process of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from load.settings import CHECKOUT

MISSING = "没有安装 distributed，集群测试未运行 · distributed is not installed"


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a program of Dask as docs/operations.md says."""
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]],
        env={
            **os.environ,
            "PYTHONPATH": str(CHECKOUT),
            "DASK_DISTRIBUTED__WORKER__DAEMON": "False",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a scheduler; gives its address."""
    distributed = pytest.importorskip("distributed", reason=MISSING)
    file = tmp_path_factory.mktemp("scheduler") / "scheduler.json"
    process = start(
        "dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)
    )
    try:
        with distributed.Client(
            scheduler_file=str(file), timeout=60, set_as_default=False
        ) as client:
            yield str(client.scheduler.address).replace("tcp://", "dask://")
    finally:
        os.killpg(process.pid, signal.SIGKILL)


def start_worker(scheduler: str) -> subprocess.Popen[bytes]:
    address = scheduler.replace("dask://", "tcp://")
    return start("dask_worker", address, "--nthreads", "1", "--no-dashboard")


@pytest.fixture
def workers(
    scheduler: str, request: pytest.FixtureRequest
) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start two workers, or as many as the test says; gives their processes."""
    count = getattr(request, "param", 2)
    distributed = pytest.importorskip("distributed", reason=MISSING)
    started = [start_worker(scheduler) for _ in range(count)]
    with distributed.Client(scheduler.replace("dask://", "tcp://"), set_as_default=False) as client:
        client.wait_for_workers(count, timeout=60)
        yield started
        for process in started:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        while client.scheduler_info()["workers"]:
            time.sleep(0.1)
