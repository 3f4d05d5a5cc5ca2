"""Kills a process that does nothing any more, or that works without end.

Short of memory, a program may wait for ever for a thread that could not be started, and the load
would wait with it all night; but a process that computes or reads uses processor time. How much of
it may be used is for the caller to say, who knows how much there is to do.
"""

import os
import subprocess
import threading
import time
from pathlib import Path

STALLED_SECONDS = 60.0
"""After so long without one tick of processor time (a hundredth of a second), it is killed."""

_LOOK_EVERY = 5.0
_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


class IdleWatch(threading.Thread):
    """Kills a process that is idle for `seconds` (then `has_killed` is true), or works too long."""

    def __init__(
        self,
        process: "subprocess.Popen[str]",
        seconds: float | None = None,
        cpu_seconds: float | None = None,
    ) -> None:
        """Begin to watch, until the process ends.

        Args:
            process: The process.
            seconds: How long it may be idle.
            cpu_seconds: How much processor time it may use, then `was_endless` is true; any amount
                unless given.
        """
        super().__init__(name="idle-watch", daemon=True)
        self.has_killed = self.was_endless = False
        self._process, self._seconds = process, seconds or STALLED_SECONDS
        self._cpu_seconds = cpu_seconds
        self.start()

    def run(self) -> None:
        """Look at the processor time every so many seconds."""
        before, since = None, time.monotonic()
        while True:
            ticks = _ticks(self._process.pid)
            if self._process.returncode is not None or ticks is None:
                return
            now = time.monotonic()
            if ticks != before:
                before, since = ticks, now
            self.has_killed = now - since >= self._seconds
            limit = self._cpu_seconds
            self.was_endless = limit is not None and sum(ticks) > limit * _TICKS_A_SECOND
            if self.has_killed or self.was_endless:
                self._process.kill()
                return
            try:
                self._process.wait(min(_LOOK_EVERY, self._seconds))
            except subprocess.TimeoutExpired:
                continue


def _ticks(pid: int) -> tuple[int, ...] | None:
    """Processor time of the process and its ended children; None where the system does not say."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    # the name of the program, in parentheses, may hold spaces
    return tuple(map(int, stat.rpartition(")")[2].split()[11:15]))
