"""The statements of a report: forms that provinces share, filled from the books.

In: a form of provinces_forms.yaml with what a manner prints otherwise. Out: tables of cells, each
figure with what it is: statement, side, code, label and measure.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from benchmarks.prose.department import ZERO
from benchmarks.provinces.books import summed, with_above
from benchmarks.provinces.shared import forms
from benchmarks.provinces.tables import Cell, Table, column_of, is_figure
from benchmarks.unseen.rows import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.provinces.books import Books, Item
    from benchmarks.unseen.forms import Column


class Printer:
    """Fills the forms of one report."""

    def __init__(self, it: Books, given: dict[str, Any]) -> None:
        self.it, self.style = it, given.get("style", {})
        general_grand = it.now["general_income"] + it.now["opening"]
        self.now = it.now | {"general_grand": general_grand}

    def table(self, given: dict[str, Any]) -> Table:
        """Fill a form, with what the report prints otherwise."""
        form = {"code": given["form"]} | forms()["forms"].get(given["form"], {}) | given
        columns = [column_of(text) for text in form["columns"]]
        keys = [text.rpartition("=")[2].partition(":")[2] for text in form["columns"]]
        rows = list(getattr(self, f"_{form['kind']}")(form, columns, keys))
        numbers = form.get("column_numbers")
        if numbers is True:
            start = sum(1 for column in columns if not is_figure(column))
            count = len(columns) - start
            numbers = ["", "栏次", *map(str, range(1, count + 1))][-len(columns) :]
        table = Table(
            form["code"], form["title"], form.get("number", ""), columns, rows, numbers or []
        )
        if form.get("note") and self.style.get("notes", True):
            table.notes.append(form["note"])
        if not list(table.figures()) and form.get("nil_note"):
            table.notes.append(form["nil_note"])
        table.notes = [note.replace("YYYY", str(self.it.year)) for note in table.notes]
        table.notes += form.get("more_notes", [])
        return table

    def text(self, value: Decimal) -> str:
        """Print an amount in the report's unit."""
        if not value:
            return str(self.style.get("zero", ""))
        if self.style.get("unit") == "元":
            value *= 10_000
        shown = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
        return f"{shown:,}" if self.style.get("comma", True) else f"{shown}"

    def _cell(self, column: Column, value: Decimal, code: str, label: str, side: str = "") -> Cell:
        return Cell(self.text(value), column.holds, code, plain(label), side, value)

    def _lines(
        self, form: dict[str, Any], columns: list[Column], keys: list[str]
    ) -> Iterator[list[Cell]]:
        every = [line for key in form["of"] for line in getattr(self.it, key)]
        only = form.get("only")
        every = [line for line in every if not only or line.figures[only]]
        if not every:
            yield [Cell("合计") if column.holds == "name" else Cell("") for column in columns]
            yield from ([Cell("")] * len(columns) for _ in range(2))
            return
        yield self._line(columns, keys, "", "合计", summed("000", every))
        for line in with_above(every):
            yield self._line(columns, keys, line.code, line.name, line)

    def _line(
        self, columns: list[Column], keys: list[str], code: str, name: str, line: Item
    ) -> list[Cell]:
        return [
            Cell(code, code=code)
            if column.holds == "code"
            else Cell(name, label=name)
            if column.holds == "name"
            else self._cell(column, line.figures[key], code, name)
            for column, key in zip(columns, keys, strict=True)
        ]

    def _classes(self, key: str) -> Iterator[tuple[str, list[Decimal]]]:
        """Give the classes of the right side: in all (`all`), or of each fund."""
        named = self.style.get("classes", forms()["classes"])
        funds: list[Item] = [*self.it.funds, *self.it.capital]
        for code, name in named.items():
            general = [one for one in self.it.classes if one.code == code]
            parts = [sum((one.figures["all"] for one in general), ZERO)]
            if key != "all":
                parts = [sum((one.total for one in general), ZERO)]
                parts += [
                    sum((one.total for one in lines if one.code.startswith(code)), ZERO)
                    for lines in (self.it.funds, self.it.capital)
                ]
                yield name, [sum(parts, ZERO), *parts]
                continue
            yield name, [parts[0] + sum((f.total for f in funds if f.code[:3] == code), ZERO)]

    def _sides(
        self, form: dict[str, Any], columns: list[Column], keys: list[str]
    ) -> Iterator[list[Cell]]:
        del keys
        ordinals = self.style.get("ordinal", "{N}、{name}")
        right = []
        for no, (name, values) in enumerate(self._classes(form["expense"][0])):
            if any(values) or self.style.get("all_classes", True):
                label = ordinals.format(N=forms()["numerals"][no], n=no + 1, name=name)
                right.append((label, values))
        left = form["income"]
        split = next(no for no, one in enumerate(columns) if no and one.holds == "name")
        body = max(len(left), len(right))
        count = body + len(form["ends"])
        for no in range(body):
            mine = [left[no][0], self.now[left[no][1]]] if no < len(left) else ["", None]
            other = [right[no][0], *right[no][1]] if no < len(right) else ["", None]
            yield self._two(columns, split, (mine, other), (no + 1, no + 1 + count))
        for no, (name, key, label, *others) in enumerate(form["ends"], body + 1):
            values = [self.now[one] if one else None for one in others]
            yield self._two(
                columns, split, ([name, self.now[key]], [label, *values]), (no, no + count)
            )

    def _two(
        self,
        columns: list[Column],
        split: int,
        sides: tuple[list[Any], list[Any]],
        numbers: tuple[int, int],
    ) -> list[Cell]:
        cells: list[Cell] = []
        parts = zip(("income", "expense"), sides, numbers, strict=True)
        for side, part, row_no in parts:
            values = iter(part[1:])
            for column in columns[:split] if side == "income" else columns[split:]:
                if column.holds == "name":
                    cells.append(Cell(part[0], label=part[0]))
                elif column.holds == "row_no":
                    cells.append(Cell(str(row_no)))
                else:
                    value = next(values, None)
                    cells.append(
                        Cell("") if value is None else self._cell(column, value, "", part[0], side)
                    )
        return cells

    def _blocks(
        self, form: dict[str, Any], columns: list[Column], keys: list[str]
    ) -> Iterator[list[Cell]]:
        del keys
        named, amounts = forms()["economic"], self.it.economic_of
        blocks = [[code for code in named if code[:3] in tops] for tops in form["blocks"]]
        for no in range(max(map(len, blocks))):
            row: list[Cell] = []
            for one, block in enumerate(blocks):
                code = block[no] if no < len(block) else ""
                if not code:
                    row += [Cell(""), Cell(""), Cell("")]
                    continue
                value = amounts.get(code, ZERO)
                amount = self._cell(columns[3 * one + 2], value, code, named[code])
                row += [Cell(code, code=code), Cell(named[code], label=named[code]), amount]
            yield row
        (first, key), (last, other) = form["ends"]
        ends = [Cell("") for _ in columns]
        ends[1], ends[2] = Cell(first), self._cell(columns[2], self.now[key], "", first)
        ends[-2], ends[-1] = Cell(last), self._cell(columns[-1], self.now[other], "", last)
        yield ends

    def _economic(
        self, form: dict[str, Any], columns: list[Column], keys: list[str]
    ) -> Iterator[list[Cell]]:
        del form
        top = {"total": self.now["basic"], **{k: self.now[k] for k in ("personnel", "public")}}
        lines = [("", "合计", top)]
        for line in self.it.economic:
            is_personnel = line.code[:3] in {"301", "303"}
            figures = {"total": line.basic, "personnel": ZERO, "public": ZERO}
            figures["personnel" if is_personnel else "public"] = line.basic
            lines.append((line.code, line.name, figures))
        for code, name, figures in lines:
            yield [
                Cell(code, code=code)
                if column.holds == "code"
                else Cell(name, label=name)
                if column.holds == "name"
                else Cell("")
                if column.holds == "text"
                else self._cell(column, figures[key], code, name)
                for column, key in zip(columns, keys, strict=True)
            ]

    def _value(self, key: str) -> Decimal:
        book, _, one = key.rpartition(" ")
        return getattr(self.it, book)[one] if book else self.now[one]

    def _one(
        self, form: dict[str, Any], columns: list[Column], keys: list[str]
    ) -> Iterator[list[Cell]]:
        del form
        yield [
            self._cell(column, self._value(key), "", "")
            for column, key in zip(columns, keys, strict=True)
        ]

    def _rows(
        self, form: dict[str, Any], columns: list[Column], keys: list[str]
    ) -> Iterator[list[Cell]]:
        """Print the rows that the form gives: a name, then keys; a # counts."""
        del keys
        for no, (name, *given) in enumerate(form["rows"], 1):
            values = iter(given)
            row = []
            for column in columns:
                if column.holds == "name":
                    row.append(Cell(name, label=plain(name)))
                elif column.holds == "row_no":
                    row.append(Cell(str(no)))
                else:
                    key = next(values, "")
                    cell = Cell("")
                    if key.startswith("#"):
                        value = self._value(key[1:])
                        cell = Cell(f"{value}", column.holds, "", plain(name), "", value)
                    elif key in {"—", "－"}:
                        cell = Cell(key)
                    elif key:
                        cell = self._cell(column, self._value(key), "", name)
                    row.append(cell)
            yield row

    def _projects(
        self, form: dict[str, Any], columns: list[Column], keys: list[str]
    ) -> Iterator[list[Cell]]:
        del form
        lines = [one for one in self.it.items if one.figures["all_project"]]
        yield self._line(columns, keys, "", "合计", summed("000", lines))
        for project, line in zip(self.it.projects, lines, strict=False):
            yield self._line(columns, keys, line.code, project.name, line)
