"""What a place that nobody has seen would get: hold out one place's seed rows, build, compare.

usage: python benchmarks/hold_out.py RAW_DIR [PLACE ...]

For each place (the first folder of `file_path`; all of them when none is named) the seed rows that
were seen in its prefectures alone (`seen_in`) are taken out, dbt builds from the same raw layer, and the
place's figures are compared with those of a build with all rows. Prints, per place: seed rows held
out, figures with all rows, equal without them, missing (listed as unmapped) and bound to something
else: the last must stay zero. Takes half a minute a place; never asserts.
"""

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

PROJECT = Path(__file__).resolve().parent.parent / "dbt_project"
SEEDS = ("statement_titles", "heading_terms", "measure_paths")
FIGURES = """
    select facts.cell_id, statement_code, side, block, unit_name, period, subject_code, line_label,
        measure_code, value, unit
    from marts.fct_statement_amounts as facts
    where document_sha256 in (
        select document_sha256 from marts.files where split_part(file_path, '/', 1) = $place
    )
"""

Figures = dict[str, tuple[object, ...]]


def main() -> None:
    """Print the table."""
    raw = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        whole = _build(PROJECT, raw, Path(folder) / "whole.duckdb")
        places = sys.argv[2:] or _places(whole)
        heads = ("rows out", "figures", "equal", "missing", "other", "%")
        print("place   " + "".join(f"{head:>9}" for head in heads))
        for place in places:
            project = Path(folder) / "project"
            shutil.rmtree(project, ignore_errors=True)
            shutil.copytree(PROJECT, project, ignore=shutil.ignore_patterns("target", "logs"))
            own = _names(whole, place)
            held = sum(_hold_out(project / "seeds" / f"{seed}.csv", own) for seed in SEEDS)
            expected = _figures(whole, place)
            found = _figures(_build(project, raw, Path(folder) / "held.duckdb"), place)
            equal = sum(found.get(cell) == figure for cell, figure in expected.items())
            missing = sum(cell not in found for cell in expected)
            other = sum(expected.get(cell) != figure for cell, figure in found.items())
            share = 100 * equal / len(expected) if expected else 100.0
            print(
                f"{place:<8}{held:>9}{len(expected):>9}{equal:>9}{missing:>9}{other:>9}{share:>9.1f}",
                flush=True,
            )


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
    """What `seen_in` calls the folder: the prefectures that its documents name."""
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
