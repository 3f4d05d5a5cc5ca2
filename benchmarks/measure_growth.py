"""What one new report costs beside very many that are published: CPU, time and memory.

    .venv/bin/python -m benchmarks.measure_growth DATA_DIR NEW.pdf COPIES [COPIES ...]

DATA_DIR is that of a finished load, which is only read. Its raw layer, partitions and answers are
copied so many times, each copy with other files, hashes and departments. What is published of all
of them is made first (`all`), then NEW.pdf is added (`one new`), then nothing (`nothing new`): each
is a whole load, with reading, gate, report and publication.
"""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.multiplied import Multiplied
from load.settings import CHECKOUT, Places


def main(data: Path, new: Path, numbers: list[int]) -> None:
    print(f"{'documents':>10}{'load':>14}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}  steps, wall s")
    for number in numbers:
        with tempfile.TemporaryDirectory(prefix="growth-", dir=data.parent) as folder:
            inbox = Path(folder) / "inbox"
            copied = Multiplied(Places(data), Places(Path(folder) / "data"), inbox, number)
            copied.write_partitions()
            for step in ("extract", "build"):
                run(step, copied.to, inbox)
            copied.write_answers()
            shutil.rmtree(copied.to.builds)
            show(copied.count, "all", copied.to, inbox)
            shutil.copy(new, inbox / f"new-{new.name}")
            show(copied.count + 1, "one new", copied.to, inbox)
            show(copied.count + 1, "nothing new", copied.to, inbox)


def show(count: int, name: str, places: Places, inbox: Path) -> None:
    """Run a load and print what it cost."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    peak = run("load", places, inbox)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    log = max((places.logs).glob("*.jsonl"), key=lambda path: path.stat().st_mtime)
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    steps = "  ".join(
        f"{line['step']} {line['seconds']:.1f}" for line in lines if line["event"] == "step_done"
    )
    print(f"{count:10,}{name:>14}{wall:9.1f}{cpu:9.1f}{peak:10.0f}  {steps}", flush=True)


def run(command: str, places: Places, inbox: Path) -> float:
    """Run a command of the load; give the peak memory of its largest process in MiB."""
    told = places.data.with_name("peak")
    code = (
        "import resource, subprocess, sys, pathlib\n"
        "status = subprocess.run(sys.argv[2:]).returncode\n"
        "peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss\n"
        "pathlib.Path(sys.argv[1]).write_text(str(peak))\n"
        "sys.exit(status)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(told), sys.executable, "-m", "load.cli", command],
        env={**os.environ, "PDF_DIR": str(inbox), "DATA_DIR": str(places.data)},
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ended.returncode not in {0, 3}:
        sys.exit(ended.stdout + ended.stderr)
    return int(told.read_text(encoding="ascii")) / 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), Path(sys.argv[2]), [int(one) for one in sys.argv[3:]])
