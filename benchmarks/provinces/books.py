"""The books of a department: every statement, sentence and self-evaluation is told from them.

In: what a report says of itself (`main`, `seed`, `nil`, `tails`). Out: the department of
benchmarks/prose with its funds, balances, economic subjects and projects. With `tails` amounts are
in yuan, so that figures rounded to 万元 miss their sums by a hundredth.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from benchmarks.prose.department import ZERO, Department, Line, words
from benchmarks.provinces.details import draw_economic, draw_others, draw_projects
from benchmarks.provinces.shared import Chance, Project, forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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
class Books(Department):
    """All of a department."""

    funds: list[Item] = field(default_factory=list)
    capital: list[Item] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    economic_of: dict[str, Decimal] = field(default_factory=dict)


def keep_books(given: dict[str, Any]) -> Books:
    """Draw the books of a report."""
    chance = Chance(given["seed"], tails=given.get("tails", False))
    nil = set(given.get("nil", ()))
    it = Books(given["name"], given["year"], "final")
    _subjects(it, chance, given)
    _funds(it, chance, nil)
    _totals(it, chance, given)
    draw_economic(it, chance)
    draw_others(it, chance, nil)
    draw_projects(it, chance)
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
    for key in (
        "basic",
        "project",
        "public",
        "own",
        "business",
        "opening",
        "closing",
        "prior",
        "budget",
    ):
        setattr(line, key, sum((getattr(one, key) for one in lines), ZERO))
    return line


def with_above(every: Sequence[Item]) -> Iterator[Item]:
    """Give lines with the classes and sections above them; what is secret is only in those."""
    for top in dict.fromkeys(line.code[:3] for line in every):
        inside = [line for line in every if line.code.startswith(top)]
        yield summed(top, inside)
        for section in dict.fromkeys(line.code[:5] for line in inside):
            below = [line for line in inside if line.code.startswith(section)]
            yield summed(section, below)
            yield from (line for line in below if not line.is_secret)


def _funds(it: Books, chance: Chance, nil: set[str]) -> None:
    for key, rows in (("fund", it.funds), ("capital", it.capital)):
        for code, above, section, name in forms()["funds"][key]:
            if key not in nil:
                line = Item(code, name, (above, section), project=chance.money(20, 400))
                line.prior, line.budget = chance.near(line.total), chance.near(line.total, 0.1)
                rows.append(line)


def _totals(it: Books, chance: Chance, given: dict[str, Any]) -> None:
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
