"""Rules in, what is wrong with their terms out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import duckdb

from expectations.terms.kinds import KINDS
from expectations.terms.sums import each_term
from expectations.terms.values import Pattern, Wrong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from expectations.rule import Rule
    from expectations.terms import Term


def term_problems(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """Check every term: the rule's id, and which key of which term cannot be meant, and why.

    Patterns are compiled by DuckDB, which will use them, all at once.
    """
    rules = tuple(rules)
    known = {rule.id for rule in rules}
    patterns: dict[str, tuple[str, str]] = {}
    for rule in rules:
        for term_no, printed in enumerate(rule.terms, start=1):
            kind = str(printed.get("kind", rule.kind))
            for _, term in each_term(printed):
                for key, doubt in _doubts(kind, term, known):
                    where = f"term {term_no}: {key}" if key else f"term {term_no}"
                    if isinstance(doubt, Wrong):
                        yield rule.id, f"{where}: {doubt.reason}"
                    else:
                        patterns.setdefault(doubt.text, (rule.id, where))
    for text, reason in _broken(patterns):
        rule_id, where = patterns[text]
        yield rule_id, f"{where}: {reason}"


def _doubts(kind: str, term: Term, known: set[str]) -> Iterator[tuple[str, Wrong | Pattern]]:
    if kind not in KINDS:
        yield "kind", Wrong(f"{kind} is no shared kind")
        return
    for group in KINDS[kind].needs:
        if len(term.keys() & set(group)) != 1:
            yield "", Wrong(f"{kind} needs one of: {', '.join(group)}")
    for name, value in term.items():
        if name != "kind":
            yield from ((name, doubt) for doubt in _doubts_of_value(kind, name, value))
    if term.get("follows", "") not in {"", *known}:
        yield "follows", Wrong(f"unknown rule {term['follows']}")
    if kind == "sums_agree":
        yield from _doubts_of_sums(term)


def _doubts_of_sums(term: Term) -> Iterator[tuple[str, Wrong]]:
    sums = " ".join(str(term.get(name, "")) for name in ("one", "or", "other", "at_most"))
    if ("[@]" in sums) != ("codes" in term):
        yield "codes", Wrong("[@] and codes belong together")
    items = term.get("each", ())
    names = [item.partition(":")[0] for item in items if isinstance(items, tuple)]
    if len(set(names)) < len(names):
        yield "each", Wrong("two items begin with the same word")
    unfilled = re.search("~[1-9]", f"{sums} {term.get('if_equal', '')}")
    if unfilled:
        yield "each", Wrong(f"an item has no word for {unfilled[0]}")


def _doubts_of_value(
    kind: str, name: str, value: str | tuple[str, ...]
) -> Iterator[Wrong | Pattern]:
    key = KINDS[kind].keys.get(name)
    if not key:
        yield Wrong(f"no key of {kind}, which takes {', '.join(KINDS[kind].keys)}")
    elif isinstance(value, tuple) != bool(key.between):
        yield Wrong("expected a list" if key.between else "expected one value")
    else:
        for one in (value,) if isinstance(value, str) else value:
            yield from key.check(one)


def _broken(patterns: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Compile patterns; of those that are none, the text and what DuckDB says."""
    query = "select count(*) from (select unnest(?::varchar[]) as p) where regexp_matches('', p)"
    with duckdb.connect(config={"threads": 1}) as connection:
        try:
            connection.execute(query, [list(patterns)])
        except duckdb.Error:
            for text in patterns:
                try:
                    connection.execute(query, [[text]])
                except duckdb.Error as error:
                    yield text, str(error).splitlines()[0]
