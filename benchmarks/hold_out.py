"""What a place that nobody has seen would get: hold out all that only it tells us, build, compare.

usage: python benchmarks/hold_out.py RAW_DIR [--documents N] [--whole WAREHOUSE] [PLACE ...]

For each place (the first folder of `file_path`; all of them when none is named) every seed row that
no document of another folder needs is taken out: words of titles and their combinations, headings,
paths of headings, claims, names. Rows that nobody needs go too. Then dbt builds the place's
documents (the first N of them by name) with what is left, and their figures are compared with those
of a build with all rows, which `--whole` may give (built in one file from RAW_DIR). Prints, per
place: rows held out, figures with all rows, equal without them, missing (listed as unmapped), and
the others by what differs first: the measure (or the unit of its figures), the statement, the part
of it (side, block, unit, period), the line or its code, or a figure that only the poorer build
reads (surplus); then documents whose name, kind or year differ, and claims lost and claims that say
something else. A wrong measure must stay at zero. Takes half a minute a place; never asserts.
"""

import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import duckdb
from seed_usage import USAGE, Usage, is_kept, row_key, usage

PROJECT = Path(__file__).resolve().parent.parent / "dbt_project"
MODELS = ("+fct_statement_amounts", "+unmapped_cells", "+narrative_claims")
# folders of one place, and made-up reports in the manner of others
SAME_PLACE = ({"普陀", "上海"}, {"合成", "上海", "普陀", "屯留"})
KINDS = {  # what differs first names a figure that is bound to something else
    "measure": ("measure_code", "unit", "value"),
    "statement": ("statement_code",),
    "part": ("side", "block", "unit_name", "period"),
    "line": ("subject_code", "line_label"),
}
COLUMNS = [column for columns in KINDS.values() for column in columns]
FIGURES = f"select cell_id, {', '.join(COLUMNS)} from marts.fct_statement_amounts"
NAMES = """
    select left(document_sha256, 12), department_name, document_kind, fiscal_year
    from intermediate.int_documents
"""
CLAIMS = """
    select
        left(document_sha256, 12) || ':' || source_page || value || unit || source_text,
        list_sort(list(claim_code || coalesce(subject_code, '') || coalesce(fiscal_year, 0)))
    from marts.narrative_claims group by 1
"""
HEADS = ("rows out", "figures", "equal", "missing", *KINDS, "surplus", "names", "lost", "other")

Rows = dict[str, tuple[object, ...]]


def main() -> None:
    """Print the table."""
    options = _options()
    print("place   " + "".join(f"{head:>10}" for head in (*HEADS, "%")), flush=True)
    shares = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        whole = options.whole or build(PROJECT, options.raw, folder / "whole.duckdb")
        used = usage(whole, options.raw)
        for place in options.places or _places(options.raw):
            raw = documents_of(options.raw, place, options.documents, folder / "raw")
            project = folder / "project"
            shutil.rmtree(project, ignore_errors=True)
            shutil.copytree(PROJECT, project, ignore=shutil.ignore_patterns("target", "logs"))
            held = sum(hold_out(project / "seeds" / f"{seed}.csv", place, used) for seed in USAGE)
            poorer = build(project, raw, folder / "held.duckdb")
            counts = _compare(whole, poorer, raw)
            if counts["figures"]:
                shares.append(100 * counts["equal"] / counts["figures"])
            cells = [held, *(counts[head] for head in HEADS[1:])]
            share = f"{shares[-1]:.1f}" if counts["figures"] else "-"
            print(f"{place:<8}" + "".join(f"{cell:>10}" for cell in (*cells, share)), flush=True)
            if options.keep:
                shutil.copy(poorer, options.keep / f"{place}.duckdb")
    if shares:
        print(f"median of {len(shares)} places: {median(shares):.1f} %, least {min(shares):.1f} %")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Hold out what only one place tells us.")
    parser.add_argument("raw", type=Path)
    parser.add_argument("places", nargs="*")
    parser.add_argument("--documents", type=int, default=10_000, help="of each place, the first N")
    parser.add_argument("--whole", type=Path, help="a build with all rows, to compare with")
    parser.add_argument("--keep", type=Path, help="a folder for the poorer builds")
    return parser.parse_intermixed_args()


