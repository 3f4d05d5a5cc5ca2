"""The rules in a process of their own: a build file judged, or what failed."""

import json
from collections.abc import Callable
from pathlib import Path

from load.errors import UNPLANNED, BuildError, LoadError
from load.process.children import OURS, start_child
from load.run import Run
from load.terminal.sentences import cause_in, is_of_disk
from load.terminal.text import printable

CPU_SECONDS, CPU_SECONDS_A_DOCUMENT = 300.0, 10.0
"""How much processor time they may use: some twenty times what was measured (5 and 0.4 seconds)."""


def run_rules(
    run: Run, path: Path, document_count: int, make: Callable[[], object] = lambda: None
) -> None:
    """Let every rule answer for every document of a build file.

    Args:
        run: The run, for its log.
        path: The build file.
        document_count: How many documents it holds: what the rules may use is measured by it.
        make: Makes the file, while the process starts.

    Raises:
        BuildError: A rule could not be computed.
        LoadError: The disk is full.
    """
    arguments = ["judge", "--warehouse", str(path)]
    cpu_seconds = CPU_SECONDS + CPU_SECONDS_A_DOCUMENT * document_count
    with start_child(
        "expectations", ["judge-when-asked"], OURS, cpu_seconds, is_asked=True
    ) as child:
        make()
        child.ask(json.dumps(arguments))
        lines = [line.strip() for line in child.lines if line.strip()]
        end = child.wait()
    if end.status == 0:
        return
    more = f"详情见 {printable(run.log.path)}。"
    run.log.write("error", message="\n".join(lines)[-4000:])
    if trouble := end.trouble:
        said = f"核对规则{trouble}，没有发布：多半是内存不足，请增加内存后重新运行。{more}"
        raise BuildError(
            said, "judge", f"核对规则{trouble}", is_shortage=True, is_endless=end.was_endless
        )
    kind, message = _read_error(lines)
    first = printable((message.strip().splitlines() or ["没有说明原因"])[0])[:400]
    cause = cause_in(first)
    if is_of_disk(cause) or kind == "IOException":
        raise LoadError(
            f"{cause or f'数据库出错，没有发布：{first}。请检查磁盘空间后重新运行。'}{more}"
        )
    said = cause or f"数据库出错，没有发布：{first}。请把日志交给维护人员，原有结果不变。"
    is_shortage = bool(cause) or kind == "OutOfMemoryException"
    is_of_code = kind in UNPLANNED
    raise BuildError(
        f"{said}{more}", "judge", first, is_shortage=is_shortage, is_of_code=is_of_code
    )


def _read_error(lines: list[str]) -> tuple[str, str]:
    """Read what the child says of the error that ended it: its kind, and its message."""
    try:
        said = json.loads(lines[-1])
        return said["error"], said["message"]
    except (IndexError, ValueError, KeyError, TypeError):
        return "", lines[-1] if lines else ""
