"""Other names of departments, as people list them in a seed: what of it dbt may read.

dbt takes a seed whole or not at all. A line that cannot be meant would stop every load; so dbt is
given a copy without it, in UTF-8.
"""

import csv
import io
from pathlib import Path

from load.lists.problems import Problem
from load.lists.rows import Row, UnreadableList, read_rows
from load.settings import DBT_PROJECT

SEED = Path("seeds", "department_aliases.csv")
COLUMNS = ("department_name", "canonical_name", "valid_from", "source")
_TITLE = "部门别名"
_MEND = (
    "，这一行不起作用：应为 别名,统一名称,起始年度,依据，年度为四位数字或留空，一个别名只写一行。"
)


def read_aliases(project: Path = DBT_PROJECT) -> tuple[str, tuple[Problem, ...]]:
    """Read the seed; give it as dbt may read it, and what is wrong with its other lines."""
    path = project / SEED
    try:
        rows = list(read_rows(path, COLUMNS))
    except UnreadableList as error:
        said = f"{str(error).rstrip('。')}；全部别名本次不起作用。"
        return _written([]), (Problem(_TITLE, path, 0, said),)
    meant: dict[str, Row] = {}
    problems = []
    for row in rows:
        name = row.fields["department_name"]
        if problem := row.problem or ("前面已经写过" if name in meant else _problem(row)):
            problems.append(Problem(_TITLE, path, row.line_no, f"{problem}{_MEND}"))
        else:
            meant[name] = row
    return _written(list(meant.values())), tuple(problems)


def _problem(row: Row) -> str:
    name, canonical, year, _ = (row.fields[column] for column in COLUMNS)
    is_year = not year or (year.isascii() and year.isdigit() and len(year) == 4)
    return "" if name and canonical and is_year else "写得不对"


def _written(rows: list[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row.fields for row in rows)
    return text.getvalue()
