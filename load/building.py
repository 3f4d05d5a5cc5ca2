"""Raw parquet in, a fresh build file out: dbt in a process of its own."""

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from load.errors import LoadError
from load.parsed import keep_parsed, restore_parsed
from load.process.children import start_child
from load.process.points import reached
from load.release.log import Log
from load.run import Run
from load.settings import DBT_PROJECT
from load.terminal.screen import Advance
from load.terminal.sentences import cause_in
from load.terminal.text import printable

_ANNOUNCEMENTS = frozenset({"LogModelResult", "LogSeedResult", "LogTestResult", "RunResultFailure"})
"""Errors that say only that a node failed; an event of its own says what and why."""


def build_warehouse(run: Run) -> None:
    """Run `dbt build` into the run's build file.

    Raises:
        LoadError: The raw layer was changed, or a model or a test failed; nothing is published.
    """
    from extract.store.raw import changed_files  # not paid for by commands that build nothing

    build, places = run.build, run.places
    target = places.dbt_folder / "target"
    with run.step("build") as advance:
        if changed := changed_files(places.raw):
            raise LoadError(
                f"原始数据 {printable(changed[0])} 与登记的校验和不符（共 {len(changed)} 个文件），"
                "没有发布：请重新运行，会自动重新读取。"
            )
        shutil.rmtree(places.dbt_folder, ignore_errors=True)
        places.dbt_folder.mkdir()
        restore_parsed(places, target)
        for path in _run_dbt(run, advance):
            path.replace(build.release / path.name)
        keep_parsed(places, target)
        shutil.rmtree(places.dbt_folder, ignore_errors=True)
    reached("built")


def _run_dbt(run: Run, advance: Advance) -> list[Path]:
    """Run dbt; give the files of the warehouse that it built."""
    failures: list[str] = []
    arguments, environment = _arguments(run), _environment(run)
    with start_child("dbt.cli.main", arguments, environment) as dbt:
        for event in _events(dbt.lines):
            _log_errors(event, run.log, failures)
            _show_progress(event, advance)
        end = dbt.wait()
    more = f"详情见 {printable(run.log.path)}。"
    if trouble := end.trouble:
        raise LoadError(
            f"生成数据仓库{trouble}，没有发布：多半是内存不足，请增加内存后重新运行。{more}"
        )
    names = (run.build.warehouse.name, f"{run.build.warehouse.name}.wal")
    built = [path for name in names if (path := run.places.dbt_folder / name).is_file()]
    if end.status != 0 or not built:
        first = printable(failures[0]) if failures else "没有说明原因"
        if cause := next(filter(None, map(cause_in, failures)), ""):
            raise LoadError(f"{cause}{more}")
        number = f"（共 {len(failures)} 处）" if len(failures) > 1 else ""
        raise LoadError(f"生成数据仓库失败{number}，没有发布：{first}。{more}")
    return built


def _arguments(run: Run) -> list[str]:
    folder = run.places.dbt_folder
    return [
        "build",
        *("--exclude-resource-type", "unit_test"),  # they look at fixed rows, not at the reports
        *(() if run.build.has_tests else ("--exclude-resource-type", "test")),
        *("--project-dir", str(DBT_PROJECT), "--profiles-dir", str(DBT_PROJECT)),
        *("--target-path", str(folder / "target")),
        *("--log-path", str(folder / "logs"), "--log-level-file", "none"),
        *("--log-format", "json", "--log-level", "info", "--no-use-colors"),
    ]


def _environment(run: Run) -> dict[str, str]:
    folder = run.places.dbt_folder
    return {
        "WAREHOUSE_BUILD_PATH": str(folder / "warehouse.duckdb"),
        "RAW_DIR": str(run.places.raw),
        "DBT_TARGET_PATH": str(folder / "target"),
        "DBT_THREADS": str(run.workers),
        "PYTHONWARNINGS": "ignore",
    }


def _events(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Read dbt's events; another line, as of a traceback, becomes an event of level `text`."""
    for line in lines:
        try:
            event = json.loads(line)
        except ValueError:
            event = None
        if isinstance(event, dict) and "info" in event:
            yield event
        elif line.strip():
            yield {"info": {"name": "Text", "level": "text", "msg": line.strip()}, "data": {}}


def _log_errors(event: dict[str, Any], log: Log, failures: list[str]) -> None:
    info = event["info"]
    if info["level"] in {"error", "text"}:
        log.write("dbt", name=info["name"], message=info["msg"][:2000])
    is_cause = info["level"] == "error" and info["name"] not in _ANNOUNCEMENTS
    if is_cause and info["msg"].strip():
        message = " ".join(info["msg"].removeprefix("Encountered an error:").split())
        failures.append(": ".join(filter(None, [_node(event), message]))[:400])


def _show_progress(event: dict[str, Any], advance: Advance) -> None:
    info, data = event["info"], event.get("data") or {}
    is_result = info["name"].startswith("Log") and info["name"].endswith("Result")
    if is_result and data.get("index"):
        total = int(data.get("total") or data.get("num_models") or 0)
        advance(int(data["index"]), total, printable(_node(event)))


def _node(event: dict[str, Any]) -> str:
    data = event.get("data") or {}
    return str((data.get("node_info") or {}).get("node_name", ""))
