"""A process in, its end where it does nothing any more.

Short of memory, a program of many threads may wait for ever for one that could not be started; a
load that waits for it would hold the data folder all night. How long a model takes depends on the
reports, so it is not time that tells but work: whoever computes or reads uses the processor.
"""

import subprocess
import threading
from pathlib import Path

STALLED_SECONDS = 60.0
"""So long without one tick of the processor (a hundredth of a second), and nobody waits further."""


class IdleWatch(threading.Thread):
    """Kills a process that has used no processor time for `seconds`; then `has_struck` is true."""

    def __init__(self, process: "subprocess.Popen[str]", seconds: float | None = None) -> None:
        """Begin to watch; it ends with the process."""
        super().__init__(name="idle-watch", daemon=True)
        self.has_struck = False
        self._process, self._seconds = process, seconds or STALLED_SECONDS
        self.start()

    def run(self) -> None:
        """Look again and again."""
        before = None
        while True:
            ticks = _ticks(self._process.pid)
            if self._process.returncode is not None or ticks is None:
                return
            if ticks == before:
                self.has_struck = True
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
