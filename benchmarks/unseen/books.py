"""One set of books for a drawn report: what its statements print of the same thing is the same.

In: a statement's lines and columns. Out: what stands in each leaf. A line has one amount in the
whole report, each fund and each nature of spending its share of it; fiscal appropriations are a
part of all funds, the general public budget a part of those, basic expenditure a part of each.
"""

from __future__ import annotations

import random
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from benchmarks.unseen.lines import LINES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.unseen.forms import Column

    Line = tuple[int, str, str]

CENT = Decimal("0.01")
# all shares of 2.50 are whole cents, so that sums of shares are exact
GRAIN = Decimal("2.5")
# what a statement tells of, as a part of all funds; those of basic expenditure tell of no other
SCOPES = {"04": "0.84", "05": "0.8", "06": "0.04", "07": "0.04", "08": "0.8"}
PARTS = {f"YS{no}": Decimal(part) for no, part in SCOPES.items()}
PARTS |= {"GK04": PARTS["YS04"], "GK05": PARTS["YS05"], "GK06": PARTS["YS08"]}
PARTS |= {"GK07": PARTS["YS06"], "GK08": PARTS["YS07"]}
BASIC = {"YS08", "GK06"}
FUNDS = {
    "general_public": Decimal("0.8"),
    "gov_fund": Decimal("0.02"),
    "state_capital": Decimal("0.016"),
    "fiscal_appropriation": Decimal("0.84"),
    "special_account": Decimal("0.024"),
    "institutional_income": Decimal("0.04"),
}
NATURES = {
    "basic": Decimal("0.6"),
    "project": Decimal("0.4"),
    "personnel": Decimal("0.4"),
    "public": Decimal("0.2"),
    "wages_and_welfare": Decimal("0.3"),
    "subsidies_to_individuals": Decimal("0.1"),
    "goods_and_services": Decimal("0.2"),
}
# the column that takes what the others leave
RESTS = ("other_income", "unit_funds", "other_funds", "project", "gov_fund")
SERIES = re.compile(r"^(opening_balance|closing_balance|income|outturn|budget|final|adjusted)(_|$)")
# how much more or less than the amount itself
SERIES_PARTS = {"income": Decimal("1.04"), "opening_balance": Decimal("0.2")}
SPENT = Decimal("0.9")
SMALL = Decimal("0.04")
LITTLE = Decimal("0.0013")
OTHER_TIMES = {"budget", "adjusted", "outturn"}
LEAVES = [code for _, code, _ in LINES["function"] if len(code) == len("2080505")]
CLASSES = {code: name for _, code, name in LINES["function"]}
NAMED = {
    "一般公共预算": FUNDS["general_public"],
    "政府性基金": FUNDS["gov_fund"],
    "国有资本经营": FUNDS["state_capital"],
    "财政拨款": FUNDS["fiscal_appropriation"],
    "专户": FUNDS["special_account"],
    "事业收入": FUNDS["institutional_income"],
}


