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
from tests.expectations.warehouse_fixture import build_warehouse


@pytest.fixture(scope="session")
def judged_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every example of every rule in one judged warehouse."""
    papers = tuple(example_paper(example, case) for example in read_examples() for case in OUTCOMES)
    path = build_warehouse(tmp_path_factory.mktemp("examples") / "build.duckdb", papers)
    judge(path, SUM_RULES)
    return path


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
