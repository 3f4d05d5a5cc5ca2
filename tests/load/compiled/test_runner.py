"""Models and tests run in their order; the first that fails is named, with rows."""

from collections.abc import Iterator, Mapping
from typing import Any

import duckdb
import pytest

from load.compiled.plan import Node
from load.compiled.runner import NodeFailed, run_nodes, seldom
from load.errors import UNPLANNED


@pytest.fixture
def memory() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def model(name: str, sql: str, *after: str, columns: tuple[tuple[str, str], ...] = ()) -> Node:
    return Node(
        name, name, sql, after, "document", relation=f"marts.{name}", kind="table", columns=columns
    )


def test_each_comes_after_what_it_reads(memory: duckdb.DuckDBPyConnection) -> None:
    told: list[Mapping[str, Any]] = []
    nodes = [
        Node("t", "t", "select * from marts.c where n is null", ("c",)),
        model("c", "select * from marts.b", "b"),
        model("b", "select * from marts.a -- as it is", "a"),
        model("a", "select 1 as n"),
    ]
    run_nodes(nodes, memory, "", 2, told.append)
    assert [said["node"] for said in told] == ["a", "b", "c", "t"]
    assert told[-1] == {"node": "t", "done": 4, "total": 4}


def test_a_test_that_fails_names_itself_and_shows_rows(memory: duckdb.DuckDBPyConnection) -> None:
    nodes = [
        model("a", "select unnest([1, 2]) as n"),
        Node("t", "a_is_small", "select * from marts.a where n > 1", ("a",)),
        model("z", "select error('built all the same') from marts.a", "a"),
    ]
    with pytest.raises(NodeFailed, match="1 行不符") as failed:
        run_nodes(nodes, memory, "", 1, lambda _: None)
    assert failed.value.node.name == "a_is_small"
    assert failed.value.rows == [(2,)]


def test_a_test_that_only_warns_stops_nothing(memory: duckdb.DuckDBPyConnection) -> None:
    told: list[Mapping[str, Any]] = []
    run_nodes([Node("t", "t", "select 7 as n", (), only_warns=True)], memory, "", 1, told.append)
    assert told[0] == {"warned": "t", "message": "数据测试不成立，1 行不符", "rows": ["(7,)"]}


@pytest.mark.parametrize(
    ("sql", "is_of_code"),
    [
        ("select 'x'::integer as n", False),
        ("select unnest(['1', 'x'])::integer as n", False),
        ("select n from (select 1 as m)", True),
        ("select n from nowhere", True),
        ("select from from", True),
    ],
)
def test_a_model_that_cannot_be_built_is_named(
    memory: duckdb.DuckDBPyConnection, sql: str, *, is_of_code: bool
) -> None:
    with pytest.raises(NodeFailed) as failed:
        run_nodes([model("a", sql)], memory, "", 2, lambda _: None)
    assert failed.value.node.name == "a"
    assert (failed.value.kind in UNPLANNED) is is_of_code


@pytest.mark.parametrize(
    "columns",
    [
        (("n", "bigint"), ("text", "varchar")),
        (("n", "integer"),),
        (("n", "integer"), ("text", "varchar"), ("more", "varchar")),
    ],
)
def test_a_model_keeps_what_its_yml_promises(
    memory: duckdb.DuckDBPyConnection, columns: tuple[tuple[str, str], ...]
) -> None:
    broken = model("a", "select 1::integer as n, '' as text", columns=columns)
    with pytest.raises(NodeFailed, match="与 yml 约定的列不符"):
        run_nodes([broken], memory, "", 1, lambda _: None)


def test_columns_come_in_the_order_of_the_yml(memory: duckdb.DuckDBPyConnection) -> None:
    columns = (("text", "varchar"), ("amount", "decimal(24, 4)"))
    sql = "select 1::decimal(24, 4) as amount, '' as text"
    run_nodes([model("a", sql, columns=columns)], memory, "", 1, lambda _: None)
    described = memory.execute("describe marts.a").fetchall()
    assert [name for name, *_ in described] == ["text", "amount"]


def test_the_raw_layer_may_lie_anywhere(memory: duckdb.DuckDBPyConnection) -> None:
    told = model("a", "select '@RAW_DIR@/cells' as path")
    run_nodes([told], memory, "/it's here", 1, lambda _: None)
    assert memory.execute("from marts.a").fetchall() == [("/it's here/cells",)]


def test_progress_is_told_seldom_and_all_else_at_once() -> None:
    told: list[Mapping[str, Any]] = []
    tell = seldom(told.append, seconds=60)
    said: list[dict[str, Any]] = [{"node": "a", "done": number, "total": 3} for number in (1, 2, 3)]
    warned = {"warned": "t", "message": "", "rows": []}
    for one in (said[0], said[1], warned, said[2]):
        tell(one)
    assert told == [said[0], warned, said[2]]
