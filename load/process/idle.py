"""Kills a process that does nothing any more.

Short of memory, a program may wait for ever for a thread that could not be started, and the load
would wait with it all night. How long a model takes depends on the reports, so there is no limit of
time; but a process that computes or reads uses processor time.
"""

import subprocess
import threading
from pathlib import Path

STALLED_SECONDS = 60.0
"""After so long without one tick of processor time (a hundredth of a second), it is killed."""


class IdleWatch(threading.Thread):
    """Kills a process that has used no processor time for `seconds`; then `has_killed` is true."""

    def __init__(self, process: "subprocess.Popen[str]", seconds: float | None = None) -> None:
        """Begin to watch, until the process ends."""
        super().__init__(name="idle-watch", daemon=True)
        self.has_killed = False
        self._process, self._seconds = process, seconds or STALLED_SECONDS
        self.start()

    def run(self) -> None:
        """Compare the processor time every so many seconds."""
        before = None
        while True:
            ticks = _ticks(self._process.pid)
            if self._process.returncode is not None or ticks is None:
                return
            if ticks == before:
                self.has_killed = True
                self._process.kill()
                return
            before = ticks
            try:
                self._process.wait(self._seconds)
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
