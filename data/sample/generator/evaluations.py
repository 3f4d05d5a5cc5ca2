"""The self-evaluations of projects (项目支出绩效自评表) that final accounts print at their end."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from generator.styles import WAN, head, money
from generator.tables import Cell, Statement

if TYPE_CHECKING:
    from generator.model import Report

TITLE = "项目支出绩效自评表"
WEIGHT = 10  # points of the budget's execution, of a hundred
Row = tuple[Cell, ...]


def evaluation_forms(report: Report) -> list[Statement]:
    """One form a project, each on a page of its own."""
    return [
        Statement(
            code="JX01",
            title=TITLE,
            widths=(0.8, 1.1, 1.5, 1.6, 1.3, 1.3, 0.9, 0.9, 1.5),
            header=_rows(report, evaluation),  # all on one page, with cells over several rows
            body=(),
            above=f"第五部分 {TITLE}" if number == 0 else "",
            head_middle=f"（{report.year}年度）",
            head_right="单位：万元",
            landscape=True,
        )
        for number, evaluation in enumerate(report.evaluations)
    ]


def _rows(report: Report, evaluation: dict[str, Any]) -> tuple[Row, ...]:
    points = _points(evaluation)
    total = points + sum(Decimal(one[6]) for one in evaluation["indicators"])
    return (
        (head("项目名称", 2), Cell(evaluation["project"], 7)),
        (
            head("主管部门", 2), Cell(report.department, 3),
            head("实施单位"), Cell(evaluation["unit"], 3),
        ),
        *_funds(evaluation, points),
        (head("年度总体目标", 1, 2), head("预期目标", 4), head("实际完成情况", 4)),
        (Cell(evaluation["goal"], 4), Cell(evaluation["done"], 4)),
        *_indicators(evaluation["indicators"]),
        (head("总分", 6), _middle("100"), _middle(f"{total:f}"), Cell()),
        (head("自评等级", 2), _middle(evaluation["grade"], 7)),
    )  # fmt: skip


def _points(evaluation: dict[str, Any]) -> Decimal:
    share = evaluation["executed"] * WEIGHT / Decimal(evaluation["annual"])
    return share.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _funds(evaluation: dict[str, Any], points: Decimal) -> list[Row]:
    names = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    planned = [Decimal(evaluation[name]) for name in ("initial", "annual", "executed")]
    amounts = [_middle(money(value, WAN, 2)) for value in planned]
    rate = f"{(planned[2] * 100 / planned[1]).quantize(Decimal('0.01'), ROUND_HALF_UP)}%"
    judged = (_middle(str(WEIGHT)), _middle(rate), _middle(f"{points:f}"))
    nothing, dashes = [_middle("0.00")] * 3, [_middle("—")] * 3
    return [
        (head("项目资金", 2, 5), Cell(), *(head(name) for name in names)),
        (head("年度资金总额"), *amounts, *judged),
        (Cell("其中：当年财政拨款"), *amounts, *dashes),
        (Cell("上年结转资金"), *nothing, *dashes),
        (Cell("其他资金"), *nothing, *dashes),
    ]


def _indicators(indicators: list[list[str]]) -> list[Row]:
    names = (
        "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因",
    )  # fmt: skip
    rows: list[Row] = [(head("绩效指标", 1, len(indicators) + 1), *(head(n) for n in names))]
    for level1, members in groupby(indicators, key=lambda one: one[0]):
        listed = list(members)
        for place, (_, level2, *rest) in enumerate(listed):
            first = (_middle(level1, 1, len(listed)),) if place == 0 else ()
            rows.append((*first, _middle(level2), *(_middle(text) for text in rest), Cell()))
    return rows


def _middle(text: str, across: int = 1, down: int = 1) -> Cell:
    return Cell(text, across, down, "center")
