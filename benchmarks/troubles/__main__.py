"""Print reports badly, read and build them, and tell what became of each figure.

usage: python -m benchmarks.troubles FOLDER [--seed N] [--pairs N] [--only TROUBLE ...]
           [--rulings RULING ...] [--show N]

Each trouble comes alone, in each ruling asked for; `--pairs N` draws N reports with two troubles
instead. FOLDER keeps the PDFs, their figures, and the warehouse; what it holds is not made again,
so that reports can be read anew by other code (remove `raw`). Prints for each report how many
figures are right, listed (or in doubt), silently wrong and vanished. The last two must be 0: the
exit status says so. About a second a report to read, and two minutes to build.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from benchmarks.troubles.draw import RULINGS, TROUBLES, draw_case, each_case, print_case
from benchmarks.troubles.score import score
from extract.pipeline import extract_folder

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hold_out import PROJECT, build

MODELS = ("+statement_amounts", "+unmapped_cells")
HEADS = ("printed", "right", "listed", "doubted", "silent", "vanished")


def main() -> None:
    """Make what is lacking, and print what became of it."""
    asked = _arguments()
    papers = asked.folder / "pdf"
    papers.mkdir(parents=True, exist_ok=True)
    for case in (
        [draw_case(asked.seed + one, asked.rulings) for one in range(asked.pairs)]
        if asked.pairs
        else each_case(asked.seed, asked.only or list(TROUBLES), asked.rulings)
    ):
        if not (papers / f"{case.name}.pdf").exists():
            print_case(case, papers)
    if not (asked.folder / "raw").exists():
        extract_folder(papers, asked.folder / "raw", workers=1)
    warehouse = build(PROJECT, asked.folder / "raw", asked.folder / "warehouse.duckdb", MODELS)
    total = print_scores(papers, warehouse, asked.show)
    sys.exit(1 if total["silent"] or total["vanished"] else 0)


def print_scores(papers: Path, warehouse: Path, show: int) -> Counter[str]:
    """Print a line for each report that is not all right, and the sums."""
    total: Counter[str] = Counter()
    for figures in sorted(papers.glob("*.figures.csv")):
        counts, told = score(warehouse, figures)
        total += counts
        if counts["lacking"] or counts["silent"] or counts["doubted"]:
            print(_line(figures.name.removesuffix(".figures.csv"), counts))
            is_bad = counts["silent"] or counts["vanished"]
            print(*(f"    {line}\n" for line in told[: show if is_bad else 0]), sep="", end="")
    print(_line("all", total))
    return total


def _line(name: str, counts: Counter[str]) -> str:
    return f"{name}: {' '.join(f'{head} {counts[head]}' for head in HEADS)}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pairs", type=int, default=0)
    parser.add_argument("--only", nargs="*", choices=list(TROUBLES), metavar="TROUBLE")
    parser.add_argument("--rulings", nargs="*", choices=RULINGS, default=["lines", "bare"])
    parser.add_argument("--show", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
