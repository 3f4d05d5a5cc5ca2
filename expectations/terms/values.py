"""A value of a term in, what is wrong with it out.

A check yields what is `Wrong`, and each `Pattern` that DuckDB must compile.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from dataclasses import dataclass

from expectations.terms.codes import read_codes
from expectations.terms.selectors import (
    Selector,
    SelectorError,
    parse_choice,
    parse_equality,
    parse_selector,
    parse_sum,
)

_GROUP = re.compile(r"\(([^()]*)\)(\??)")
_CODE_PATTERN = re.compile(r"[A-Za-z0-9_.*|()?]+")


@dataclass(frozen=True)
class Wrong:
    """Why a value cannot be meant."""

    reason: str


@dataclass(frozen=True)
class Pattern:
    """A regular expression that a value holds."""

    text: str


Check = Callable[[str], Iterator[Wrong | Pattern]]


def text(_value: str) -> Iterator[Wrong | Pattern]:
    """Accept words that are only shown."""
    yield from ()


def whole_number(value: str) -> Iterator[Wrong | Pattern]:
    """Check a number of years."""
    if not re.fullmatch(r"-?\d+", value):
        yield Wrong(f"{value} is no whole number")


def rule_id(value: str) -> Iterator[Wrong | Pattern]:
    """Check what a rule is called; whether there is one, `checks.py` sees."""
    if not re.fullmatch(r"[A-Z]+-\d{3}", value):
        yield Wrong(f"{value} is no rule")


def pattern(value: str) -> Iterator[Wrong | Pattern]:
    """Check a regular expression over words of a report."""
    yield Pattern(value)


def one_of(*words: str) -> Check:
    """Make the check of a value that is one of a few words."""

    def check(value: str) -> Iterator[Wrong | Pattern]:
        yield from _unknown([value], words, "word")

    return check


def claims(value: str) -> Iterator[Wrong | Pattern]:
    """Check a pattern of claim codes."""
    yield from _pattern_of(value, read_codes().claims, "claim")


def claim(value: str) -> Iterator[Wrong | Pattern]:
    """Check a claim code."""
    yield from _unknown([value], read_codes().claims, "claim")


def topics(value: str) -> Iterator[Wrong | Pattern]:
    """Check a pattern of topic codes."""
    yield from _pattern_of(value, read_codes().topics, "topic")


def claim_measure(value: str) -> Iterator[Wrong | Pattern]:
    """Check a measure of claims, such as change_rate."""
    yield from _unknown([value], read_codes().claim_measures, "measure of claims")


def sections(value: str) -> Iterator[Wrong | Pattern]:
    """Check a pattern of section codes."""
    yield from _pattern_of(value, read_codes().sections, "section")


def statements(value: str) -> Iterator[Wrong | Pattern]:
    """Check a pattern of statement codes."""
    yield from _pattern_of(value, read_codes().measures, "statement")


def measures(value: str) -> Iterator[Wrong | Pattern]:
    """Check a pattern of measure codes of any statement."""
    known = frozenset[str]().union(*read_codes().measures.values())
    yield from _pattern_of(value, known, "measure")


def identities(value: str) -> Iterator[Wrong | Pattern]:
    """Check a pattern of identities."""
    yield from _pattern_of(value, read_codes().identities, "identity")


def sum_of_figures(value: str) -> Iterator[Wrong | Pattern]:
    """Check a sum of selectors."""
    yield from _check_addends(value, lambda words: parse_sum(words).selectors)


def equality(value: str) -> Iterator[Wrong | Pattern]:
    """Check two sums that are to be equal."""
    yield from _check_addends(
        value, lambda words: [one for side in parse_equality(words) for one in side.selectors]
    )


def printed(value: str) -> Iterator[Wrong | Pattern]:
    """Check `claim:CODES`, or selectors with ` or ` between them."""
    if value.startswith("claim:"):
        yield from claims(value.removeprefix("claim:"))
        return
    for selector in (yield from _read(value, parse_choice)):
        yield from _check_selector(selector)
        if selector.line.kind == "coded" or selector.line.above:
            yield Wrong(f"{selector}: only sums_agree knows lines by '#' or '/'")


def figure(value: str) -> Iterator[Wrong | Pattern]:
    """Check one selector."""
    for selector in (yield from _read(value, lambda words: [parse_selector(words)])):
        yield from printed(str(selector))


def operand(value: str) -> Iterator[Wrong | Pattern]:
    """Check `own`, `own.MEASURE`, `own-MEASURE`, `claim:CODES` or a selector."""
    if own := re.fullmatch(r"own(?:[.-](\w+))?", value):
        yield from _unknown([own[1] or ""], {"prior", *read_codes().claim_measures}, "measure")
    elif value.startswith("claim:"):
        yield from claims(value.removeprefix("claim:"))
    else:
        yield from figure(value)


def _check_addends(
    value: str, parse: Callable[[str], Iterable[Selector]]
) -> Iterator[Wrong | Pattern]:
    for selector in (yield from _read(value, parse)):
        yield from _check_selector(selector)
        if len(selector.measures) > 1:
            yield Wrong(f"{selector}: several measures; write ' or ' between two selectors")


def _read(
    value: str, parse: Callable[[str], Iterable[Selector]]
) -> Generator[Wrong, None, tuple[Selector, ...]]:
    """Return the selectors of a value; of one that cannot be read yield what is wrong with it."""
    try:
        return tuple(parse(value))
    except SelectorError as error:
        yield Wrong(str(error))
    return ()


def _check_selector(selector: Selector) -> Iterator[Wrong | Pattern]:
    codes = read_codes()
    if selector.statement not in codes.measures:
        yield Wrong(f"{selector}: unknown statement {selector.statement}")
        return
    if bool(selector.side) != (selector.statement in codes.two_sided):
        yield Wrong(f"{selector}: {selector.statement} has {'no' if selector.side else 'a'} side")
    known = codes.measures[selector.statement]
    yield from _unknown(selector.measures, known, f"measure of {selector.statement}")
    if selector.line.kind == "named":
        yield Pattern(selector.line.words)
        yield Pattern(selector.line.above)


def _unknown(values: Iterable[str], known: Collection[str], noun: str) -> Iterator[Wrong]:
    yield from (Wrong(f"unknown {noun} {value}") for value in values if value not in known)


def _pattern_of(value: str, known: Collection[str], noun: str) -> Iterator[Wrong | Pattern]:
    """Check a pattern of codes: each of its alternatives, written out, must match one."""
    yield Pattern(value)
    if not _CODE_PATTERN.fullmatch(value):
        yield Wrong(f"{value} is no pattern of codes")
        return
    for name in _alternatives(value):
        if name not in known and not _matches_any(name, known):
            yield Wrong(f"unknown {noun} {name}")


def _matches_any(name: str, known: Iterable[str]) -> bool:
    try:
        matches = re.compile(name).fullmatch
    except re.error:
        return True  # DuckDB says what is wrong with it
    return any(map(matches, known))


def _alternatives(value: str) -> Iterator[str]:
    """Write out `a_(b|c)` as a_b and a_c."""
    group = _GROUP.search(value)
    if not group:
        yield from value.split("|")
        return
    for choice in (*group[1].split("|"), *([""] if group[2] else [])):
        yield from _alternatives(value[: group.start()] + choice + value[group.end() :])
