"""A fresh build file in; verdicts, leave to publish and the report out."""

import os
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from load.children import End, start_child
from load.errors import LoadError
from load.points import reached
from load.settings import CHECKOUT, Build
from load.text import printable
from load.words import cause_in

if TYPE_CHECKING:
    from expectations.gate import GateResult

_PYTHONPATH = os.pathsep.join(filter(None, [str(CHECKOUT), os.environ.get("PYTHONPATH", "")]))


def judge_build(build: Build) -> None:
    """Let every rule answer for every document; the answers land in the build file."""
    from expectations.judging import judge

    judge(build.warehouse)
    reached("judged")


def pass_gate_and_report(
    build: Build, inbox: Path | None, stop_on: Collection[str] = ()
) -> tuple[str, ...]:
    """Ask Great Expectations for leave to publish, and write the report meanwhile.

    Both only read the build file; the gate runs in a process of its own and costs the most.
    `stop_on` names the severities of departments' findings that stop publication.

    Returns:
        What the gate wants somebody to know, though it lets the build pass.

    Raises:
        LoadError: A failure of ours; nothing is published.
    """
    with start_gate(build.warehouse, build.reports, stop_on) as answer:
        write_report(build, inbox)
        notices = _pass(answer())
    reached("reported")
    return notices


def pass_gate(build: Build, stop_on: Collection[str] = ()) -> tuple[str, ...]:
    """Ask Great Expectations for leave to publish; its Data Docs land in the report.

    Raises:
        LoadError: A failure of ours, or a finding of a severity that stops; nothing is published.
    """
    with start_gate(build.warehouse, build.reports, stop_on) as answer:
        return _pass(answer())


@contextmanager
def start_gate(
    warehouse: Path, out: Path, stop_on: Collection[str] = ()
) -> Iterator[Callable[[], "GateResult"]]:
    """Start the gate in a process of its own; the Data Docs land in `out/data_docs/`.

    Yields a function that waits for its answer, and raises LoadError where it broke down.
    """
    from expectations.gate import RESULT_FILE

    (out / RESULT_FILE).unlink(missing_ok=True)
    arguments = ["gate", "--warehouse", str(warehouse), "--out", str(out)]
    arguments += [f"--stop-on={severity}" for severity in sorted(stop_on)]
    environment = {"PYTHONPATH": _PYTHONPATH}
    with (
        ThreadPoolExecutor(max_workers=1) as reader,
        start_child("expectations", arguments, environment) as gate,
    ):
        said = reader.submit(list, gate.lines)
        yield lambda: _answer(out, said.result(), gate.wait())


def write_report(build: Build, inbox: Path | None) -> None:
    """Write the report site; pages are cropped from the PDFs of the folder, where given."""
    from expectations.originals import find_originals
    from expectations.report import build as build_report

    originals = find_originals(build.warehouse, inbox) if inbox else {}
    build_report(build.warehouse, build.reports, originals)


def _answer(out: Path, said: list[str], ended: End) -> "GateResult":
    from expectations.gate import RESULT_FILE, read_result

    if trouble := ended.trouble:
        raise LoadError(f"发布前检查{trouble}，没有发布：多半是内存不足，请增加内存后重新运行。")
    if not (out / RESULT_FILE).is_file():
        last_words = printable(
            ([line.strip() for line in said if line.strip()] or ["没有输出"])[-1]
        )
        if cause := cause_in(last_words):
            raise LoadError(cause)
        raise LoadError(
            f"发布前检查没有跑完，没有发布：{last_words[:400]}。请检查磁盘空间和内存后重新运行。"
        )
    return read_result(out)


def _pass(result: "GateResult") -> tuple[str, ...]:
    if not result.success:
        first = printable(result.failures[0]) if result.failures else "没有说明原因"
        raise LoadError(f"发布前检查没有通过（{len(result.failures)} 项），没有发布：{first}")
    return result.notices
