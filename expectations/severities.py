"""A rule in, the severities of its findings out.

Most findings have their rule's severity. Where SQL gives another one, this says when, for the docs;
a test compares it with the findings of every rule's examples.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from expectations.rule import Rule
    from expectations.terms import Term

_LAST_DIGIT = ("只差末位", "info")
_OTHER_MANNER = ("本报告其余的表看不出这样计分", "info")
_OF_RATES = (("差一个百分点以上或方向相反", "critical"), ("其余占比、幅度", "warning"), _LAST_DIGIT)
_OF_OWN_SQL = {
    "FORMAT-100": (("空白页", "info"),),
    "COMPLETENESS-003": (("正文说未安排的资金", "info"),),
    "COMPLETENESS-161": (("合计小于总数，没有列到“其他”", "info"),),
    "PERFORMANCE-074": (_LAST_DIGIT,),
    "PERFORMANCE-076": (_OTHER_MANNER,),
    "PERFORMANCE-077": (_OTHER_MANNER,),
    "PERFORMANCE-091": (("差额是总计中单列的一项", "info"),),
    "PERFORMANCE-160": (("满意度", "info"),),
    "NARRATIVE-059": (_LAST_DIGIT,),
    "NARRATIVE-061": (_LAST_DIGIT,),
    "NARRATIVE-062": (_LAST_DIGIT,),
}
"""Rules of kind `own` whose SQL gives some of its findings another severity."""


def other_severities(rule: Rule) -> tuple[tuple[str, str], ...]:
    """Return when a finding has another severity than its rule, in Chinese, and which."""
    found = [*_OF_OWN_SQL.get(rule.id, ())]
    for term in rule.terms:
        found += _of_term(rule, term, str(term.get("kind", rule.kind)))
    return tuple((when, one) for when, one in dict.fromkeys(found) if one != rule.severity)


def _of_term(rule: Rule, term: Term, kind: str) -> Iterator[tuple[str, str]]:
    has_hints = {
        "claim_agrees": True,
        "sums_agree": rule.tolerance == "T2" and "at_most" not in term,
        "other_report": "topic" not in term,
    }
    if kind == "claim_rate" and rule.severity != "info":
        yield from (("决算或本年也为0", "info"),) if "nought" in term else _OF_RATES
    elif has_hints.get(kind):
        yield _LAST_DIGIT
    if "severity" in term:
        yield "部分写法", str(term["severity"])
