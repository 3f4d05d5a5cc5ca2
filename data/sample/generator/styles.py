"""How a place lays out its forms, and the pen that turns an amount into a printed cell."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING

from generator.model import DATA
from generator.tables import Cell, Figure

if TYPE_CHECKING:
    from generator.model import Report

WAN = 10_000


@dataclass(frozen=True)
class Style:
    """One layout: units, codes, order of the total line, rulings, repeated headers."""

    unit_yuan: int = WAN
    decimals: int = 2
    thousands: bool = True
    zeros: bool = False
    codes: str = "one"  # one | three | bracket
    total_first: bool = True
    line_numbers: bool = False
    fake_bold: bool = False
    repeat_header: bool = False
    rulings: str = "lines"  # lines | boxes | quads
    classes: int = 26
    head: str = "编制单位："
    split_expense: bool = False  # YS01: expenditure in four columns
    by_purpose: bool = False  # YS01: expenditure by function and, next to it, by purpose
    by_unit: bool = False  # YS02: revenue by budget unit
    year_before: bool = False  # YS09: listed downwards, last year's budget beside this year's
    family: str = "ten"  # whose titles: ten | nine | three | tiny | bracket

    @property
    def unit_name(self) -> str:
        """The unit as the head line names it."""
        return "万元" if self.unit_yuan == WAN else "元"


STYLES = {
    "ten_forms_bold": Style(line_numbers=True, fake_bold=True, head="部门名称："),
    "ten_forms": Style(line_numbers=True, repeat_header=True, rulings="boxes", head="部门名称："),
    "nine_tables": Style(family="nine", thousands=False, classes=24),
    "nine_tables_yuan": Style(
        family="nine", unit_yuan=1, codes="three", classes=24, repeat_header=True, rulings="boxes"
    ),
    "three_columns": Style(
        family="three",
        unit_yuan=1,
        decimals=0,
        codes="three",
        total_first=False,
        split_expense=True,
    ),
    "three_columns_units": Style(
        family="three",
        unit_yuan=1,
        decimals=0,
        codes="three",
        total_first=False,
        split_expense=True,
        by_unit=True,
        year_before=True,
    ),
    "three_columns_repeated": Style(
        family="three",
        unit_yuan=1,
        codes="three",
        total_first=False,
        by_purpose=True,
        repeat_header=True,
        rulings="boxes",
    ),
    "bracket_codes": Style(
        family="bracket",
        codes="bracket",
        zeros=True,
        repeat_header=True,
        rulings="quads",
        head="单位名称：",
    ),
    "tiny": Style(family="tiny", unit_yuan=1, decimals=0, codes="three", total_first=False),
}


@dataclass(frozen=True)
class Pen:
    """Prints the amounts of one statement of one report."""

    report: Report
    style: Style
    statement_code: str
    unit_yuan: int
    decimals: int

    def amount(  # noqa: PLR0913 (a figure has this many names)
        self,
        value: Decimal | None,
        measure: str,
        *,
        side: str = "",
        block: str = "",
        subject: str = "",
        label: str = "",
        period: str = "current",
    ) -> Cell:
        """Make a cell with an amount of money; blank for nothing, unless zeros are printed."""
        value = Decimal(0) if value is None else value
        value += fault(self.report.key, (self.statement_code, side, block, subject, label, measure))
        if not value and not self.style.zeros:
            return Cell(align="right")
        text = money(value, self.unit_yuan, self.decimals, thousands=self.style.thousands)
        yuan = Decimal(text.replace(",", "")) * self.unit_yuan
        figure = Figure(
            self.statement_code, side, block, subject, label, measure, yuan, "yuan", text, period
        )
        return Cell(text, align="right", figure=figure)

    def count(self, number: int, measure: str, label: str) -> Cell:
        """Make a cell with a count of things."""
        if not number:
            return Cell(align="right")
        figure = Figure(
            self.statement_code, "", "", "", label, measure, Decimal(number), "count", str(number)
        )
        return Cell(str(number), align="right", figure=figure)


@dataclass(frozen=True)
class Form:
    """One statement as a family of layouts prints it."""

    family: str
    statement_code: str
    form_no: str
    title: str
    note: str


@cache
def forms(family: str) -> dict[str, Form]:
    """Read a family's statements in printing order."""
    with (DATA / "forms.csv").open(encoding="utf-8") as lines:
        listed = [Form(**row) for row in csv.DictReader(lines)]
    return {form.statement_code: form for form in listed if form.family == family}


def pen_for(report: Report, code: str, unit_yuan: int | None = None) -> Pen:
    """Take the pen for a statement, in the style's unit unless another is asked for."""
    style = STYLES[report.style]
    unit = unit_yuan or style.unit_yuan
    return Pen(report, style, code, unit, 2 if unit == WAN else style.decimals)


def money(value: Decimal, unit_yuan: int, decimals: int, *, thousands: bool = True) -> str:
    """Print yuan in a unit: rounded half up, with or without thousands separators."""
    rounded = (value / unit_yuan).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{rounded:,}" if thousands else f"{rounded}"


def head(text: str, across: int = 1, down: int = 1) -> Cell:
    """Make a heading cell."""
    return Cell(text, across, down, "center", bold=True)


@cache
def faults() -> list[dict[str, str]]:
    """Read the seeded faults: which printed figure differs from the truth, by how much."""
    with (DATA / "faults.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def fault(key: str, where: tuple[str, ...]) -> Decimal:
    """Tell how far a figure is printed off the truth."""
    columns = ("statement_code", "side", "block", "subject_code", "line_label", "measure_code")
    for fault in faults():
        if fault["report"] == key and tuple(fault[name] for name in columns) == where:
            return Decimal(fault["printed"])
    return Decimal(0)
