"""What the gate of the load before answered in, the answers that stand out.

A check of a rule lists the documents that break it. Great Expectations takes as long for one that
lists what it listed before as for any other, and one report among ten thousand changes the lists of
a few rules. So each answer is kept with a digest of the check and of all rows that it saw, and
stands where both are the same. Our own checks, and those of findings that stop publication, are
asked anew whatever was answered before.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from expectations.checklists import RULES, Answer, Check, SuiteAnswer
from expectations.warehouse import open_warehouse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from expectations.checklists import Checklist

_SEEN = """
    select rule_id, md5(string_agg(document_sha256, ' ' order by document_sha256))
    from audit.rule_results group by rule_id
"""
_KEY = "rules"
_KEPT = ("digest", "offenders", "named")


class KnownAnswers:
    """The answers to checks of rules that stand.

    Args:
        broken: the file that the checks of rules look at.
        before: the result that the gate of the load before left; None where all is asked.
    """

    def __init__(self, broken: Path, before: Path | None) -> None:
        with open_warehouse(broken, read_only=True) as connection:
            self._seen = dict(connection.execute(_SEEN).fetchall())
        self._before = _read(before) if before else {}

    def without(self, checklists: Iterable[Checklist]) -> list[Checklist]:
        """Leave out the checks whose answers stand."""
        return [
            replace(
                one, checks=tuple(check for check in one.checks if not self._answer(one, check))
            )
            for one in checklists
        ]

    def complete(
        self, checklists: Iterable[Checklist], asked: Iterable[SuiteAnswer]
    ) -> tuple[SuiteAnswer, ...]:
        """Put the answers that stand among those given anew, in the order of the checks."""
        return tuple(
            SuiteAnswer(checklist, tuple(self._ordered(checklist, given.answers)))
            for checklist, given in zip(checklists, asked, strict=True)
        )

    def of(self, answers: Iterable[SuiteAnswer]) -> dict[str, Any]:
        """Give what the gate of the next load has to know."""
        kept = {
            answer.check.id: {
                "digest": self._digest(answer.check),
                "offenders": answer.offenders,
                "named": answer.named,
            }
            for suite in answers
            for answer in suite.answers
            if suite.checklist.name == RULES and not answer.error
        }
        return {_KEY: kept}

    def _ordered(self, checklist: Checklist, given: Sequence[Answer]) -> Iterable[Answer]:
        by_id = {answer.check.id: answer for answer in given}
        for check in checklist.checks:
            answer = by_id.get(check.id) or self._answer(checklist, check)
            assert answer is not None
            yield answer

    def _answer(self, checklist: Checklist, check: Check) -> Answer | None:
        """Give the answer that stands; None where there is none."""
        kept = self._before.get(check.id)
        if checklist.name != RULES or not kept or kept["digest"] != self._digest(check):
            return None
        return Answer(check, kept["offenders"] == 0, kept["offenders"], tuple(kept["named"]), "")

    def _digest(self, check: Check) -> str:
        parts = (check.id, check.title_zh, check.query, check.severity, self._seen.get(check.id))
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _read(before: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(before.read_bytes())[_KEY]
        return {check_id: {name: one[name] for name in _KEPT} for check_id, one in kept.items()}
    return {}
