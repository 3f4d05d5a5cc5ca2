"""A question that cannot be answered is told in Chinese what is wrong with it."""

from pathlib import Path

import duckdb
import pytest

from load.reader.sentences import sentence_of


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "warehouse.duckdb"
    with duckdb.connect(path) as connection:
        connection.execute("create table 部门总数 as select 'a' as 部门名称, 1 as 年度")
    return path


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("from 部门总", "没有叫 部门总 的表或视图，相近的有 部门总数。"),
        ("from xyz_nowhere", "没有叫 xyz_nowhere 的表或视图"),
        ("select 部门 from 部门总数", "没有叫 部门 的列，相近的有 部门名称"),
        ("select nofunc(1)", "没有叫 nofunc 的函数"),
        ("selec 1", "写法有误：从 selec 起看不懂。"),
        ("select (", "写法有误"),
        ("drop table 部门总数", "仓库只供查询，不能修改。"),
        ("select cast('x' as integer)", "Conversion Error: "),  # not known: as it was said
    ],
)
def test_an_error_is_one_sentence(published: Path, question: str, said: str) -> None:
    with (
        duckdb.connect(published, read_only=True) as connection,
        pytest.raises(duckdb.Error) as error,
    ):
        connection.execute(question).fetchall()
    told = sentence_of(error.value)
    assert told.startswith(said)
    assert "\n" not in told
    assert "\\n" not in told
