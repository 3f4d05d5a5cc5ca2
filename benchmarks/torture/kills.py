"""Loads killed anywhere: the published file opens, is old or new, and a rerun gives the same."""

import random
from pathlib import Path

from benchmarks.torture.figures import Figure
from benchmarks.torture.loads import digests, load_folder, published
from load.points import POINTS

CHAIN = 5
"""So many kills follow each other before a load is let through and its result compared."""


def kill(count: int, folders: tuple[Path, Path], data: Path, seconds: float) -> Figure:
    """Kill so many loads, at the named points in turn and at random moments between.

    Args:
        count: How many.
        folders: Loaded in turn, so that there is always something to do; the first is published.
        data: Where they are published; digests of both are taken from loads of their own.
        seconds: What a load takes.
    """
    wanted = []
    for number, folder in enumerate(folders):
        alone = data.with_name(f"{data.name}-reference-{number}")
        load_folder(folder, alone)
        wanted.append(digests(alone))
    load_folder(folders[0], data)
    chance = random.Random(count)  # no secret
    bad, slowest, now, reruns = [], 0.0, 0, 0
    for number in range(count):
        target = 1 - now
        before, _ = published(data)
        point = POINTS[number % 15] if number % 15 < len(POINTS) else ""
        ended = load_folder(
            folders[target],
            data,
            die_at=point,
            kill_after=None if point else chance.uniform(0.5, seconds),
        )
        where = point or f"{ended.seconds:.1f} s"
        try:
            after, opened_in = published(data)
        except Exception as error:  # noqa: BLE001  # whatever a reader meets is a failure
            bad.append(f"{where}: {error!r}"[:200])
            continue
        slowest = max(slowest, opened_in)
        if opened_in > 1:
            bad.append(f"{where}: opened in {opened_in:.1f} s")
        if after != before:  # published just before it died
            now = target
        if number % CHAIN == CHAIN - 1 or number == count - 1:
            target = 1 - now
            ended, reruns = load_folder(folders[target], data), reruns + 1
            if ended.status or digests(data) != wanted[target]:
                bad.append(f"rerun after {where}: status {ended.status}, other digests")
            now = target
    note = f"opened within {slowest:.2f} s; {reruns} reruns compared"
    return Figure(
        "kill points that harm the published file or the rerun",
        len(bad),
        count,
        "; ".join([note, *bad]),
    )
