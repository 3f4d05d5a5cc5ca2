"""The end states of a hostile set against what its manifest expects.

    python -m benchmarks.score_hostile WAREHOUSE OUTDIR

OUTDIR is what the generator of the set wrote, its `manifest.csv` too; WAREHOUSE is the load of it.
An input is right when its file ended in the state expected. `loaded` is right only where every
page is trusted, and `loaded-flagged` only where the document is marked: not trusted, one of
several versions of a disclosure, or contradicted by a critical open finding. `any` is any state.
An input without exactly one state, or in a state without reason and remedy, is lost.

A text trap is an input of the category `e_text` that must not end plainly `loaded`: its figures
are hidden, covered, cut, mirrored, told wrongly or not on the page itself. What became of them is
told of each: refused with the file, marked untrusted, not read at all, or read as trusted, which
is wrong.
"""

import ast
import csv
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path

import duckdb

from extract.names import shown_paths

READ_AS_TRUSTED = "read as trusted"
MARKED = frozenset({"loaded-flagged", "quarantined"})

_STATES = """
    select
        files.file_path, files.status, files.reason_code,
        files.status = 'loaded' or (files.reason is not null and files.remedy is not null),
        coalesce(
            not documents.is_trusted
            or documents.supersedes_sha256 is not null
            or not documents.is_current
            or findings.document_sha256 is not null,
            false
        ),
        coalesce(documents.is_trusted, false),
        coalesce(accounts.grid_count, 0),
        coalesce(accounts.warnings, '')
    from marts.files
    left join marts.documents as documents using (document_sha256)
    left join (
        select
            document_sha256,
            sum(grid_count) as grid_count,
            string_agg(nullif(cast(warnings as varchar), '[]'), ' ') as warnings
        from audit.page_accounts
        group by document_sha256
    ) as accounts using (document_sha256)
    left join (
        select distinct document_sha256 from audit.violations
        where status = 'open' and severity = 'critical'
    ) as findings using (document_sha256)
"""


def main(warehouse: Path, folder: Path) -> None:
    """Print right, wrong and lost by category, then each input that is not right."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        rows = connection.execute(_STATES).fetchall()
    states = defaultdict(list)
    for path, *state in rows:
        states[path].append(tuple(state))
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    told, traps = [], []
    with (folder / "manifest.csv").open(encoding="utf-8", errors="surrogateescape") as file:
        for entry in csv.DictReader(file):
            path = _path(entry["category"], ast.literal_eval(entry["name_repr"]), states)
            verdict, state = _judge(entry["expect"], states.get(path, []))
            tally[entry["category"]][verdict] += 1
            if entry["category"] == "e_text" and entry["expect"] in MARKED:
                traps.append(f"trap {entry['name_repr']}: {_became(states.get(path, []))}")
            if verdict != "right":
                wanted = f"{entry['category']}/{entry['name_repr']}: expected {entry['expect']}"
                told.append(f"{verdict}: {wanted}, is {state}")
    total = sum(tally.values(), Counter[str]())
    for category, counts in [*sorted(tally.items()), ("all", total)]:
        print(category, *(f"{verdict} {counts[verdict]}" for verdict in ("right", "wrong", "lost")))
    print(*told, sep="\n")
    caught = sum(not trap.endswith(READ_AS_TRUSTED) for trap in traps)
    print(*sorted(traps), f"text traps caught: {caught} of {len(traps)}", sep="\n")


def _path(category: str, name: str | bytes, states: dict[str, list[tuple[object, ...]]]) -> str:
    """Give the path as the warehouse shows it; `…/` stands for folders left out of the manifest."""
    raw = os.fsencode(f"{category}/") + (name if isinstance(name, bytes) else os.fsencode(name))
    path = shown_paths([raw])[raw]
    if "…/" not in path:
        return path
    begin, end = path.split("…")
    return next((p for p in states if p.startswith(begin) and p.endswith(end)), path)


def _judge(expected: str, states: list[tuple[object, ...]]) -> tuple[str, str]:
    if len(states) != 1:
        return "lost", f"in {len(states)} states"
    [(status, reason, is_explained, is_flagged, is_trusted, *_)] = states
    state = f"{status} {reason or ''}{' flagged' if is_flagged else ''}"
    if not is_explained:
        return "lost", f"{state} without a reason"
    is_right = {
        "any": True,
        "loaded": status == "loaded" and is_trusted,
        "loaded-flagged": status == "loaded" and is_flagged,
    }.get(expected, status == expected)
    return "right" if is_right else "wrong", state


def _became(states: list[tuple[object, ...]]) -> str:
    """Say what became of the figures of a trap."""
    if len(states) != 1:
        return READ_AS_TRUSTED
    [(status, reason, _, _, is_trusted, grid_count, warnings)] = states
    if status != "loaded":
        return f"refused, {reason}"
    if not is_trusted:
        return f"marked untrusted, {warnings}"
    return READ_AS_TRUSTED if grid_count else "not read"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
