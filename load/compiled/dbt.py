"""The only door to dbt: the project in; its compiled SQL and a file with its seeds out.

    python -m load.compiled.dbt FOLDER [PROJECT]

It runs in a process of its own, since dbt takes two seconds to import and keeps what it parsed.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from load.compiled.plan import RAW_DIR, Node, Plan
from load.compiled.seed_faults import fault_of
from load.settings import DBT_PROJECT

PLAN = "plan.json"
"""The compiled project."""
SEEDS = "seeds_only.duckdb"
"""A build file with the seeds and nothing else; its name is a catalog, and must be no schema."""
WRITTEN = "warehouse.duckdb"
"""dbt writes the name of this file before each relation, as the name of its catalog."""
FAULT = "fault: "
"""Begins the line that says which line of a seed to mend."""
_SEEDS_ALONE = ("--select", "resource_type:seed", "--indirect-selection", "cautious")
_ANY_ROW_FAILS = ("count(*)", "!= 0", "!= 0")
"""What dbt takes for a failure unless a test says otherwise."""
_NO_CACHE = ("--no-populate-cache",)
"""Macros ask the seeds that were just filled; nothing else is there that they could ask."""


class UnknownTest(Exception):  # noqa: N818  # it says what it is
    """A data test that says in another way what a failure is than by returning rows."""


def compile_project(folder: Path, project: Path = DBT_PROJECT) -> bool:
    """Parse and compile a project, fill its seeds and test them; say whether all of it held."""
    from dbt.cli.main import dbtRunner

    os.environ |= {
        "RAW_DIR": RAW_DIR,
        "WAREHOUSE_BUILD_PATH": str(folder / WRITTEN),
        "DBT_TARGET_PATH": str(folder / "target"),
    }
    parsed: Any = dbtRunner().invoke(["parse", *_settings(folder, project)])
    if not parsed.success:
        return _fail(parsed)
    dbt = dbtRunner(manifest=parsed.result)
    ended: Any = parsed
    for command in (["build", *_SEEDS_ALONE], ["compile", *_NO_CACHE]):
        ended = dbt.invoke([*command, *_settings(folder, project)])
        if not ended.success:
            return _fail(ended, fault_of(_results(ended), project, folder / WRITTEN))
    (folder / WRITTEN).replace(folder / SEEDS)
    nodes = [result.node for result in ended.result.results]
    plan = Plan(tuple(_node(node, nodes) for node in nodes if node.resource_type != "seed"))
    (folder / PLAN).write_text(plan.to_json(), encoding="utf-8")
    return True


def _settings(folder: Path, project: Path) -> list[str]:
    return [
        *("--project-dir", str(project), "--profiles-dir", str(project)),
        *("--target-path", str(folder / "target"), "--log-path", str(folder / "logs")),
        *("--log-level-file", "none", "--no-write-json", "--no-use-colors", "--quiet"),
    ]


def _node(node: Any, nodes: Sequence[Any]) -> Node:
    """Take over a node of dbt's graph."""
    models = {one.unique_id for one in nodes if one.resource_type == "model"}
    after = tuple(sorted(models & set(node.depends_on.nodes)))
    if node.resource_type == "test":
        config = node.config
        is_plain = (config.fail_calc, config.error_if, config.warn_if) == _ANY_ROW_FAILS
        is_of_seeds = all(one.startswith("seed.") for one in node.depends_on.nodes)
        if not is_plain or config.where or config.limit or not (after or is_of_seeds):
            raise UnknownTest(node.name)
        warns = config.severity.lower() == "warn"
        return Node(node.unique_id, node.name, node.compiled_code, after, only_warns=warns)
    columns = [(name, column.data_type) for name, column in node.columns.items()]
    return Node(
        node.unique_id,
        node.name,
        node.compiled_code,
        after,
        layer=next(layer for layer in ("whole", "across", "document") if layer in node.tags),
        relation=f"{node.schema}.{node.alias}",
        kind=node.config.materialized,
        columns=tuple(columns) if node.config.contract.enforced else (),
    )


def _results(ended: Any) -> Sequence[Any]:
    """Give what became of each node; nothing where dbt did not come so far."""
    return getattr(ended.result, "results", ())


def _fail(ended: Any, fault: str = "") -> bool:
    """Print what a person has to mend where that is known, else what dbt says."""
    if fault or ended.exception:
        sys.stdout.write(f"{FAULT}{fault}\n" if fault else f"{ended.exception}\n")
    return False


if __name__ == "__main__":
    sys.exit(0 if compile_project(*map(Path, sys.argv[1:])) else 1)
