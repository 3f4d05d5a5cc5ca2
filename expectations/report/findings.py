"""A judged build file in, its findings out, each with the places of its figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

Box = tuple[float, float, float, float]

QUOTED = 160
"""So many characters of a text are quoted, those around the words that are wrong."""
_BEFORE = 60
_QUOTES = re.compile("“([^“”]+)”")
_TIMES = re.compile(r"\d+处")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
BLANK = "空白"


@dataclass(frozen=True)
class Place:
    """One printed figure that takes part in a finding.

    Attributes:
        line: The name of its line, '' outside of a table.
        heading: The headings of its column, the uppermost first, with slashes between.
        elsewhere: Which other report it stands in, '' for the report itself.
        key: Names the page of that report.
    """

    role: str
    page: int | None
    box: Box | None
    text: str
    value: Decimal | None
    sign: int
    name: str
    line: str = ""
    heading: str = ""
    elsewhere: str = ""
    key: str = ""


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

    @property
    def said(self) -> str:
        """Give what stands large on its side: what is printed or counted there.

        How many places there are stands in the message, and a figure of the other side over there.
        """
        if _TIMES.fullmatch(self.found_text):
            return ""
        is_of_others = any(
            place.text and self.found_text.startswith(place.text)
            for place in self.places
            if place.role != "found"
        )
        return "" if is_of_others and not self.is_printed else self.found_text

    @property
    def is_printed(self) -> bool:
        """Whether what is found is printed there as it is told, and not computed or counted."""
        wanted = _numbers(self.found_text)
        return any(
            self.found_text in place.text
            or (wanted and wanted <= _numbers(place.text) and not place.elsewhere)
            for place in self.found
        )

    @property
    def is_blank(self) -> bool:
        """Whether a cell of a statement is empty: a page without text is no blank."""
        return any(place.name and not place.text for place in self.found[:1])

    @property
    def is_blank_beside(self) -> bool:
        """Whether the other side is a blank, which has no words."""
        return self.expected_text == BLANK

    def is_told_again(self, place: Place) -> bool:
        """Tell whether a place is the sentence that is wrong: it need not be quoted twice."""
        return any(
            (place.page, place.text) == (one.page, one.text) and not place.line
            for one in self.found
        )

    def quote(self, place: Place) -> str:
        """Quote the text of a place; where it is long, the part that holds the words meant."""
        text = re.sub(r"\s*\n\s*", "", place.text).replace("“", "‘").replace("”", "’")
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
        if not (self.is_sum and len(parts) > 1 and all(part.text for part in parts)):
            return ""
        first, *rest = parts
        text = f"{'−' if first.sign < 0 else ''}{first.text}"
        return text + "".join(f" {'−' if one.sign < 0 else '+'} {one.text}" for one in rest)


def _numbers(text: str) -> set[Decimal]:
    return {Decimal(number.replace(",", "")) for number in _NUMBER.findall(text)}


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
    select places.finding_id, role, page, bbox, coalesce(text, ''), value, sign,
        trim(concat_ws(
            ' ', nullif(places.subject_code, ''), nullif(places.line_label, ''),
            replace(coalesce(places.header_path, ''), '/', '－')
        )),
        coalesce(places.line_label, ''), coalesce(places.header_path, ''),
        if(is_elsewhere, others.title, ''), if(is_elsewhere, others.document_key, '')
    from audit.finding_places as places
    inner join report_findings as findings on places.finding_id = findings.finding_id
    left join report_titles as others on places.document_sha256 = others.document_sha256
    cross join lateral (
        select places.document_sha256 <> findings.document_sha256 as is_elsewhere
    ) as stands
    where findings.document_sha256 in (from chunk)
    order by places.finding_id, place_no
"""
