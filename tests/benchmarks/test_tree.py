"""What a command cost is told with all that it started."""

import subprocess
import sys
from pathlib import Path

from benchmarks.tree import measure_tree

WORK = "import time; until = time.process_time() + 0.4\nwhile time.process_time() < until: pass\n"
HOLD = "held = bytearray(60_000_000); import time; time.sleep(0.6)\n"


def test_an_orphan_counts_too(tmp_path: Path) -> None:
    starts = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {WORK!r}])"
    cost = measure_tree([sys.executable, "-c", starts], {}, tmp_path)
    assert cost.status == 0
    assert cost.cpu >= 0.4


def test_memory_is_that_of_all_processes_at_one_moment(tmp_path: Path) -> None:
    two = f"import subprocess, sys\np = subprocess.Popen([sys.executable, '-c', {HOLD!r}])\n{HOLD}"
    cost = measure_tree([sys.executable, "-c", f"{two}p.wait()"], {}, tmp_path)
    assert cost.peak > 110
    assert 57 < cost.largest < 110


def test_what_ran_before_is_neither_waited_for_nor_counted(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD.replace("0.6", "60")]) as other:
        cost = measure_tree([sys.executable, "-c", "import time; time.sleep(0.5)"], {}, tmp_path)
        assert other.poll() is None
        other.kill()
    assert cost.wall < 30
    assert cost.peak < 57
