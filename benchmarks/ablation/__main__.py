"""What a word that nobody knows costs: take words out at random, build, compare every figure.

usage: python -m benchmarks.ablation RAW [RAW …] [--rounds N] [--share S] [--seed N] [--by WAY]
       [--seeds NAME …] [--findings] [--documents N] [--keep FOLDER]

Of each raw layer some documents are taken, of every place in turn. They are built with all rows of
the seeds, then in each round without a random share of those that carry words met in reports: one
row at a time, all rows that mean the same (`--by group`), or one of the words a pattern allows
(`--by word`). Each figure (by its cell) is then the same, missing (listed as unmapped, or with its
document), the same with its item, funds or code unsaid, changed and in doubt, vanished (in no fact
and not listed), or changed and still trusted: what differs first names its kind. `surplus` figures
are trusted and stand in the poorer build only; `names` are departments, kinds and years that are
others. With `--findings` both are judged, and claims that say something else and open findings that
appear are counted. A word nobody knows must cost a figure, never make one wrong: all behind
`doubted` must stay at zero. Prints each change once and where it is found first. A minute
a round; never asserts.
"""

from __future__ import annotations

import argparse
import random
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb
from hold_out import PROJECT, build

from benchmarks.ablation.changes import KINDS, compare, compare_findings
from benchmarks.ablation.words import CODES, SEEDS, ablate
from expectations.judging import judge

if TYPE_CHECKING:
    from benchmarks.ablation.changes import Changes

MODELS = ("+fct_statement_amounts", "+unmapped_cells")
HEADS = (
    "rows out", "figures", "same", "missing", "unsaid", "doubted",
    "vanished", *KINDS, "surplus", "names", "claims", "critical", "warning",
)  # fmt: skip


def main() -> None:
    """Print the table of rounds, and what changed."""
    options = _options()
    print("   seed" + "".join(f"{head:>10}" for head in HEADS), flush=True)
    with TemporaryDirectory() as name:
        folder = options.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        raw = sample(options.raw, options.documents, folder / "raw")
        whole = folder / "whole.duckdb"
        if not whole.exists():
            _build(PROJECT, raw, whole, options)
        changes: Changes = {}
        for number in range(options.seed, options.seed + options.rounds):
            project = folder / "project"
            shutil.rmtree(project, ignore_errors=True)
            shutil.copytree(PROJECT, project, ignore=shutil.ignore_patterns("target", "logs"))
            chance = random.Random(number)
            out = ablate(project / "seeds", options.seeds, options.by, options.share, chance)
            poorer = folder / f"{options.by}{number}.duckdb"
            _build(project, raw, poorer, options)
            counts = compare(whole, poorer, changes)
            if options.findings:
                counts += compare_findings(whole, poorer, changes)
            counts["rows out"] = len(out)
            print(f"{number:>7}" + "".join(f"{counts[head]:>10}" for head in HEADS), flush=True)
            if options.keep:
                poorer.with_suffix(".out").write_text("\n".join(out), encoding="utf-8")
    for kind in HEADS:
        ours = [(what, places) for (other, what), places in changes.items() if other == kind]
        for what, places in sorted(ours, key=lambda one: -len(one[1])):
            print(f"{len(places):>7} {kind}: {what}  {places[0]}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="What a word that nobody knows costs.")
    parser.add_argument("raw", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--share", type=float, default=0.05, help="of the rows, groups or patterns")
    parser.add_argument("--seed", type=int, default=1, help="of the first round; then the next")
    parser.add_argument("--by", choices=("row", "group", "word"), default="row")
    parser.add_argument("--seeds", nargs="+", choices=SEEDS, default=sorted(SEEDS.keys() - CODES))
    parser.add_argument("--findings", action="store_true", help="and judge, claims and findings")
    parser.add_argument("--documents", type=int, default=40, help="of each raw layer")
    parser.add_argument("--keep", type=Path, help="a folder for the builds and what was taken out")
    return parser.parse_intermixed_args()


def _build(project: Path, raw: Path, warehouse: Path, options: argparse.Namespace) -> None:
    build(project, raw, warehouse, () if options.findings else MODELS)
    if options.findings:
        judge(warehouse)


def sample(raws: list[Path], most: int, target: Path) -> Path:
    """Make a raw layer of the first documents of every place of each, the parquet linked."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for raw in raws:
        for parquet in raw.resolve().glob("*/*.parquet"):
            (target / parquet.parent.name).mkdir(exist_ok=True)
            (
                target / parquet.parent.name / f"{raw.resolve().parent.name}-{parquet.name}"
            ).symlink_to(parquet)
    chosen = "union all".join(
        f"""
        (select * from read_parquet('{raw}/files.parquet')
        order by row_number() over (
            partition by split_part(file_path, '/', 1) order by md5(file_path)
        ), md5(file_path) limit {most})
        """
        for raw in raws
    )
    current = [str(raw / "current.parquet") for raw in raws]
    with duckdb.connect() as connection:
        connection.execute(f"create table files as {chosen}")
        connection.execute(f"copy files to '{target}/files.parquet' (format parquet)")
        connection.execute(
            f"""
            copy (
                from read_parquet({current})
                where document_sha256 in (select document_sha256 from files)
            ) to '{target}/current.parquet' (format parquet)
            """
        )
    return target


if __name__ == "__main__":
    main()
