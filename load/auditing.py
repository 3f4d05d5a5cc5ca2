"""A fresh build file in; verdicts, leave to publish and the report out."""

from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from load.errors import LoadError
from load.points import reached
from load.settings import Build
from load.text import printable


def judge_build(build: Build) -> None:
    """Let every rule answer for every document; the answers land in the build file."""
    from expectations.verdicts import judge

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
    with ThreadPoolExecutor(max_workers=1) as pool:
        gate = pool.submit(pass_gate, build, stop_on)
        write_report(build, inbox)
        notices = gate.result()
    reached("reported")
    return notices


def pass_gate(build: Build, stop_on: Collection[str] = ()) -> tuple[str, ...]:
    """Ask Great Expectations for leave to publish; its Data Docs land in the report.

    Raises:
        LoadError: A failure of ours, or a finding of a severity that stops; nothing is published.
    """
    from expectations.gate import check

    result = check(build.warehouse, build.reports, stop_on)
    if not result.success:
        first = printable(result.failures[0]) if result.failures else "没有说明原因"
        raise LoadError(f"发布前检查没有通过（{len(result.failures)} 项），没有发布：{first}")
    return result.notices


def write_report(build: Build, inbox: Path | None) -> None:
    """Write the report site; pages are cropped from the PDFs of the folder, where given."""
    from expectations.originals import find_originals
    from expectations.report import build as build_report

    originals = find_originals(build.warehouse, inbox) if inbox else {}
    build_report(build.warehouse, build.reports, originals)
