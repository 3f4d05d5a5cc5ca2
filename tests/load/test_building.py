"""dbt in a process of its own: its progress is shown, its failure is one sentence."""

import io
import json
import re

import pytest
from rich.console import Console

from load.building import build_warehouse
from load.errors import LoadError
from load.run import start_run
from load.settings import Places
from load.terminal.screen import Screen


def test_a_failed_build_names_the_model_and_the_log(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("load.terminal.screen.LINE_EVERY_SECONDS", 0.0)
    shown = io.StringIO()
    run = start_run(places, 1, Screen(Console(file=shown, width=300)))
    with pytest.raises(LoadError, match="生成数据仓库失败") as caught:
        build_warehouse(run)
    message = str(caught.value)
    assert "\n" not in message
    assert str(run.log.path) in message
    assert "stg_raw__" in message or "int_" in message
    progress = re.findall(r"生成数据仓库 (\d+)/(\d+)", shown.getvalue())
    assert progress
    assert all(0 < int(done) <= int(total) for done, total in progress)
    logged = [json.loads(line)["event"] for line in run.log.path.read_text("utf-8").splitlines()]
    assert "dbt" in logged
    assert logged[-1] == "step_failed"
