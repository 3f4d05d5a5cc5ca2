"""dbt in a process of its own: its progress is shown, its failure is one sentence."""

import json

import pytest

from extract.store.raw import close_layer, open_layer
from load.blame.view import write_view
from load.dbt import build
from load.errors import BuildError
from load.run import start_run
from load.settings import Places
from load.terminal.screen import Screen

DOCUMENTS = ("--select", "tag:document", "resource_type:seed")


def test_a_failed_build_names_the_model_and_the_log(places: Places) -> None:
    run = start_run(places, 1, Screen())
    close_layer(places.raw, open_layer(places.raw), [])  # without a single file of any dataset
    write_view(places)
    progress: list[tuple[int, int]] = []

    def advance(done: int, total: int, _note: str) -> None:
        progress.append((done, total))

    with (
        pytest.raises(BuildError, match="生成数据仓库失败") as caught,
        run.log.step("build"),
        build(run, DOCUMENTS, 0, advance),
    ):
        pass
    message = str(caught.value)
    assert "\n" not in message
    assert str(run.log.path) in message
    assert "stg_raw__" in message or "int_" in message
    assert caught.value.nodes
    assert all(node.startswith(("stg_raw__", "int_")) for node in caught.value.nodes)
    assert progress
    assert all(0 < done <= total for done, total in progress)
    logged = [json.loads(line)["event"] for line in run.log.path.read_text("utf-8").splitlines()]
    assert "dbt" in logged
    assert logged[-1] == "step_failed"


def test_a_build_without_end_is_a_shortage(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("load.dbt.CPU_SECONDS", 0.5)
    run = start_run(places, 1, Screen())
    close_layer(places.raw, open_layer(places.raw), [])
    write_view(places)
    with (
        pytest.raises(BuildError, match="用时超过限度") as caught,
        build(run, DOCUMENTS, 0, lambda *_: None),
    ):
        pass
    assert caught.value.is_shortage
    assert "内存" not in str(caught.value)
