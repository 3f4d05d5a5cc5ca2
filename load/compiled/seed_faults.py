"""What dbt says of a seed that does not hold in, one plain Chinese sentence out.

dbt names the test, in English; a person looks for the file and the line.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from load.lists.seeds import SEEDS, lines_with
from load.terminal.text import printable

_REMEDY = "请改正这个文件后重新运行，原有结果不变"
_LINE = re.compile(r"CSV Error on Line: (\d+)")
_MOST = 3
"""So many lines are named."""


def fault_of(results: Sequence[Any], project: Path, warehouse: Path) -> str:
    """Say which seed does not hold, and where; nothing where no seed is at fault.

    Args:
        results: What dbt gave for each seed and test.
        project: Its folder.
        warehouse: The file that dbt filled, closed by now.
    """
    failed = [result for result in results if str(result.status) in {"error", "fail"}]
    for result in failed:
        node = result.node
        if node.resource_type == "seed":
            said = " ".join(str(result.message).split())
            line, why = _LINE.search(said), printable(said[max(said.find("Error when"), 0) :])[:200]
            where = f"第 {line[1]} 行" if line else ""
            return f"种子表 {SEEDS}/{node.name}.csv {where}读不进（{why}），没有发布：{_REMEDY}。"
    for result in failed:
        if seed := _seed_of(result.node):
            return _of_test(result.node, seed, project, warehouse)
    return ""


def _seed_of(test: Any) -> str:
    named = (test.attached_node or next(iter(test.depends_on.nodes), "")).split(".")
    return named[-1] if named[0] == "seed" else ""


def _of_test(test: Any, seed: str, project: Path, warehouse: Path) -> str:
    path = project / SEEDS / f"{seed}.csv"
    metadata = test.test_metadata
    arguments = metadata.kwargs if metadata else {}
    column = arguments.get("column_name") or "、".join(arguments.get("columns") or ())
    rows = _failing(test.compiled_code, warehouse)
    values = [str(value) for value in rows[0] if isinstance(value, str)] if rows else []
    lines = [str(number) for number in lines_with(path, values)][:_MOST] if values else []
    where = f"第 {'、'.join(lines)} 行" if lines else ""
    what = {
        "unique": "出现不止一次",
        "unique_combination_of_columns": "出现不止一次",
        "not_null": "不能为空",
        "accepted_values": f"只能是 {'、'.join(map(str, arguments.get('values') or ()))}",
        "relationships": f"在 {arguments.get('to', '')} 里找不到",
    }.get(metadata.name if metadata else "", f"不符合 {test.name}")
    shown = f"（{printable('、'.join(values))[:80]}）" if values else ""
    said = f"{where}{'的 ' if where else ''}{column}{shown} {what}"
    return f"种子表 {SEEDS}/{seed}.csv {said}，没有发布：{_REMEDY}。"


def _failing(query: str, warehouse: Path) -> list[Any]:
    import duckdb

    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(f"from ({query}\n) as failing limit 1").fetchall()
