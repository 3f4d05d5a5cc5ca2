"""The books of a department: every statement, sentence and self-evaluation is told from them.

In: what a report says of itself (`main`, `seed`, `nil`, `tails`). Out: the department of
benchmarks/prose with its funds, balances, economic subjects and projects. With `tails` amounts are
in yuan, so that figures rounded to 万元 miss their sums by a hundredth.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import yaml

from benchmarks.prose.department import DATA, ZERO, Department, Line, words

THREE = ("abroad", "purchase", "operation", "reception")


@cache
def forms() -> dict[str, Any]:
    """Read the forms that provinces share, and the subjects."""
    read = yaml.safe_load((DATA / "provinces_forms.yaml").read_text(encoding="utf-8"))
    return dict(read)


@dataclass
class Item(Line):
    """A line of the general public budget: other money spent on it, balances of both ends."""

    public: Decimal = ZERO
    own: Decimal = ZERO
    business: Decimal = ZERO
    opening: Decimal = ZERO
    closing: Decimal = ZERO
    is_secret: bool = False

    @property
    def figures(self) -> dict[str, Decimal]:
        """Tell what each statement prints of the line."""
        fiscal = self.total - self.opening + self.closing
        return {
            "total": self.total,
            "basic": self.basic,
            "project": self.project,
            "public": self.public,
            "personnel": self.basic - self.public,
            "all": self.total + self.own,
            "all_project": self.project + self.own,
            "project_income": self.project + self.own - self.opening + self.closing,
            "income": fiscal + self.own,
            "fiscal": fiscal,
            "business": self.business,
            "other": self.own - self.business,
            "zero": ZERO,
            "opening": self.opening,
            "closing": self.closing,
        }


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
        return (100 * self.executed / self.annual).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def execution_score(self) -> Decimal:
        return (self.rate / 10).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def score(self) -> Decimal:
        return self.execution_score + sum((Decimal(row[-1]) for row in self.indicators), ZERO)


@dataclass
class Books(Department):
    """All of a department."""

    funds: list[Item] = field(default_factory=list)
    capital: list[Item] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    economic_of: dict[str, Decimal] = field(default_factory=dict)


class Chance:
    """Amounts by chance: in hundredths of 万元, or in yuan."""

    def __init__(self, seed: object, *, tails: bool) -> None:
        self.random = random.Random(str(seed))
        self.grain = Decimal("0.0001") if tails else Decimal("0.01")

    def money(self, low: float, high: float) -> Decimal:
        steps = 1 / self.grain
        return self.random.randint(int(low * int(steps)), int(high * int(steps))) * self.grain

    def near(self, value: Decimal, spread: float = 0.3) -> Decimal:
        times = Decimal(str(round(1 + self.random.uniform(-spread, spread), 4)))
        return (value * times).quantize(self.grain, ROUND_HALF_UP)


def keep_books(given: dict[str, Any]) -> Books:
    """Draw the books of a report."""
    chance = Chance(given["seed"], tails=given.get("tails", False))
    nil = set(given.get("nil", ()))
    it = Books(given["name"], given["year"], "final")
    _subjects(it, chance, given)
    _funds(it, chance, nil)
    _totals(it, chance, nil, given)
    _economic(it, chance)
    _others(it, chance, nil)
    _projects(it, chance)
    return it


def _subjects(it: Books, chance: Chance, given: dict[str, Any]) -> None:
    known = words()
    for no, row in enumerate([*known["mains"][given["main"]], *known["common"]]):
        code, above, section, name = row
        is_running = no == 0 or (no == known["runs_too"] and name == known["running_of_units"])
        line = Item(code, name, (above, section))
        if is_running or no > known["runs_too"]:
            line.basic = chance.money(300, 900) if is_running else chance.money(12, 130)
        else:
            line.project = chance.money(20, 1500)
        if is_running:
            share = Decimal(chance.random.randint(12, 20)) / 100
            line.public = (line.basic * share).quantize(chance.grain)
        # some are spent as budgeted, some were not budgeted at all
        kind = chance.random.random()
        line.budget = line.total if kind < 0.25 else chance.near(line.total, 0.15)
        if no == known["runs_too"] and "unbudgeted" in given.get("odd", ()):
            line.budget = ZERO
        line.prior = ZERO if "new" in given.get("odd", ()) else chance.near(line.total)
        it.items.append(line)
    it.items.sort(key=lambda line: line.code)
    projects = [line for line in it.items if line.project]
    nil = given.get("nil", ())
    if "own" not in nil:
        projects[0].own = chance.money(15, 220)
        part = ZERO if "business" in nil else Decimal("0.4")
        projects[0].business = (projects[0].own * part).quantize(chance.grain)
    if "balances" not in nil:
        projects[0].opening = chance.money(3, 20)
        projects[-1].closing = chance.money(3, 30)
    # what is right though odd: a deficit with its note, an item that is not to be told
    if "deficit" in given.get("odd", ()):
        projects[-1].closing = -chance.money(1, 3)
    projects[0].is_secret = "secret" in given.get("odd", ())
    for code in dict.fromkeys(line.code[:3] for line in it.items):
        it.classes.append(summed(code, [one for one in it.items if one.code.startswith(code)]))


def summed(code: str, lines: list[Item]) -> Item:
    """Put lines together under a class or a section."""
    name = lines[0].above[0 if len(code) == 3 else 1]
    line = Item(code, name, lines[0].above)
    for key in ("basic", "project", "public", "own", "business", "opening", "closing", "prior", "budget"):
        setattr(line, key, sum((getattr(one, key) for one in lines), ZERO))
    return line


def _funds(it: Books, chance: Chance, nil: set[str]) -> None:
    for key, rows in (("fund", it.funds), ("capital", it.capital)):
        for code, above, section, name in forms()["funds"][key]:
            if key not in nil:
                line = Item(code, name, (above, section), project=chance.money(20, 400))
                line.prior, line.budget = chance.near(line.total), chance.near(line.total, 0.1)
                rows.append(line)


def _totals(it: Books, chance: Chance, nil: set[str], given: dict[str, Any]) -> None:
    now, prior, budget = it.now, it.prior, it.budget
    every = summed("000", it.items)
    now |= {"basic": every.basic, "project": every.project, "general": every.total}
    prior["general"], budget["general"] = every.prior, every.budget
    is_new = "new" in given.get("odd", ())
    prior["basic"] = ZERO if is_new else chance.near(every.basic, 0.1)
    prior["project"] = prior["general"] - prior["basic"]
    budget["basic"] = sum((one.budget for one in it.items if one.basic), ZERO)
    budget["project"] = budget["general"] - budget["basic"]
    for key, rows in (("fund", it.funds), ("capital", it.capital)):
        for figures, part in ((now, "total"), (prior, "prior"), (budget, "budget")):
            figures[key] = sum((getattr(one, part) for one in rows), ZERO)
    now["business"], now["other"] = every.business, every.own - every.business
    for key in ("superior", "operating", "subsidiary", "remitted", "given", "spent_operating"):
        now[key] = prior[key] = budget[key] = ZERO
    for key in ("business", "other"):
        prior[key] = ZERO if is_new else chance.near(now[key])
    now["general_income"] = every.figures["fiscal"]
    now["opening"], now["closing"] = every.opening, every.closing
    prior["opening"], prior["closing"] = ZERO if is_new else chance.near(every.opening), ZERO
    prior["closing"] = every.opening
    now["fiscal"] = now["general_income"] + now["fund"] + now["capital"]
    now["fiscal_spent"] = now["general"] + now["fund"] + now["capital"]
    now["own"] = every.own
    now["current"] = now["fiscal"] + every.own
    now["spent"] = now["fiscal_spent"] + every.own
    now["all_projects"] = now["spent"] - now["basic"]
    now["grand"] = now["current"] + now["opening"]
    now["fiscal_grand"] = now["fiscal"] + now["opening"]
    prior["own"] = prior["business"] + prior["other"]
    prior["general_income"] = prior["general"] - prior["opening"] + prior["closing"]
    prior["fiscal"] = prior["general_income"] + prior["fund"] + prior["capital"]
    prior["fiscal_spent"] = prior["general"] + prior["fund"] + prior["capital"]
    prior["current"] = prior["fiscal"] + prior["own"]
    prior["spent"] = prior["fiscal_spent"] + prior["own"]
    prior["all_projects"] = prior["spent"] - prior["basic"]
    prior["grand"] = prior["current"] + prior["opening"]
    prior["fiscal_grand"] = prior["fiscal"] + prior["opening"]
    budget["fiscal_spent"] = budget["general"] + budget["fund"] + budget["capital"]
    budget["grand"] = budget["current"] = budget["fiscal_spent"] + every.own
    budget["fiscal_grand"] = budget["fiscal_spent"]


def _economic(it: Books, chance: Chance) -> None:
    public = sum((one.public for one in it.items), ZERO)
    personnel = it.now["basic"] - public
    it.now["personnel"], it.now["public"] = personnel, public
    by_code = {one.code: one.total for one in it.items}
    amounts: dict[str, Decimal] = {}
    for code, item in forms()["contributions"].items():
        amounts[code] = by_code.get(item, ZERO)
    for total, weights in ((personnel - sum(amounts.values(), ZERO), "personnel"), (public, "public")):
        rest, chosen = total, list(forms()["weights"][weights].items())
        for no, (code, weight) in enumerate(chosen):
            part = rest if no == len(chosen) - 1 else (total * Decimal(str(weight))).quantize(
                chance.grain
            )
            amounts[code], rest = part, rest - part
    it.economic_of = amounts
    for code, name in forms()["economic"].items():
        inside = sum((value for one, value in amounts.items() if one[:3] == code), ZERO)
        value = inside if len(code) == 3 else amounts.get(code, ZERO)
        if value:
            it.economic.append(Line(code, name, basic=value, prior=chance.near(value, 0.2)))
    it.economic_of |= {line.code: line.basic for line in it.economic}


def _others(it: Books, chance: Chance, nil: set[str]) -> None:
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
    now["one"], now["two"] = (Decimal(0), Decimal(0)) if "abroad" in nil else (Decimal(1), Decimal(2))
    now["bought"] = Decimal(0 if "purchase" in nil else 1)
    kinds = {"cars_secret": 1, "cars_urgent": chance.random.randint(1, 3)}
    kinds |= {"cars_law": chance.random.randint(0, 4), "cars_other": 0, "cars_top": 0}
    now |= {key: Decimal(value) for key, value in kinds.items()}
    now["cars"] = sum((now[key] for key in kinds), ZERO)
    now["devices"] = Decimal(chance.random.randint(0, 3))
    now["zero"] = ZERO


def _projects(it: Books, chance: Chance) -> None:
    names = chance.random.sample(forms()["projects"], 3)
    lines = [line for line in it.items if line.project]
    for name, line in zip(names, lines, strict=False):
        executed = line.project.quantize(Decimal("0.01"), ROUND_HALF_UP)
        annual = (executed / Decimal(chance.random.randint(86, 100)) * 100).quantize(
            Decimal("0.01"), ROUND_HALF_UP
        )
        project = Project(name, chance.near(annual, 0.1).quantize(Decimal("0.01")), annual, executed)
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
