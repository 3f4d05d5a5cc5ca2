"""Score the verdicts of a judged warehouse against findings verified by eye.

Usage: ``python benchmarks/score_findings.py WAREHOUSE EVAL_FOLDER``. The folder holds
`屯留_findings.csv` (the outcome of every rule for one report), `known_defects.csv` (defects that a
rule must find, look-alikes that none may report) and `合成_defects.csv` (planted defects; the other
made-up reports are sound); `data/read_by_eye.csv` here is in the form of the second. Prints what
differs; the exit code is 1 when anything does.
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

ONE_REPORT = "屯留"
READ_BY_EYE = Path(__file__).parent / "data" / "read_by_eye.csv"
"""Defects and look-alikes of reports read whole before anybody looked at our findings."""
FAMILIES_OF_SOUND_REPORTS = ("ARITHMETIC", "CROSS", "THREEPUBLIC")
RULES_OF_PLANTED = {
    "total_ne_basic_plus_project": ("ARITHMETIC-023",),
    "three_public_narrative_ne_table": ("THREEPUBLIC-043",),
    "year_mismatch": ("YEAR-080",),
    "statement_missing": ("COMPLETENESS-001",),
    "parent_ne_children": ("ARITHMETIC-018", "ARITHMETIC-031"),
    "narrative_ne_table": ("NARRATIVE-034", "NARRATIVE-030"),
}
"""Which rule has to find a planted defect; one of several will do."""


def main(arguments: Sequence[str]) -> int:
    """Print the three scores."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    warehouse, folder = arguments[0], Path(arguments[1])
    with duckdb.connect(warehouse, read_only=True) as connection:
        differences = [
            *score_report(connection, folder),
            *score_defects(connection, folder / "known_defects.csv"),
            *score_defects(connection, READ_BY_EYE),
            *score_planted(connection, folder),
        ]
    for line in differences:
        print(line)
    return 1 if differences else 0


def score_report(connection: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[str]:
    """Compare the outcome of every rule for the one report."""
    expected = _rows(folder / f"{ONE_REPORT}_findings.csv")
    found = dict(
        connection.execute(
            """
            select rule_id, outcome
            from audit.rule_results inner join marts.files using (document_sha256)
            where file_path like ? || '/%'
            """,
            [ONE_REPORT],
        ).fetchall()
    )
    right = 0
    for row in expected:
        accepted = {row["outcome"], *filter(None, row["also_accepted"].split("|"))}
        outcome = found.get(row["rule_id"], "no such rule")
        if outcome in accepted:
            right += 1
        else:
            yield f"{row['rule_id']}: {outcome}, expected {'|'.join(sorted(accepted))}"
    print(f"{ONE_REPORT}: {right} of {len(expected)} outcomes as verified")


def score_defects(connection: duckdb.DuckDBPyConnection, path: Path) -> Iterator[str]:
    """Look for every known defect of a list, and for look-alikes that were reported.

    A defect that several rules name is told where one of them tells it; one that no rule names is
    not found.
    """
    defects, found, told, rows = 0, 0, 0, _rows(path)
    for row in rows:
        sha256, rules = row["document_sha256"], row["rule_id"].split("; ")
        if row["kind"] == "defect":
            defects += len(rules)
            counts = [_count(connection, sha256, (rule_id,)) for rule_id in rules]
            found += sum(count > 0 for count in counts)
            told += any(counts)
            for rule_id, count in zip(rules, counts, strict=True):
                if not count:
                    yield (
                        f"{rule_id or 'no rule'}: {row['topic']} "
                        f"({sha256[:8]}, p{row['page']}) not found"
                    )
        elif (
            row["kind"] == "trap"
            and row["rule_id"]
            and _count(
                connection, sha256, (row["rule_id"],), "and severity <> 'info' and status = 'open'"
            )
        ):
            yield f"{row['rule_id']}: trap reported: {row['topic']} ({sha256[:8]})"
    all_told = sum(row["kind"] == "defect" for row in rows)
    print(f"{path.stem}: {found} of {defects} by their rules, {told} of {all_told} by one of them")


def score_planted(connection: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[str]:
    """Look for every planted defect, and for grave findings in sound reports."""
    planted, found = 0, 0
    rows = _rows(folder / "合成_defects.csv")
    for row in rows:
        if not row["detail"].startswith("injected"):
            continue
        planted += 1
        if _count(connection, row["document_sha256"], RULES_OF_PLANTED[row["defect_code"]]):
            found += 1
        else:
            yield f"planted {row['defect_code']} ({row['document_sha256'][:8]}) not found"
    print(f"planted defects: {found} of {planted} found")
    unsound = {row["document_sha256"] for row in rows}
    for row in _rows(folder / "合成_documents.csv"):
        if row["document_sha256"] in unsound:
            continue
        for rule_id, message in connection.execute(
            """
            select rule_id, message from audit.violations
            where document_sha256 = ? and severity = 'critical'
                and (split_part(rule_id, '-', 1) in (select unnest(?)) or rule_id like 'NARRATIVE%')
            """,
            [row["document_sha256"], list(FAMILIES_OF_SOUND_REPORTS)],
        ).fetchall():
            yield f"{rule_id}: grave finding in a sound report {row['file_name']}: {message}"


def _count(
    connection: duckdb.DuckDBPyConnection, sha256: str, rules: Sequence[str], extra: str = ""
) -> int:
    [(count,)] = connection.execute(
        f"""
        select count(*) from audit.violations
        where document_sha256 = ? and rule_id in (select unnest(?)) {extra}
        """,
        [sha256, list(rules)],
    ).fetchall()
    return int(count)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
