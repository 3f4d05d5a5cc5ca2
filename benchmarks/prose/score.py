"""What became of the figures of drawn texts: bound rightly, defects told, sound ones accused."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from benchmarks.prose.department import words
from benchmarks.prose.text import MARK, MEASURES, plain

if TYPE_CHECKING:
    import duckdb

    from benchmarks.prose.department import Department
    from benchmarks.prose.planted import Defect
    from benchmarks.prose.text import Text

CLAIMS = """
    select figure_text, lead, claim_code, reason_code, value, fiscal_year
    from intermediate.int_claims where document_sha256 = ?
    order by paragraph_no, sentence_no, place
"""
SUBJECTS = """
    select claim_code, abs(value), list(subject_code) from marts.narrative_claims
    where document_sha256 = ? group by all
"""
FINDINGS = """
    select rule_id, severity, status, message from audit.violations where document_sha256 = ?
"""
ENDINGS = [*MEASURES, "_adjusted_completion_rate", "_adjusted_budget", "_outturn_change_rate"]
ENDINGS = sorted([*ENDINGS, "_outturn_change", "_outturn"], key=len, reverse=True)
# measures that are as right: the budget adjusted or not, the outturn of a year before
AS_RIGHT = {
    "_completion_rate": {"_adjusted_completion_rate"},
    "_budget": {"_adjusted_budget"},
    "_change": {"_outturn_change"},
    "_change_rate": {"_outturn_change_rate"},
    "_prior": {"_budget", "_outturn", ""},
}
Row = tuple[Any, ...]


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def _digits(text: str) -> str:
    return re.sub(r"[^0-9.]", "", _folded(text))


def _is_right(code: str, wanted: list[str], told_year: int, it: Department) -> bool:
    topic, measure = _parts(code)
    for one in wanted:
        of, as_what = _parts(one)
        same = {of}.union(*(group for group in words()["as_right"] if of in group))
        same = {other for other in same if _agree(it, of, other)}
        if topic in same and (measure == as_what or measure in AS_RIGHT.get(as_what, set())):
            # a year's own figure told in another report is that of the year before
            return not (as_what == "_prior" and measure == "" and told_year != it.year - 1)
    return False


def _agree(it: Department, *topics: str) -> bool:
    """Tell whether topics come to the same here; where no figure is kept of one they may."""
    keys = [words()["claims"].get(topic, "") for topic in topics]
    return not all(key in it.now for key in keys) or len({it.now[key] for key in keys}) == 1


def _parts(code: str) -> tuple[str, str]:
    measure = next((one for one in ENDINGS if code.endswith(one)), "")
    return code.removesuffix(measure), measure


def bound(
    connection: duckdb.DuckDBPyConnection, sha256: str, text: Text, *, shows: bool
) -> Counter[str]:
    """Count the marked figures that are bound right, wrong or not."""
    rows = connection.execute(CLAIMS, [sha256]).fetchall()
    known: dict[tuple[str, Any], list[str]] = {
        (code, value): subjects
        for code, value, subjects in connection.execute(SUBJECTS, [sha256]).fetchall()
    }
    counts: Counter[str] = Counter()
    marks = [
        (mark, plain(line), plain(line[: mark.start()]))
        for line in text.lines
        if not line.startswith("#")
        for mark in MARK.finditer(line)
    ]
    pairs = _paired(
        [(_digits(mark[2]), _folded(before)[-2:]) for mark, _, before in marks],
        [(_digits(row[0]), _folded(row[1])[-2:]) for row in rows],
    )
    for no, (mark, line, before) in enumerate(marks):
        claim = text.claims[int(mark[1])]
        row = rows[pairs[no]] if no in pairs else None
        outcome = "unbound"
        if row and row[2]:
            right = _is_right(row[2], claim.codes, row[5], text.it)
            # a claim of a subject is told with its code
            subjects = known.get((row[2], abs(row[4])))
            if right and claim.subject and subjects and any(subjects):
                right = claim.subject in subjects
            outcome = "right" if right else "wrong"
        counts[outcome] += 1
        if shows and outcome != "right":
            print("   ", outcome, claim.codes[0], claim.printed, "as", row and row[2:4], end=" ")
            print(f"…{before[-14:]}| {line[:40]}")
    return counts


def _paired(marks: list[tuple[str, str]], rows: list[tuple[str, str]]) -> dict[int, int]:
    """Pair marks and rows in their order, first with the words before them, then by digits."""
    blocks = SequenceMatcher(None, marks, rows, autojunk=False).get_matching_blocks()
    pairs = {block.a + step: block.b + step for block in blocks for step in range(block.size)}
    used, last = set(pairs.values()), -1
    for no in range(len(marks)):
        if no in pairs:
            last = pairs[no]
            continue
        until = min((pairs[other] for other in pairs if other > no), default=len(rows))
        for row in range(last + 1, until):
            if rows[row][0] == marks[no][0] and row not in used:
                pairs[no] = last = row
                used.add(row)
                break
    return pairs


def told(
    connection: duckdb.DuckDBPyConnection,
    sound: str,
    changed: str,
    defects: list[Defect],
    *,
    shows: bool,
) -> tuple[Counter[str], Counter[str]]:
    """Count planted defects by kind, and those of them that a finding tells by figure or words."""
    known = {(rule, message) for rule, *_, message in _findings(connection, sound)}
    fresh = [row for row in _findings(connection, changed) if (row[0], row[3]) not in known]
    all_of, seen = Counter(one.kind for one in defects), Counter[str]()
    for one in defects:
        if any(_tells(row[3], one) for row in fresh):
            seen[one.kind] += 1
        elif shows:
            print("    missed", one.kind, one.what, one.old, "->", one.new, one.line[:60])
    return all_of, seen


def _findings(connection: duckdb.DuckDBPyConnection, sha256: str) -> list[Row]:
    return connection.execute(FINDINGS, [sha256]).fetchall()


def _tells(message: str, defect: Defect) -> bool:
    said = _folded(message)
    figures = {figure.replace(",", "") for figure in re.findall(r"\d[\d,]*\.?\d*", said)}
    figures |= {figure.rstrip("0").rstrip(".") for figure in figures if "." in figure}
    meant = [defect.new, defect.old] if defect.kind == "swap" else [defect.new]
    asked = {_digits(one) for one in meant}
    asked |= {one.rstrip("0").rstrip(".") for one in asked if "." in one}
    quotes = re.findall(r"“([^”]{8,})”", said)
    line = _folded(defect.line)
    return bool(asked & figures) or any(quote[:40] in line for quote in quotes)


def accused(connection: duckdb.DuckDBPyConnection, sha256: str) -> dict[str, list[str]]:
    """List the open findings on a sound report, critical and warning, by rule."""
    found: dict[str, list[str]] = defaultdict(list)
    for rule, severity, status, message in _findings(connection, sha256):
        if status == "open" and severity != "info":
            found[rule].append(message)
    return found
