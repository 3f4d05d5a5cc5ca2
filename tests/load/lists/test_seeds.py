"""dbt reads of the seeds what can be meant; the rest is told."""

import shutil
from pathlib import Path

import pytest

from load.errors import LoadError
from load.lists.seeds import (
    ALIASES,
    PEOPLES,
    UNITS,
    PeoplesSeed,
    lines_with,
    problems_of_seeds,
    read_seed,
    write_readable,
)
from load.settings import DBT_PROJECT

HEAD, UNITS_HEAD = (",".join(seed.columns) for seed in (ALIASES, UNITS))


def read(
    folder: Path, content: str, encoding: str = "utf-8", seed: PeoplesSeed = ALIASES
) -> tuple[str, list[str]]:
    (folder / seed.file).parent.mkdir()
    (folder / seed.file).write_text(content, encoding=encoding)
    text, problems = read_seed(seed, folder)
    return text, [str(problem) for problem in problems]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a copy of the seeds that are delivered."""
    shutil.copytree(DBT_PROJECT / "seeds", tmp_path / "seeds")
    return tmp_path


@pytest.mark.parametrize("seed", PEOPLES)
def test_the_list_that_is_delivered_is_read_as_it_is(seed: PeoplesSeed) -> None:
    assert read_seed(seed) == ((DBT_PROJECT / seed.file).read_text(encoding="utf-8"), ())


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
    assert said.startswith(f"部门别名 {tmp_path / ALIASES.file} 第 3 行")
    assert "这一行不起作用：应为" in said


@pytest.mark.parametrize(
    "line",
    ["某局,,2024,,x", "某局,甲校,二〇二四,,x", "某局,甲校,2024,,x,多", '"某局,甲校,2024,,x'],
)
def test_a_unit_that_cannot_be_meant_costs_itself_alone(tmp_path: Path, line: str) -> None:
    good = "某局,乙校,2024,,文件\n"
    text, [said] = read(tmp_path, f"{UNITS_HEAD}\n{line}\n{good}", seed=UNITS)
    assert text == f"{UNITS_HEAD}\n{good}"
    assert said.startswith(f"单位名录 {tmp_path / UNITS.file} 第 2 行")


def test_other_columns_leave_no_alias(tmp_path: Path) -> None:
    text, [said] = read(tmp_path, "旧,新\na,b\n")
    assert text == f"{HEAD}\n"
    assert "表头不对" in said


def test_the_seeds_that_are_delivered_stay_as_they_are(project: Path) -> None:
    write_readable(project)
    for path in (DBT_PROJECT / "seeds").iterdir():
        assert (project / "seeds" / path.name).read_bytes() == path.read_bytes()
    assert problems_of_seeds() == ()


def test_a_seed_saved_in_gbk_is_read(project: Path) -> None:
    path = project / "seeds" / "title_terms.csv"
    content = path.read_text(encoding="utf-8")
    path.write_text(content, encoding="gb18030")
    write_readable(project)
    assert path.read_text(encoding="utf-8") == content


@pytest.mark.parametrize(
    ("line", "why"), [("怪词,kind,budget,1,,多", "列数不对"), ('"怪词,kind', "引号没有成对")]
)
def test_a_line_that_cannot_be_read_stops_the_load_and_is_named(
    project: Path, line: str, why: str
) -> None:
    path = project / "seeds" / "title_terms.csv"
    path.write_text(f"term,dimension,value,precedence,seen_in\n{line}\n", encoding="utf-8")
    with pytest.raises(LoadError, match=rf"种子表 seeds/title_terms\.csv 第 2 行.*{why}.*请改正"):
        write_readable(project)


def test_a_pattern_that_is_none_stops_the_load_and_is_named(project: Path) -> None:
    path = project / "seeds" / "performance_grades.csv"
    path.write_text("grade,pattern\ngood,(优|良)\nbad,(差[\n", encoding="utf-8")
    with pytest.raises(LoadError, match=r"performance_grades\.csv 第 3 行的 \(差\[ 不是正则表达式"):
        write_readable(project)


def test_lines_are_found_by_what_stands_in_them(project: Path) -> None:
    path = project / "seeds" / "units.csv"
    path.write_text("unit_name_zh,unit,factor\n元,yuan,1\n两,tael,1\n两,tael,9\n", encoding="utf-8")
    assert list(lines_with(path, ["tael"])) == [3, 4]
