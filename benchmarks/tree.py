"""A command in; what it and every process it started cost out: CPU, and memory at its highest.

Orphans are taken in (the server that the readers of PDFs are forked from is nobody's child at the
end), so that no processor time is lost. Memory is that of the whole tree at one moment, each page
that several processes share counted once (`Pss`).
"""

import ctypes
import os
import resource
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_SET_CHILD_SUBREAPER = 36
_EVERY = 0.1
MIB = 1024


@dataclass(frozen=True, slots=True)
class TreeCost:
    """What a tree of processes cost.

    Attributes:
        peak: MiB of memory, all of them together.
        largest: MiB of memory of the largest of them.
        programs: CPU seconds by program, as far as they were seen.
    """

    status: int
    output: str
    wall: float
    cpu: float
    peak: float
    largest: float
    programs: Mapping[str, float]


def measure_tree(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> TreeCost:
    """Run a command in a folder to its end, and take in what it leaves behind."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1)
    own = frozenset(_children(os.getpid()))  # what ran before does not end with the command
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, **environment},
        cwd=folder,
    ) as process:
        watch = _Watch(own)
        output, _ = process.communicate()
        wall = time.perf_counter() - began
    while left := frozenset(_children(os.getpid())) - own:
        for pid in left:
            with suppress(ChildProcessError):
                os.waitpid(pid, 0)
    watch.stop()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    programs: dict[str, float] = defaultdict(float)
    for name, seconds in watch.seen.values():
        programs[name] += seconds
    return TreeCost(process.returncode, output, wall, cpu, watch.peak, watch.largest, programs)


class _Watch(threading.Thread):
    """Looks at all processes below this one every so often, but for those that ran before."""

    def __init__(self, own: frozenset[int]) -> None:
        super().__init__(daemon=True)
        self.peak = self.largest = 0.0
        self.seen: dict[int, tuple[str, float]] = {}
        self._own, self._ended = own, threading.Event()
        self.start()

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()
        self.join()

    def run(self) -> None:
        while not self._ended.wait(_EVERY):
            now = 0.0
            for pid in _below(os.getpid(), self._own):
                with suppress(OSError, ValueError, IndexError):
                    held = _pss(pid)
                    now, self.largest = now + held, max(self.largest, held)
                    self.seen[pid] = _program(pid), _cpu(pid)
            self.peak = max(self.peak, now)


def _below(root: int, without: frozenset[int] = frozenset()) -> Iterator[int]:
    for pid in _children(root):
        if pid not in without:
            yield pid
            yield from _below(pid)


def _children(root: int) -> Iterator[int]:
    with suppress(OSError):  # it may end at any moment
        for task in Path(f"/proc/{root}/task").iterdir():
            yield from map(int, (task / "children").read_text(encoding="ascii").split())


def _pss(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / MIB
    return 0.0


def _program(pid: int) -> str:
    words = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
    named = [word for word in words[1:] if word.isidentifier() or word.replace(".", "").isalpha()]
    return " ".join(named[:2]) or " ".join(words)[:60]


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
