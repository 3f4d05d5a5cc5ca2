"""dbt reads of the list of other names what can be meant; the rest is told."""

from pathlib import Path

import pytest

from load.lists.aliases import COLUMNS, SEED, read_aliases
from load.settings import DBT_PROJECT

HEAD = ",".join(COLUMNS)


def read(folder: Path, content: str, encoding: str = "utf-8") -> tuple[str, list[str]]:
    (folder / SEED).parent.mkdir()
    (folder / SEED).write_text(content, encoding=encoding)
    text, problems = read_aliases(folder)
    return text, [str(problem) for problem in problems]


def test_the_list_that_is_delivered_is_read_as_it_is() -> None:
    assert read_aliases() == ((DBT_PROJECT / SEED).read_text(encoding="utf-8"), ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_dbt_gets_it_in_utf_8(tmp_path: Path, encoding: str) -> None:
    text, told = read(tmp_path, f"{HEAD}\n旧局,新局,2025,文件\n", encoding)
    assert (text, told) == (f"{HEAD}\n旧局,新局,2025,文件\n", [])


@pytest.mark.parametrize(
    "line",
    ["某局,,2025,x", ",新局,2025,x", "某局,新局,去年,x", "某局,新局,2025,x,y", "旧局,别局,2025,x"],
)
def test_a_line_that_cannot_be_meant_costs_itself_alone(tmp_path: Path, line: str) -> None:
    good = "旧局,新局,2025,文件\n"
    text, [said] = read(tmp_path, f"{HEAD}\n{good}{line}\n")
    assert text == f"{HEAD}\n{good}"
    assert said.startswith(f"部门别名 {tmp_path / SEED} 第 3 行")
    assert "这一行不起作用：应为" in said


def test_other_columns_leave_no_alias(tmp_path: Path) -> None:
    text, [said] = read(tmp_path, "旧,新\na,b\n")
    assert text == f"{HEAD}\n"
    assert "表头不对" in said
