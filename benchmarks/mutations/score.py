"""Which changes were noticed, and why the others were not."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from benchmarks.mutations.copies import name_copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from benchmarks.mutations.changes import Change, Document

Z = 1.96
"""Intervals hold with 95 %."""

WHOLE = {"note", "unit", "dropped", "doubled", "shift", "order", "foreign", "twice", "owner"}
"""Kinds that change a line or page: a finding of the page tells them."""

FINDINGS = """
    select
        findings.document_sha256, findings.rule_id, findings.message, findings.severity,
        places.page, places.text, places.bbox, places.value
    from audit.violations as findings
    left join audit.finding_places as places using (finding_id)
    where findings.status = 'open'
"""


@dataclass(frozen=True)
class Outcome:
    """One change and what became of it.

    Attributes:
        sha256: the document that was copied.
        place: the folder it lies in.
        changes: what was changed.
        rules: rules with a new open finding that touches it.
        severities: their severities.
        elsewhere: rules with a new open finding that does not.
        told: how many new critical and warning findings there are in all.
        reason: why it was missed, else empty.
    """

    sha256: str
    place: str
    changes: Sequence[Change]
    rules: tuple[str, ...]
    severities: tuple[str, ...]
    elsewhere: tuple[str, ...]
    told: int
    reason: str

    @property
    def noticed(self) -> bool:
        """Say whether the change was told where it stands."""
        return bool(self.rules)


def score(
    warehouse: Path, documents: Sequence[Document], plans: dict[str, list[list[Change]]]
) -> list[Outcome]:
    """Compare the findings of each copy with those of the copy without a change."""
    outcomes = []
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        found = defaultdict(lambda: defaultdict(list))
        for sha256, rule, message, severity, *place in connection.execute(FINDINGS).fetchall():
            found[sha256][rule, message, severity].append(place)
        for document in documents:
            known = {key[:2] for key in found[name_copy(document.sha256, 0)]}
            for number, changes in enumerate(plans[document.sha256], start=1):
                copy = name_copy(document.sha256, number)
                new = {key: at for key, at in found[copy].items() if key[:2] not in known}
                near = [key for key, at in new.items() if _touches(changes, at)]
                outcomes.append(
                    Outcome(
                        document.sha256,
                        document.place,
                        changes,
                        tuple(sorted({key[0] for key in near})),
                        tuple(sorted({key[2] for key in near})),
                        tuple(sorted({key[0] for key in new} - {key[0] for key in near})),
                        sum(key[2] != "info" for key in new),
                        "" if near else _reason(connection, copy, changes[0]),
                    )
                )
    return outcomes


def interval(part: int, whole: int) -> tuple[float, float]:
    """Give the share's interval after Wilson, which holds for few as well."""
    if not whole:
        return 0.0, 1.0
    share, spread = part / whole, Z * Z / whole
    middle = (share + spread / 2) / (1 + spread)
    reach = Z / (1 + spread) * math.sqrt(share * (1 - share) / whole + spread / 4 / whole)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def _touches(changes: Sequence[Change], places: Iterable[Sequence[object]]) -> bool:
    """Say whether a place of the finding lies on what was changed, or shows it."""
    for change in changes:
        for page, text, box, _ in places:
            shown = "".join(str(text or "").split())
            is_shown = bool(change.new) and "".join(change.new.split()) in shown
            # a sentence may begin on the page before
            if is_shown and page in (change.page, change.page - 1):
                return True
            if page != change.page:
                continue
            if box and _overlap(box, change.box):
                return True
            if change.kind in WHOLE:
                return True
    return False


def _overlap(one: object, other: Sequence[float]) -> bool:
    left, low, right, high = one  # type: ignore[misc]
    return bool(left < other[2] and right > other[0] and low < other[3] and high > other[1])


def _reason(connection: duckdb.DuckDBPyConnection, copy: str, change: Change) -> str:
    connection.execute("set variable copy = ?", [copy])
    connection.execute("set variable page = ?", [change.page])
    connection.execute("set variable new = ?", [change.new])
    connection.execute("set variable box = ?", [list(change.box)])
    if change.dataset == "cells":
        return _table_reason(connection)
    return _prose_reason(connection) if change.kind in ("prose", "sign") else "no rule told it"


def _table_reason(connection: duckdb.DuckDBPyConnection) -> str:
    figures = connection.execute(
        """
        select cell_id, is_trusted from marts.fct_statement_amounts
        where document_sha256 = getvariable('copy') and source_page = getvariable('page')
            and abs(source_bbox[1] - getvariable('box')[1]) < 1.5
            and abs(source_bbox[2] - getvariable('box')[2]) < 1.5
        """
    ).fetchall()
    if not figures:
        return "not bound"
    if not figures[0][1]:
        return "not trusted"
    outcomes = connection.execute(
        """
        select distinct checks.outcome
        from intermediate.int_identity_terms as terms
        inner join intermediate.int_identity_checks as checks using (check_id)
        where terms.cell_id = ?
        """,
        [figures[0][0]],
    ).fetchall()
    told = {outcome for (outcome,) in outcomes}
    if "fails" in told:
        return "charity"
    if told == {"cannot_tell"}:
        return "cannot_tell"
    return "within rounding" if told else "no check"


def _prose_reason(connection: duckdb.DuckDBPyConnection) -> str:
    claims = connection.execute(
        """
        select claim_code, reason_code from intermediate.int_claims
        where document_sha256 = getvariable('copy') and page = getvariable('page')
            and contains(figure_text, getvariable('new'))
        order by claim_code is null
        """
    ).fetchall()
    if not claims:
        return "no figure of a sentence"
    code, reason = claims[0]
    return f"bound, not told: {code}" if code else f"not bound: {reason}"
