"""What one block of a rule file says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from expectations.terms import Term


@dataclass(frozen=True)
class Rule:
    """One rule of the catalogue, its family's defaults filled in.

    Attributes:
        applies_to: document kinds the rule is about.
        statements: statements whose figures it tests; none for a rule about text.
        needs: what of a document it reads; a document without that half is not judged by it.
        kind: a shared kind that judges all rules of it by their terms, or `own` (the rule has an
            SQL file of its own).
        terms: what a shared kind compares, one mapping a comparison; `terms/kinds.py` says which
            keys. A rule of kind `identity` without terms asks for the sums that carry its id.
        when_missing: the answer where a statement is not printed at all.
        when_nothing: the answer where the document holds nothing that the rule looks at: `pass` for
            a rule about what must not be there, `cannot_tell` for what every report has to say.
        message: Chinese sentence of a finding, with placeholders that SQL fills in.
        next_zh: what a reader should look at next.
        withheld_note: pattern of a note that excuses a total above its printed parts; or empty.
    """

    id: str
    family: str
    title_zh: str
    title_en: str
    severity: str
    applies_to: tuple[str, ...]
    statements: tuple[str, ...]
    needs: tuple[str, ...]
    kind: str
    terms: tuple[Term, ...]
    tolerance: str
    when_missing: str
    when_nothing: str
    basis: str
    condition_zh: str
    message: str
    next_zh: str
    withheld_note: str
    version: int
