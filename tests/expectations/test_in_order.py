"""What waits for another is done after it; the rest is done side by side, and a failure ends it."""

import threading

import duckdb
import pytest

from expectations.in_order import run_in_order


def test_each_comes_after_what_it_waits_for_and_the_least_first() -> None:
    done: list[str] = []
    after = {"d": ["b", "c"], "c": ["a"], "b": [], "a": []}
    with duckdb.connect() as connection:
        run_in_order(after, [connection], lambda one, _: done.append(one), rank=str)
    assert done == ["a", "b", "c", "d"]


def test_what_waits_for_nothing_is_done_side_by_side() -> None:
    both, told = threading.Barrier(2, timeout=30), list[str]()
    with duckdb.connect() as connection, connection.cursor() as other:
        run_in_order(
            {"a": [], "b": []}, [connection, other], lambda *_: both.wait(), str, told.append
        )
    assert sorted(told) == ["a", "b"]


def test_the_first_that_fails_stops_the_others() -> None:
    endless = "select count(*) from range(1000000000000) as one, range(1000000) as other"
    sql = {"a": endless, "b": "select error('as it happens')", "c": "select 1"}
    done: list[str] = []
    with duckdb.connect() as connection, connection.cursor() as other:
        with pytest.raises(duckdb.Error, match="as it happens"):
            run_in_order(
                {"a": [], "b": [], "c": ["b"]},
                [connection, other],
                lambda one, own: own.execute(sql[one]),
                rank=str,
                done=done.append,
            )
        assert connection.execute("select 2").fetchall() == [(2,)]
    assert not done
