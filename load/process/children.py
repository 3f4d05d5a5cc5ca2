"""Programs in processes of their own: each ends with the load, or when it does nothing any more."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

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


def _home() -> dict[str, str]:
    """Give a home to an account without one: dbt and Great Expectations look there for settings."""
    try:
        Path.home()
    except RuntimeError:
        return {"HOME": os.sep}
    return {}


@dataclass(frozen=True, slots=True)
class Child:
    """A running program.

    Attributes:
        lines: Of its output.
        wait: Waits for its end.
        ask: Gives a line to one that waits for it.
    """

    lines: Iterator[str]
    wait: Callable[[], "End"]
    ask: Callable[[str], None]


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
    *,
    is_asked: bool = False,
) -> Iterator[Child]:
    """Run a Python module; it is killed when the block is left before its end.

    Args:
        module: The module's name.
        arguments: Of its command line.
        environment: Variables besides those of this process.
        cpu_seconds: How much processor time it may use; any amount unless given.
        is_asked: It may wait for a line of input, for as long as there is nothing to ask.
    """
    with subprocess.Popen(
        [sys.executable, "-c", _RUN, str(os.getpid()), module, *arguments],
        env={**_home(), **os.environ, **QUIET, **environment},
        stdin=subprocess.PIPE if is_asked else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="backslashreplace",
    ) as process:
        assert process.stdout is not None
        watches = [] if is_asked else [IdleWatch(process, cpu_seconds=cpu_seconds)]

        def ask(line: str) -> None:
            assert process.stdin is not None
            with suppress(BrokenPipeError):  # it is dead, as its end will tell
                process.stdin.write(f"{line}\n")
                process.stdin.close()
            watches.append(IdleWatch(process, cpu_seconds=cpu_seconds))

        def wait() -> End:
            status = process.wait()
            return End(
                status,
                any(watch.has_killed for watch in watches),
                any(watch.was_endless for watch in watches),
            )

        try:
            yield Child(process.stdout, wait, ask)
        finally:
            process.kill()
