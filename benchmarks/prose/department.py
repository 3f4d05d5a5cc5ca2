"""A small department whose figures agree: drawn by chance from a seed, in 万元."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parents[1] / "data"
CENT = Decimal("0.01")
ZERO = Decimal(0)


@cache
def words() -> dict[str, Any]:
    """Read the names of subjects, the statements and what each claim is of."""
    found: dict[str, Any] = {}
    for name in ("prose_words", "prose_statements"):
        found |= yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def rounded(value: Decimal) -> Decimal:
    return Decimal(value).quantize(CENT, ROUND_HALF_UP)


@dataclass
class Line:
    """A subject with its amount, that of the year before and the budget of the year."""

    code: str
    name: str
    above: tuple[str, str] = ("", "")
    basic: Decimal = ZERO
    project: Decimal = ZERO
    prior: Decimal = ZERO
    budget: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        """Basic and project expenditure together."""
        return self.basic + self.project


@dataclass
class Department:
    """All figures of one report: `now`, `prior` and `budget` by the key of `prose_words.yaml`."""

    name: str
    year: int
    kind: str
    items: list[Line] = field(default_factory=list)
    classes: list[Line] = field(default_factory=list)
    economic: list[Line] = field(default_factory=list)
    now: dict[str, Decimal] = field(default_factory=dict)
    prior: dict[str, Decimal] = field(default_factory=dict)
    budget: dict[str, Decimal] = field(default_factory=dict)


class _Chance:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def money(self, low: float, high: float) -> Decimal:
        return rounded(Decimal(self.random.randint(int(low * 100), int(high * 100))) / 100)

    def near(self, value: Decimal, spread: float = 0.3) -> Decimal:
        return rounded(value * Decimal(str(round(1 + self.random.uniform(-spread, spread), 4))))


def department(name: str, year: int, kind: str, main: str, seed: int) -> Department:
    """Draw a department of the kind `main` (budget, or final accounts of its year)."""
    chance = _Chance(seed)
    it = Department(name, year, kind)
    _draw_subjects(it, chance, main)
    _draw_totals(it, chance)
    _draw_economic(it)
    _draw_others(it, chance)
    if kind == "budget":  # what a budget prints of the three public expenses is the budget
        for key in ("abroad", "reception", "purchase", "operation", "vehicle", "three"):
            it.now[key] = it.budget[key]
    return it


def _draw_subjects(it: Department, chance: _Chance, main: str) -> None:
    known = words()
    for no, row in enumerate(known["mains"][main] + known["common"]):
        code, *above, name = row
        is_running = no == 0 or (no == known["runs_too"] and name == known["running_of_units"])
        line = Line(code, name, (above[0], above[1]))
        if is_running or no > known["runs_too"]:
            line.basic = chance.money(300, 900) if is_running else chance.money(12, 130)
        else:
            line.project = chance.money(20, 1500)
        line.prior, line.budget = chance.near(line.total), chance.near(line.total, 0.15)
        it.items.append(line)
    for code in dict.fromkeys(line.code[:3] for line in it.items):
        inside = [line for line in it.items if line.code.startswith(code)]
        it.classes.append(
            Line(
                code,
                inside[0].above[0],
                basic=sum((line.basic for line in inside), ZERO),
                project=sum((line.project for line in inside), ZERO),
                prior=sum((line.prior for line in inside), ZERO),
                budget=sum((line.budget for line in inside), ZERO),
            )
        )


def _draw_totals(it: Department, chance: _Chance) -> None:
    now, prior, budget = it.now, it.prior, it.budget
    now["basic"] = sum((line.basic for line in it.items), ZERO)
    now["project"] = sum((line.project for line in it.items), ZERO)
    now["general"] = now["basic"] + now["project"]
    prior["general"] = sum((line.prior for line in it.items), ZERO)
    budget["general"] = sum((line.budget for line in it.items), ZERO)
    prior["basic"] = chance.near(now["basic"], 0.1)
    prior["project"] = prior["general"] - prior["basic"]
    for key, low, high in (
        ("fund", 50, 600),
        ("other", 5, 90),
        ("business", 100, 300),
        ("opening", 3, 60),
    ):
        now[key] = chance.money(low, high)
        prior[key], budget[key] = chance.near(now[key]), chance.near(now[key], 0.1)
    for figures in (now, prior):
        figures["fiscal"] = figures["general"] + figures["fund"]
        figures["own"] = figures["business"] + figures["other"]
        figures["current"] = figures["fiscal"] + figures["own"]
        figures["all_projects"] = figures["current"] - figures["basic"]
        figures["grand"] = figures["current"] + figures["opening"]
        figures["closing"] = figures["opening"]
        figures["spent"], figures["general_income"] = figures["current"], figures["general"]
        figures["fiscal_grand"] = figures["fiscal_spent"] = figures["fiscal"]
    budget["general_income"] = budget["general"]


def _draw_economic(it: Department) -> None:
    left = it.now["basic"]
    for code, name, share, parts in words()["economic"]:
        total = rounded(it.now["basic"] * Decimal(share)) if share else left
        left -= total
        it.economic.append(Line(code, name, basic=total))
        rest = total
        for no, (part, label, weight) in enumerate(parts):
            amount = rest if no == len(parts) - 1 else rounded(total * Decimal(weight))
            rest -= amount
            it.economic.append(Line(part, label, basic=amount))
    it.economic.sort(key=lambda line: (line.code[:3], len(line.code), line.code))
    for key, codes in (("personnel", ("301", "303")), ("public", ("302", "310"))):
        it.now[key] = sum((line.basic for line in it.economic if line.code in codes), ZERO)


def _draw_others(it: Department, chance: _Chance) -> None:
    now, prior, budget = it.now, it.prior, it.budget
    prior["public"] = chance.near(now["public"], 0.2)
    prior["personnel"] = chance.near(now["personnel"], 0.1)
    for key, low, high in (
        ("abroad", 2, 9),
        ("reception", 1, 6),
        ("purchase", 16, 19),
        ("operation", 12, 40),
    ):
        now[key] = chance.money(low, high)
        prior[key] = chance.near(now[key], 0.4)
        budget[key] = now[key] + chance.money(0.2, 3)
    for figures in (now, prior, budget):
        figures["vehicle"] = figures["purchase"] + figures["operation"]
        figures["three"] = figures["vehicle"] + figures["abroad"] + figures["reception"]
    for key, low, high in (("goods", 20, 90), ("works", 30, 120), ("services", 60, 240)):
        now[key] = chance.money(low, high)
    now["procured"] = now["goods"] + now["works"] + now["services"]
    now["sme"] = chance.near(now["procured"] * Decimal("0.8"), 0.1)
    now["micro"] = chance.near(now["sme"] * Decimal("0.6"), 0.1)
    for key, low, high in (("cars", 4, 9), ("batches", 20, 60), ("guests", 200, 500)):
        now[key] = Decimal(chance.random.randint(low, high))
    # what these departments have none of
    for key in {*words()["claims"].values()} - now.keys():
        now[key] = ZERO
    now["one"] = now["bought"] = Decimal(1)
    now["two"] = Decimal(2)
