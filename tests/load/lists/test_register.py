"""A register of departments shows who did not publish."""

from pathlib import Path

import duckdb
import pytest

from load.errors import LoadError
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
    compare_register(build, read_register(path))
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
    compare_register(build, read_register(path))
    assert list(published(build).values()) == [documents]


@pytest.mark.parametrize("line", ["某局,预算表,2025", ",部门预算,2025", "某局,部门预算,今年"])
def test_a_line_that_cannot_be_meant_stops_the_load(path: Path, line: str) -> None:
    path.write_text(f"{HEAD}\n{line}\n", encoding="utf-8")
    with pytest.raises(LoadError, match="第 2 行写得不对"):
        read_register(path)
