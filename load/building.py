"""Raw parquet in, a fresh build file out: dbt in a process of its own."""

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from load.blame.set_aside import read_set_aside
from load.blame.view import read_current, write_view
from load.errors import BuildError, LoadError
from load.parsed import keep_parsed, restore_parsed
from load.process.children import start_child
from load.process.points import reached
from load.release.log import Log
from load.run import Run
from load.settings import DBT_PROJECT
from load.terminal.screen import Advance
from load.terminal.sentences import cause_in, is_of_disk
from load.terminal.text import printable

CPU_SECONDS, CPU_SECONDS_A_DOCUMENT = 600.0, 10.0
"""How much processor time dbt may use: about twenty times what was measured (33 and 0.43 seconds).

More is no slow machine but a document that takes for ever.
"""
_ANNOUNCEMENTS = frozenset(
    {"LogModelResult", "LogSeedResult", "LogTestResult", "RunResultFailure", "LogCancelLine"}
)
"""Errors that say only that a node failed, or was stopped since another one did."""
_STOPPED = "INTERRUPT Error"
"""What DuckDB says of a query that was stopped."""
_MOST_NODES = 20
"""Where more failed, everything is built in search of the guilty."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """What dbt says of a failure, and the model or test that failed; empty where it was none."""

    node: str
    message: str


def build_warehouse(run: Run) -> None:
    """Run `dbt build` into the run's build file, without the documents that are set aside.

    Raises:
        LoadError: The raw layer was changed; nothing is published.
        BuildError: A model or a test failed.
    """
    from extract.store.raw import changed_files  # not paid for by commands that build nothing

    places = run.places
    with run.step("build") as advance:
        if changed := changed_files(places.raw):
            raise LoadError(
                f"原始数据 {printable(changed[0])} 与登记的校验和不符（共 {len(changed)} 个文件），"
                "没有发布：请重新运行，会自动重新读取。"
            )
        current = read_current(places)
        write_view(places, read_set_aside(places, current))
        build_view(run, len(current), advance)
    reached("built")


def build_view(
    run: Run, document_count: int, advance: Advance, nodes: tuple[str, ...] = ()
) -> None:
    """Run `dbt build` over the view of the raw layer as it is.

    Args:
        run: The run.
        document_count: How many documents are in view: what dbt may use is measured by it.
        advance: Called as it advances.
        nodes: Build only these, and what they are made of; everything unless given.

    Raises:
        BuildError: A model or a test failed, or dbt was killed.
    """
    places, release = run.places, run.build.release
    target = places.dbt_folder / "target"
    shutil.rmtree(places.dbt_folder, ignore_errors=True)
    places.dbt_folder.mkdir(parents=True)
    restore_parsed(places, target)
    cpu_seconds = CPU_SECONDS + CPU_SECONDS_A_DOCUMENT * document_count
    try:
        for path in _run_dbt(run, nodes, cpu_seconds, advance):
            path.replace(release / path.name)
    except BuildError:
        keep_parsed(places, target)  # for those who search what made it fail
        raise
    keep_parsed(places, target)
    shutil.rmtree(places.dbt_folder, ignore_errors=True)


def _run_dbt(run: Run, nodes: tuple[str, ...], cpu_seconds: float, advance: Advance) -> list[Path]:
    """Run dbt; give the files of the warehouse that it built."""
    failures: list[_Failure] = []
    arguments, environment = _arguments(run, nodes), _environment(run)
    with start_child("dbt.cli.main", arguments, environment, cpu_seconds) as dbt:
        for event in _events(dbt.lines):
            _log_errors(event, run.log, failures)
            _show_progress(event, advance)
        end = dbt.wait()
    more = f"详情见 {printable(run.log.path)}。"
    if trouble := end.trouble:
        remedy = "多半是内存不足，请增加内存后重新运行"
        if end.was_endless:
            remedy = "请把日志交给维护人员"
        said = f"生成数据仓库{trouble}，没有发布：{remedy}。{more}"
        raise BuildError(said, "build", f"生成数据仓库{trouble}", is_shortage=True)
    names = (run.build.warehouse.name, f"{run.build.warehouse.name}.wal")
    built = [path for name in names if (path := run.places.dbt_folder / name).is_file()]
    if end.status != 0 or not built:
        raise _error_of(failures, more)
    return built


def _error_of(failures: list[_Failure], more: str) -> LoadError:
    first = printable(failures[0].message) if failures else "没有说明原因"
    shortage = next(filter(None, (cause_in(failure.message) for failure in failures)), "")
    if is_of_disk(shortage):
        return LoadError(f"{shortage}{more}")
    number = f"（共 {len(failures)} 处）" if len(failures) > 1 else ""
    said = shortage or f"生成数据仓库失败{number}，没有发布：{first}。"
    nodes = tuple(sorted({failure.node for failure in failures}))
    is_known = all(nodes) and len(nodes) <= _MOST_NODES
    return BuildError(
        f"{said}{more}",
        "build",
        first,
        nodes=nodes if is_known else (),
        is_shortage=bool(shortage),
    )


def _arguments(run: Run, nodes: tuple[str, ...]) -> list[str]:
    folder = run.places.dbt_folder
    return [
        "build",
        "--fail-fast",  # what failed is told, and who made it fail is searched, by the first
        *("--exclude-resource-type", "unit_test"),  # they look at fixed rows, not at the reports
        *(() if run.build.has_tests else ("--exclude-resource-type", "test")),
        # empty: of the tests only those that are named
        *(("--indirect-selection", "empty", "--select") if nodes else ()),
        *(f"+{node}" for node in nodes),
        *("--project-dir", str(DBT_PROJECT), "--profiles-dir", str(DBT_PROJECT)),
        *("--target-path", str(folder / "target")),
        *("--log-path", str(folder / "logs"), "--log-level-file", "none"),
        *("--log-format", "json", "--log-level", "info", "--no-use-colors"),
    ]


def _environment(run: Run) -> dict[str, str]:
    folder = run.places.dbt_folder
    return {
        "WAREHOUSE_BUILD_PATH": str(folder / "warehouse.duckdb"),
        "RAW_DIR": str(run.places.raw_view),
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


def _log_errors(event: dict[str, Any], log: Log, failures: list[_Failure]) -> None:
    info = event["info"]
    if info["level"] in {"error", "text"}:
        log.write("dbt", name=info["name"], message=info["msg"][:2000])
    is_cause = info["level"] == "error" and info["name"] not in _ANNOUNCEMENTS
    if is_cause and info["msg"].strip() and _STOPPED not in info["msg"]:
        message = " ".join(info["msg"].removeprefix("Encountered an error:").split())
        node = _node(event)
        failure = _Failure(node, ": ".join(filter(None, [node, message]))[:400])
        if failure not in failures:
            failures.append(failure)


def _show_progress(event: dict[str, Any], advance: Advance) -> None:
    info, data = event["info"], event.get("data") or {}
    is_result = info["name"].startswith("Log") and info["name"].endswith("Result")
    if is_result and data.get("index"):
        total = int(data.get("total") or data.get("num_models") or 0)
        advance(int(data["index"]), total, printable(_node(event)))


def _node(event: dict[str, Any]) -> str:
    data = event.get("data") or {}
    return str((data.get("node_info") or {}).get("node_name", ""))
