"""dbt in a process of its own: a build file out, or what failed."""

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from load.cached import PARSED, keep, restore
from load.errors import BuildError, LoadError
from load.process.children import start_child
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
_KNOWN = (
    ("stg_", "整理读出的内容"),
    ("claim", "读文字说明"),
    ("narrative", "读文字说明"),
    ("paragraph", "读文字说明"),
    ("sentence", "读文字说明"),
    ("performance", "读绩效表"),
    ("identit", "核对合计关系"),
    ("heading", "认列标题"),
    ("column", "认列标题"),
    ("title", "认报表"),
    ("statement", "认报表"),
    ("amount", "读金额"),
    ("unit", "读金额"),
    ("cell", "读表格"),
    ("grid", "读表格"),
    ("line", "认行"),
    ("dim_", "汇总"),
    ("fct_", "汇总"),
)
"""What a step of the build does, by a part of the name of its model or test."""
_MOST_NODES = 20
"""Where more failed, everything is built in search of the guilty."""


@dataclass(frozen=True, slots=True)
class _Failure:
    """What dbt says of a failure, and the model or test that failed; empty where it was none."""

    node: str
    message: str


@contextmanager
def build(
    run: Run,
    arguments: Sequence[str],
    document_count: int,
    advance: Advance,
    start: Path | None = None,
) -> Iterator[Path]:
    """Run `dbt build` over the view of the raw layer as it is; yields the file that it built.

    The file and all that dbt wrote beside it are gone when the block ends.

    Args:
        run: The run.
        arguments: What to build, as dbt's command line says it.
        document_count: How many documents are in view: what dbt may use is measured by it.
        advance: Called as it advances.
        start: A file to build into; a new one unless given. It is moved.

    Raises:
        BuildError: A model or a test failed, or dbt was killed.
    """
    places = run.places
    target = places.dbt_folder / "target"
    shutil.rmtree(places.dbt_folder, ignore_errors=True)
    places.dbt_folder.mkdir(parents=True)
    if start:
        start.replace(places.dbt_file)
    restore(places, PARSED, target)
    cpu_seconds = CPU_SECONDS + CPU_SECONDS_A_DOCUMENT * document_count
    try:
        _run_dbt(run, arguments, cpu_seconds, advance)
        yield places.dbt_file
    finally:
        keep(places, target / PARSED)
        shutil.rmtree(places.dbt_folder, ignore_errors=True)


def _run_dbt(run: Run, what: Sequence[str], cpu_seconds: float, advance: Advance) -> None:
    failures: list[_Failure] = []
    arguments, environment = _arguments(run, what), _environment(run)
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
    if end.status != 0 or not run.places.dbt_file.is_file():
        raise _error_of(failures, more)


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


def _arguments(run: Run, what: Sequence[str]) -> list[str]:
    folder = run.places.dbt_folder
    return [
        "build",
        "--fail-fast",  # what failed is told, and who made it fail is searched, by the first
        *("--exclude-resource-type", "unit_test"),  # they look at fixed rows, not at the reports
        *(() if run.build.has_tests else ("--exclude-resource-type", "test")),
        *what,
        *("--project-dir", str(DBT_PROJECT), "--profiles-dir", str(DBT_PROJECT)),
        *("--target-path", str(folder / "target")),
        *("--log-path", str(folder / "logs"), "--log-level-file", "none"),
        *("--log-format", "json", "--log-level", "info", "--no-use-colors"),
    ]


def _environment(run: Run) -> dict[str, str]:
    folder = run.places.dbt_folder
    return {
        "WAREHOUSE_BUILD_PATH": str(run.places.dbt_file),
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
        advance(int(data["index"]), total, _said(_node(event)))


def _said(node: str) -> str:
    """Say what a step of the build does, in words of those who wait for it."""
    return next((said for part, said in _KNOWN if part in node), "整理")


def _node(event: dict[str, Any]) -> str:
    data = event.get("data") or {}
    return str((data.get("node_info") or {}).get("node_name", ""))
