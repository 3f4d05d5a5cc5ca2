"""Terms of kind `sums_agree` in, the rows out that `judging/05_shared/3_sum_figures.sql` reads.

A term may be asked several times, with the words of an item of `each` for ~1, ~2 and ~3; its sums
are read here and nowhere else (grammar: `selectors.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from expectations.terms.selectors import Line, Sum, parse_equality, parse_sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from expectations.rule import Rule
    from expectations.terms import Term


@dataclass(frozen=True)
class SumTerm:
    """A term with the words of one item.

    Attributes:
        term_id: rule, number of the term and first word of the item.
        other_sum: what `one_sum` equals, or with `is_bound` what it does not exceed.
        codes: pattern of the codes that the term is asked of; empty where it is asked once.
        blank: `both`, `either` or empty: of which blank sums it is not asked.
        severity: of its findings, where it is not the rule's.
    """

    rule_id: str
    applies_to: tuple[str, ...]
    tolerance: str
    term_id: str
    one_sum: str
    other_sum: str
    is_bound: bool
    codes: str
    blank: str
    severity: str | None


@dataclass(frozen=True)
class SumPart:
    """One selector of one addend of a sum of a term.

    Attributes:
        role: `one`, `or`, `other`; of sums that must agree before the term is asked (`if_equal`)
            `left` and `right`, with the number of the equality.
        alternative_no: the order of selectors of which the first that is printed counts.
        selector: as it is written, for the name of a match.
        line_words: pattern of the line's name, or its code.
    """

    term_id: str
    codes: str
    role: str
    equality_no: int
    part_no: int
    sign: int
    alternative_no: int
    selector: str
    statement_code: str
    side: str
    measure_code: str
    line_kind: str
    line_words: str
    above: str
    is_below: bool


def read_sums(rules: Iterable[Rule]) -> Iterator[tuple[SumTerm, tuple[SumPart, ...]]]:
    """Read every term of kind sums_agree, once for each of its items."""
    for rule in rules:
        for term_no, printed in enumerate(rule.terms, start=1):
            if printed.get("kind", rule.kind) == "sums_agree":
                for item, term in each_term(printed):
                    asked = _sum_term(rule, f"{rule.id}:{term_no}:{item}", term)
                    yield asked, tuple(_parts_of_term(asked, term))


def each_term(term: Term) -> Iterator[tuple[str, Term]]:
    """Fill a term with each item of `each`: the item's first word, and the term."""
    items = term.get("each", "")
    for item in items if isinstance(items, tuple) else ("",):
        words = item.split(":")
        yield words[0], {key: _filled(value, words) for key, value in term.items()}


def _filled(value: str | tuple[str, ...], words: list[str]) -> str | tuple[str, ...]:
    if not isinstance(value, str):
        return tuple(str(_filled(one, words)) for one in value)
    for number, word in enumerate(words, start=1):
        value = value.replace(f"~{number}", word)
    return value


def _sum_term(rule: Rule, term_id: str, term: Term) -> SumTerm:
    return SumTerm(
        rule_id=rule.id,
        applies_to=rule.applies_to,
        tolerance=rule.tolerance,
        term_id=term_id,
        one_sum=str(term["one"]),
        other_sum=str(term.get("other") or term["at_most"]),
        is_bound="at_most" in term,
        codes=str(term.get("codes", "")),
        blank=str(term.get("blank", "")),
        severity=str(term["severity"]) if "severity" in term else None,
    )


def _parts_of_term(asked: SumTerm, term: Term) -> Iterator[SumPart]:
    yield from _parts_of_sum(asked, "one", parse_sum(asked.one_sum))
    yield from _parts_of_sum(asked, "other", parse_sum(asked.other_sum))
    if "or" in term:
        yield from _parts_of_sum(asked, "or", parse_sum(str(term["or"])))
    equalities = term.get("if_equal", ())
    for equality_no, equality in enumerate(equalities, start=1):
        left, right = parse_equality(equality)
        yield from _parts_of_sum(asked, "left", left, equality_no)
        yield from _parts_of_sum(asked, "right", right, equality_no)


def _parts_of_sum(asked: SumTerm, role: str, added: Sum, equality_no: int = 0) -> Iterator[SumPart]:
    for part_no, part in enumerate(added.parts, start=1):
        for alternative_no, selector in enumerate(part.selectors, start=1):
            yield SumPart(
                term_id=asked.term_id,
                codes="" if equality_no else asked.codes,
                role=role,
                equality_no=equality_no,
                part_no=part_no,
                sign=part.sign,
                alternative_no=alternative_no,
                selector=str(selector),
                statement_code=selector.statement,
                side=selector.side,
                measure_code=selector.measures[0],
                line_kind=selector.line.kind,
                line_words=line_words(selector.line),
                above=selector.line.above,
                is_below=selector.line.is_below,
            )


def line_words(line: Line) -> str:
    """Return the pattern of a line's name, or its code."""
    return line.words or (".*" if line.kind == "named" else "")
