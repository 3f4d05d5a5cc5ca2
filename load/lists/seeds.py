"""The seeds, as people edit them: what of them dbt may read, and what is wrong with the rest.

dbt takes a seed whole or not at all, in UTF-8. Of the lists that are people's own, a line that
cannot be meant is told and left out of the copy that dbt is given. All else rests on the other
seeds: a line of theirs that cannot be read stops the load, and is named.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from load.errors import LoadError
from load.lists.problems import Problem
from load.lists.rows import Row, UnreadableList, heading_of, read_rows
from load.settings import DBT_PROJECT
from load.terminal.text import printable

SEEDS = "seeds"


@dataclass(frozen=True, slots=True)
class PeoplesSeed:
    """A seed that whoever runs the warehouse fills.

    Attributes:
        title: What people call it.
        needed: Columns that may not be empty.
        years: Columns of years, which may.
        key: Columns that name a line once.
        mend: How a line has to be.
    """

    title: str
    name: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]
    years: tuple[str, ...]
    key: tuple[str, ...]
    mend: str

    @property
    def file(self) -> Path:
        """Where it lies in the project."""
        return Path(SEEDS, f"{self.name}.csv")


ALIASES = PeoplesSeed(
    title="部门别名",
    name="department_aliases",
    columns=("department_name", "canonical_name", "valid_from", "source"),
    needed=("department_name", "canonical_name"),
    years=("valid_from",),
    key=("department_name",),
    mend="别名,统一名称,起始年度,依据，年度为四位数字或留空，一个别名只写一行。",
)
UNITS = PeoplesSeed(
    title="单位名录",
    name="organisation_units",
    columns=("department_name", "unit_name", "valid_from", "valid_to", "source"),
    needed=("department_name", "unit_name"),
    years=("valid_from", "valid_to"),
    key=("department_name", "unit_name", "valid_from"),
    mend="部门,所属单位,起始年度,截止年度,依据，年度为四位数字或留空，一个单位只写一行。",
)
PEOPLES = (ALIASES, UNITS)


def problems_of_seeds(project: Path = DBT_PROJECT) -> tuple[Problem, ...]:
    """Tell which lines of people's own seeds do nothing."""
    return tuple(problem for seed in PEOPLES for problem in read_seed(seed, project)[1])


def write_readable(project: Path) -> None:
    """Make the seeds of a copy of the project such as dbt can read.

    Raises:
        LoadError: A line of a seed that is not people's own cannot be read.
    """
    for seed in PEOPLES:
        (project / seed.file).write_text(read_seed(seed, project)[0], encoding="utf-8")
    for path in sorted((project / SEEDS).glob("*.csv")):
        try:
            columns = heading_of(path)
            rows = list(read_rows(path, columns))
        except UnreadableList as error:
            raise _unreadable(path, "", str(error).rstrip("。")) from error
        if bad := next((row for row in rows if row.problem), None):
            raise _unreadable(path, f" 第 {bad.line_no} 行", bad.problem)
        for row, pattern in _no_patterns(columns, rows):
            raise _unreadable(path, f" 第 {row.line_no} 行", f"的 {pattern} 不是正则表达式")
        if not _is_utf8(path):
            path.write_text(_written(columns, rows), encoding="utf-8")


def read_seed(seed: PeoplesSeed, project: Path = DBT_PROJECT) -> tuple[str, tuple[Problem, ...]]:
    """Read one of people's seeds; give it as dbt may read it, and what is wrong with its lines."""
    path = project / seed.file
    try:
        rows = list(read_rows(path, seed.columns))
    except UnreadableList as error:
        said = f"{str(error).rstrip('。')}；全部{seed.title}本次不起作用。"
        return _written(seed.columns, []), (Problem(seed.title, path, 0, said),)
    meant: dict[tuple[str, ...], Row] = {}
    problems = []
    for row in rows:
        key = tuple(row.fields[column] for column in seed.key)
        if problem := row.problem or ("前面已经写过" if key in meant else _problem(seed, row)):
            said = f"{problem}，这一行不起作用：应为 {seed.mend}"
            problems.append(Problem(seed.title, path, row.line_no, said))
        else:
            meant[key] = row
    return _written(seed.columns, meant.values()), tuple(problems)


def lines_with(path: Path, values: list[str]) -> Iterator[int]:
    """Give the numbers of a seed's lines that have all these values among their fields."""
    for row in read_rows(path, heading_of(path)):
        if set(values) <= set(row.fields.values()):
            yield row.line_no


def _no_patterns(columns: Iterable[str], rows: Sequence[Row]) -> list[tuple[Row, str]]:
    """Find what stands in a column of regular expressions and is none.

    Nobody could tell where it stands once a model fails of it, with any document and with none.
    """
    named = [column for column in columns if column.endswith("pattern")]
    if not (named and rows):
        return []
    import duckdb

    texts = [[row.fields[column] for row in rows] for column in named]
    query = "select try(regexp_matches('', pattern)) is null from (select unnest($1) as pattern)"
    with duckdb.connect() as connection:
        return [
            (row, text)
            for column in texts
            for row, text, (is_none,) in zip(
                rows, column, connection.execute(query, [column]).fetchall(), strict=True
            )
            if is_none
        ]


def _problem(seed: PeoplesSeed, row: Row) -> str:
    years = [row.fields[column] for column in seed.years]
    are_years = all(y.isascii() and y.isdigit() and len(y) == 4 for y in years if y)
    return "" if are_years and all(row.fields[column] for column in seed.needed) else "写得不对"


def _unreadable(path: Path, where: str, why: str) -> LoadError:
    return LoadError(
        f"种子表 {printable(Path(SEEDS, path.name))}{where}{why}，没有发布："
        "请改正这个文件后重新运行，原有结果不变。"
    )


def _is_utf8(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _written(columns: tuple[str, ...], rows: Iterable[Row]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row.fields for row in rows)
    return text.getvalue()
