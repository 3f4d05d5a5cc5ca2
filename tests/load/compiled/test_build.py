"""A build in a process of its own: its progress is shown, its failure is one sentence."""

import json

import pytest

from load.compiled import build as building
from load.compiled.build import build
from load.compiled.plan import Node
from load.errors import BuildError
from load.run import start_run
from load.settings import Places
from load.terminal.screen import Screen


def model(name: str, sql: str, *after: str) -> Node:
    return Node(name, name, sql, after, "document", relation=f"marts.{name}", kind="table")


NODES = [model("good", "select 1 as n"), model("bad", "select 'x'::integer as n", "good")]
FAILING = Node("t", "good_is_two", "select * from marts.good where n <> 2", ("good",))


def test_a_failed_build_names_the_model_and_the_log(places: Places) -> None:
    run = start_run(places, 1, Screen())
    progress: list[tuple[int, int, str]] = []

    def advance(done: int, total: int, note: str) -> None:
        progress.append((done, total, note))

    with (
        pytest.raises(BuildError, match="生成数据仓库失败") as caught,
        run.log.step("build"),
        build(run, NODES, 0, advance, lambda _: None),
    ):
        pass
    message = str(caught.value)
    assert "\n" not in message
    assert str(run.log.path) in message
    assert "bad: Conversion Error" in message
    assert caught.value.nodes == ("bad",)
    assert progress == [(1, 2, "整理")]
    assert not places.build_folder.exists()
    logged = [json.loads(line) for line in run.log.path.read_text("utf-8").splitlines()]
    assert [line["node"] for line in logged if line["event"] == "build"] == ["bad"]
    assert logged[-1]["event"] == "step_failed"


def test_a_test_that_fails_is_told_with_its_rows_in_the_log_alone(places: Places) -> None:
    run = start_run(places, 1, Screen())
    with (
        pytest.raises(BuildError, match="good_is_two: 数据测试不成立，1 行不符") as caught,
        build(run, [NODES[0], FAILING], 0, lambda *_: None, lambda _: None),
    ):
        pass
    assert caught.value.nodes == ("good_is_two",)
    assert '"rows": ["(1,)"]' in run.log.path.read_text("utf-8")


def test_a_build_without_end_is_a_shortage(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "CPU_SECONDS", 0.1)
    monkeypatch.setattr("load.process.idle._LOOK_EVERY", 0.1)
    run = start_run(places, 1, Screen())
    endless = model("endless", "select count(*) from range(100000000000) where range % 7 = 1")
    with (
        pytest.raises(BuildError, match="用时超过限度") as caught,
        build(run, [endless], 0, lambda *_: None, lambda _: None),
    ):
        pass
    assert caught.value.is_shortage
    assert "内存" not in str(caught.value)
