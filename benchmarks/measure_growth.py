"""What one new report costs beside very many that are published: CPU, time and memory.

    .venv/bin/python -m benchmarks.measure_growth DATA_DIR NEW.pdf COPIES [COPIES ...]

DATA_DIR is that of a finished load, which is only read. Its raw layer, partitions, answers, file
and report are copied so many times, each copy with other files, hashes, departments and places.
Beside what is published of all of them NEW.pdf is added (`one new`), then nothing (`nothing new`):
each is a whole load, with reading, gate, report and publication. Told are CPU seconds of all
processes, memory of all of them at one moment and of the largest, and of which programs it was.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.multiplied import Multiplied
from benchmarks.published import publish_copies, read_of_all
from benchmarks.tree import TreeCost, measure_tree
from load.settings import CHECKOUT, Places


def main(data: Path, new: Path, numbers: list[int]) -> None:
    print(f"{'documents':>10}{'load':>14}{'wall s':>9}{'CPU s':>9}{'MiB':>7}{'largest':>9}")
    for number in numbers:
        with tempfile.TemporaryDirectory(prefix="growth-", dir=data.parent) as folder:
            inbox, of = Path(folder) / "inbox", Places(data)
            to = Places(Path(folder) / "data")
            copied = Multiplied(of, to, inbox, number, read_of_all(of))
            copied.write_partitions()
            run("extract", to, inbox)
            publish_copies(copied)
            run("load", to, inbox)  # no gate has answered yet: the first is asked of every rule
            shutil.copy(new, inbox / f"new-{new.name}")
            for name in ("one new", "nothing new"):
                show(copied.count + 1, name, to, inbox)


def show(count: int, name: str, places: Places, inbox: Path) -> None:
    """Run a load and print what it cost."""
    cost = run("load", places, inbox)
    log = max((places.logs).glob("*.jsonl"), key=lambda path: path.stat().st_mtime)
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    done = [line for line in lines if line["event"] == "step_done"]
    steps = [f"{line['step']} {line['seconds']:.1f}" for line in done]
    why = [line["why"] for line in lines if line["event"] == "builds_all"]
    print(
        f"{count:10,}{name:>14}{cost.wall:9.1f}{cost.cpu:9.1f}{cost.peak:7.0f}{cost.largest:9.0f}"
    )
    programs = sorted(cost.programs.items(), key=lambda one: -one[1])[:6]
    print(f"{'':12}wall s:", *steps, *why)
    print(f"{'':12}CPU s: ", *(f"{name} {seconds:.1f}" for name, seconds in programs), flush=True)


def run(command: str, places: Places, inbox: Path) -> TreeCost:
    """Run a command of the load."""
    cost = measure_tree(
        [sys.executable, "-m", "load.cli", command],
        {"PDF_DIR": str(inbox), "DATA_DIR": str(places.data)},
        CHECKOUT,
    )
    if cost.status not in {0, 3}:
        sys.exit(cost.output)
    return cost


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), Path(sys.argv[2]), [int(one) for one in sys.argv[3:]])
