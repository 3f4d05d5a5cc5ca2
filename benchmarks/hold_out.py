"""What a place that nobody has seen would get: hold out one place's seed rows, build, compare.

usage: python benchmarks/hold_out.py RAW_DIR [PLACE ...]

For each place (the first folder of `file_path`; all of them when none is named) the seed rows that
were seen in its prefectures alone (`seen_in`) are taken out, dbt builds from the same raw layer,
and the place's figures are compared with those of a build with all rows. Prints, per place: rows
held out, figures with all rows, equal without them, missing (listed as unmapped), and the others by
what differs first: the measure (or the unit of its figures), the statement, the part of it (side,
block, unit, period), the line or its code, or a figure that only the poorer build reads (surplus).
A wrong measure must stay at zero. Takes a minute a place; never asserts.
"""

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median

import duckdb

PROJECT = Path(__file__).resolve().parent.parent / "dbt_project"
SEEDS = (
    "statement_titles",
    "title_terms",
    "title_signatures",
    "heading_terms",
    "measure_paths",
)
KINDS = {  # what differs first names a figure that is bound to something else
    "measure": ("measure_code", "unit", "value"),
    "statement": ("statement_code",),
    "part": ("side", "block", "unit_name", "period"),
    "line": ("subject_code", "line_label"),
}
COLUMNS = [column for columns in KINDS.values() for column in columns]
FIGURES = f"""
    select facts.cell_id, {", ".join(COLUMNS)}
    from marts.fct_statement_amounts as facts
    where document_sha256 in (
        select document_sha256 from marts.files where split_part(file_path, '/', 1) = $place
    )
"""

Figures = dict[str, tuple[object, ...]]


def main() -> None:
    """Print the table."""
    if len(sys.argv) < 2:
        sys.exit("usage: python benchmarks/hold_out.py RAW_DIR [PLACE ...]")
    raw = Path(sys.argv[1]).resolve()
    heads = ("rows out", "figures", "equal", "missing", *KINDS, "surplus", "%")
    print("place   " + "".join(f"{head:>10}" for head in heads), flush=True)
    shares = []
    with tempfile.TemporaryDirectory() as folder:
        whole = _build(PROJECT, raw, Path(folder) / "whole.duckdb")
        for place in sys.argv[2:] or _places(whole):
            project = Path(folder) / "project"
            shutil.rmtree(project, ignore_errors=True)
            shutil.copytree(PROJECT, project, ignore=shutil.ignore_patterns("target", "logs"))
            own = _names(whole, place)
            held = sum(_hold_out(project / "seeds" / f"{seed}.csv", own) for seed in SEEDS)
            expected = _figures(whole, place)
            if not expected:
                continue
            found = _figures(_build(project, raw, Path(folder) / "held.duckdb"), place)
            counts = _compare(expected, found)
            shares.append(100 * counts["equal"] / len(expected))
            cells = [held, len(expected), *(counts[head] for head in heads[2:-1])]
            print(f"{place:<8}" + "".join(f"{cell:>10}" for cell in cells) + f"{shares[-1]:>10.1f}")
            sys.stdout.flush()
    if shares:
        print(f"median of {len(shares)} places: {median(shares):.1f} %")


def _compare(expected: Figures, found: Figures) -> Counter[str]:
    """Count the figures of both builds; what differs first names the kind."""
    counts = Counter("surplus" for cell in found if cell not in expected)
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
    return counts


def _hold_out(seed: Path, own: set[str]) -> int:
    with seed.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        columns, rows = list(reader.fieldnames or ()), list(reader)
    seen = [set((row.get("seen_in") or "").split()) for row in rows]
    kept = [row for row, places in zip(rows, seen, strict=True) if not places or places - own]
    with seed.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
    return len(rows) - len(kept)


def _build(project: Path, raw: Path, warehouse: Path) -> Path:
    warehouse.unlink(missing_ok=True)
    environment = os.environ | {
        "RAW_DIR": str(raw),
        "WAREHOUSE_BUILD_PATH": str(warehouse),
        "DBT_TARGET_PATH": str(warehouse.with_suffix(".target")),
        "DBT_LOG_PATH": str(warehouse.with_suffix(".logs")),
        "DO_NOT_TRACK": "1",
    }
    dbt = [sys.executable, "-c", "from dbt.cli.main import cli; cli()", "-q", "build"]
    where = ["--project-dir", str(project), "--profiles-dir", str(project)]
    chosen = ["--exclude-resource-type", "unit_test", "--exclude-resource-type", "test"]
    subprocess.run([*dbt, *where, *chosen], env=environment, check=True, stdout=subprocess.DEVNULL)
    return warehouse


def _places(warehouse: Path) -> list[str]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        sql = "select distinct split_part(file_path, '/', 1) from marts.files order by all"
        return [place for (place,) in connection.execute(sql).fetchall()]


def _names(warehouse: Path, place: str) -> set[str]:
    """Name the folder as `seen_in` does: the prefectures that its documents name."""
    sql = """
        select distinct coalesce(places.prefecture_name, places.place_name)
        from marts.files as files
        inner join marts.documents as documents
            on files.document_sha256 = documents.document_sha256
        inner join marts.dim_place as places on documents.place_name = places.place_name
        where split_part(files.file_path, '/', 1) = $place
    """
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return {name for (name,) in connection.execute(sql, {"place": place}).fetchall()}


def _figures(warehouse: Path, place: str) -> Figures:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute(FIGURES, {"place": place}).fetchall()
    return {str(row[0]): tuple(row[1:]) for row in rows}


if __name__ == "__main__":
    main()
