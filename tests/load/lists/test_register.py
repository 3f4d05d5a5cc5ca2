"""A register of departments shows who did not publish."""

from pathlib import Path

import duckdb
import pytest

from load.lists.register import COLUMNS, compare_register, read_register
from load.release.publish import new_build
from load.settings import Build, Places

HEAD = ",".join(COLUMNS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.csv"


@pytest.fixture
def build(places: Places) -> Build:
    build = new_build(places)
    with duckdb.connect(str(build.warehouse)) as connection:
        connection.execute("create schema marts")
        connection.execute("""
            create table marts.disclosures as
            select * from (values
                ('青湖县财政局', 'budget', 2025, ['d1']),
                ('云澜市青湖县财政局', 'budget', 2025, ['d2']),
                ('教育局', 'budget', 2025, ['d3'])
            ) as t (department_name, document_kind, fiscal_year, document_sha256s)
        """)
    return build


def published(build: Build) -> dict[tuple[str, str, int], list[str] | None]:
    with duckdb.connect(str(build.warehouse), read_only=True) as connection:
        rows = connection.execute("""
            select department_name, document_kind, fiscal_year, is_published, document_sha256s
            from audit.expected_disclosures
        """).fetchall()
    assert all(is_published == (documents is not None) for *_, is_published, documents in rows)
    return {(name, kind, year): documents for name, kind, year, _, documents in rows}


def test_no_register_expects_nothing(path: Path, build: Build) -> None:
    compare_register(build, read_register(path)[0])
    assert published(build) == {}


@pytest.mark.parametrize(
    ("line", "documents"),
    [
        ("青湖县财政局,部门预算,2025", ["d1"]),
        ("云澜市青湖县财政局,部门预算,2025", ["d2"]),
        ("云澜市 教育局,部门预算,2025", ["d3"]),
        ("青湖县财政局,部门决算,2025", None),
        ("青湖县财政局,部门预算,2026", None),
        ("青湖县审计局,部门预算,2025", None),
    ],
)
def test_a_department_is_found_by_name_kind_and_year(
    path: Path, build: Build, line: str, documents: list[str] | None
) -> None:
    path.write_text(f"{HEAD}\n{line}\n{line}\n", encoding="utf-8-sig")
    compare_register(build, read_register(path)[0])
    assert list(published(build).values()) == [documents]


@pytest.mark.parametrize(
    "line",
    [
        "某局,预算表,2025",
        ",部门预算,2025",
        "某局,部门预算,今年",
        "某局,部门预算,２０２５",
        "某局,部门预算,2025,又一列",
        "某局",
        '"某局,部门预算,2025',
        '"某局"甲,部门预算,2025',
    ],
)
def test_a_line_that_cannot_be_meant_costs_itself_alone(
    path: Path, build: Build, line: str
) -> None:
    good = "青湖县财政局,部门预算,2025"
    path.write_text(f"{HEAD}\n{line}\n{good}\n", encoding="utf-8")
    register, [problem] = read_register(path)
    said = str(problem)
    assert said.startswith(f"单位名册 {path} 第 2 行")
    assert "应为 单位名称,部门决算或部门预算,四位年度" in said
    compare_register(build, register)
    assert list(published(build).values()) == [["d1"]]


def test_a_file_that_cannot_be_read_expects_nothing_and_is_told(path: Path, build: Build) -> None:
    path.write_text("单位,年度\n某局,2025\n", encoding="utf-8")
    register, [problem] = read_register(path)
    said = str(problem)
    assert "表头不对" in said
    assert HEAD in said
    compare_register(build, register)
    assert published(build) == {}
