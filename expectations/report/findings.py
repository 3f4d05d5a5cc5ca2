"""A judged build file in, its findings out, each with the places of its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from decimal import Decimal

    import duckdb

Box = tuple[float, float, float, float]

QUOTED = 160
"""So many characters of a text are quoted, those around the words that are wrong."""
_BEFORE = 60
_QUOTES = re.compile("“([^“”]+)”")


@dataclass(frozen=True)
class Place:
    """One printed figure that takes part in a finding."""

    role: str
    page: int | None
    box: Box | None
    text: str
    value: Decimal | None
    sign: int
    name: str


@dataclass(frozen=True)
class Finding:
    """One finding, with the places of its figures: the total first, then its parts.

    Attributes:
        is_certain: What it should read is certain, not only that it is wrong.
        waiver: Who answers for it, why and until when; '' unless it is waived.
    """

    places: tuple[Place, ...]
    finding_id: str
    rule_id: str
    severity: str
    status: str
    explained_by: str | None
    explains_count: int
    page: int | None
    message: str
    next_zh: str
    title_zh: str
    basis: str
    found_text: str
    expected_text: str
    difference_text: str
    allowed_text: str
    is_sum: bool
    is_certain: bool
    is_new: bool
    waiver: str

    @property
    def found(self) -> tuple[Place, ...]:
        """Give the places that are wrong."""
        return tuple(place for place in self.places if place.role == "found")

    @property
    def is_absent(self) -> bool:
        """Whether the whole report does not have it: it is put on page 1, which shows nothing."""
        nowhere = all(
            not place.box and not place.text and place.page in {None, 1} for place in self.found
        )
        return bool(self.found) and nowhere and not self.found_text

    @property
    def others(self) -> tuple[Place, ...]:
        """Give the places it is compared with, each printed text once."""
        seen: dict[tuple[int | None, str, str], Place] = {}
        for place in self.places:
            if place.role != "found":
                seen.setdefault((place.page, place.text, place.name if self.is_sum else ""), place)
        return tuple(seen.values())

    def quote(self, place: Place) -> str:
        """Quote the text of a place; where it is long, the part that holds the words meant."""
        text = re.sub(r"\s*\n\s*", "", place.text)
        if len(text) <= QUOTED:
            return text
        meant = [self.found_text, *_QUOTES.findall(self.message)]
        known = [at for words in meant if words and (at := text.find(words.strip("…"))) >= 0]
        start = max(0, min((known or [0])[0] - _BEFORE, len(text) - QUOTED))
        behind = "…" if start + QUOTED < len(text) else ""
        return f"{'…' if start else ''}{text[start : start + QUOTED]}{behind}"

    @property
    def sum_text(self) -> str:
        """Write the sum out, as printed: 60.00 + 40.00 = 100.00."""
        parts = [place for place in self.places if place.role != "found"]
        if not (self.is_sum and parts and all(part.text for part in parts)):
            return ""
        first, *rest = parts
        text = f"{'−' if first.sign < 0 else ''}{first.text}"
        return text + "".join(f" {'−' if one.sign < 0 else '+'} {one.text}" for one in rest)


def read_findings(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[Finding, ...]]:
    """Give the findings of each document of the chunk, gravest first; `report.sql` was run."""
    places: dict[str, list[Place]] = {}
    for finding_id, role, page, box, *rest in connection.execute(_PLACES).fetchall():
        place = Place(role, page, tuple(box) if box else None, *rest)
        places.setdefault(finding_id, []).append(place)
    findings: dict[str, list[Finding]] = {}
    for sha256, *row in connection.execute(_FINDINGS).fetchall():
        findings.setdefault(sha256, []).append(_finding(row, places))
    return {sha256: tuple(some) for sha256, some in findings.items()}


def _finding(row: list[Any], places: dict[str, list[Place]]) -> Finding:
    return Finding(tuple(places.get(row[0], ())), *row)


_FINDINGS = """
    select findings.document_sha256, findings.finding_id, findings.rule_id, severity, status,
        explained_by, explains_count, source_page, message, next_zh, title_zh, basis,
        coalesce(found_text, ''), coalesce(expected_text, ''), coalesce(difference_text, ''),
        coalesce(allowed_text, ''), is_sum, is_certain, is_new,
        coalesce((
            select any_value(concat_ws('，', waivers.reason, waivers.owner, waivers.expires))
            from report_waivers as waivers
            where findings.status = 'waived'
                and coalesce(waivers.finding_id, findings.finding_id) = findings.finding_id
                and waivers.rule_id = findings.rule_id
                and coalesce(waivers.document_sha256, findings.document_sha256)
                    = findings.document_sha256
        ), '')
    from report_findings as findings
    where document_key is not null and document_sha256 in (from chunk)
    order by status = 'explained', status = 'waived', gravity, source_page, findings.rule_id,
        source_bbox[4] desc, findings.finding_id
"""

_PLACES = """
    select finding_id, role, page, bbox, coalesce(text, ''), value, sign,
        trim(concat_ws(
            ' ', nullif(subject_code, ''), nullif(line_label, ''),
            replace(coalesce(header_path, ''), '/', '－')
        ))
    from audit.finding_places
    where finding_id in (
        select finding_id from report_findings where document_sha256 in (from chunk)
    )
    order by finding_id, place_no
"""
