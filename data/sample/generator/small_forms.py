"""The small forms: 三公 (GK09, YS09) and the ten forms' information table (GK10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model import three_public
from generator.phrases import VEHICLE_KINDS
from generator.styles import STYLES, WAN, head, pen_for
from generator.tables import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from generator.model import Report
    from generator.styles import Pen

PARTS = (
    ("total", "合计", "total"),
    ("abroad", "因公出国（境）费", "abroad"),
    ("vehicle_total", "小计", "vehicle"),
    ("vehicle_purchase", "公务用车购置费", "purchase"),
    ("vehicle_operation", "公务用车运行维护费", "operation"),
    ("reception", "公务接待费", "reception"),
)
GROUP = "公务用车购置及运行维护费"


def final_three_public(report: Report) -> dict[str, Any]:
    """GK09: six budget and six final figures, block after block or in pairs."""
    pen = pen_for(report, "GK09", WAN)
    header: tuple[tuple[Cell, ...], ...]
    planned, actual = (
        three_public(report.three_public_budget),
        three_public(report.three_public_final),
    )
    if STYLES[report.style].line_numbers:
        row = tuple(
            pen.amount(values[part], f"{side}_{measure}")
            for side, values in (("budget", planned), ("final", actual))
            for measure, _, part in PARTS
        )
        upper = (
            head("合计", 1, 2),
            head("因公出国（境）费", 1, 2),
            head(GROUP, 3),
            head("公务接待费", 1, 2),
        )
        lower = (head("小计"), head("公务用车购置费"), head("公务用车运行维护费"))
        numbers = tuple(Cell(str(i), align="center") for i in range(1, 13))
        header = ((head("预算数", 6), head("决算数", 6)), upper * 2, lower * 2, numbers)
    else:
        row = tuple(
            pen.amount(values[part], f"{side}_{measure}")
            for measure, _, part in PARTS
            for side, values in (("budget", planned), ("final", actual))
        )
        upper = (
            head("合计", 2, 2),
            head("因公出国（境）费", 2, 2),
            head(GROUP, 6),
            head("公务接待费", 2, 2),
        )
        lower = (head("小计", 2), head("公务用车购置费", 2), head("公务用车运行维护费", 2))
        header = (
            (head("财政拨款“三公”经费", 12),),
            upper,
            lower,
            (head("预算数"), head("决算数")) * 6,
        )
    return {
        "header": header,
        "body": (row,),
        "widths": (1,) * 12,
        "landscape": True,
        "row_height": 24.0,
    }


def budget_three_public(report: Report) -> dict[str, Any]:
    """YS09 as one nameless row, always in 万元."""
    pen, planned = pen_for(report, "YS09", WAN), three_public(report.three_public_budget)
    order = (
        "total",
        "abroad",
        "reception",
        "vehicle_total",
        "vehicle_purchase",
        "vehicle_operation",
    )
    part = {measure: key for measure, _, key in PARTS}
    row = (
        *(pen.amount(planned[part[measure]], f"budget_{measure}") for measure in order),
        pen.amount(report.agency_operating, "agency_operating"),
    )
    header = (
        (head("“三公”经费预算数", 6), head("机关运行经费预算数", 1, 3)),
        (
            head("合计", 1, 2),
            head("因公出国（境）费", 1, 2),
            head("公务接待费", 1, 2),
            head("公务用车购置及运行费", 3),
        ),
        (head("小计"), head("购置费"), head("运行费")),
    )
    return {"header": header, "body": (row,), "widths": (1,) * 7, "row_height": 24.0}


def budget_three_public_lines(report: Report) -> dict[str, Any]:
    """YS09 with its parts listed downwards, where the style asks for it beside last year's."""
    planned = three_public(report.three_public_budget)
    before = STYLES[report.style].year_before
    pen = pen_for(report, "YS09", WAN)
    lines = (
        ("", "行政经费", report.agency_operating), ("", "“三公”经费", planned["total"]),
        ("\u3000其中：（一）", "因公出国（境）支出", planned["abroad"]),
        ("\u3000\u3000\u3000\u3000（二）", "公务用车购置及运行维护支出", planned["vehicle"]),
        ("\u3000\u3000\u3000\u3000\u3000\u30001.", "公务用车购置费", planned["purchase"]),
        ("\u3000\u3000\u3000\u3000\u3000\u30002.", "公务用车运行维护费", planned["operation"]),
        ("\u3000\u3000\u3000\u3000（三）", "公务接待费支出", planned["reception"]),
    )  # fmt: skip
    if before:
        return _beside_last_year(report, pen, lines)
    body = tuple(
        (Cell(f"{indent}{name}"), pen.amount(value, "amount", label=name))
        for indent, name, value in lines
    )
    return {"header": ((head("项目"), head("预算数")),), "body": body, "widths": (4, 2)}


def _beside_last_year(
    report: Report, pen: Pen, lines: Sequence[tuple[str, str, Decimal]]
) -> dict[str, Any]:
    parts = three_public(report.three_public_before)
    order = ("total", "abroad", "vehicle", "purchase", "operation", "reception")
    before = (report.earlier["agency"], *(parts[part] for part in order))
    body = tuple(
        (
            Cell(f"{indent}{name}"),
            pen.amount(last, "amount", label=name, period="prior_year"),
            pen.amount(value, "amount", label=name),
        )
        for (indent, name, value), last in zip(lines, before, strict=True)
    )
    header = ((head("项目"), head("上年预算数"), head("本年预算数")),)
    return {"header": header, "body": body, "widths": (4, 2, 2)}


def public_information(report: Report) -> dict[str, Any]:
    """GK10: procurement, agency operating costs, vehicles and equipment."""
    pen, bought = pen_for(report, "GK10", WAN), report.procurement
    total = bought["goods"] + bought["works"] + bought["services"]
    number = iter(range(1, 40))

    def line(before: str, label: str, cell: Cell) -> tuple[Cell, ...]:
        return Cell(f"{before}{label}"), Cell(str(next(number)), align="center"), cell

    def money(label: str, before: str = "") -> tuple[Cell, ...]:
        values = {
            "合计": total,
            "货物": bought["goods"],
            "工程": bought["works"],
            "服务": bought["services"],
            "行政单位": report.agency_operating,
        }
        return line(before, label, pen.amount(values.get(label), "statistic", label=label))

    def count(before: str, label: str, value: int) -> tuple[Cell, ...]:
        return line(before, label, pen.count(value, "statistic", label))

    def section(title: str) -> tuple[Cell, ...]:
        return (Cell(title, 3, bold=True),)

    columns = (head("项目"), head("行次"), head("统计数"))
    owned = enumerate(zip(VEHICLE_KINDS, report.vehicles, strict=True), start=1)
    body = (
        section("一、政府采购情况"),
        columns,
        *(money(label) for label in ("合计", "货物", "工程", "服务")),
        section("二、机关运行经费"),
        columns,
        money("行政单位", "（一）"),
        money("参照公务员法管理事业单位", "（二）"),
        section("三、国有资产占用情况"),
        columns,
        count("（一）", "车辆数合计（辆）", sum(report.vehicles)),
        *(count(f"\u3000{i}.", kind, n) for i, (kind, n) in owned),
        count("（二）", "单价100万元（含）以上设备（不含车辆）", report.equipment),
    )
    return {"header": (), "body": body, "widths": (5, 1, 2.4), "row_height": 22.0}
