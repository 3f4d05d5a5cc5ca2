"""What a load costs: cold, one new PDF, and with nothing new.

    make bench PDF_DIR=folder        (the sample, unless a folder is given)

Prints a table and asserts nothing; quote ratios rather than seconds, machines differ.
"""

import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tree import measure_tree
from load.settings import CHECKOUT, SAMPLE


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command cost, with all processes it started."""

    name: str
    wall: float
    cpu: float
    peak: float
    steps: dict[str, float]
    pages: int


def main() -> None:
    folder = Path(os.environ.get("PDF_DIR") or SAMPLE).expanduser().absolute()
    with tempfile.TemporaryDirectory(prefix="bench-", dir=CHECKOUT / "data") as work:
        inbox, data = Path(work) / "inbox", Path(work) / "data"
        shutil.copytree(folder, inbox)
        one = max(inbox.rglob("*.pdf"), key=lambda path: path.stat().st_size)
        aside = Path(work) / "aside.pdf"
        one.rename(aside)
        costs = [measure("cold", inbox, data)]
        aside.rename(one)
        costs += [measure("one new PDF", inbox, data), measure("nothing new", inbox, data)]
    show(costs)


def measure(name: str, inbox: Path, data: Path) -> Cost:
    command = [sys.executable, "-m", "load.cli", "load"]
    cost = measure_tree(command, {"PDF_DIR": str(inbox), "DATA_DIR": str(data)}, CHECKOUT)
    if cost.status not in {0, 3}:
        sys.exit(cost.output)
    log = max((data / "logs").glob("*.jsonl"))
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    steps = {line["step"]: line["seconds"] for line in lines if line["event"] == "step_done"}
    pages = sum(line.get("pages") or 0 for line in lines if line["event"] == "extracted")
    return Cost(name, cost.wall, cost.cpu, cost.peak, steps, pages)


def show(costs: list[Cost]) -> None:
    print(f"{'load':14}{'wall s':>8}{'CPU s':>8}{'MiB':>8}{'pages':>8}  steps, wall s")
    for cost in costs:
        steps = "  ".join(f"{name} {seconds:.1f}" for name, seconds in cost.steps.items())
        print(
            f"{cost.name:14}{cost.wall:8.1f}{cost.cpu:8.1f}{cost.peak:8.0f}{cost.pages:8}  {steps}"
        )
    cold = costs[0]
    if cold.pages:
        print(f"\npages per CPU second of the whole load: {cold.pages / cold.cpu:.1f}")


if __name__ == "__main__":
    main()
