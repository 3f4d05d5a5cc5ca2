"""Running text nobody has seen: draw reports with known figures, read, build, judge, compare.

usage: python -m benchmarks.prose FOLDER [SET [--show]]

Each set is a file of benchmarks/data, prose_set_SET.yaml; without one all of them. Every report is
drawn twice, sound and with defects planted in a third of its lines. Prints for each report how many
of its marked figures are bound to the right claim, then how many defects are told, by kind, and the
open findings on sound reports that speak of their figures (what a short text leaves out is missing
rightly). `--show` lists each figure that is not right. Needs a browser that prints to PDF, and two
minutes a set; never asserts.
"""

from __future__ import annotations

import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hold_out import PROJECT, build

from benchmarks.prose.department import DATA, department, words
from benchmarks.prose.planted import Defect, planted
from benchmarks.prose.score import accused, bound, told
from benchmarks.prose.statements import print_report
from benchmarks.prose.text import Text, plain
from expectations.judging import judge
from extract.pipeline import extract_folder

# rules about what a report must hold, and what these departments leave out
ABOUT_PARTS = ("COMPLETENESS-", "CROSS-", "CODE-")


def main() -> None:
    """Draw, read and compare each set."""
    folder = Path(sys.argv[1])
    shows = "--show" in sys.argv
    names = [one for one in sys.argv[2:] if not one.startswith("--")]
    for path in sorted(DATA.glob("prose_set_*.yaml")):
        if not names or path.stem.removeprefix("prose_set_") in names:
            print(path.stem)
            _measure(yaml.safe_load(path.read_text(encoding="utf-8")), folder / path.stem, shows)


def _measure(reports: list[dict[str, Any]], folder: Path, shows: bool) -> None:  # noqa: FBT001
    drawn = [_drawn(report, folder / "pdf") for report in reports]
    extract_folder(folder / "pdf", folder / "raw", workers=1)
    warehouse = build(PROJECT, folder / "raw", folder / "warehouse.duckdb", models=())
    judge(warehouse)
    figures, defects, seen = Counter[str](), Counter[str](), Counter[str]()
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for text, papers, planted_here in drawn:
            sound, changed = (sha256(paper.read_bytes()).hexdigest() for paper in papers)
            here = bound(connection, sound, text, shows=shows)
            print(text.it.name, dict(here), f"{100 * here['right'] / here.total():.1f} %")
            figures += here
            for rule, messages in accused(connection, sound).items():
                if not rule.startswith(ABOUT_PARTS):
                    print("    accused", rule, *messages)
            all_here, seen_here = told(connection, sound, changed, planted_here, shows=shows)
            defects += all_here
            seen += seen_here
    print("bound", dict(figures), f"{100 * figures['right'] / figures.total():.1f} %")
    kinds = {kind: f"{seen[kind]} of {count}" for kind, count in defects.items()}
    print("told", seen.total(), "of", defects.total(), kinds)


def _drawn(report: dict[str, Any], folder: Path) -> tuple[Text, list[Path], list[Defect]]:
    """Draw a report twice, sound and with defects, unless both are there."""
    keys = ("name", "year", "kind", "main", "seed")
    it = department(*(report[key] for key in keys))
    text = Text(it, report)
    title = words()["titles"][it.kind].format(name=it.name, year=it.year)
    changed, defects = planted(text, title)
    papers = []
    for kind, lines in (("sound", text.lines), ("planted", changed)):
        paper = folder / kind / f"{title}.pdf"
        paper.parent.mkdir(parents=True, exist_ok=True)
        if not paper.exists():
            is_first = report.get("order", "ns") == "ns"
            print_report(it, [plain(line) for line in lines], paper, text_first=is_first)
        papers.append(paper)
    return text, papers, defects


if __name__ == "__main__":
    main()
