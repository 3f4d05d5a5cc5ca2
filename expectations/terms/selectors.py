"""The words of a rule in, the figures it names out.

A rule of a shared kind names figures of a report by selectors:

    GK02[total].other_income                the grand total of the column 其他收入 in 收入决算表
    GK01.income[其他收入].amount            the same figure in the two-sided 收入支出决算总表
    GK05[@].basic + GK07[@].basic           a sum, asked for each code that the rule lists

    sum       = part { (" + " | " - ") part }
    part      = selector { " or " selector }        the first of them that is printed
    equality  = sum " = " sum
    selector  = statement [ "." side ] "[" line "]" "." measure
    side      = "income" | "expense"                of a two-sided statement
    line      = "@"                                 the line of the code in question
              | "#" digits                          the line of this code
              | [ above "/" ] name                  a name, here only below a line `above`
              | "!" above "/" name                  a name, here only before a line `above`
    measure   = code | "(" code { "|" code } ")"    any one of these columns; `prior_year_` before a
                                                    code is the column of the year before

`name` and `above` are regular expressions that the line's printed name matches in full; no name
means any line, and `total` is the grand total of a statement by code. (GK04 prints its funds once
more below 年初财政拨款结转和结余: `above` tells the two apart.) `claim:CODES`, a figure of
the text, and `own…`, a figure of the sentence itself, are operands of some kinds: see `kinds.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_STATEMENT = re.compile(r"[A-Z]+\d+")
_SIDE = re.compile(r"\.(income|expense)(?=\[)")
# up to the bracket that closes the line; a regular expression has classes such as [^转余]
_LINE = re.compile(r"\[((?:[^\[\]\\]|\\.|\[\^?\]?(?:[^\]\\]|\\.)*\])*)\]")
_MEASURES = re.compile(r"\.(?:([a-z0-9_]+)|\(([a-z0-9_]+(?:\|[a-z0-9_]+)+)\))")
_OPERATOR = re.compile(r" ([+-]) ")


class SelectorError(ValueError):
    """A selector cannot be read: what was expected, and at which character."""

    def __init__(self, text: str, position: int, expected: str) -> None:
        """Say it with the text up to where reading stopped."""
        super().__init__(
            f"expected {expected} at character {position + 1}: {text[:position]}▸{text[position:]}"
        )


@dataclass(frozen=True)
class Line:
    """The line of a selector.

    Attributes:
        kind: `named`: its name matches the pattern `words`; `coded`: `words` is its code; `asked`:
            the line of the code in question.
        above: pattern of a line that it stands below, or with `is_below` false not below; or empty.
    """

    kind: Literal["named", "coded", "asked"]
    words: str = ""
    above: str = ""
    is_below: bool = True

    def __str__(self) -> str:
        """Print it as it is read."""
        if self.kind != "named":
            return "@" if self.kind == "asked" else f"#{self.words}"
        where = f"{self.above}/" if self.above else ""
        return f"{'' if self.is_below else '!'}{where}{self.words}"


@dataclass(frozen=True)
class Selector:
    """A figure of a statement; `side` is empty where the statement has none."""

    statement: str
    side: str
    line: Line
    measures: tuple[str, ...]

    def __str__(self) -> str:
        """Print it as it is read."""
        side = f".{self.side}" if self.side else ""
        measure = "|".join(self.measures)
        measure = measure if len(self.measures) == 1 else f"({measure})"
        return f"{self.statement}{side}[{self.line}].{measure}"


@dataclass(frozen=True)
class Part:
    """An addend of a sum, with its sign: one selector, or several ways of printing it."""

    sign: Literal[1, -1]
    selectors: tuple[Selector, ...]


@dataclass(frozen=True)
class Sum:
    """Figures added up."""

    parts: tuple[Part, ...]

    @property
    def selectors(self) -> tuple[Selector, ...]:
        """Every selector of every addend."""
        return tuple(selector for part in self.parts for selector in part.selectors)

    def __str__(self) -> str:
        """Print it as it is read."""
        words = "".join(
            f" {'+' if part.sign > 0 else '-'} {' or '.join(map(str, part.selectors))}"
            for part in self.parts
        )
        return words.removeprefix(" + ")


def parse_sum(text: str) -> Sum:
    """Read a sum of selectors.

    Raises:
        SelectorError: It is none.
    """
    result, position = _sum(text, 0)
    _end(text, position)
    return result


def parse_equality(text: str) -> tuple[Sum, Sum]:
    """Read two sums with ` = ` between them."""
    left, position = _sum(text, 0)
    if not text.startswith(" = ", position):
        raise SelectorError(text, position, "' = ', ' + ', ' - ' or ' or '")
    right, position = _sum(text, position + 3)
    _end(text, position)
    return left, right


def parse_choice(text: str) -> tuple[Selector, ...]:
    """Read one selector, or several with ` or ` between them."""
    result, position = _choice(text, 0)
    if position < len(text):
        raise SelectorError(text, position, "' or ' or the end")
    return result


def parse_selector(text: str) -> Selector:
    """Read one selector."""
    result, position = _selector(text, 0)
    if position < len(text):
        raise SelectorError(text, position, "the end")
    return result


def _sum(text: str, position: int) -> tuple[Sum, int]:
    selectors, position = _choice(text, position)
    parts = [Part(1, selectors)]
    while operator := _OPERATOR.match(text, position):
        selectors, position = _choice(text, operator.end())
        parts.append(Part(1 if operator[1] == "+" else -1, selectors))
    return Sum(tuple(parts)), position


def _choice(text: str, position: int) -> tuple[tuple[Selector, ...], int]:
    selector, position = _selector(text, position)
    selectors = [selector]
    while text.startswith(" or ", position):
        selector, position = _selector(text, position + 4)
        selectors.append(selector)
    return tuple(selectors), position


def _selector(text: str, position: int) -> tuple[Selector, int]:
    statement = _STATEMENT.match(text, position)
    if not statement:
        raise SelectorError(text, position, "a statement such as GK01")
    side = _SIDE.match(text, statement.end())
    opening = side.end() if side else statement.end()
    if not text.startswith("[", opening):
        raise SelectorError(text, opening, "'[' or '.income[' or '.expense['")
    line = _LINE.match(text, opening)
    if not line:
        raise SelectorError(text, len(text), "']'")
    measures = _MEASURES.match(text, line.end())
    if not measures:
        raise SelectorError(text, line.end(), "'.' and a measure such as .amount")
    names = (measures[1] or measures[2]).split("|")
    found = _line(text, *line.span(1))
    return Selector(statement[0], side[1] if side else "", found, tuple(names)), measures.end()


def _line(text: str, start: int, end: int) -> Line:
    words = text[start:end]
    if words == "@":
        return Line("asked")
    if words.startswith("#"):
        if not words[1:].isdecimal():
            raise SelectorError(text, start + 1, "the digits of a code")
        return Line("coded", words[1:])
    above, slash, name = words.removeprefix("!").rpartition("/")
    if (slash or words.startswith("!")) and not above:
        raise SelectorError(text, start + words.startswith("!"), "the line above, '/' and a name")
    return Line("named", name, above, is_below=not words.startswith("!"))


def _end(text: str, position: int) -> None:
    if position < len(text):
        raise SelectorError(text, position, "' + ', ' - ', ' or ' or the end")