def hold_out(seed: Path, place: str, used: Usage) -> int:
    """Take out the rows that no document of another place uses."""
    own = {place}.union(*(same for same in SAME_PLACE if place in same))
    with seed.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    kept = [
        row
        for row in rows
        if is_kept(seed.stem, row) or used[seed.stem].get(row_key(seed.stem, row), set()) - own
    ]
    with seed.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
    return len(rows) - len(kept)


def _compare(whole: Path, poorer: Path, raw: Path) -> Counter[str]:
    """Count the figures, names and claims of both builds."""
    expected, found = _rows(whole, FIGURES, raw), _rows(poorer, FIGURES, raw)
    counts = Counter("surplus" for cell in found if cell not in expected)
    counts["figures"] = len(expected)
    for cell, figure in expected.items():
        other = found.get(cell)
        if other is None or other == figure:
            counts["equal" if other else "missing"] += 1
            continue
        differing = {
            column
            for column, ours, theirs in zip(COLUMNS, figure, other, strict=True)
            if ours != theirs
        }
        counts[next(kind for kind, columns in KINDS.items() if differing & set(columns))] += 1
    counts["names"] = _differing(_rows(whole, NAMES, raw), _rows(poorer, NAMES, raw))
    claims, told = _rows(whole, CLAIMS, raw), _rows(poorer, CLAIMS, raw)
    counts["lost"] = sum(claim not in told for claim in claims)
    counts["other"] = _differing(claims, {claim: told[claim] for claim in claims if claim in told})
    return counts


def _differing(ours: Rows, theirs: Rows) -> int:
    return sum(theirs.get(key, row) != row for key, row in ours.items())


def _rows(warehouse: Path, sql: str, raw: Path) -> Rows:
    """Return the rows of the documents in a raw layer, by their first column."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        documents = _hashes(raw)
        rows = connection.execute(sql).fetchall()
    return {str(row[0]): row[1:] for row in rows if str(row[0])[:12] in documents}


def _hashes(raw: Path) -> set[str]:
    with duckdb.connect() as connection:
        sql = "select distinct left(document_sha256, 12) from read_parquet($files)"
        rows = connection.execute(sql, {"files": str(raw / "files.parquet")}).fetchall()
    return {sha256 for (sha256,) in rows}


def _places(raw: Path) -> list[str]:
    with duckdb.connect() as connection:
        sql = "select distinct split_part(file_path, '/', 1) from read_parquet($files) order by all"
        rows = connection.execute(sql, {"files": str(raw / "files.parquet")}).fetchall()
    return [place for (place,) in rows]


def documents_of(raw: Path, place: str, most: int, target: Path) -> Path:
    """Make a raw layer of a place's documents, the parquet of the whole one linked."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for entry in raw.resolve().iterdir():
        if entry.is_dir():
            (target / entry.name).symlink_to(entry)
    with duckdb.connect() as connection:
        connection.execute(
            f"""
            create table files as from read_parquet('{raw}/files.parquet')
            where split_part(file_path, '/', 1) = $place order by file_path limit $most
            """,
            {"place": place, "most": most},
        )
        connection.execute(f"copy files to '{target}/files.parquet' (format parquet)")
        connection.execute(
            f"""
            copy (
                from read_parquet('{raw}/current.parquet')
                where document_sha256 in (select document_sha256 from files)
            ) to '{target}/current.parquet' (format parquet)
            """
        )
    return target


def build(project: Path, raw: Path, warehouse: Path, models: Sequence[str] = MODELS) -> Path:
    """Build the models (all of them where none is named) over a raw layer, in one file."""
    warehouse.unlink(missing_ok=True)
    environment = os.environ | {
        "RAW_DIR": str(raw.resolve()),
        "WAREHOUSE_BUILD_PATH": str(warehouse),
        "DBT_TARGET_PATH": str(warehouse.with_suffix(".target")),
        "DBT_LOG_PATH": str(warehouse.with_suffix(".logs")),
        "DO_NOT_TRACK": "1",
    }
    dbt = [sys.executable, "-c", "from dbt.cli.main import cli; cli()", "-q", "build"]
    where = ["--project-dir", str(project), "--profiles-dir", str(project)]
    chosen = ["--exclude-resource-type", "unit_test", "--exclude-resource-type", "test"]
    subprocess.run(
        [*dbt, *where, *chosen, *(["--select", *models] if models else [])],
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return warehouse


if __name__ == "__main__":
    main()
