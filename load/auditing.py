"""A fresh build file in; the answers of the rules, the report, and leave to publish out."""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from load.blame.set_aside import read_set_aside
from load.blame.view import read_current
from load.errors import BuildError, LoadError
from load.lists.problems import write_problems
from load.lists.register import compare_register
from load.lists.waivers import apply_waivers
from load.partitions.answers import judge_documents
from load.partitions.departments import digests_of, known_departments, read_documents
from load.partitions.documents import read_readings
from load.process.children import OURS, End, start_child
from load.process.points import reached
from load.release.arrivals import trace_documents
from load.release.findings import trace_findings
from load.release.publish import Published
from load.run import Run
from load.settings import DOCS_SITE, Build
from load.terminal.sentences import cause_in
from load.terminal.text import printable

if TYPE_CHECKING:
    from expectations.gate import GateResult


_TOLD = 5
"""So many lines of a list are told on the screen."""


def judge(run: Run, follows: Published | None) -> None:
    """Let every rule answer for every document, and compare with people's lists.

    All of it is written into the audit schema of the build file.

    Args:
        run: The run; its build file was made by dbt.
        follows: The publication whose findings are the ones before; None where there is none.

    Raises:
        BuildError: A rule could not be computed.
    """
    from expectations.warehouse import open_warehouse

    with run.step("judge") as advance:
        judge_documents(run, read_readings(run.places), advance)
        set_aside = [
            one.document_sha256 for one in read_set_aside(run.places, read_current(run.places))
        ]
        # each opens the file: while it is open, that costs nothing
        with open_warehouse(run.build.warehouse, read_only=False):
            problems = apply_waivers(run.build, run.waivers, set_aside)
            trace_findings(run.build, run.places, follows)
            trace_documents(run.build, run.places, follows)
            compare_register(run.build, run.register)
            write_problems(run.build, run.problems)
    _tell(run, [f"豁免清单{problem}" for problem in problems])
    _tell(run, run.problems)
    reached("judged")


def _tell(run: Run, problems: Sequence[object]) -> None:
    """Say what is wrong with a list of people's; the report has all of it."""
    for problem in problems[:_TOLD]:
        run.screen.say(f"注意：{problem}", "yellow")
    if more := problems[_TOLD:]:
        run.screen.say(f"注意：还有 {len(more)} 行，见报告。", "yellow")


def pass_gate(run: Run, gate: "Gate", meanwhile: Callable[[], None] | None = None) -> None:
    """Ask Great Expectations for leave to publish; what it notices but lets pass is shown.

    Args:
        run: The run; its build file was judged. The Data Docs land in its report.
        gate: A gate that waits.
        meanwhile: What to do while the gate works, which takes longest: write the report.

    Raises:
        BuildError: A failure of ours.
        LoadError: A finding that stops publication, as somebody wished.
    """
    build = run.build
    with run.step("gate_and_report" if meanwhile else "gate"):
        answer = gate(
            build.warehouse, build.reports, run.stop_on, build.checked, _answers_before(run)
        )
        if meanwhile:
            meanwhile()
        result = answer()
        if not result.success:
            error = gate_error(result)
            if isinstance(error, BuildError) and build.changed.is_file():
                error.documents = read_documents(build.changed)
            raise error
    for notice in result.notices:
        run.screen.say(f"注意：{printable(notice)}", "yellow")


def gate_error(result: "GateResult") -> LoadError:
    """Say why the gate does not let a build pass."""
    first = printable(result.failures[0]) if result.failures else "没有说明原因"
    said = f"发布前检查没有通过（{len(result.failures)} 项），没有发布：{first}"
    return BuildError(said, "gate", first) if result.is_ours else LoadError(said)


def _answers_before(run: Run) -> Path | None:
    """Name what the gate left that let pass the file from which this build started, if it did."""
    from expectations.gate import RESULT_FILE

    return run.places.reports / RESULT_FILE if run.build.changed.is_file() else None


class Gate(Protocol):
    """A gate that waits to be asked, once."""

    def __call__(
        self,
        warehouse: Path,
        out: Path,
        stop_on: Collection[str] = (),
        checked: Path | None = None,
        before: Path | None = None,
    ) -> Callable[[], "GateResult"]:
        """Ask it of a build; the Data Docs land in `out/data_docs/`.

        Of a build that started from the published file, `checked` holds what was not checked
        before, and `before` is what the gate left that let the published file pass.

        Returns:
            A function that waits for its answer, and raises LoadError where it broke down.
        """


@contextmanager
def waiting_gate() -> Iterator[Gate]:
    """Start the gate in a process of its own.

    Great Expectations takes seconds to import: it does so while something else is done.
    """
    from expectations.gate import RESULT_FILE

    with (
        ThreadPoolExecutor(max_workers=1) as reader,
        start_child("expectations", ["gate-when-asked"], OURS, is_asked=True) as child,
    ):
        output = reader.submit(list, child.lines)

        def gate(
            warehouse: Path,
            out: Path,
            stop_on: Collection[str] = (),
            checked: Path | None = None,
            before: Path | None = None,
        ) -> Callable[[], "GateResult"]:
            (out / RESULT_FILE).unlink(missing_ok=True)
            arguments = ["gate", "--warehouse", str(warehouse), "--out", str(out)]
            arguments += ["--checked", str(checked or warehouse)]
            arguments += ["--before", str(before)] if before else []
            arguments += [f"--stop-on={severity}" for severity in sorted(stop_on)]
            child.ask(json.dumps(arguments))
            return lambda: _answer(out, output.result(), child.wait())

        yield gate


def lay_out_report(build: Build, before: Path) -> None:
    """Lay the published site out as that of a build; what writes it is imported by that, too.

    Both take a while, and can be done before anything is built.
    """
    from expectations.report.site_before import lay_out

    lay_out(before, build.reports)


def write_report(build: Build, inbox: Path, before: Path | None = None) -> None:
    """Write the report site, with crops of the pages of the folder's PDFs.

    Args:
        build: The judged build.
        inbox: The folder of the PDFs.
        before: The published site, from which pages are taken that have not changed.
    """
    from expectations.originals import find_originals
    from expectations.report import build as build_report

    known = digests_of(known_departments(build))
    originals = find_originals(build.warehouse, inbox)
    docs = before.with_name(DOCS_SITE) / "index.html" if before else None
    docs_address = f"../{DOCS_SITE}/index.html" if docs and docs.is_file() else ""
    build_report(build.warehouse, build.reports, originals, before, known, docs_address)


def _answer(out: Path, output: list[str], end: End) -> "GateResult":
    from expectations.gate import RESULT_FILE, read_result

    if trouble := end.trouble:
        said = f"发布前检查{trouble}，没有发布：多半是内存不足，请增加内存后重新运行。"
        raise BuildError(said, "gate", f"发布前检查{trouble}", is_shortage=True)
    if not (out / RESULT_FILE).is_file():
        last = printable(([line.strip() for line in output if line.strip()] or ["没有输出"])[-1])
        if cause := cause_in(last):
            raise LoadError(cause)
        raise LoadError(
            f"发布前检查没有跑完，没有发布：{last[:400]}。请检查磁盘空间和内存后重新运行。"
        )
    return read_result(out)
