"""The two lists of people are read in one way, line by line."""

import os
from pathlib import Path

import pytest

from load.lists.rows import Row, UnreadableList, read_rows

COLUMNS = ("name", "year")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def rows_of(path: Path, content: bytes | str) -> list[Row]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_rows(path, COLUMNS))


def test_no_file_has_no_rows(path: Path) -> None:
    assert list(read_rows(path, COLUMNS)) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_is_read_as_excel_saves_it(path: Path, encoding: str, end: str) -> None:
    text = f"name,year,{end} 某局 ,2026,{end},,{end}另一局{end}"
    rows = rows_of(path, text.encode(encoding))
    assert [row.fields for row in rows] == [
        {"name": "某局", "year": "2026"},
        {"name": "另一局", "year": ""},
    ]
    assert [row.line_no for row in rows] == [2, 4]
    assert not any(row.problem for row in rows)


def test_columns_may_stand_in_any_order(path: Path) -> None:
    [row] = rows_of(path, "year,name\n2026,某局\n")
    assert row.fields == {"name": "某局", "year": "2026"}


@pytest.mark.parametrize("content", [b"name\nx\n", b"", b"name,year,other\n", b"\x00\xff\xfe"])
def test_a_file_with_other_columns_is_told_with_those_wanted(path: Path, content: bytes) -> None:
    with pytest.raises(UnreadableList, match="的表头不对：第一行应为 name,year"):
        rows_of(path, content)


def test_what_is_no_file_is_told_and_never_waited_for(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(UnreadableList, match="打不开"):
        list(read_rows(path, COLUMNS))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"x,2026,more", "列数不对"),
        (b"\xff\xff,2026", "有认不出的字符"),
        (b'"x,2026', "的引号没有成对"),
        (b'"x"y,2026', "的引号没有成对"),
    ],
)
def test_a_line_that_cannot_be_read_costs_no_other(path: Path, line: bytes, problem: str) -> None:
    rows = rows_of(path, b"name,year\na,1\n" + line + b"\nb,2\n")
    assert [(row.line_no, row.problem) for row in rows] == [(2, ""), (3, problem), (4, "")]
    assert [row.fields["name"] for row in (rows[0], rows[2])] == ["a", "b"]


def test_a_field_in_quotes_may_hold_lines_and_commas(path: Path) -> None:
    rows = rows_of(path, 'name,year\n"一,\n二",2026\nb,2\n')
    assert [(row.line_no, row.fields["name"]) for row in rows] == [(2, "一,\n二"), (4, "b")]


def test_an_optional_column_may_stand_in_front_or_be_missing(path: Path) -> None:
    path.write_text("id,name,year\n7,x,2026\n")
    [row] = read_rows(path, COLUMNS, ("id",))
    assert row.fields == {"id": "7", "name": "x", "year": "2026"}
    path.write_text("name,year\nx,2026\n")
    [row] = read_rows(path, COLUMNS, ("id",))
    assert row.fields["id"] == ""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_gbk_that_would_do_as_utf_8_is_gbk(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a,b\n目录,1\n甲·乙,2\nplain,3\n", encoding=encoding)
    assert [row.fields["a"] for row in read_rows(path, ("a", "b"))] == ["目录", "甲·乙", "plain"]
