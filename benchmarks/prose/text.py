"""Running text from templates: each marked figure is a claim of the truth.

`{claim}` prints a figure, `{claim_change 增加/减少}` a word for its sign and the change, and so
`_change_rate`, `_budget_change`, `_budget_change_rate`; `_prior`, `_budget`, `_completion_rate`;
`{claim_share whole}` a share. `{item@2}`, `{class@1}` and `{economic@301}` are subjects, in lines
that begin with `@items`, `@classes`, `@e3` or in `<<items ；…>>` those of the loop, whose words are
`{.name}`. `a|b` are two claims that are as right, `{code_budget? 大于/小于}` prints a word alone,
`{=cars-2}` and `{$operation*0.5}` a number or an amount that no statement prints.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from benchmarks.prose.department import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.prose.department import Department, Line

MARK = re.compile(r"⟦(\d+)\|([^⟧]*)⟧")
MEASURES = [
    "_budget_change_rate",
    "_budget_change",
    "_change_rate",
    "_change",
    "_share",
    "_completion_rate",
    "_budget",
    "_prior",
]
COUNTS = {"one", "two", "bought", "batches", "guests", "devices"}
SUM = re.compile(r"(\w+)(?:([-+*/])(\w+|[\d.]+))?")


@dataclass
class Claim:
    """What a figure of the text is: topic and measure (or several as right), subject, its print."""

    codes: list[str]
    subject: str
    printed: str
    has_direction: bool


@dataclass
class Values:
    """One topic's figures."""

    key: str
    now: Decimal
    prior: Decimal | None
    budget: Decimal | None
    subject: str = ""


class Text:
    """The lines of one report, with their claims."""

    def __init__(self, it: Department, options: dict[str, Any]) -> None:
        self.it, self.options, self.claims = it, options, list[Claim]()
        self.lines = [line for line in self._filled(options["text"]) if line]

    def _filled(self, template: str) -> Iterator[str]:
        for line in map(str.strip, template.strip().split("\n")):
            loop = re.match(r"@(\w+) (.*)", line)
            if loop:
                yield from (self._line(loop[2], row, no) for no, row in self._rows(loop[1]))
                continue
            yield self._line(re.sub(r"<<(\w+) (.)([^<>]*)>>", self._joined, line))

    def _joined(self, loop: re.Match[str]) -> str:
        return loop[2].join(self._line(loop[3], row, no) for no, row in self._rows(loop[1]))

    def _rows(self, kind: str) -> list[tuple[int, Line]]:
        economic = [
            line for line in self.it.economic if kind[0] == "e" and len(line.code) == int(kind[1])
        ]
        rows = {"items": self.it.items, "classes": self.it.classes}.get(kind, economic)
        return list(enumerate(rows))

    def _line(self, template: str, row: Line | None = None, no: int = 0) -> str:
        return re.sub(r"\{([^{}]+)\}", lambda mark: self._mark(mark[1], row, no), template)

    def _mark(self, mark: str, row: Line | None, no: int) -> str:
        what, _, argument = mark.partition(" ")
        if what[0] == "." and row:
            return _word_of(row, what[1:], no)
        if what[0] in "=$%":
            return self._sum(what)
        first, *others = what.rstrip("?").split("|")
        topic, measure = _split(first)
        values = self._values(topic, row)
        if what.endswith("?"):
            old = values.budget if measure == "_budget" else values.prior
            return argument.split("/")[values.now <= (old or 0)]
        word, printed = self._printed(values, measure, argument, row)
        codes = [self._code(topic, values.subject) + measure]
        codes += [self._code(*[_split(other)[0]], values.subject) + measure for other in others]
        self.claims.append(Claim(codes, values.subject, printed, bool(word)))
        return f"{word}⟦{len(self.claims) - 1}|{printed}⟧"

    def _values(self, topic: str, row: Line | None) -> Values:
        base, _, key = topic.partition("@")
        if base not in {"item", "class", "economic"}:
            figure = words()["claims"][words()["short"].get(base, base)]
            it = self.it
            return Values(figure, it.now[figure], it.prior.get(figure), it.budget.get(figure))
        lines = {"item": self.it.items, "class": self.it.classes}.get(base)
        if key:
            row = (
                lines[int(key) - 1]
                if lines
                else next(line for line in self.it.economic if line.code == key)
            )
        if row is None:
            raise ValueError(topic)
        return Values(base, row.total, row.prior, row.budget, row.code)

    def _printed(
        self, values: Values, measure: str, argument: str, row: Line | None
    ) -> tuple[str, str]:
        now = values.now
        if measure == "_share":
            return "", self._percent(now / self._values(argument, row).now)
        old = values.budget if "budget" in measure or "completion" in measure else values.prior
        if measure == "":
            return "", str(now) if _counts(values.key) else self._money(now)
        if old is None:
            raise ValueError(f"{values.key} has no {measure}")
        if measure in {"_prior", "_budget"}:
            return "", self._money(old)
        if measure == "_completion_rate":
            return "", self._percent(now / old)
        is_rate = measure.endswith("rate")
        ways = (argument or ("增长/下降" if is_rate else "增加/减少")).split("/")
        word = "" if argument == "-" else ways[now <= old]
        change = abs(now - old)
        return word, self._percent(change / old) if is_rate else self._money(change)

    def _code(self, topic: str, subject: str) -> str:
        base = topic.partition("@")[0]
        if base == "economic":
            return "economic_class" if len(subject) == 3 else "economic_section"
        return str(words()["short"].get(base, base))

    def _sum(self, what: str) -> str:
        parts = SUM.fullmatch(what[1:])
        if parts is None:
            raise ValueError(what)
        one, other = self._number(parts[1]), self._number(parts[3] or "0")
        result = {"*": one * other, "/": one / (other or 1), "-": one - other}.get(
            parts[2] or "", one + other
        )
        if what[0] == "=":
            return str(int(result))
        return self._percent(result) if what[0] == "%" else self._money(result)

    def _number(self, word: str) -> Decimal:
        return self.it.now[word] if word in self.it.now else Decimal(word)

    def _money(self, value: Decimal) -> str:
        places = self.options.get("places", 2)
        if self.options.get("unit"):
            value *= 10_000
        value = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        return f"{value:,}" if self.options.get("comma") else f"{value}"

    def _percent(self, value: Decimal) -> str:
        places = self.options.get("rate_places", 2)
        return f"{(100 * value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)}%"


def _counts(key: str) -> bool:
    return key in COUNTS or key.startswith("cars")


def _split(what: str) -> tuple[str, str]:
    """Split a claim into its topic (with the subject behind @) and its measure."""
    base, at, key = what.partition("@")
    measure = next((one for one in MEASURES if base.endswith(one)), "")
    return base.removesuffix(measure) + at + key, measure


def _word_of(row: Line, word: str, no: int) -> str:
    found = {
        "n": str(no + 1),
        "N": words()["numerals"][no : no + 1],
        "code": row.code,
        "name": row.name,
        "clsname": row.above[0],
        "secname": row.above[1],
        "short": (row.above[0] or row.name).removesuffix("支出"),
    }
    return str(found[word])


def plain(line: str) -> str:
    return MARK.sub(r"\2", line)
