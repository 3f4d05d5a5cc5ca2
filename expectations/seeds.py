"""A seed of dbt's as Python reads it, where no warehouse is built yet or none is needed."""

from __future__ import annotations

import csv
from pathlib import Path

SEEDS_DIRECTORY = Path(__file__).resolve().parent.parent / "dbt_project" / "seeds"


def read_seed(name: str) -> list[dict[str, str]]:
    """Read the rows of `dbt_project/seeds/<name>.csv`."""
    with (SEEDS_DIRECTORY / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
