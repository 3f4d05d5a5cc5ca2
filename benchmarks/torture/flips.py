"""One bit flipped in a file of the raw layer, again and again: seen before anybody reads it."""

import random
from pathlib import Path

from benchmarks.torture.figures import Figure
from extract import ExtractSettings, extract_folder
from extract.store.raw import changed_files


def flip(count: int, reports: Path, raw: Path) -> Figure:
    """Stage reports, flip so many bits one by one, and count those that were not seen."""
    extract_folder(reports, raw, workers=2, settings=ExtractSettings(reads_scans=False))
    files = sorted(raw.rglob("*.parquet"))
    chance = random.Random(count)  # no secret
    missed = 0
    for _ in range(count):
        file = chance.choice(files)
        content = file.read_bytes()
        flipped = bytearray(content)
        flipped[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        file.write_bytes(flipped)
        missed += changed_files(raw) != [file.relative_to(raw).as_posix()]
        file.write_bytes(content)
    note = f"{len(files)} files"
    return Figure("flipped bits in staged parquet that are not caught", missed, count, note)
