"""Programs in processes of their own: each ends with the load, or when it does nothing any more."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from load.process.idle import IdleWatch
from load.settings import QUIET

_RUN = """
import ctypes, os, runpy, signal, sys
ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG (Linux)
if os.getppid() != int(sys.argv.pop(1)):
    os._exit(1)  # the parent died before prctl took effect
runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
"""


@dataclass(frozen=True, slots=True)
class Child:
    """A running program: the lines of its output, and a function that waits for its end."""

    lines: Iterator[str]
    wait: Callable[[], "End"]


@dataclass(frozen=True, slots=True)
class End:
    """How a program ended; `was_idle` where it was killed because it did nothing any more."""

    status: int
    was_idle: bool

    @property
    def trouble(self) -> str:
        """Say how it was killed: for being idle, or by a signal of the system; else nothing."""
        if self.was_idle:
            return "停住不动，已中止"
        return f"的进程被系统中止（信号 {-self.status}）" if self.status < 0 else ""


@contextmanager
def start_child(
    module: str, arguments: Sequence[str], environment: Mapping[str, str]
) -> Iterator[Child]:
    """Run a Python module; it is killed when the block is left before its end."""
    with subprocess.Popen(
        [sys.executable, "-c", _RUN, str(os.getpid()), module, *arguments],
        env={**os.environ, **QUIET, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="backslashreplace",
    ) as process:
        assert process.stdout is not None
        try:
            watch = IdleWatch(process)
            yield Child(process.stdout, lambda: End(process.wait(), watch.has_killed))
        finally:
            process.kill()
