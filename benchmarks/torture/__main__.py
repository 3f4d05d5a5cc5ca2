"""Run the suite: `N=15 SEED=0 python -m benchmarks.torture`, from the folder of the project."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.torture.checks import check_all
from benchmarks.torture.content import bomb
from benchmarks.torture.deaths import die
from benchmarks.torture.figures import HEADING, Figure
from benchmarks.torture.flips import flip
from benchmarks.torture.injection import search_exports
from benchmarks.torture.inputs import TINY, lay_out
from benchmarks.torture.kills import kill
from benchmarks.torture.loads import load_folder
from benchmarks.torture.publishes import publish_under_readers
from benchmarks.torture.shortages import starve
from benchmarks.torture.variants import vary
from load.settings import SAMPLE, Places

DEFAULT, FULL = 15, 200
PARTS = (
    *("deaths", "variants", "flips", "publishes", "content", "checks"),
    *("exports", "kills", "shortages"),
)


def main(parts: list[str]) -> int:
    """Print the table; the exit status is 1 where anything went wrong."""
    size = int(os.environ.get("N") or DEFAULT)
    bad = 0
    print(HEADING)
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        began = time.monotonic()
        for figure in _figures(Path(folder), size, parts or list(PARTS)):
            bad += figure.bad
            print(f"{figure} {time.monotonic() - began:.0f} s |", flush=True)
            began = time.monotonic()
    return int(bad > 0)


def _figures(folder: Path, size: int, parts: list[str]) -> Iterator[Figure]:
    is_full = size >= FULL
    reports = sorted(SAMPLE.rglob("*预算.pdf"))
    if "deaths" in parts:
        yield die(100 if is_full else size, TINY / "sound.pdf")
    if "variants" in parts:
        small = sorted(reports, key=lambda path: path.stat().st_size)[: 6 if is_full else 1]
        yield vary([TINY / "sound.pdf", TINY / "faulty.pdf", *small])
    if "flips" in parts:
        yield flip(200 if is_full else 4 * size, TINY, folder / "raw")
    if "publishes" in parts:
        yield publish_under_readers(100 if is_full else 8, folder / "publishes")
    if "content" in parts:
        first = int(os.environ.get("SEED") or 0)
        yield bomb(300 if is_full else 2 * size, folder / "content", first)
    if "checks" in parts:
        yield check_all(folder / "checks")
    if {"exports", "kills", "shortages"} & set(parts):
        yield from _of_loads(folder, size, parts)


def _of_loads(folder: Path, size: int, parts: list[str]) -> Iterator[Figure]:
    small, fuller = (lay_out(folder / n, is_fuller=n == "fuller") for n in ("small", "fuller"))
    data = folder / "data"
    seconds = load_folder(fuller, data).seconds
    if "exports" in parts:
        yield search_exports(Places(data).reports)
    if "kills" in parts:
        yield kill(size, (fuller, small), data, seconds)
    if "shortages" in parts:
        yield starve(15 if size >= FULL else 3, (fuller, small), data)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
