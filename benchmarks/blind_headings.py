"""What the figures alone would say of a heading: blind every heading in turn and compare.

usage: python benchmarks/blind_headings.py WAREHOUSE

WAREHOUSE is a build with its intermediate models (dbt build in one file); it is copied. Every
heading that the figures below it explain (int_agreed_headings) loses its words in the copy and is
read by its figures alone, then the measures of all columns are compared with those the words gave.
Prints, of the columns bound by words: right, wrong (another measure or period), unbound (solved as
what the statement does not have), and not solved; then each kind of column that comes out wrong.
Wrong must stay at zero: a heading whose words we do not know is read by the same arithmetic. Takes
a minute; never asserts.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

PROJECT = Path(__file__).resolve().parent.parent / "dbt_project"
MODELS = (
    "int_agreed_columns",
    "int_column_concepts",
    "int_column_paths",
    "int_column_measures",
    "int_columns",
)
BLINDED = """
    create or replace table intermediate.int_column_roles as
    select columns.* replace (
        list_transform(headings, lambda heading: case
            when list_contains(explained.cell_ids, heading.cell_id)
                then struct_update(
                    heading,
                    plain := '?', concept := cast(null as varchar), kind := cast(null as varchar)
                )
            else heading
        end) as headings
    )
    from intermediate.int_column_roles as columns
    left join (
        select head_grid_id, list(cell_id) as cell_ids
        from intermediate.int_agreed_headings group by head_grid_id
    ) as explained
        on columns.head_grid_id = explained.head_grid_id
"""
COMPARED = """
    select
        words.statement_code,
        words.header_path,
        words.measure_code || ' ' || words.period as by_words,
        blind.measure_code || ' ' || blind.period as by_figures,
        case
            when not blind.is_agreed then 'not solved'
            when blind.measure_code is null then 'unbound'
            when by_words = by_figures then 'right'
            else 'wrong'
        end as outcome
    from words.intermediate.int_columns as words
    inner join blind.intermediate.int_columns as blind
        on words.grid_id = blind.grid_id and words.column_no = blind.column_no
    where words.measure_code is not null and not words.is_agreed
"""


def main() -> None:
    """Print the counts, and what is wrong."""
    parser = argparse.ArgumentParser(description="Read headings by their figures alone.")
    parser.add_argument("warehouse", type=Path)
    warehouse = parser.parse_args().warehouse
    with tempfile.TemporaryDirectory() as name:
        blind = Path(name) / "blind.duckdb"
        shutil.copy(warehouse, blind)
        with duckdb.connect(str(blind)) as connection:
            connection.execute(BLINDED)
        _build(blind)
        with duckdb.connect() as connection:
            connection.execute(f"attach '{warehouse}' as words (read_only)")
            connection.execute(f"attach '{blind}' as blind (read_only)")
            connection.execute(f"create temp table compared as {COMPARED}")
            counts = "select outcome, count(*) from compared group by all order by all"
            for outcome, count in connection.execute(counts).fetchall():
                print(f"{outcome:<12}{count:>8}")
            wrong = "select * exclude (outcome), count(*) from compared where outcome = 'wrong'"
            for row in connection.execute(f"{wrong} group by all order by all").fetchall():
                print(*row, sep="  ")


def _build(warehouse: Path) -> None:
    environment = os.environ | {
        "WAREHOUSE_BUILD_PATH": str(warehouse),
        "DBT_TARGET_PATH": str(warehouse.with_suffix(".target")),
        "DBT_LOG_PATH": str(warehouse.with_suffix(".logs")),
        "DO_NOT_TRACK": "1",
    }
    dbt = [sys.executable, "-c", "from dbt.cli.main import cli; cli()", "-q", "run"]
    where = ["--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT)]
    subprocess.run(
        [*dbt, *where, "--select", *MODELS], env=environment, check=True, stdout=subprocess.DEVNULL
    )


if __name__ == "__main__":
    main()
