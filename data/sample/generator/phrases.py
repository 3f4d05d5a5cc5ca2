"""The wording shared by both narratives: amounts, shares, changes against last year, lists."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from generator.styles import WAN, money

if TYPE_CHECKING:
    from collections.abc import Iterable

CENT = Decimal("0.01")
VEHICLE_KINDS = (
    "副部（省）级及以上领导用车",
    "主要负责人用车",
    "机要通信用车",
    "应急保障用车",
    "执法执勤用车",
    "特种专业技术用车",
    "离退休干部服务用车",
    "其他用车",
)


def wan(value: Decimal) -> str:
    """Print an amount in 万元 as the text does."""
    return f"{money(value, WAN, 2)}万元"


def percent(part: Decimal, whole: Decimal) -> str:
    """Print a share in percent; 0 of nothing is 0."""
    if not whole:
        return "0.00%"
    return f"{(part * 100 / whole).quantize(CENT, ROUND_HALF_UP)}%"


def change(now: Decimal, before: Decimal) -> str:
    """Say 增加 or 减少, by how much and how many percent, or 持平."""
    if now == before:
        return "与上年持平"
    more, rises = ("增加", "增长") if now > before else ("减少", "下降")
    step = abs(now - before)
    if not before:
        return f"{more}{wan(step)}"
    return f"{more}{wan(step)}，{rises}{percent(step, before)}"


def completion(actual: Decimal, planned: Decimal) -> str:
    """Say how much of the budget was spent; a zero budget has no share."""
    if not planned:
        return "年初未安排预算"
    return f"完成年初预算的{percent(actual, planned)}"


def compared(actual: Decimal, planned: Decimal) -> str:
    """Say 决算数大于, 小于 or 等于 the budget, with a reason."""
    if actual == planned:
        return "决算数与年初预算数持平"
    if actual > planned:
        return "决算数大于年初预算数的主要原因是年中按规定追加预算"
    return "决算数小于年初预算数的主要原因是严格执行过紧日子要求，据实列支"


def listing(names: Iterable[str]) -> str:
    """Write names joined by 、."""
    return "、".join(names)


def vehicles(counts: tuple[int, ...]) -> str:
    """Count the vehicles by kind."""
    kinds = listing(f"{kind}{count}辆" for kind, count in zip(VEHICLE_KINDS, counts, strict=True))
    return f"共有车辆{sum(counts)}辆，其中：{kinds}"
