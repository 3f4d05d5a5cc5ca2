"""What became of a drawn report: figures read, claims bound, defects told, sound ones accused."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

    from benchmarks.provinces.drawn import Drawn
    from benchmarks.provinces.slips import Planted

READ = """
    select
        regexp_replace(source_text, '\\s', '', 'g'), statement_code, measure_code, period,
        coalesce(subject_code, ''), line_label, coalesce(side, ''), is_trusted
    from marts.fct_statement_amounts where document_sha256 = ?
"""
LISTED = """
    select regexp_replace(source_text, '\\s', '', 'g') from audit.unmapped_cells
    where document_sha256 = ?
"""
FINDINGS = """
    select rule_id, severity, message from audit.violations
    where document_sha256 = $1 and (status = 'open' or $2)
"""
ANY = {"any", "statistic"}


def folded(text: str) -> str:
    """Fold widths and leave out white space."""
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def figures(
    connection: duckdb.DuckDBPyConnection, sha256: str, it: Drawn, *, shows: bool
) -> Counter[str]:
    """Count the figures of the statements that are read right, wrong, listed or not at all."""
    rows: dict[str, list[tuple[Any, ...]]] = {}
    for text, *what in connection.execute(READ, [sha256]).fetchall():
        rows.setdefault(text, []).append(tuple(what))
    listed = Counter(text for (text,) in connection.execute(LISTED, [sha256]).fetchall())
    counts: Counter[str] = Counter()
    # cells that may be anything take what the others leave
    cells = [(table, cell) for table in it.tables for *_, cell in table.figures()]
    for table, cell in sorted(cells, key=lambda one: one[1].measure in ANY):
        if any(sign.isdigit() for sign in cell.text):
            found = rows.get(cell.text, [])
            wanted = (table.code, cell.measure, cell.code, folded(cell.label), cell.side)
            right = next((one for one in found if _is(one, wanted)), None)
            if right:
                found.remove(right)
                outcome = "right" if right[-1] else "right, in doubt"
            elif listed[cell.text]:
                listed[cell.text] -= 1
                outcome = "unmapped"
            elif any(one[-1] for one in found):
                outcome = "wrong"
            else:
                outcome = "wrong, in doubt" if found else "vanished"
            counts[outcome] += 1
            if shows and not outcome.startswith("right") and counts[outcome] < 9:
                print("   ", outcome, cell.text, wanted, found[:1])
    return counts


def _is(found: tuple[Any, ...], wanted: tuple[str, ...]) -> bool:
    statement, measure, period, code, label, side, _ = found
    of, what, subject, name, half = wanted
    if what in ANY:
        return True
    is_label = not name or folded(label) == name
    same = statement == of and measure == what and period == "current" and code == subject
    return same and is_label and side == half


def findings(
    connection: duckdb.DuckDBPyConnection, sha256: str, *, explained: bool = False
) -> list[tuple[str, str, str]]:
    """List the findings of a report, the open ones or all: rule, severity, message."""
    return [tuple(row) for row in connection.execute(FINDINGS, [sha256, explained]).fetchall()]


def told(
    connection: duckdb.DuckDBPyConnection, sound: str, changed: str, defects: list[Planted]
) -> list[tuple[Planted, list[tuple[str, str]]]]:
    """Pair each planted defect with the new findings that tell it: rule and severity."""
    known = {(rule, message) for rule, _, message in findings(connection, sound, explained=True)}
    every = findings(connection, changed, explained=True)
    fresh = [one for one in every if (one[0], one[2]) not in known]
    return [
        (
            defect,
            [(rule, severity) for rule, severity, said in fresh if _tells(rule, said, defect)],
        )
        for defect in defects
    ]


def _tells(rule: str, message: str, defect: Planted) -> bool:
    if defect.rule and not re.match(defect.rule, rule):
        return False
    said = folded(message).replace(",", "")
    numbers = set(re.findall(r"\d+(?:\.\d+)?", said))
    numbers |= {one.rstrip("0").rstrip(".") for one in numbers if "." in one}
    for shown in defect.shown:
        asked = folded(shown).replace(",", "").rstrip("%")
        is_number = re.fullmatch(r"\d+(\.\d+)?", asked)
        bare = asked.rstrip("0").rstrip(".") if "." in asked else asked
        if {asked, bare} & numbers if is_number else asked in said:
            return True
    return False
