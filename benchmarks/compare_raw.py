"""Which rows two raw layers do not share, dataset by dataset: a faster reader must read the same.

usage: python benchmarks/compare_raw.py BEFORE AFTER

Documents are those of both; what an extraction is called and how long it took is left out. Ends
with status 1 where a row differs.
"""

import sys
from collections.abc import Sequence

import duckdb

DATASETS = ("documents", "pages", "lines", "grids", "cells")
FILES = "read_parquet('{folder}/{dataset}/*.parquet')"


def main(arguments: Sequence[str]) -> int:
    """Print how many rows differ, and three of them each way."""
    if len(arguments) != 2:
        print("usage: python benchmarks/compare_raw.py BEFORE AFTER")
        return 2
    differing = sum(compare(dataset, *arguments) for dataset in DATASETS)
    return 1 if differing else 0


def compare(dataset: str, before: str, after: str) -> int:
    """Count the rows of a dataset that only one of two layers has."""
    left_out = "extraction_id, read_seconds" if dataset == "documents" else "extraction_id"
    both = " and ".join(
        f"document_sha256 in (select document_sha256 from {_files(folder, 'documents')})"
        for folder in (before, after)
    )
    sides = [
        f"select * exclude ({left_out}) from {_files(folder, dataset)} where {both}"
        for folder in (before, after)
    ]
    count = 0
    for one, other, name in ((*sides, "before"), (*sides[::-1], "after")):
        rows = duckdb.sql(f"{one} except all {other}").fetchall()
        print(f"{dataset}: {len(rows)} rows only {name}")
        for row in rows[:3]:
            print(f"    {row}")
        count += len(rows)
    return count


def _files(folder: str, dataset: str) -> str:
    return FILES.format(folder=folder, dataset=dataset)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
