"""Work on a database in the order of what reads what, as much at once as there are connections."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from concurrent.futures import Future

    import duckdb

T = TypeVar("T")


def run_in_order(
    after: Mapping[T, Collection[T]],
    connections: Sequence[duckdb.DuckDBPyConnection],
    do: Callable[[T, duckdb.DuckDBPyConnection], None],
    rank: Callable[[T], Any],
    done: Callable[[T], None] = lambda _: None,
) -> None:
    """Do all tasks, each after those it depends on; the first failure stops the others.

    Args:
        after: by what is to be done, what has to be done before.
        connections: as many things are done at once.
        do: does one of them on a connection.
        rank: of those that could be done, the least comes first.
        done: called with each when it is done.
    """
    order = TopologicalSorter(after)
    order.prepare()
    free, waiting = list(connections), list[T]()
    running: dict[Future[None], tuple[T, duckdb.DuckDBPyConnection]] = {}
    with ThreadPoolExecutor(len(free)) as pool:
        while order.is_active():
            waiting = sorted([*waiting, *order.get_ready()], key=rank)
            while waiting and free:
                one, connection = waiting.pop(0), free.pop()
                running[pool.submit(do, one, connection)] = one, connection
            for ended in wait(running, return_when=FIRST_COMPLETED).done:
                one, connection = running.pop(ended)
                if ended.exception() is not None:
                    for _, other in running.values():
                        other.interrupt()
                    ended.result()
                free.append(connection)
                order.done(one)
                done(one)
