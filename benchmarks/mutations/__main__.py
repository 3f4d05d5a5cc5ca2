"""Change one thing a document prints, build, judge, and see whether it is noticed.

usage: python -m benchmarks.mutations RAW_DIR WAREHOUSE [--documents N] [--copies N] [--seed N]
           [--places PLACE ...] [--kinds KIND ...] [--work FOLDER] [--out FILE.csv]

RAW_DIR and WAREHOUSE are of a finished load. N documents, taken in turn from all places (the first
folder of their path), are copied; each copy has one change (a digit of a table or prose figure,
two rows exchanged, a word of direction, a year, a code, a note left out) and is a document of its
own in one build. Noticed is what a new open finding tells where the change stands: its page and
its place or its words. Prints shares with their intervals by kind and by place, and the misses by
reason; FILE.csv gets a row a change. Never asserts.
"""

from __future__ import annotations

import argparse
import csv
import random
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from benchmarks.mutations.copies import build, write_copies
from benchmarks.mutations.plan import KINDS, MAKERS, OTHERS, plan
from benchmarks.mutations.printed import read_documents
from benchmarks.mutations.score import interval, score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.mutations.score import Outcome


def main() -> None:
    """Print the shares."""
    asked = _arguments()
    rng = random.Random(asked.seed)
    chosen = choose(asked.warehouse, asked.documents, asked.places, rng)
    documents = list(read_documents(asked.raw, asked.warehouse, chosen))
    plans = {
        document.sha256: plan(document, asked.copies, rng, asked.kinds, documents)
        for document in documents
    }
    with tempfile.TemporaryDirectory() as folder:
        work = asked.work or Path(folder)
        write_copies(asked.raw, work / "raw", plans)
        build(work / "raw", work / "mutated.duckdb")
        outcomes = score(work / "mutated.duckdb", documents, plans)
    if asked.out:
        _write(asked.out, outcomes)
    _print(outcomes)


def choose(warehouse: Path, count: int, places: Sequence[str], rng: random.Random) -> list[str]:
    """Take documents with figures in turn from the places."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute(
            """
            select split_part(files.file_path, '/', 1), files.document_sha256
            from marts.files as files
            semi join marts.fct_statement_amounts as amounts
                on files.document_sha256 = amounts.document_sha256
            where files.status = 'loaded' order by all
            """
        ).fetchall()
    by_place = defaultdict(list)
    for place, sha256 in rows:
        if not places or place in places:
            by_place[place].append(sha256)
    for documents in by_place.values():
        rng.shuffle(documents)
    turns = max(map(len, by_place.values()), default=0)
    order = [
        documents[turn]
        for turn in range(turns)
        for documents in by_place.values()
        if turn < len(documents)
    ]
    return order[:count]


def _print(outcomes: Sequence[Outcome]) -> None:
    groups = defaultdict(list)
    for outcome in outcomes:
        kind = outcome.changes[0].kind
        groups[kind, ""].append(outcome)
        if kind in ("table", "prose"):
            groups[kind, outcome.place].append(outcome)
    print(f"{'changed':<11}{'place':<7}{'noticed':>10}{'%':>7}   95 %     told more than once")
    for (kind, place), told in sorted(groups.items()):
        noticed = sum(outcome.noticed for outcome in told)
        low, high = interval(noticed, len(told))
        share = f"{100 * noticed / len(told):>7.0f}   {100 * low:.0f}-{100 * high:.0f}"
        often = sum(outcome.told > 1 for outcome in told)
        print(f"{kind:<11}{place:<7}{f'{noticed}/{len(told)}':>10}{share}{often:>12}")
    print("missed:")
    missed = Counter(
        (outcome.changes[0].kind, outcome.reason.split(": ")[0])
        for outcome in outcomes
        if not outcome.noticed
    )
    for (kind, reason), count in missed.most_common():
        print(f"  {kind:<11}{reason:<27}{count:>5}")


def _write(path: Path, outcomes: Sequence[Outcome]) -> None:
    heads = (
        "document",
        "place",
        "kind",
        "page",
        "old",
        "new",
        "noticed",
        "rules",
        "severities",
        "elsewhere",
        "told",
        "reason",
        "label",
    )
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(heads)
        for outcome in outcomes:
            change = outcome.changes[0]
            writer.writerow(
                (
                    outcome.sha256[:8],
                    outcome.place,
                    change.kind,
                    change.page,
                    change.old,
                    change.new,
                    int(outcome.noticed),
                    " ".join(outcome.rules),
                    " ".join(outcome.severities),
                    " ".join(outcome.elsewhere),
                    outcome.told,
                    outcome.reason,
                    change.label,
                )
            )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutations")
    parser.add_argument("raw", type=Path)
    parser.add_argument("warehouse", type=Path)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--copies", type=int, default=9)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--places", nargs="*", default=())
    parser.add_argument(
        "--kinds",
        nargs="*",
        default=KINDS,
        choices=sorted({*MAKERS, *OTHERS}),
        help="in this order",
    )
    parser.add_argument("--work", type=Path, help="keep what is built here")
    parser.add_argument("--out", type=Path, help="write a row a change")
    return parser.parse_args()


if __name__ == "__main__":
    main()
