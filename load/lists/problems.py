"""Lines of people's lists that do nothing, told and kept in `audit.list_problems`."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from load.settings import Build
from load.terminal.text import printable

_TABLE = """
    create or replace table audit.list_problems (
        file_name varchar not null, line_no integer not null, problem varchar not null,
        primary key (file_name, line_no)
    )
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that does nothing, or a file none of whose lines does (`line_no` 0)."""

    title: str
    path: Path
    line_no: int
    problem: str

    def __str__(self) -> str:
        """Say it with file and line."""
        where = f"第 {self.line_no} 行" if self.line_no else ""
        return f"{self.title} {printable(self.path)} {where}{self.problem}"


def write_problems(build: Build, problems: Iterable[Problem]) -> None:
    """Write them into a build file."""
    from expectations.warehouse import open_warehouse

    rows = [[one.path.name, one.line_no, one.problem] for one in problems]
    with open_warehouse(build.warehouse, read_only=False) as connection:
        connection.execute(_TABLE)
        if rows:
            connection.executemany("insert into audit.list_problems values ($1, $2, $3)", rows)
