"""Loads killed anywhere: the published file opens, is old or new, and a rerun gives the same."""

import random
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.torture.figures import Figure
from benchmarks.torture.loads import digests, load_folder, published
from load.process.points import POINTS

CHAIN = 5
"""So many kills follow each other before a load is let through and its result compared."""

LANES = 2
"""Data folders in which loads are killed at the same time."""


@dataclass(slots=True)
class _Lane:
    """What happened in one data folder."""

    data: Path
    bad: list[str] = field(default_factory=list)
    slowest: float = 0.0
    reruns: int = 0


def kill(count: int, folders: tuple[Path, Path], data: Path, seconds: float) -> Figure:
    """Kill so many loads, at the named points in turn and at random moments between.

    Args:
        count: How many.
        folders: Loaded in turn, so that there is always something to do; the first is published.
        data: Where it is published; a folder loaded with the other one is laid beside it, digests
            of both are what reruns are compared with.
        seconds: What a load takes.
    """
    other = data.with_name(f"{data.name}-other")
    load_folder(folders[1], other)
    wanted = [digests(data), digests(other)]
    moments = random.Random(count)  # no secret
    numbers = [(number, moments.uniform(0.5, 1.2 * seconds)) for number in range(count)]
    lanes = [_Lane(data.with_name(f"{data.name}-lane-{lane}")) for lane in range(LANES)]
    for lane in lanes:
        shutil.copytree(data, lane.data, symlinks=True)
    shares = [numbers[lane::LANES] for lane in range(LANES)]
    with ThreadPoolExecutor(LANES) as pool:
        list(
            pool.map(
                lambda both: _kill_in_lane(*both, folders, wanted), zip(lanes, shares, strict=True)
            )
        )
    bad = [text for lane in lanes for text in lane.bad]
    slowest, reruns = max(lane.slowest for lane in lanes), sum(lane.reruns for lane in lanes)
    note = f"opened within {slowest:.2f} s; {reruns} reruns compared"
    return Figure(
        "kill points that harm the published file or the rerun",
        len(bad),
        count,
        "; ".join([note, *bad]),
    )


def _kill_in_lane(
    lane: _Lane,
    share: list[tuple[int, float]],
    folders: tuple[Path, Path],
    wanted: list[dict[str, str]],
) -> None:
    now, data = 0, lane.data
    for turn, (number, moment) in enumerate(share, 1):
        target = 1 - now
        before, _ = published(data)
        point = POINTS[number % 15] if number % 15 < len(POINTS) else ""
        kill_after = None if point else moment
        load_folder(folders[target], data, die_at=point, kill_after=kill_after)
        where = point or f"{moment:.1f} s"
        try:
            after, opened_in = published(data)
        except Exception as error:  # noqa: BLE001  # whatever a reader meets is a failure
            lane.bad.append(f"{where}: {error!r}"[:200])
            continue
        lane.slowest = max(lane.slowest, opened_in)
        if opened_in > 1:
            lane.bad.append(f"{where}: opened in {opened_in:.1f} s")
        if after != before:  # published just before it died
            now = target
        if turn % CHAIN == 0 or turn == len(share):
            target = 1 - now
            ended, lane.reruns = load_folder(folders[target], data), lane.reruns + 1
            if ended.status:
                lane.bad.append(f"rerun after {where}: status {ended.status}, {ended.words}"[:300])
            elif digests(data) != wanted[target]:
                lane.bad.append(f"rerun after {where}: other digests")
            now = target
