"""Basic expenditure by economic classification, allotted from the personnel and public money.

The contribution lines follow their items (项): 30108 from 2080505, 30113 from 2210201 and so on;
wages and running costs are split by fixed shares, and the last line of each takes the rest.
"""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.model import Report

CENT = Decimal("0.01")
TIED = {
    "30108": ("2080505",),
    "30109": ("2080506",),
    "30110": ("2101101", "2101102"),
    "30113": ("2210201",),
    "30302": ("2080501", "2080502"),
}
WAGE_SHARES = {"30101": 29, "30102": 33, "30103": 12, "30107": 19, "30112": 2, "30199": 0}
RUNNING_SHARES = {
    "30201": 13, "30202": 2, "30205": 1, "30206": 5, "30207": 6, "30209": 11, "30211": 9,
    "30213": 4, "30216": 2, "30226": 3, "30227": 5, "30228": 9, "30229": 7, "30239": 10,
    "31002": 3, "30299": 0,
}  # fmt: skip


def basic_by_economic(report: Report) -> dict[str, Decimal]:
    """Amount by economic code, five digits, with the class codes summed from them."""
    general = ("general",)
    amounts = {
        code: sum(
            (report.total("personnel", prefix=item, funds=general) for item in items), Decimal(0)
        )
        for code, items in TIED.items()
    }
    wages = report.total("personnel", funds=general) - sum(amounts.values())
    amounts |= _split(wages, WAGE_SHARES, "30199")
    running = report.total("public", funds=general)
    actual = report.three_public_final or report.three_public_budget
    fixed = {"30231": _share(actual["operation"], 80), "30217": _share(actual["reception"], 90)}
    amounts |= fixed
    amounts |= _split(running - sum(fixed.values()), RUNNING_SHARES, "30299")
    amounts = {code: amount for code, amount in amounts.items() if amount}
    for code in sorted({code[:3] for code in amounts}):
        amounts[code] = sum(
            (v for k, v in amounts.items() if len(k) == 5 and k.startswith(code)), Decimal(0)
        )
    return dict(sorted(amounts.items()))


def is_personnel(code: str) -> bool:
    """Whether an economic code is personnel expenditure (301, 303)."""
    return code[:3] in {"301", "303"}


def _split(whole: Decimal, shares: dict[str, int], rest: str) -> dict[str, Decimal]:
    parts = {code: _share(whole, share) for code, share in shares.items() if code != rest}
    parts[rest] = whole - sum(parts.values())
    return parts


def _share(whole: Decimal, percent: int) -> Decimal:
    unit = Decimal(100) if whole == whole.to_integral_value() else CENT
    return (whole * percent / 100 / unit).to_integral_value(ROUND_DOWN) * unit
