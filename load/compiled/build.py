"""Models and tests in, the file that they build out; or what failed."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from load.compiled.plan import Node, nodes_to_json
from load.errors import UNPLANNED, BuildError, LoadError
from load.process.children import OURS, Child, End, start_child
from load.release.files import check_written
from load.release.log import Log
from load.run import Run
from load.terminal.known import said_of
from load.terminal.screen import Advance
from load.terminal.sentences import cause_in, is_of_disk
from load.terminal.text import printable

CPU_SECONDS, CPU_SECONDS_A_DOCUMENT = 120.0, 10.0
"""How much processor time a build may use: some twenty times what was measured (6 and 0.4).

More is no slow machine but a document that takes for ever.
"""
_RUNNER = "load.compiled.runner"


@contextmanager
def build(  # noqa: PLR0913  # what is built, over what, and what becomes of it
    run: Run,
    nodes: Sequence[Node],
    document_count: int,
    advance: Advance,
    start: Callable[[Path], object],
    *,
    dies: bool = False,
) -> Iterator[Path]:
    """Build over the view of the raw layer as it is; yields the file, gone when the block ends.

    Args:
        run: The run.
        nodes: The models to build, and the tests to ask where the run asks any.
        document_count: How many documents are in view: what may be used is measured by it.
        advance: Called as it advances.
        start: Called with the path of the file, which it makes: what the models stand on.
        dies: The file does not outlive the load.

    Raises:
        BuildError: A model or a test failed, or the process was killed.
    """
    places = run.places
    shutil.rmtree(places.build_folder, ignore_errors=True)
    places.build_folder.mkdir(parents=True)
    todo = places.build_folder / "nodes.json"
    chosen = [node for node in nodes if run.build.has_tests or node.kind != "test"]
    arguments = [str(todo), str(places.build_file), str(places.raw_view), str(run.workers)]
    arguments += [str(document_count), *(["dies"] if dies else [])]
    cpu_seconds = CPU_SECONDS + CPU_SECONDS_A_DOCUMENT * document_count
    try:
        with start_child(_RUNNER, [], OURS, cpu_seconds, is_asked=True) as runner:
            # it takes a while to start: the file is made meanwhile
            start(places.build_file)
            check_written(places.build_file)
            todo.write_text(nodes_to_json(chosen), encoding="utf-8")
            runner.ask(json.dumps(arguments))
            _follow(run, runner, advance)
        check_written(places.build_file)
        yield places.build_file
    finally:
        shutil.rmtree(places.build_folder, ignore_errors=True)


def _follow(run: Run, runner: Child, advance: Advance) -> None:
    """Show and log what the building process reports, until it ends."""
    failure: dict[str, Any] | None = None
    texts: list[str] = []
    for said in _events(runner.lines):
        if "failed" in said:
            failure = said
        if "done" in said:
            advance(said["done"], said["total"], said_of(said["node"]))
        else:
            _log(said, run.log)
        texts += [said["text"]] if "text" in said else []
    end = runner.wait()
    more = f"详情见 {printable(run.log.path)}。"
    if end.trouble:
        raise _killed(end, more)
    if end.status != 0 or not run.places.build_file.is_file():
        raise _error_of(failure or {"failed": "", "message": (texts or ["没有说明原因"])[-1]}, more)


def _events(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Read what the process says; another line, as of a traceback, is a text."""
    for line in lines:
        try:
            said = json.loads(line)
        except ValueError:
            said = None
        if isinstance(said, dict):
            yield said
        elif line.strip():
            yield {"text": line.strip()}


def _log(said: dict[str, Any], log: Log) -> None:
    node = said.get("failed") or said.get("warned") or ""
    message = said.get("message") or said.get("text") or ""
    log.write("build", node=node, message=message[:2000], rows=said.get("rows", []))


def _killed(end: End, more: str) -> BuildError:
    remedy = "请把日志交给维护人员" if end.was_endless else "多半是内存不足，请增加内存后重新运行"
    said = f"生成数据仓库{end.trouble}，没有发布：{remedy}。{more}"
    cause = f"生成数据仓库{end.trouble}"
    return BuildError(said, "build", cause, is_shortage=True, is_endless=end.was_endless)


def _error_of(failure: dict[str, Any], more: str) -> LoadError:
    node, message = failure["failed"], failure["message"]
    first = printable(": ".join(filter(None, [node, message]))[:400])
    shortage = cause_in(message)
    if is_of_disk(shortage):
        return LoadError(f"{shortage}{more}")
    said = shortage or f"生成数据仓库失败，没有发布：{first}。"
    nodes = (node,) if node else ()
    is_of_code = failure.get("kind") in UNPLANNED
    return BuildError(
        f"{said}{more}",
        "build",
        first,
        nodes=nodes,
        is_shortage=bool(shortage),
        is_of_code=is_of_code,
    )
