"""Of a seed that does not hold, a person is told file, line and what to mend."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest

from load.compiled.seed_faults import fault_of

CONTENT = "unit_name_zh,unit,factor\n元,yuan,1\n两,tael,1\n元,yuan,1\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "units.csv").write_text(CONTENT, encoding="utf-8")
    with duckdb.connect(str(tmp_path / "warehouse.duckdb")) as connection:
        connection.execute(
            "create table units as from read_csv(?)", [str(tmp_path / "seeds" / "*")]
        )
    return tmp_path


def said(project: Path, *results: Any) -> str:
    return fault_of(results, project, project / "warehouse.duckdb")


def failed_test(query: str, name: str = "", **arguments: Any) -> Any:
    """Give what dbt gives of a test that did not hold."""
    node = SimpleNamespace(
        name="a_test",
        resource_type="test",
        attached_node="seed.budget.units",
        depends_on=SimpleNamespace(nodes=["seed.budget.units"]),
        compiled_code=query,
        test_metadata=SimpleNamespace(name=name, kwargs=arguments) if name else None,
    )
    return SimpleNamespace(node=node, status="fail", message="Got 1 result")


@pytest.mark.parametrize(
    ("query", "name", "arguments", "wanted"),
    [
        (
            "select unit, 1 from units where unit = 'tael'",
            "accepted_values",
            {"column_name": "unit", "values": ["yuan"]},
            "第 3 行的 unit（tael） 只能是 yuan",
        ),
        (
            "select unit_name_zh, count(*) from units group by all having count(*) > 1",
            "unique",
            {"column_name": "unit_name_zh"},
            "第 2、4 行的 unit_name_zh（元） 出现不止一次",
        ),
        ("select 1", "not_null", {"column_name": "unit"}, "unit 不能为空"),
        ("select 'tael'", "", {}, "第 3 行的 （tael） 不符合 a_test"),
    ],
)
def test_a_test_that_fails_names_file_line_and_remedy(
    project: Path, query: str, name: str, arguments: dict[str, Any], wanted: str
) -> None:
    told = said(project, failed_test(query, name, **arguments))
    assert told == (
        f"种子表 seeds/units.csv {wanted}，没有发布：请改正这个文件后重新运行，原有结果不变。"
    )


def test_a_seed_that_dbt_cannot_read_is_named(project: Path) -> None:
    node = SimpleNamespace(name="units", resource_type="seed")
    message = "Runtime Error CSV Error on Line: 6\n Error when converting column"
    result = SimpleNamespace(node=node, status="error", message=message)
    told = said(project, result)
    assert "seeds/units.csv 第 6 行读不进（Error when converting column）" in told


def test_where_no_seed_is_at_fault_nothing_is_said(project: Path) -> None:
    passed = SimpleNamespace(node=None, status="pass", message="")
    assert not said(project, passed)
