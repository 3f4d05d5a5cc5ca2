"""Loads that run out of disk or memory: one line, and nothing published is harmed."""

import resource
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.torture.figures import Figure
from benchmarks.torture.loads import digests, load_folder
from load.release.publish import read_published
from load.settings import Places

MIB = 1024 * 1024
SMALLEST_FILE, LARGEST_FILE = 16 * 1024, 4 * MIB
LEAST_MEMORY, MOST_MEMORY = 40 * MIB, 600 * MIB


def starve(count: int, folders: tuple[Path, Path], data: Path) -> Figure:
    """Load with so many limits on the size of files, and as many on memory.

    A file that may not grow fails its writer as a full disk does. Limits are spread evenly over
    the range in which the load gets further and further. Of the two folders the one is loaded that
    is not published.
    """
    limits = (
        ("file", resource.RLIMIT_FSIZE, _spread(SMALLEST_FILE, LARGEST_FILE, count)),
        ("memory", resource.RLIMIT_DATA, _spread(LEAST_MEMORY, MOST_MEMORY, count)),
    )
    lanes = []
    for name, *_ in limits:
        lane = data.with_name(f"{data.name}-short-of-{name}")
        shutil.copytree(data, lane, symlinks=True)
        lanes.append(lane)
    with ThreadPoolExecutor(len(lanes)) as pool:
        jobs = [
            pool.submit(_starve, folders, lane, *limit)
            for lane, limit in zip(lanes, limits, strict=True)
        ]
    bad = [text for job in jobs for text in job.result()[0]]
    through = sum(job.result()[1] for job in jobs)
    return Figure(
        "disk-full and memory-limit points that harm the published file",
        len(bad),
        2 * count,
        "; ".join([f"{through} got through", *bad]),
    )


def _starve(
    folders: tuple[Path, Path], data: Path, name: str, limit: int, sizes: list[int]
) -> tuple[list[str], int]:
    bad, through, before = [], 0, digests(data)
    for size in sizes:
        ended = load_folder(_other(folders, data), data, limit=(limit, size))
        where = f"{name} {size // 1024} KiB"
        if ended.status == 0:
            through, before = through + 1, digests(data)
        elif digests(data) != before:
            bad.append(f"{where}: published file changed")
        elif ended.status < 0 or not _is_one_line(ended.words):
            bad.append(f"{where}: status {ended.status}, said {ended.words[-160:]!r}")
    return bad, through


def _is_one_line(words: str) -> bool:
    return words.startswith("错误：") and "\n" not in words


def _other(folders: tuple[Path, Path], data: Path) -> Path:
    now = read_published(Places(data))
    return next(f for f in folders if now is None or now.record["source_folder"] != str(f))


def _spread(least: int, most: int, count: int) -> list[int]:
    return [least + (most - least) * number // max(count - 1, 1) for number in range(count)]
