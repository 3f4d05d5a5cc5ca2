"""A whole report before it is printed: tables, text and self-evaluations of one set of books."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benchmarks.provinces.books import Books, keep_books
from benchmarks.provinces.narrative import Narrative
from benchmarks.provinces.printer import Printer

if TYPE_CHECKING:
    from benchmarks.provinces.tables import Table


@dataclass
class Drawn:
    """A report; what is planted changes its tables, lines and projects."""

    given: dict[str, Any]
    books: Books
    text: Narrative
    tables: list[Table]
    lines: list[str] = field(default_factory=list)

    def contents(self) -> list[str]:
        """List the parts, with the statements as they are to be printed."""
        listed = []
        for part in self.given["parts"]:
            listed.append(part["title"])
            if part["holds"] == "text":
                heads = [line for line in self.text.lines if line.startswith("#")]
                listed += ["  " + line.lstrip("# ") for line in heads if "（一" not in line[:6]]
            if part["holds"] == "tables":
                pattern = self.given.get("listed", "{N}、{title}")
                numerals = "一二三四五六七八九十"
                for no, one in enumerate(self.given["statements"]):
                    numeral = numerals[no] if no < 10 else f"十{numerals[no - 10]}"
                    listed.append("  " + pattern.format(N=numeral, n=no + 1, title=one["title"]))
        name, year = self.books.name, str(self.books.year)
        return [line.replace("NNNN", name).replace("YYYY", year) for line in listed]


def draw(given: dict[str, Any]) -> Drawn:
    """Draw a report of a manner."""
    books = keep_books(given)
    text = Narrative(books, given)
    printer = Printer(books, given)
    tables = [printer.table(one) for one in given["statements"]]
    return Drawn(given, books, text, tables, list(text.lines))
