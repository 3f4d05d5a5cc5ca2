"""Programs in processes of their own: each ends with the load, or when it does nothing any more."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from load.process.idle import IdleWatch
from load.settings import CHECKOUT, QUIET

_RUN = """
import ctypes, os, runpy, signal, sys
ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG (Linux)
if os.getppid() != int(sys.argv.pop(1)):
    os._exit(1)  # the parent died before prctl took effect
runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
"""

OURS = {
    "PYTHONPATH": os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH", "")]))
}
"""Environment of a program of this project, wherever it is run from."""


@dataclass(frozen=True, slots=True)
class Child:
    """A running program: the lines of its output, and a function that waits for its end."""

    lines: Iterator[str]
    wait: Callable[[], "End"]


@dataclass(frozen=True, slots=True)
class End:
    """How a program ended.

    Attributes:
        was_idle: It was killed because it did nothing any more.
        was_endless: It was killed because it used more processor time than it may.
    """

    status: int
    was_idle: bool
    was_endless: bool = False

    @property
    def trouble(self) -> str:
        """Say how it was killed: for its use of time, or by a signal; else nothing."""
        if self.was_endless:
            return "用时超过限度，已中止"
        if self.was_idle:
            return "停住不动，已中止"
        return f"的进程被系统中止（信号 {-self.status}）" if self.status < 0 else ""


@contextmanager
def start_child(
    module: str,
    arguments: Sequence[str],
    environment: Mapping[str, str],
    cpu_seconds: float | None = None,
) -> Iterator[Child]:
    """Run a Python module; it is killed when the block is left before its end.

    Args:
        module: The module's name.
        arguments: Of its command line.
        environment: Variables besides those of this process.
        cpu_seconds: How much processor time it may use; any amount unless given.
    """
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
            watch = IdleWatch(process, cpu_seconds=cpu_seconds)
            yield Child(
                process.stdout,
                lambda: End(process.wait(), watch.has_killed, watch.was_endless),
            )
        finally:
            process.kill()
