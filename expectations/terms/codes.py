"""The seeds of dbt in, the codes that rules may name out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from expectations.seeds import read_seed


@dataclass(frozen=True)
class Codes:
    """What values may name.

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
    statements, claims = read_seed("statements"), read_seed("claims")
    measures: dict[str, set[str]] = defaultdict(set)
    for row in read_seed("measures"):
        # a column of the year before is named by its measure, too
        code = row["measure_code"]
        measures[row["statement_code"]] |= {code, f"{OF_THE_YEAR_BEFORE}{code}"}
    # a signature alone gives a statement its code, too
    codes = {row["statement_code"]: False for row in read_seed("title_signatures")}
    codes |= {row["statement_code"]: row["grain"] == "two_sided" for row in statements}
    return Codes(
        measures={code: frozenset(measures[code]) for code in codes},
        two_sided=frozenset(code for code, is_two_sided in codes.items() if is_two_sided),
        claims=frozenset(row["claim_code"] for row in claims),
        topics=frozenset(row["topic_code"] for row in claims),
        claim_measures=frozenset(row["measure_code"] for row in claims),
        sections=frozenset(row["section_code"] for row in read_seed("section_titles")),
        identities=frozenset(row["identity_id"] for row in read_seed("identities")),
    )
