"""The invented departments: what each report is about, in yuan.

In: `data/reports.toml`, `data/leaves.csv`, `data/subjects.csv`. Out: `Report` values whose figures
satisfy every identity of the forms, because all totals are summed here from the leaves.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
FUNDS = ("general", "gov_fund", "state_capital")
PARTS = ("abroad", "purchase", "operation", "reception")
OF_INSTITUTIONS = ("2010350", "2080502", "2101102")
ZERO = Decimal(0)


@dataclass(frozen=True)
class Leaf:
    """One item (项) of one fund: what came in, what was spent, what was left over."""

    code: str
    fund: str
    opening: Decimal
    personnel: Decimal
    public: Decimal
    project: Decimal
    closing: Decimal
    initial: Decimal | None

    @property
    def basic(self) -> Decimal:
        """Basic expenditure: personnel and non-personnel operating expenditure."""
        return self.personnel + self.public

    @property
    def spent(self) -> Decimal:
        """Expenditure of the year."""
        return self.basic + self.project

    @property
    def income(self) -> Decimal:
        """Revenue of the year, by the roll-forward of the balances."""
        return self.spent + self.closing - self.opening


@dataclass(frozen=True)
class Report:
    """One report to print, with its leaves and the facts that no statement sums up."""

    key: str
    path: str
    department: str
    place: str
    kind: str
    year: int
    style: str
    dated: str
    traits: tuple[str, ...]
    leaves: tuple[Leaf, ...]
    three_public_final: dict[str, Decimal] = field(default_factory=dict)
    three_public_budget: dict[str, Decimal] = field(default_factory=dict)
    earlier: dict[str, Decimal] = field(default_factory=dict)
    procurement: dict[str, Decimal] = field(default_factory=dict)
    vehicles: tuple[int, ...] = ()
    equipment: int = 0
    reception: tuple[int, ...] = ()
    projects: int = 0
    units: tuple[str, ...] = ()
    scanned: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()  # statements that are not printed
    three_public_before: dict[str, Decimal] = field(default_factory=dict)
    evaluations: tuple[dict[str, Any], ...] = ()
    damage: str = ""

    def total(
        self, part: str, *, prefix: str = "", funds: tuple[str, ...] | None = None
    ) -> Decimal:
        """Sum `part` of the leaves under a code, over some funds (default: all)."""
        return sum(
            (
                getattr(leaf, part)
                for leaf in self.leaves
                if leaf.code.startswith(prefix) and (funds is None or leaf.fund in funds)
            ),
            ZERO,
        )

    def unit_total(self, part: str, unit: str, funds: tuple[str, ...] | None = None) -> Decimal:
        """Sum `part` of the leaves of one of the units: items of institutions are the second's."""
        return sum(
            (
                getattr(leaf, part)
                for leaf in self.leaves
                if self.units[leaf.code in OF_INSTITUTIONS] == unit
                and (funds is None or leaf.fund in funds)
            ),
            ZERO,
        )

    def codes(self, funds: tuple[str, ...] | None = None) -> list[str]:
        """All codes to print, parents before children, for some funds (default: all)."""
        leaves = [leaf.code for leaf in self.leaves if funds is None or leaf.fund in funds]
        return sorted({code[:length] for code in leaves for length in (3, 5, 7)})

    def classes(self, funds: tuple[str, ...] | None = None) -> list[str]:
        """List the class codes (类) with a figure."""
        return [code for code in self.codes(funds) if len(code) == 3]

    @property
    def appropriation(self) -> Decimal:
        """Fiscal appropriation of the year, all funds."""
        return self.total("income", funds=FUNDS)

    @property
    def agency_operating(self) -> Decimal:
        """Agency operating costs: operating expenditure without plain public institutions."""
        return sum(
            (
                leaf.public
                for leaf in self.leaves
                if leaf.fund == "general" and leaf.code[-2:] == "01"
            ),
            ZERO,
        )


@cache
def subject_names() -> dict[str, str]:
    """Code to name, functional and departmental economic classification."""
    with (DATA / "subjects.csv").open(encoding="utf-8") as lines:
        return {row["code"]: row["name"] for row in csv.DictReader(lines)}


@cache
def load_reports() -> dict[str, Report]:
    """Read all reports, linking each to last year's report and to the budget it executes."""
    facts = tomllib.loads((DATA / "reports.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    leaves = _leaves()
    reports: dict[str, Report] = {}
    for key in sorted(facts, key=lambda name: (facts[name]["year"], facts[name]["kind"])):
        given = dict(facts[key])
        prior = reports.get(given.pop("prior", ""))
        budget = reports.get(given.pop("budget", ""))
        if prior is not None:
            given["earlier"] = _earlier(prior)
            given["three_public_before"] = prior.three_public_budget
        own = leaves[key]
        if budget is not None:
            given["three_public_budget"] = budget.three_public_budget
            own = tuple(_with_initial(leaf, budget) for leaf in own)
        reports[key] = Report(key=key, leaves=own, **{name: _frozen(given[name]) for name in given})
    return reports


def three_public(parts: dict[str, Decimal]) -> dict[str, Decimal]:
    """Complete the parts of the three public expenses with their subtotal and total."""
    vehicle = parts["purchase"] + parts["operation"]
    return {**parts, "vehicle": vehicle, "total": parts["abroad"] + vehicle + parts["reception"]}


def _leaves() -> dict[str, tuple[Leaf, ...]]:
    found: dict[str, list[Leaf]] = {}
    with (DATA / "leaves.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            money = {
                name: Decimal(row[name] or 0)
                for name in ("opening", "personnel", "public", "project", "closing")
            }
            initial = Decimal(row["initial"]) if row["initial"] else None
            leaf = Leaf(code=row["code"], fund=row["fund"], initial=initial, **money)
            found.setdefault(row["report"], []).append(leaf)
    return {key: tuple(leaves) for key, leaves in found.items()}


def _earlier(prior: Report) -> dict[str, Decimal]:
    parts = prior.three_public_final or prior.three_public_budget
    return {
        "total": prior.total("income") + prior.total("opening"),
        "appropriation": prior.total("income", funds=FUNDS) + prior.total("opening", funds=FUNDS),
        "general": prior.total("spent", funds=("general",)),
        "agency": prior.agency_operating,
        "three_public": three_public(parts)["total"],
    }


def _with_initial(leaf: Leaf, budget: Report) -> Leaf:
    initial = budget.total("spent", prefix=leaf.code, funds=("general",))
    values = {**leaf.__dict__, "initial": initial if leaf.fund == "general" else None}
    return Leaf(**values)


def _frozen(value: Any) -> Any:
    """Turn lists into tuples and table values into decimals."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, dict):
        return {name: Decimal(number) for name, number in value.items()}
    return value
