"""Which keys a term of each shared kind takes, and what each may say.

The one list of them: `checks.py` holds the catalogue to it, and `docs/rules.md` prints it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from expectations.terms import values

if TYPE_CHECKING:
    from expectations.terms import Term

_SOURCES = ("sentence", "heading", "caption", "cell")
_NUMBERS = ("mobile_phone", "named_line", "public_line", "identity_card", "bank_account")


@dataclass(frozen=True)
class Key:
    """A key of a term.

    Attributes:
        check: how its value, or each value of a list, is checked.
        meaning: for those who write rules.
        between: given where the value is a list: what sets its values apart in `audit.rules`.
    """

    check: values.Check
    meaning: str
    between: str = ""


@dataclass(frozen=True)
class Kind:
    """A shared kind.

    Attributes:
        asks: what it compares.
        needs: of each group exactly one key must be given.
        keys: all keys it takes, beside `kind` where a term is of another kind than its rule.
    """

    asks: str
    needs: tuple[tuple[str, ...], ...]
    keys: dict[str, Key]


_SECTION = {
    "section": Key(values.sections, "only claims of sections of these codes, a pattern"),
}
_SECTION_AND_TITLE = {
    **_SECTION,
    "title": Key(values.pattern, "only where the section's heading has this pattern"),
}


def _over(*sources: str) -> Key:
    return Key(
        values.one_of(*sources),
        f"a list of {', '.join(sources)}; only sentences if left out",
        between="|",
    )


_TEXTS = {
    "pattern": Key(values.pattern, "the wording that is looked for"),
    "over": _over(*_SOURCES),
    "section": Key(values.sections, "only texts of sections of these codes, a pattern"),
    "unless": Key(values.pattern, "a pattern that excuses the whole text"),
}
_SEVERITY = Key(
    values.one_of("critical", "warning", "info"), "of its findings, if it is not the rule's"
)

KINDS: dict[str, Kind] = {
    "sums_agree": Kind(
        "What one statement prints is what another prints, figure by figure or as sums.",
        needs=(("one",), ("other", "at_most")),
        keys={
            "one": Key(values.sum_of_figures, "a sum of selectors"),
            "other": Key(values.sum_of_figures, "the sum that `one` equals"),
            "at_most": Key(values.sum_of_figures, "the sum that `one` does not exceed"),
            "or": Key(values.sum_of_figures, "a sum that is as good as `one`"),
            "codes": Key(values.pattern, "asked of each code that matches, in place of `[@]`"),
            "if_equal": Key(
                values.equality, "a list; asked only where these figures agree exactly", " ; "
            ),
            "each": Key(
                values.text, "a list of `a:b:c`; asked with the words of each for ~1 ~2 ~3", " , "
            ),
            "blank": Key(
                values.one_of("both", "either"), "not asked where both or either sums are blank"
            ),
            "follows": Key(
                values.rule_id, "the rule whose finding explains one that is out by as much"
            ),
            "severity": _SEVERITY,
        },
    ),
    "identity": Kind(
        "A sum that dbt has tested holds. Without terms: the sums that carry the rule's id.",
        needs=(("statement",), ("identity",)),
        keys={
            "statement": Key(values.statements, "a pattern of statement codes"),
            "identity": Key(values.identities, "a pattern of identities (seed `identities`)"),
            "measure": Key(values.measures, "a pattern of the total's measure"),
            "line": Key(values.pattern, "a pattern of the total's line"),
        },
    ),
    "claim_agrees": Kind(
        "A figure of the text is the one of a statement.",
        needs=(("claim",), ("figure",)),
        keys={
            "claim": Key(values.claims, "a pattern of claim codes"),
            "figure": Key(values.figure, "a selector; `[@]` is the line of the claim's code"),
            "or": Key(values.figure, "another selector that is as good"),
            **_SECTION_AND_TITLE,
        },
    ),
    "claim_rate": Kind(
        "A rate of the text is the quotient of two figures. An operand is `own` (the amount of the "
        "same topic), `own.change` (another measure of it), `own-change` (the amount less that "
        "measure), `claim:CODES` (a claim of another topic) or a selector.",
        needs=(("topic",), ("rate",), ("part",), ("whole",)),
        keys={
            "topic": Key(values.topics, "a pattern of topic codes"),
            "rate": Key(values.claim_measure, "the measure that the rate is"),
            "part": Key(values.operand, "an operand"),
            "whole": Key(values.operand, "an operand"),
            "part_or": Key(values.operand, "taken where `part` is not found"),
            "whole_or": Key(values.operand, "taken where `whole` is not found"),
            "base": Key(values.pattern, "a pattern that stands before the rate (占…的)"),
            "nought": Key(values.one_of("fails"), "only a rate of a whole that is nought fails"),
            **_SECTION_AND_TITLE,
        },
    ),
    "claim_sum": Kind(
        "A total of the text is the sum of the parts told with it.",
        needs=(("total",), ("parts",), ("needs",)),
        keys={
            "total": Key(values.claims, "a pattern of claim codes"),
            "parts": Key(values.claims, "a pattern of claim codes"),
            "needs": Key(values.claim, "a list of codes that must all be among the parts", ","),
        },
    ),
    "claims_ordered": Kind(
        "Of two figures of the text one does not exceed the other.",
        needs=(("less",), ("more",)),
        keys={
            "less": Key(values.claims, "a pattern of claim codes"),
            "more": Key(values.claims, "a pattern of claim codes"),
            "plus": Key(values.claim, "a claim that is added to `less`"),
        },
    ),
    "other_report": Kind(
        "What a report says is what another report of the department prints.",
        needs=(("report",), ("printed",), ("topic", "claim", "figure")),
        keys={
            "report": Key(
                values.one_of("year_before", "budget"), "of the year before, or the year's budget"
            ),
            "printed": Key(
                values.printed, "there: selectors with ` or ` between them, or `claim:CODES`"
            ),
            "topic": Key(values.topics, "here: amounts less their change, by topic"),
            "claim": Key(values.claims, "here: amounts of the text"),
            "figure": Key(values.figure, "here: a selector"),
            **_SECTION,
        },
    ),
    "pattern_absent": Kind(
        "Wording that must not be there.",
        needs=(("pattern",),),
        keys={
            **_TEXTS,
            "level": Key(values.one_of("department", "unit"), "only reports of this level"),
            "together": Key(values.one_of("yes"), "all wordings of a report are one finding"),
            "severity": _SEVERITY,
        },
    ),
    "year_told": Kind(
        "A year that the words name is the report's.",
        needs=(("pattern",),),
        keys={
            **_TEXTS,
            "over": _over(*_SOURCES, "contents"),
            "offset": Key(values.whole_number, "added to the report's year (-1: the year before)"),
            "near": Key(values.whole_number, "years no further away than this are not looked at"),
            "statement": Key(values.one_of("yes"), "only captions of statements"),
        },
    ),
    "purpose_fits": Kind(
        "What an item is said to be for is its own purpose.",
        needs=(("subject",), ("wrong",), ("right",)),
        keys={
            "subject": Key(values.pattern, "a pattern of the item's name"),
            "wrong": Key(values.pattern, "words of another item's purpose"),
            "right": Key(values.pattern, "words of its own: with one of them it fits"),
        },
    ),
    "personal_data": Kind(
        "A page prints no person's number.",
        needs=(("number",), ("what",)),
        keys={
            "number": Key(values.one_of(*_NUMBERS), "the kind of number"),
            "what": Key(values.text, "its name in the message"),
            "severity": _SEVERITY,
        },
    ),
}


def as_text(kind: str, term: Term) -> dict[str, str]:
    """Write a term as `audit.rules` holds it: a list as one text."""
    keys = KINDS[str(term.get("kind", kind))].keys
    return {
        name: value if isinstance(value, str) else keys[name].between.join(value)
        for name, value in term.items()
    }
