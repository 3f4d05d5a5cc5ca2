"""The books of a department, continued: economic subjects, 三公, purchases, cars and projects."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from benchmarks.prose.department import ZERO, Line
from benchmarks.provinces.shared import Project, forms

if TYPE_CHECKING:
    from benchmarks.provinces.books import Books
    from benchmarks.provinces.shared import Chance

THREE = ("abroad", "purchase", "operation", "reception")


def draw_economic(it: Books, chance: Chance) -> None:
    """Part the basic expenditure among its subjects."""
    public = sum((one.public for one in it.items), ZERO)
    personnel = it.now["basic"] - public
    it.now["personnel"], it.now["public"] = personnel, public
    by_code = {one.code: one.total for one in it.items}
    amounts: dict[str, Decimal] = {}
    for code, item in forms()["contributions"].items():
        amounts[code] = by_code.get(item, ZERO)
    for total, weights in (
        (personnel - sum(amounts.values(), ZERO), "personnel"),
        (public, "public"),
    ):
        rest, chosen = total, list(forms()["weights"][weights].items())
        for no, (code, weight) in enumerate(chosen):
            part = (
                rest
                if no == len(chosen) - 1
                else (total * Decimal(str(weight))).quantize(chance.grain)
            )
            amounts[code], rest = part, rest - part
    it.economic_of = amounts
    for code, name in forms()["economic"].items():
        inside = sum((value for one, value in amounts.items() if one[:3] == code), ZERO)
        value = inside if len(code) == 3 else amounts.get(code, ZERO)
        if value:
            it.economic.append(Line(code, name, basic=value, prior=chance.near(value, 0.2)))
    it.economic_of |= {line.code: line.basic for line in it.economic}


def draw_others(it: Books, chance: Chance, nil: set[str]) -> None:
    """Draw 三公, purchases, cars and what is counted."""
    now, prior, budget = it.now, it.prior, it.budget
    is_new = not prior["general"]
    prior["public"] = ZERO if is_new else chance.near(now["public"], 0.2)
    prior["personnel"] = prior["basic"] - prior["public"]
    for key, low, high in (("abroad", 2, 9), ("reception", 1, 6), ("purchase", 16, 19)):
        now[key] = ZERO if key in nil else chance.money(low, high)
    # what general public money bought of them is in the basic expenditure
    now["operation"] = it.economic_of["30231"]
    for key in THREE:
        prior[key] = ZERO if is_new else chance.near(now[key], 0.4)
        budget[key] = now[key] + (chance.money(0.2, 3) if now[key] else ZERO)
    for figures in (now, prior, budget):
        figures["vehicle"] = figures["purchase"] + figures["operation"]
        figures["three"] = figures["vehicle"] + figures["abroad"] + figures["reception"]
    for key, low, high in (("goods", 20, 90), ("works", 30, 120), ("services", 60, 240)):
        now[key] = ZERO if key in nil else chance.money(low, high)
    now["procured"] = now["goods"] + now["works"] + now["services"]
    now["sme"] = chance.near(now["procured"] * Decimal("0.8"), 0.1)
    now["micro"] = chance.near(now["sme"] * Decimal("0.6"), 0.1)
    for key, low, high in (("batches", 20, 60), ("guests", 200, 500)):
        now[key] = Decimal(0 if "reception" in nil else chance.random.randint(low, high))
    now["one"], now["two"] = (
        (Decimal(0), Decimal(0)) if "abroad" in nil else (Decimal(1), Decimal(2))
    )
    now["bought"] = Decimal(0 if "purchase" in nil else 1)
    kinds = {"cars_secret": 1, "cars_urgent": chance.random.randint(1, 3)}
    kinds |= {"cars_law": chance.random.randint(0, 4), "cars_other": 0, "cars_top": 0}
    now |= {key: Decimal(value) for key, value in kinds.items()}
    now["cars"] = sum((now[key] for key in kinds), ZERO)
    now["devices"] = Decimal(chance.random.randint(0, 3))
    now["zero"] = ZERO


def draw_projects(it: Books, chance: Chance) -> None:
    """Draw the projects and what their self-evaluations say."""
    names = chance.random.sample(forms()["projects"], 3)
    lines = [line for line in it.items if line.project]
    for name, line in zip(names, lines, strict=False):
        executed = line.project.quantize(Decimal("0.01"), ROUND_HALF_UP)
        annual = (executed / Decimal(chance.random.randint(86, 100)) * 100).quantize(
            Decimal("0.01"), ROUND_HALF_UP
        )
        project = Project(
            name, chance.near(annual, 0.1).quantize(Decimal("0.01")), annual, executed
        )
        for row in forms()["indicators"]:
            *names_of, weight, target, unit = row
            is_short = chance.random.random() < 0.15
            lost = 1 if is_short else 0
            done = str(int(target) - lost) if target.isdigit() else target
            sign = "≥" if target.isdigit() else ""
            project.indicators.append(
                [*names_of, sign, target, unit, done, str(weight), str(int(weight) - lost)]
            )
        it.projects.append(project)
    it.now["n_projects"] = Decimal(len(it.projects))
    it.now["project_funds"] = sum((one.executed for one in it.projects), ZERO)
    it.now["project_budget"] = sum((one.annual for one in it.projects), ZERO)
