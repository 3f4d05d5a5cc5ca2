"""How the figures, names, claims and findings of two builds of the same documents differ."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import duckdb
from hold_out import CLAIMS, NAMES
from hold_out_findings import findings_of, keys_of

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {  # what differs first names the kind of a change
    "statement": ("statement_code",),
    "measure": ("measure", "item_code", "phase"),
    "fund": ("fund_code",),
    "part": ("period", "side", "block", "unit_name"),
    "line": ("subject_code", "line_label", "is_total"),
    "value": ("unit", "value"),
}
# what a figure says where its words say nothing: of the whole of its line, whatever the line is
UNSAID = {("item_code", "total"), ("fund_code", "unstated"), ("subject_code", "")}
COLUMNS = [column for columns in KINDS.values() for column in columns]
# an amount beside no other measure is the total
FIGURES = f"""
    select cell_id, is_trusted, header_path, {", ".join(COLUMNS)}
    from (
        select *, regexp_replace(measure_code, '^amount$', 'total') as measure
        from marts.fct_statement_amounts
    ) as figures
"""
LISTED = """
    select cell_id from audit.unmapped_cells
    union all
    select left(document_sha256, 12) from intermediate.int_documents where state <> 'loaded'
"""

Rows = dict[str, tuple[object, ...]]
Change = tuple[str, str, str]
Changes = dict[tuple[str, str], list[str]]


def compare(whole: Path, poorer: Path, changes: Changes) -> Counter[str]:
    """Count how figures and names differ, and note where what became what."""
    expected, found = _rows(whole, FIGURES), _rows(poorer, FIGURES)
    listed = _rows(poorer, LISTED)
    counts = Counter({"figures": len(expected)})
    noted: list[Change] = []
    for cell, (_, header, *figure) in expected.items():
        is_trusted, _, *other = found.get(cell, (None, None))
        differing = [
            (column, ours, theirs)
            for column, ours, theirs in zip(COLUMNS, figure, other or figure, strict=True)
            if ours != theirs
        ]
        said = [one for one in differing if (one[0], one[2]) not in UNSAID]
        place = f"{cell} {figure[0]} {header}"
        if not other and listed.keys().isdisjoint({cell, cell[:12]}):
            noted.append(("vanished", "", place))
        elif not other or not differing or not is_trusted:
            counts["missing" if not other else "doubted" if differing else "same"] += 1
        elif not said:
            counts["unsaid"] += 1
        else:
            column, ours, theirs = said[0]
            kind = next(kind for kind, columns in KINDS.items() if column in columns)
            noted.append((kind, f"{column} {ours} → {theirs}", place))
    noted.extend(
        ("surplus", "", f"{cell} {found[cell][1:4]}")
        for cell in found.keys() - expected.keys()
        if found[cell][0]
    )
    told, said = _rows(whole, NAMES), _rows(poorer, NAMES)
    for document, names in told.items():
        for ours, theirs in zip(names, said.get(document, names), strict=True):
            if theirs not in {ours, None}:
                noted.append(("names", f"{ours} → {theirs}", document))
    return counts + _noted(noted, changes)


def compare_findings(whole: Path, poorer: Path, changes: Changes) -> Counter[str]:
    """Count the claims that say something else, and the findings that appear."""
    told, said = _rows(whole, CLAIMS), _rows(poorer, CLAIMS)
    noted: list[Change] = []
    for place, (codes,) in said.items():
        (ours,) = told.get(place, ((),))
        if not set(codes) <= set(ours):
            noted.append(("claims", f"{ours} → {codes}", place))
    known = {key for one in findings_of(whole, "true") for key in keys_of(one)}
    noted.extend(
        (one[3], f"{one[2]} {one[4]}", one[1])
        for one in findings_of(poorer, "status = 'open' and severity <> 'info'")
        if known.isdisjoint(keys_of(one))
    )
    return _noted(noted, changes)


def _noted(noted: list[Change], changes: Changes) -> Counter[str]:
    for kind, change, place in noted:
        changes.setdefault((kind, change), []).append(place)
    return Counter(kind for kind, _, _ in noted)


def _rows(warehouse: Path, sql: str) -> Rows:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return {str(row[0]): row[1:] for row in connection.execute(sql).fetchall()}
