"""Loads that run out of disk or memory: one line, and nothing published is harmed."""

import resource
from pathlib import Path

from benchmarks.torture.figures import Figure
from benchmarks.torture.loads import digests, limited, load_folder
from load.publish import read_published
from load.settings import Places

MIB = 1024 * 1024
SMALLEST_FILE, LARGEST_FILE = 16 * 1024, 4 * MIB
LEAST_MEMORY, MOST_MEMORY = 200 * MIB, 1200 * MIB


def starve(count: int, folders: tuple[Path, Path], data: Path) -> Figure:
    """Load with so many limits on the size of files, and as many on memory.

    A file that may not grow fails its writer as a full disk does. Limits are spread evenly over
    the range in which the load gets further and further. Of the two folders the one is loaded that
    is not published.
    """
    before = digests(data)
    points = [
        *((resource.RLIMIT_FSIZE, size) for size in _spread(SMALLEST_FILE, LARGEST_FILE, count)),
        *((resource.RLIMIT_AS, size) for size in _spread(LEAST_MEMORY, MOST_MEMORY, count)),
    ]
    bad, through = [], 0
    for limit, size in points:
        ended = load_folder(_other(folders, data), data, starve=limited(limit, size))
        name = f"{'file' if limit == resource.RLIMIT_FSIZE else 'memory'} {size // 1024} KiB"
        if ended.status == 0:
            through, before = through + 1, digests(data)
        elif digests(data) != before:
            bad.append(f"{name}: published file changed")
        elif "Traceback" in ended.words or not ended.words:
            bad.append(f"{name}: said {ended.words[:80]!r}")
    note = f"{through} got through"
    return Figure(
        "disk-full and memory-limit points that harm the published file",
        len(bad),
        len(points),
        "; ".join([note, *bad]),
    )


def _other(folders: tuple[Path, Path], data: Path) -> Path:
    now = read_published(Places(data))
    return next(f for f in folders if now is None or now.record["source_folder"] != str(f))


def _spread(least: int, most: int, count: int) -> list[int]:
    return [least + (most - least) * number // max(count - 1, 1) for number in range(count)]
