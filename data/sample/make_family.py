"""Make reports of the family that is ruled otherwise than a grid, with the truth beside them.

usage: python data/sample/make_family.py FOLDER [--first SEED] [--count N]

Needs reportlab (a development extra). The same seed gives the same figures and the same layout.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generator.document import write_document
from generator.family import draw_report
from generator.golden import sha256_of, write_figures


def make(folder: Path, seed: int) -> Path:
    """Write a report and, beside it, its figures."""
    report, lay_out = draw_report(seed)
    path = folder / report.path
    document = write_document(report, path, with_scans=False, lay_out=lay_out)
    write_figures(path.with_suffix(".figures.csv"), sha256_of(path), document.figures)
    return path


def main() -> None:
    """Read the command line and make the reports."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--first", type=int, default=0, help="the first seed (default: 0)")
    parser.add_argument("--count", type=int, default=60, help="how many reports (default: 60)")
    arguments = parser.parse_args()
    for seed in range(arguments.first, arguments.first + arguments.count):
        print(make(arguments.folder, seed))


if __name__ == "__main__":
    main()
