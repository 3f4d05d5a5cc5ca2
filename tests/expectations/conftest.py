"""The examples of every rule, as one warehouse judged once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from expectations.judging import judge
from tests.expectations.demonstration import build_demonstration
from tests.expectations.rule_examples import OUTCOMES, SUM_RULES, example_paper, read_examples
from tests.expectations.warehouse_fixture import Paper, build_warehouse


@pytest.fixture(scope="session")
def judged_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every example of every rule in one judged warehouse."""
    papers = tuple(example_paper(example, case) for example in read_examples() for case in OUTCOMES)
    path = build_warehouse(tmp_path_factory.mktemp("examples") / "build.duckdb", papers)
    judge(path, SUM_RULES)
    return path


@pytest.fixture(scope="module")
def judged_together(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Judge what the tests of a file are marked with in one warehouse.

    A judgement costs seconds, however little is judged; of one paper nothing is told by another.
    """
    papers = tuple(
        Paper(item.name, **mark.kwargs)
        for item in request.session.items
        if item.path == request.path and (mark := item.get_closest_marker("paper"))
    )
    path = build_warehouse(tmp_path_factory.mktemp("together") / "build.duckdb", papers)
    judge(path, SUM_RULES)
    return path


@pytest.fixture
def of_paper(
    request: pytest.FixtureRequest,
    judged_together: Path,
    rows: Callable[..., list[tuple[Any, ...]]],
) -> Callable[..., list[tuple[Any, ...]]]:
    """Query what was told of the paper that the test is marked with: its hash is parameter 1."""
    sha256 = Paper(request.node.name).sha256

    def query(sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        return rows(judged_together, sql, sha256, *parameters)

    return query


@pytest.fixture
def rows() -> Callable[..., list[tuple[Any, ...]]]:
    """Query a warehouse."""

    def query(path: Path, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with duckdb.connect(path, read_only=True) as connection:
            return connection.execute(sql, list(parameters)).fetchall()

    return query


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A judged warehouse that is sound but for its departments' findings."""
    path = tmp_path_factory.mktemp("demonstration") / "build.duckdb"
    build_demonstration(path)
    judge(path, SUM_RULES)
    return path
