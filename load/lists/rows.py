"""A CSV file that people keep, as Excel saves it; its rows out.

What one line is costs that line and no other: each is decoded by itself, and a quotation mark that
nobody closed ends with its line.
"""

import csv
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_LONGEST_RECORD = 50
"""So many lines may stand in the quotation marks of one row."""
_UNDECODED = "\ufffd"
_THREE_BYTES = "\u0800"
"""The first character that takes three bytes in UTF-8."""


class UnreadableList(Exception):  # noqa: N818  # as `UnreadableDocument`
    """No line of the file can be read; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file, its fields without spaces around them.

    Attributes:
        line_no: The line where it begins.
        problem: Why it cannot be read; '' where it can.
    """

    line_no: int
    fields: dict[str, str]
    problem: str = ""


def read_rows(path: Path, columns: Sequence[str], optional: Sequence[str] = ()) -> Iterator[Row]:
    """Read a file that may be missing; then it has no rows. Nor is a line without words one.

    Args:
        path: CSV in UTF-8 or GBK, with or without a byte order mark.
        columns: What its first line names, in any order.
        optional: Columns that it may name besides.

    Raises:
        UnreadableList: It cannot be opened, or its first line names other columns.
    """
    if not (path.exists() or path.is_symlink()):
        return
    lines = _lines(path)
    head = _heading(lines)
    if sorted(head) not in (sorted(columns), sorted([*optional, *columns])):
        raise UnreadableList(f"的表头不对：第一行应为 {','.join(columns)}。")
    empty = dict.fromkeys((*optional, *columns), "")
    for line_no, record, is_broken in _records(lines, len(head)):
        fields = [field.strip() for field in record]
        if any(fields):
            problem = "的引号没有成对" if is_broken else _problem(fields, len(head))
            yield Row(line_no, empty | dict(zip(head, fields, strict=False)), problem)


def heading_of(path: Path) -> tuple[str, ...]:
    """Name the columns of a file.

    Raises:
        UnreadableList: It cannot be opened.
    """
    return tuple(_heading(_lines(path)))


def read_regular(path: Path) -> bytes:
    """Read a file of people's; a pipe would keep the load waiting.

    Raises:
        OSError: It is no file, or may not be read.
    """
    if not path.is_file():
        raise IsADirectoryError(path)
    return path.read_bytes()


def _lines(path: Path) -> list[str]:
    try:
        content = read_regular(path)
    except OSError as error:
        raise UnreadableList("打不开：请检查它是不是普通文件、有没有读取权限。") from error
    return [_decoded(line) for line in content.removeprefix(b"\xef\xbb\xbf").splitlines()]


def _heading(lines: Sequence[str]) -> list[str]:
    head = [name.strip() for name in next(csv.reader(lines[:1]), [])]
    while head and not head[-1]:
        head.pop()
    return head


def _decoded(line: bytes) -> str:
    """Decode a line by itself: one in GBK may be pasted among others in UTF-8."""
    with suppress(UnicodeDecodeError):
        text = line.decode("utf-8")
        # two bytes each in UTF-8, as no Chinese character is: 目录 in GBK would be read as Ŀ¼
        if text.isascii() or any(mark >= _THREE_BYTES for mark in text):
            return text
    with suppress(UnicodeDecodeError):
        return line.decode("gb18030")
    return line.decode("utf-8", errors="replace")


def _records(lines: Sequence[str], width: int) -> Iterator[tuple[int, list[str], bool]]:
    """Cut lines into records, each with its first line's number and whether it cannot be read."""
    start = 1  # the first line is the heading
    while start < len(lines):
        some = [f"{line}\n" for line in lines[start : start + _LONGEST_RECORD]]
        reader = csv.reader(some, strict=True)
        try:
            record, taken = next(reader), reader.line_num
        except csv.Error:
            record, taken = [], 0
        is_broken = not taken or (taken > 1 and len(record) != width)
        if is_broken:
            record, taken = lines[start].split(","), 1
        yield start + 1, record, is_broken
        start += taken


def _problem(fields: Sequence[str], width: int) -> str:
    if any(_UNDECODED in field for field in fields):
        return "有认不出的字符"
    return "列数不对" if any(fields[width:]) else ""
