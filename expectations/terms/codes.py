"""The seeds of dbt in, the codes that rules may name out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from expectations.seeds import read_seed

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Codes:
    """The codes of measures and claims that the terms of rules may name.

    Attributes:
        measures: the measure codes of each statement.
        two_sided: statements whose figures have a side.
        claims: claim codes; `topics` and `claim_measures` are the two halves of them.
    """

    measures: dict[str, frozenset[str]]
    two_sided: frozenset[str]
    claims: frozenset[str]
    topics: frozenset[str]
    claim_measures: frozenset[str]
    sections: frozenset[str]
    identities: frozenset[str]


OF_THE_YEAR_BEFORE = "prior_year_"
"""Stands in a selector before the measure of a column of the year before."""


@cache
def read_codes() -> Codes:
    """Read the seeds."""
    statements, topics = read_seed("statements"), read_seed("claim_topics")
    # a signature alone gives a statement its code, too
    codes = {row["statement_code"]: False for row in read_seed("title_signatures")}
    codes |= {row["statement_code"]: row["grain"] == "two_sided" for row in statements}
    claim_measures = [row["measure_code"] for row in read_seed("claim_measures")]
    return Codes(
        measures=dict.fromkeys(codes, frozenset[str]()) | _measures_of_statements(),
        two_sided=frozenset(code for code, is_two_sided in codes.items() if is_two_sided),
        claims=frozenset(_claims(topics, claim_measures)),
        topics=frozenset(row["topic_code"] for row in topics),
        claim_measures=frozenset(["", *claim_measures]),
        sections=frozenset(row["section_code"] for row in read_seed("section_titles")),
        identities=frozenset(row["identity_id"] for row in read_seed("identities")),
    )


def _measures_of_statements() -> dict[str, frozenset[str]]:
    """Give the measures that each statement of `statements` prints."""
    measures = read_seed("measures")
    patterns = {row["family"]: row["statement_pattern"] for row in read_seed("measure_families")}
    return {
        row["statement_code"]: frozenset(
            code
            for measure in measures
            if re.fullmatch(patterns[measure["family"]], row["statement_code"])
            # a column of the year before is named by its measure, too
            for code in (measure["measure_code"], OF_THE_YEAR_BEFORE + measure["measure_code"])
        )
        for row in read_seed("statements")
    }


def _claims(topics: list[dict[str, str]], claim_measures: list[str]) -> Iterator[str]:
    for row in topics:
        yield row["topic_code"]
        if row["unit"] == "yuan":
            yield from (f"{row['topic_code']}_{measure}" for measure in claim_measures)
