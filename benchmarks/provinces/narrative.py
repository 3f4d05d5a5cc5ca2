"""The text of a report: templates of benchmarks/prose with conditions, macros and reasons.

`@has key line` and `@nil key line` print a line where there is such an amount, or none; `YYYY` is
the year, `PPPP` the one before, `NNNN` the department. `«name topic»` is a macro of the manner: its
words for a change, for none and for one from nothing, told apart by ¦. `{~topic}` is a reason.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

from benchmarks.prose.text import Text
from benchmarks.provinces.shared import forms

if TYPE_CHECKING:
    from benchmarks.prose.department import Line
    from benchmarks.provinces.books import Books

MACRO = re.compile(r"«(\w+) ([\w@]+)»")
CONDITION = re.compile(r"@(has|nil) (\w+) (.*)")


class Narrative(Text):
    """The lines of a report with their claims."""

    def __init__(self, it: Books, options: dict[str, Any]) -> None:
        self.macros = options.get("macros", {})
        self.chance = random.Random(f"{options['seed']}reasons")
        kept = [self._kept(line, it) for line in options["text"].strip().split("\n")]
        text = "\n".join(line for line in kept if line)
        for word, value in (("YYYY", it.year), ("PPPP", it.year - 1), ("NNNN", it.name)):
            text = text.replace(word, str(value))
            self.macros = {
                name: told.replace(word, str(value)) for name, told in self.macros.items()
            }
        super().__init__(it, options | {"text": text})

    @staticmethod
    def _kept(line: str, it: Books) -> str:
        line = line.strip()
        while found := CONDITION.match(line):
            if bool(it.now[found[2]]) != (found[1] == "has"):
                return ""
            line = found[3]
        return line

    def _line(self, template: str, row: Line | None = None, no: int = 0) -> str:
        while MACRO.search(template):
            template = MACRO.sub(lambda found: self._told(found[1], found[2], row), template)
        return super()._line(template, row, no)

    def _rows(self, kind: str) -> list[tuple[int, Line]]:
        """Give the rows of a loop; e5p and e5q are the subjects of personnel and of operation."""
        if kind == "items":
            told = [line for line in self.it.items if not getattr(line, "is_secret", False)]
            return list(enumerate(told))
        if kind not in {"e5p", "e5q"}:
            return super()._rows(kind)
        lines = [line for line in self.it.economic if len(line.code) > 3]
        is_wanted = kind == "e5p"
        lines = [line for line in lines if (line.code[:3] in {"301", "303"}) == is_wanted]
        return list(enumerate(lines))

    def _told(self, name: str, topic: str, row: Line | None) -> str:
        """Choose the words of a macro by what the topic changed from: prior year, or budget."""
        values = self._values(topic, row)
        old = values.budget if name.startswith("budget") else values.prior
        changed, same, fresh = [*self.macros[name].split("¦"), "", ""][:3]
        chosen = same if values.now == (old or 0) else fresh if not old else changed
        return chosen.replace("T", topic)

    def _mark(self, mark: str, row: Line | None, no: int) -> str:
        if mark[0] == "~":
            topic, _, base = mark[1:].partition(" ")
            values = self._values(topic, row)
            old = values.budget if base else values.prior
            reasons = forms()["reasons"]["up" if values.now >= (old or 0) else "down"]
            return str(self.chance.choice(reasons))
        if mark[0] == "#":
            return str(self.it.now[mark[1:]])
        return super()._mark(mark, row, no)

    def _money(self, value: Any) -> str:
        nothing = self.options.get("zero_told")
        return str(nothing) if nothing and not value else super()._money(value)
