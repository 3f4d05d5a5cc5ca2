"""`python -m expectations judge|gate|report`: the room's three steps by hand.

`gate-when-asked` and `judge-when-asked` make ready what the step needs, wait for a line of input,
which holds its arguments as JSON, and go on with them.

Exit status: 0 done, and may be published (`gate`); 1 not so (the last line of `judge` says in JSON
why); 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.vocabulary import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from expectations.rule import Rule

WHEN_ASKED = frozenset({"gate-when-asked", "judge-when-asked"})


def main(arguments: list[str] | None = None) -> int:
    """Run one step."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if set(arguments) & WHEN_ASKED:
        arguments = _asked(*arguments)
    options = _parser().parse_args(arguments)
    if not options.warehouse.is_file():
        print(f"找不到数据库文件：{options.warehouse}", file=sys.stderr)  # noqa: T201
        return 2
    step = {"judge": _judge, "gate": _gate, "report": _report}[options.step]
    return step(options)


def _asked(step: str) -> list[str]:
    """Make ready, and wait for the arguments; none come where nobody asks any more."""
    if step.startswith("gate"):
        from expectations.gate import great_expectations

        great_expectations()
    else:
        _judging()
    arguments: list[str] = json.loads(sys.stdin.readline() or "[]")
    return arguments


@cache
def _judging() -> tuple[Callable[[Path, Sequence[Rule]], object], tuple[Rule, ...]]:
    """Import what judges, and read the rules."""
    from expectations.catalogue import read_catalogue
    from expectations.judging import judge

    return judge, read_catalogue()


def _judge(options: argparse.Namespace) -> int:
    import duckdb

    judge, rules = _judging()
    try:
        verdicts = judge(options.warehouse, rules)
    except duckdb.Error as error:
        traceback.print_exc(file=sys.stdout)
        print(json.dumps({"error": type(error).__name__, "message": str(error)}))  # noqa: T201
        return 1
    print(verdicts)  # noqa: T201
    return 0


def _gate(options: argparse.Namespace) -> int:
    from expectations.gate import run_here

    stop_on = tuple(options.stop_on)
    result = run_here(options.warehouse, options.out, stop_on, options.checked, options.before)
    lines = [*(result.failures or ("发布前检查全部通过。",)), *result.notices]
    print("\n".join(lines))  # noqa: T201
    return 0 if result.success else 1


def _report(options: argparse.Namespace) -> int:
    from expectations.originals import find_originals
    from expectations.report import build

    originals = find_originals(options.warehouse, options.inbox) if options.inbox else {}
    build(options.warehouse, options.out, originals)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m expectations", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    judge = steps.add_parser("judge", help="write the rules' answers into the build file")
    gate = steps.add_parser("gate", help="decide whether the build may be published")
    report = steps.add_parser("report", help="write the report site")
    for step in (judge, gate, report):
        step.add_argument("--warehouse", type=Path, required=True, help="the build file")
    for step in (gate, report):
        step.add_argument("--out", type=Path, required=True, help="folder for what is written")
    gate.add_argument("--checked", type=Path, help="a file of what was not checked before")
    gate.add_argument("--before", type=Path, help="what the gate of the load before left")
    gate.add_argument(
        "--stop-on",
        action="append",
        default=[],
        choices=SEVERITIES,
        help="severity of findings that stops publication; may be given several times",
    )
    report.add_argument("--inbox", type=Path, help="folder of the PDFs, for crops of pages")
    return parser


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # everything is written and closed; this way libraries print no warnings at exit
    os._exit(status)
