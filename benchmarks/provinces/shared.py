"""What the books are drawn with: forms that provinces share, chance, projects."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import yaml

from benchmarks.prose.department import DATA, ZERO


@cache
def forms() -> dict[str, Any]:
    """Read the forms that provinces share, and the subjects."""
    read = yaml.safe_load((DATA / "provinces_forms.yaml").read_text(encoding="utf-8"))
    return dict(read)


@dataclass
class Project:
    """A project with its self-evaluation."""

    name: str
    initial: Decimal
    annual: Decimal
    executed: Decimal
    indicators: list[list[str]] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)

    @property
    def rate(self) -> Decimal:
        """Return the rate of execution in percent."""
        return (100 * self.executed / self.annual).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def execution_score(self) -> Decimal:
        """Return the points of execution, ten at most."""
        return (self.rate / 10).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def score(self) -> Decimal:
        """Return the sum of all points."""
        return self.execution_score + sum((Decimal(row[-1]) for row in self.indicators), ZERO)


class Chance:
    """Amounts by chance: in hundredths of 万元, or in yuan."""

    def __init__(self, seed: object, *, tails: bool) -> None:
        self.random = random.Random(str(seed))
        self.grain = Decimal("0.0001") if tails else Decimal("0.01")

    def money(self, low: float, high: float) -> Decimal:
        """Draw an amount."""
        steps = 1 / self.grain
        return self.random.randint(int(low * int(steps)), int(high * int(steps))) * self.grain

    def near(self, value: Decimal, spread: float = 0.3) -> Decimal:
        """Draw an amount not far from another one."""
        times = Decimal(str(round(1 + self.random.uniform(-spread, spread), 4)))
        return (value * times).quantize(self.grain, ROUND_HALF_UP)
