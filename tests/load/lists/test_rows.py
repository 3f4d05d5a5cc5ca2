"""The two lists of people are read in one way."""

from pathlib import Path

import pytest

from load.errors import LoadError
from load.lists.rows import read_rows

COLUMNS = ("name", "year")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list.csv"


def test_no_file_has_no_rows(path: Path) -> None:
    assert list(read_rows(path, "名单", COLUMNS)) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_is_read_as_excel_saves_it(path: Path, encoding: str, end: str) -> None:
    path.write_text(f"name,year{end} 某局 ,2026{end}另一局{end}", encoding=encoding, newline="")
    rows = list(read_rows(path, "名单", COLUMNS))
    assert [row.fields for row in rows] == [
        {"name": "某局", "year": "2026"},
        {"name": "另一局", "year": ""},
    ]
    assert [row.line_no for row in rows] == [2, 3]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"name\nx\n", "的表头不对，没有发布：第一行应为 name,year"),
        (b"", "的表头不对"),
        ("name,year\n某局,2026\n".encode("gbk"), "不是 UTF-8 编码，没有发布"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence_that_names_the_file(
    path: Path, content: bytes, sentence: str
) -> None:
    path.write_bytes(content)
    with pytest.raises(LoadError) as caught:
        list(read_rows(path, "名单", COLUMNS))
    assert str(caught.value).startswith(f"名单 {path}")
    assert sentence in str(caught.value)


def test_an_error_names_file_line_problem_and_remedy(path: Path) -> None:
    path.write_text("name,year\nx,\n")
    [row] = read_rows(path, "名单", COLUMNS)
    error = row.error("没有年度", "请补上。")
    assert str(error) == f"名单 {path} 第 2 行没有年度，没有发布：请补上。"


def test_a_line_with_too_many_fields_is_marked(path: Path) -> None:
    path.write_text("name,year\nx,2026,more\n")
    [row] = read_rows(path, "名单", COLUMNS)
    assert row.is_too_long


def test_an_optional_column_may_stand_in_front_or_be_missing(path: Path) -> None:
    path.write_text("id,name,year\n7,x,2026\n")
    [row] = read_rows(path, "名单", COLUMNS, ("id",))
    assert row.fields == {"id": "7", "name": "x", "year": "2026"}
    path.write_text("name,year\nx,2026\n")
    [row] = read_rows(path, "名单", COLUMNS, ("id",))
    assert row.fields["id"] == ""
