"""Loads that several tests look at: done once, through the command line, as a user would."""

import atexit
import fcntl
import os
import pickle
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from load.settings import CHECKOUT, Places
from tests.dask_cluster import scheduler, workers

__all__ = ["scheduler", "workers"]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    status: int
    stdout: str
    stderr: str
    seconds: float
    places: Places


def run_load(data: Path, folder: Path | None = None, **environment: str) -> Ended:
    """Run `budget-warehouse load` in a process of its own."""
    quiet = dict.fromkeys(("PDF_DIR", "DATA_DIR", "WORKERS"), "")
    began = time.monotonic()
    ended = subprocess.run(
        [sys.executable, "-m", "load.cli", "load", "--data-dir", str(data)],
        cwd=CHECKOUT,
        env={**os.environ, **quiet, "PDF_DIR": str(folder or ""), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    seconds = time.monotonic() - began
    return Ended(ended.returncode, ended.stdout, ended.stderr, seconds, Places(data))


@pytest.fixture(scope="session")
def sample_load(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """Load the bundled sample, as the first `make load` does: once for all processes of xdist."""
    of_all = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        of_all = of_all.parent
    told = of_all / "sample_load.pickle"
    with (of_all / "sample_load.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            told.write_bytes(pickle.dumps(run_load(of_all / "sample" / "data")))
    ended: Ended = pickle.loads(told.read_bytes())
    assert ended.status in {0, 3}, ended.stdout + ended.stderr
    return ended


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that look at the sample's load first, since they take longest.

    `make test` keeps this order and gives each file to one process.
    """
    longest = {item.path for item in items if _needs_sample(item)}
    items.sort(key=lambda item: item.path not in longest)


def _needs_sample(item: pytest.Item) -> bool:
    return "sample_load" in getattr(item, "fixturenames", ())


def pytest_configure() -> None:
    """Let pytest's closing line be the last, and let loads be interrupted.

    What libraries say while Python ends helps nobody; processes of xdist never come to
    `pytest_unconfigure`. A shell's background jobs ignore SIGINT, and so would loads they start.
    """
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))
