"""Final accounts of provinces nobody has seen: draw them whole, read, build, judge, compare.

usage: python -m benchmarks.provinces FOLDER [LIST [--seed N] [--show]]

Each list is a file of benchmarks/data, provinces_LIST.yaml; without one all of them. Every report
is drawn twice, sound and with a dozen defects planted. Prints for each how many figures of its
statements are read right and how many of its text's are bound right, the open critical and warning
findings on the sound one (each is a false accusation), and which rule told each defect. `--seed`
draws other figures and defects; `--show` lists what is not right. Needs a browser that prints to
PDF, and three minutes a list; never asserts.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hold_out import PROJECT, build

from benchmarks.prose.department import DATA
from benchmarks.prose.score import bound
from benchmarks.provinces.drawn import Drawn, draw
from benchmarks.provinces.paper import print_report
from benchmarks.provinces.planted import plant
from benchmarks.provinces.score import figures, findings, told
from expectations.judging import judge
from extract.pipeline import extract_folder

if TYPE_CHECKING:
    from benchmarks.provinces.slips import Planted


def main() -> None:
    """Draw, read and compare each list."""
    parser = argparse.ArgumentParser(description="Final accounts of provinces nobody has seen.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("lists", nargs="*")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_intermixed_args()
    for path in sorted(DATA.glob("provinces_*.yaml")):
        name = path.stem.removeprefix("provinces_")
        if name != "forms" and (not options.lists or name in options.lists):
            print(name)
            reports = yaml.safe_load(path.read_text(encoding="utf-8"))
            for report in reports:
                report["seed"] += options.seed
            _measure(reports, options.folder / f"{name}{options.seed or ''}", shows=options.show)


def _measure(reports: list[dict[str, Any]], folder: Path, *, shows: bool) -> None:
    drawn = [_drawn(report, folder / "pdf") for report in reports]
    extract_folder(folder / "pdf", folder / "raw", workers=2)
    warehouse = build(PROJECT, folder / "raw", folder / "warehouse.duckdb", models=())
    judge(warehouse)
    read, claims, accused, defects, seen = (Counter[str]() for _ in range(5))
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for it, papers, planted in drawn:
            sound, changed = (sha256(paper.read_bytes()).hexdigest() for paper in papers)
            here = figures(connection, sound, it, shows=shows)
            said = bound(connection, sound, it.text, shows=shows)
            print(it.given["manner"], "figures", dict(here), "claims", dict(said))
            for rule, severity, message in findings(connection, sound):
                if severity != "info":
                    accused[severity] += 1
                    print("    accused", severity, rule, message)
            for defect, rules in told(connection, sound, changed, planted):
                defects[defect.kind] += 1
                seen[defect.kind] += bool(rules)
                if shows or not rules:
                    names = sorted({rule for rule, _ in rules}) or ["missed"]
                    print("    planted", defect.kind, *names, "|", defect.where)
            read += here
            claims += said
    print("figures", dict(read), f"{100 * read['right'] / read.total():.2f} %")
    print("claims", dict(claims), f"{100 * claims['right'] / claims.total():.1f} %")
    print("accused on sound reports", dict(accused))
    kinds = {kind: f"{seen[kind]} of {count}" for kind, count in sorted(defects.items())}
    print("told", seen.total(), "of", defects.total(), kinds)


def _drawn(report: dict[str, Any], folder: Path) -> tuple[Drawn, list[Path], list[Planted]]:
    """Draw a report twice, sound and with defects, unless both are there."""
    sound, changed = draw(report), draw(report)
    planted = plant(changed)
    papers = []
    for kind, one in (("sound", sound), ("planted", changed)):
        paper = folder / kind / f"{report['name']}{report['year']}年度部门决算.pdf"
        paper.parent.mkdir(parents=True, exist_ok=True)
        if not paper.exists():
            print_report(one, paper)
        papers.append(paper)
    return sound, papers, planted


if __name__ == "__main__":
    main()
