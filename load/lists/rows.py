"""A CSV file that people keep, as Excel saves it; its rows out."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from load.errors import LoadError
from load.terminal.text import printable


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file, its fields without spaces around them; `where` names it to people.

    Attributes:
        is_too_long: It has more fields than the first line.
    """

    where: str
    line_no: int
    fields: dict[str, str]
    is_too_long: bool = False

    def error(self, problem: str, remedy: str) -> LoadError:
        """Make the error of a line that cannot be meant."""
        return LoadError(f"{self.where}{problem}，没有发布：{remedy}")


def read_rows(
    path: Path, title: str, columns: tuple[str, ...], optional: tuple[str, ...] = ()
) -> Iterator[Row]:
    """Read a file that may be missing; then it has no rows.

    Args:
        path: UTF-8 CSV; a byte order mark is fine.
        title: What people call the file.
        columns: Its first line.
        optional: Columns that may stand before them.

    Raises:
        LoadError: It is of another encoding or has other columns; nothing is published.
    """
    if not path.is_file():
        return
    name = f"{title} {printable(path)}"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LoadError(f"{name} 不是 UTF-8 编码，没有发布：请另存为 CSV UTF-8。") from error
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if tuple(reader.fieldnames or ()) not in {columns, (*optional, *columns)}:
        raise LoadError(f"{name} 的表头不对，没有发布：第一行应为 {','.join(columns)}。")
    for fields in reader:
        filled = {column: (fields.get(column) or "").strip() for column in (*optional, *columns)}
        where = f"{name} 第 {reader.line_num} 行"
        yield Row(where, reader.line_num, filled, is_too_long=None in fields)
