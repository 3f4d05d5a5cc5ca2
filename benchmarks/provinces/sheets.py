"""Self-evaluations of projects as three provinces lay them out: rows of cells with their spans."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from benchmarks.provinces.shared import Project

# text, columns and rows that it fills
Spanned = tuple[str, int, int]


def sheet(project: Project, manner: str, department: str) -> Iterator[list[Spanned]]:
    """Lay out a project's self-evaluation."""
    return {"national": _national, "natures": _natures, "targets": _targets}[manner](
        project, department
    )


def _row(*cells: str | Spanned) -> list[Spanned]:
    return [cell if isinstance(cell, tuple) else (cell, 1, 1) for cell in cells]


def _money(value: Decimal) -> str:
    return f"{value:.2f}"


def _funds(one: Project) -> tuple[str, str, str, str, str]:
    rate = one.shown.get("rate", f"{one.rate}")
    score = f"{one.execution_score}"
    return _money(one.initial), _money(one.annual), _money(one.executed), f"{rate}%", score


def _total(one: Project) -> str:
    return one.shown.get("score", f"{one.score}")


def _indicators(one: Project, width: int) -> Iterator[list[Spanned]]:
    """Give the rows of indicators; levels above fill the rows of those below."""
    for level1, first in groupby(one.indicators, key=lambda row: row[0]):
        rows = list(first)
        for level2, second in groupby(rows, key=lambda row: row[1]):
            below = list(second)
            for no, (_, _, level3, sign, target, unit, done, weight, score) in enumerate(below):
                cells: list[Spanned] = []
                if below[0] is rows[0] and no == 0:
                    cells.append((level1, 1, len(rows)))
                if no == 0:
                    cells.append((level2, 1, len(below)))
                if width == 6:
                    cells += _row(level3, sign or "定性", target, unit, done, weight, score, "")
                else:
                    reached = f"{done}{unit}"
                    cells += _row(level3, f"{sign}{target}{unit}", reached, weight, score, "")
                yield cells


def _national(one: Project, department: str) -> Iterator[list[Spanned]]:
    initial, annual, executed, rate, score = _funds(one)
    yield _row(("项目名称", 2, 1), (one.name, 7, 1))
    yield _row(("主管部门", 2, 1), (department, 3, 1), "实施单位", (department, 3, 1))
    heads = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    yield _row(("项目资金（万元）", 2, 5), "", *heads)
    yield _row("年度资金总额", initial, annual, executed, "10", rate, score)
    yield _row("其中：当年财政拨款", initial, annual, executed, "—", rate, "—")
    yield _row("上年结转资金", "0.00", "0.00", "0.00", "—", "", "—")
    yield _row("其他资金", "0.00", "0.00", "0.00", "—", "", "—")
    yield _row(("年度总体目标", 1, 2), ("预期目标", 4, 1), ("实际完成情况", 4, 1))
    yield _row((f"完成{one.name}各项任务。", 4, 1), (f"{one.name}任务已按计划完成。", 4, 1))
    rows = list(_indicators(one, 5))
    heads = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
    yield _row(("绩效指标", 1, len(rows) + 1), *heads, "偏差原因分析及改进措施")
    yield from rows
    yield _row(("总分", 6, 1), "100", _total(one), "")


def _natures(one: Project, department: str) -> Iterator[list[Spanned]]:
    initial, annual, executed, rate, score = _funds(one)
    yield _row(("项目名称", 2, 1), (one.name, 9, 1))
    yield _row(("主管部门", 2, 1), (department, 4, 1), ("实施单位", 2, 1), (department, 3, 1))
    heads = ("年初预算", "调整后预算数", "预算执行数", "预算执行率", "权重", "得分")
    yield _row(("预算执行情况（10分）", 1, 3), ("年度预算数（万元）", 2, 1), *heads, ("原因", 2, 1))
    yield _row(("总额", 2, 1), initial, annual, executed, rate, "10", score, ("", 2, 1))
    yield _row(("其中：财政资金", 2, 1), initial, annual, executed, rate, "/", "/", ("", 2, 1))
    rows = list(_indicators(one, 6))
    heads = ("一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值")
    yield _row(("绩效指标（90分）", 1, len(rows) + 1), *heads, "权重", "得分", "未完成原因分析")
    yield from rows
    yield _row(("合计", 8, 1), "100", _total(one), "")
    yield _row(("评价结论", 2, 1), (f"{one.name}实施情况良好，资金使用合规。", 9, 1))


def _targets(one: Project, department: str) -> Iterator[list[Spanned]]:
    _, annual, executed, rate, score = _funds(one)
    yield _row("项目名称", (one.name, 7, 1))
    yield _row("主管部门", (department, 3, 1), ("项目实施单位", 2, 1), (department, 2, 1))
    yield _row("项目类别", ("1.部门预算项目 √  2.市直专项", 7, 1))
    heads = ("预算数（A）", "执行数（B）", "执行率（B/A）")
    yield _row(
        ("预算执行情况（万元）（10分）", 1, 2), ("", 2, 1), *heads, ("得分（10分*执行率）", 2, 1)
    )
    yield _row(("年度财政资金总额", 2, 1), annual, executed, rate, (score, 2, 1))
    rows = list(_indicators(one, 5))
    heads = ("一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）")
    yield _row(("年度绩效目标（90分）", 1, len(rows) + 1), *heads, "分值", "得分")
    yield from (row[:-1] for row in rows)
    yield _row("总分", ("", 5, 1), (_total(one), 2, 1))