class Books:
    """What a statement of a report prints in its leaves."""

    def __init__(self, report: str, statement: str, title: str) -> None:
        """Open the books of a report at a statement."""
        self.report, self.statement = report, statement
        self.chance = random.Random(f"{report}{title}")
        self.part = PARTS.get(statement, Decimal(1))
        self.is_three = statement in {"YS09", "YS10", "GK09"}

    def drawn(self, *key: str) -> Decimal:
        """Draw an amount; the same for the same thing of a report."""
        chance = random.Random("/".join((self.report, *key)))
        return chance.randint(400, 40_000) * GRAIN

    def whole(self, period: str = "") -> Decimal:
        """Return what all lines of a period come to, as a part of all funds."""
        return self.part * sum((self.drawn(code, period) for code in LEAVES), Decimal(0))

    def of_line(self, kind: str, lines: Sequence[Line], one: int, period: str) -> Decimal | None:
        """Return what a leaf comes to in all its columns; nothing where each has its own amount."""
        if kind in {"one", "items", "rows", "blocks"} or self.is_three:
            return None
        if kind in {"function", "parts"} and lines == list(LINES["function"]):
            return self.part * self.drawn(lines[one][1], period)
        whole = self.whole(period)
        if self.statement in BASIC and kind in {"economic", "pair", "government"}:
            whole *= NATURES["basic"]
        elif kind == "projects":
            whole *= NATURES["project"]
        return self._parted(whole, lines, period)[one]

    def of_side(self, lines: Sequence[Line], one: int, period: str) -> Decimal:
        """Return what a leaf of one side comes to; the side has the total of the report."""
        whole = self.whole(period)
        known: dict[int, Decimal] = {}
        for no in _leaves(lines):
            name = lines[no][2]
            codes = [code for code in LEAVES if CLASSES.get(code[:3], "-") in name]
            share = next((part for word, part in NAMED.items() if word in name), None)
            if codes:
                known[no] = sum(
                    (self.part * self.drawn(code, period) for code in codes), Decimal(0)
                )
            elif share:
                known[no] = (share * whole / self.part).quantize(CENT)
        others = {no: (1, *lines[no][1:]) for no in _leaves(lines) if no not in known}
        rest = whole - sum(known.values(), Decimal(0))
        if rest <= 0 and (others or rest):
            known = {
                no: (value * whole / (whole - rest) * SPENT).quantize(CENT)
                for no, value in known.items()
            }
            rest = whole - sum(known.values(), Decimal(0))
        if not others:
            known[max(known)] += rest
        elif one not in known:
            parts = self._parted(rest, list(others.values()), period)
            return parts[list(others).index(one)]
        return known[one]

    def _parted(self, whole: Decimal, lines: Sequence[Line], period: str) -> dict[int, Decimal]:
        """Part an amount among the leaves of a list."""
        leaves = _leaves(lines)
        weights = {no: self.drawn(*lines[no][1:], period) for no in leaves}
        of_all = sum(weights.values(), Decimal(0))
        parts = {no: (whole * weight / of_all).quantize(CENT) for no, weight in weights.items()}
        parts[leaves[-1]] += whole - sum(parts.values(), Decimal(0))
        return parts

    def row(
        self, line: Line, columns: Mapping[int, Column], whole_of: Callable[[str], Decimal | None]
    ) -> dict[int, Decimal]:
        """Fill the leaf columns of a leaf: those of one period and series share its amount."""
        values: dict[int, Decimal] = {}
        series: dict[tuple[str, str], list[int]] = {}
        for no, column in columns.items():
            measure, _, period = column.holds.partition(":")
            found = SERIES.match(measure)
            series.setdefault((found[1] if found else "", period), []).append(no)
        for (name, period), members in series.items():
            measures = {no: columns[no].holds.partition(":")[0] for no in members}
            time = period.replace("current", "") + (name if name in OTHER_TIMES else "")
            whole = whole_of(time)
            if whole is not None:
                whole = (whole * SERIES_PARTS.get(name, Decimal(1))).quantize(CENT)
                bare = {no: measure.removeprefix(f"{name}_") for no, measure in measures.items()}
                values |= _shared(whole, bare, 1 / self.part)
                continue
            for no, measure in measures.items():
                thing = re.sub(
                    "^(budget|final|adjusted)_|(budget|final|adjusted)?_?amount$", "", measure
                )
                amount = self.drawn(*line[1:], thing, period.replace("current", ""))
                if self.is_three:
                    amount *= SMALL * (1 if period or name in OTHER_TIMES else SPENT)
                values[no] = amount
        return _closed(values, {no: column.holds for no, column in columns.items()})


def _leaves(lines: Sequence[Line]) -> list[int]:
    """Return the lines that have none below them and are no sum."""
    return [
        no
        for no, (level, _, name) in enumerate(lines)
        if not name.startswith(("+", "~", "-"))
        and not (no + 1 < len(lines) and lines[no + 1][0] > level)
    ]


def _shared(whole: Decimal, measures: Mapping[int, str], all_funds: Decimal) -> dict[int, Decimal]:
    """Part an amount among the columns; one of them takes what the others leave."""
    shares = {
        # no two columns the same: a figure is known by its text
        no: FUNDS[one] * all_funds if one in FUNDS else NATURES.get(one, LITTLE * (10 + no))
        for no, one in measures.items()
    }
    rest = next((no for one in RESTS for no in measures if measures[no] == one), None)
    others = sum((share for no, share in shares.items() if no != rest), Decimal(0))
    if rest is None or others >= 1:
        rest, others = list(measures)[-1], sum(shares.values(), Decimal(0))
        shares = {no: share / others for no, share in shares.items()}
    values = {no: (whole * share).quantize(CENT) for no, share in shares.items() if no != rest}
    return values | {rest: whole - sum(values.values(), Decimal(0))}


def _closed(values: dict[int, Decimal], holds: Mapping[int, str]) -> dict[int, Decimal]:
    """Leave at the end what was there, came in and was not spent."""
    by_name = {holds[no]: value for no, value in values.items()}
    opening = sum((v for n, v in by_name.items() if n.startswith("opening_")), Decimal(0))
    income = sum((v for n, v in by_name.items() if n.startswith("income")), Decimal(0))
    closing = [no for no in values if holds[no].startswith("closing_")]
    if not (closing and income):
        return values
    spent = sum((v for n, v in by_name.items() if not SERIES.match(n)), Decimal(0))
    values = values.copy()
    for no in closing[:-1]:
        suffix = holds[no].removeprefix("closing_balance_")
        came = by_name.get(f"income_{suffix}", by_name.get(suffix, Decimal(0)))
        spent_so = by_name.get(suffix, Decimal(0))
        values[no] = by_name.get(f"opening_balance_{suffix}", Decimal(0)) + came - spent_so
    values[closing[-1]] = opening + income - spent - sum(values[no] for no in closing[:-1])
    return values
