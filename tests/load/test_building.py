"""dbt in a process of its own: its progress is told, its failure is one sentence."""

import json

import pytest

from load.building import NodeDone, build_warehouse
from load.errors import LoadError
from load.release.publish import new_build
from load.release.record import open_log
from load.settings import Places


def test_a_failed_build_names_the_model_and_the_log(places: Places) -> None:
    build = new_build(places)
    log = open_log(places, build.run_id)
    done: list[NodeDone] = []
    with pytest.raises(LoadError, match="生成数据仓库失败") as caught:
        build_warehouse(build, places, log, 1, done.append)
    message = str(caught.value)
    assert "\n" not in message
    assert str(log.path) in message
    assert "stg_raw__" in message or "int_" in message
    assert done
    assert all(0 < node.done <= node.total for node in done)
    assert {"success", "error"} <= {node.status for node in done}
    logged = [json.loads(line)["event"] for line in log.path.read_text("utf-8").splitlines()]
    assert "dbt" in logged
