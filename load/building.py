"""Raw parquet in, a fresh build file out: dbt in a process of its own."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from load.errors import LoadError
from load.parsed import bring_parsed, keep_parsed
from load.process.children import start_child
from load.process.points import reached
from load.release.record import Log
from load.settings import DBT_PROJECT, Build, Places
from load.terminal.sentences import cause_in
from load.terminal.text import printable

_ANNOUNCEMENTS = frozenset({"LogModelResult", "LogSeedResult", "LogTestResult", "RunResultFailure"})
"""Errors that say only that something failed; what and why follows in an event of its own."""


@dataclass(frozen=True, slots=True)
class NodeDone:
    """A model, seed or test of dbt's came to its end."""

    done: int
    total: int
    name: str
    status: str


def build_warehouse(
    build: Build, places: Places, log: Log, workers: int, tell: Callable[[NodeDone], None]
) -> None:
    """Run `dbt build` into the build file.

    Raises:
        LoadError: The raw layer was changed, or a model or a test failed; nothing is published.
    """
    from extract.raw import changed_files  # not paid for by commands that build nothing

    if changed := changed_files(places.raw):
        raise LoadError(
            f"原始数据 {printable(changed[0])} 与登记的校验和不符（共 {len(changed)} 个文件），"
            "没有发布：请重新运行，会自动重新读取。"
        )
    failures: list[str] = []
    shutil.rmtree(places.workshop, ignore_errors=True)
    places.workshop.mkdir()
    target = places.workshop / "target"
    bring_parsed(places, target)
    environment = _environment(places, workers)
    with start_child("dbt.cli.main", _arguments(build, places), environment) as dbt:
        for event in _events(dbt.lines):
            _note(event, log, failures, tell)
        ended = dbt.wait()
    if trouble := ended.trouble:
        raise LoadError(
            f"生成数据仓库{trouble}，没有发布：多半是内存不足，请增加内存后重新运行。"
            f"详情见 {printable(log.path)}。"
        )
    names = (build.warehouse.name, f"{build.warehouse.name}.wal")
    built = [path for name in names if (path := places.workshop / name).is_file()]
    if ended.status != 0 or not built:
        first = printable(failures[0]) if failures else "没有说明原因"
        if cause := next(filter(None, map(cause_in, failures)), ""):
            raise LoadError(f"{cause}详情见 {printable(log.path)}。")
        more = f"（共 {len(failures)} 处）" if len(failures) > 1 else ""
        raise LoadError(
            f"生成数据仓库失败{more}，没有发布：{first}。详情见 {printable(log.path)}。"
        )
    for file in built:
        file.replace(build.release / file.name)
    keep_parsed(places, target)
    shutil.rmtree(places.workshop, ignore_errors=True)
    reached("built")


def _arguments(build: Build, places: Places) -> list[str]:
    return [
        "build",
        *("--exclude-resource-type", "unit_test"),  # they look at fixed rows, not at the reports
        *(() if build.has_tests else ("--exclude-resource-type", "test")),
        *("--project-dir", str(DBT_PROJECT), "--profiles-dir", str(DBT_PROJECT)),
        *("--target-path", str(places.workshop / "target")),
        *("--log-path", str(places.workshop / "logs"), "--log-level-file", "none"),
        *("--log-format", "json", "--log-level", "info", "--no-use-colors"),
    ]


def _environment(places: Places, workers: int) -> dict[str, str]:
    return {
        "WAREHOUSE_BUILD_PATH": str(places.workshop / "warehouse.duckdb"),
        "RAW_DIR": str(places.raw),
        "DBT_TARGET_PATH": str(places.workshop / "target"),
        "DBT_THREADS": str(workers),
        "PYTHONWARNINGS": "ignore",
    }


def _events(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Read dbt's events; a line that is none (a crash's last words) becomes an error event."""
    for line in lines:
        try:
            event = json.loads(line)
        except ValueError:
            event = None
        if isinstance(event, dict) and "info" in event:
            yield event
        elif line.strip():
            yield {"info": {"name": "Text", "level": "text", "msg": line.strip()}, "data": {}}


def _note(
    event: dict[str, Any], log: Log, failures: list[str], tell: Callable[[NodeDone], None]
) -> None:
    info, data = event["info"], event.get("data") or {}
    node = (data.get("node_info") or {}).get("node_name", "")
    status = str(data.get("status", "")).split(" ")[0].lower()
    if info["level"] in {"error", "text"}:
        log.write("dbt", name=info["name"], message=info["msg"][:2000])
    is_cause = info["level"] == "error" and info["name"] not in _ANNOUNCEMENTS
    if is_cause and info["msg"].strip():
        said = " ".join(info["msg"].removeprefix("Encountered an error:").split())
        failures.append(": ".join(filter(None, [node, said]))[:400])
    is_result = info["name"].startswith("Log") and info["name"].endswith("Result")
    if is_result and data.get("index"):
        total = int(data.get("total") or data.get("num_models") or 0)
        tell(NodeDone(int(data["index"]), total, str(node), status))
