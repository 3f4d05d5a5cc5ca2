"""Compare the performance tables of a warehouse with figures read off the page by eye.

Usage: ``python benchmarks/score_performance.py WAREHOUSE PROJECTS.csv INDICATORS.csv``. Prints for
each column how many values are right, wrong (both sides named), missing (expected, ours blank) and
surplus (ours only). Within a document and project, each expected row is paired with the row of ours
that agrees with it in most columns; text is compared in NFKC without white space, figures as
decimals. Only documents whose projects the files name are judged.
"""

import csv
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

import duckdb

PROJECT_COLUMNS = (
    "supervising_department",
    "unit",
    "initial_budget",
    "annual_budget",
    "executed",
    "balance",
    "execution_rate",
    "budget_score",
    "total_score",
    "grade",
    "source_page",
)
INDICATOR_COLUMNS = (
    "level1",
    "level2",
    "level3",
    "target",
    "adjusted_target",
    "actual",
    "weight",
    "score",
)
Row = dict[str, str]
Score = dict[str, Counter[str]]


def main(arguments: Sequence[str]) -> int:
    """Print both scores; the exit code is 1 when anything differs."""
    if len(arguments) != 3:
        print("usage: python benchmarks/score_performance.py WAREHOUSE PROJECTS.csv INDICATORS.csv")
        return 2
    warehouse, projects_csv, indicators_csv = arguments
    expected_projects = read_expected(Path(projects_csv))
    expected_indicators = read_expected(Path(indicators_csv))
    with duckdb.connect(warehouse, read_only=True) as connection:
        documents = judged_documents(connection, expected_projects)
        projects = read_found(connection, "performance_projects", documents)
        indicators = read_found(connection, "performance_indicators", documents)
    several = "document_sha256" in expected_projects[0]
    scores = (
        ("projects", PROJECT_COLUMNS, expected_projects, projects),
        ("indicators", INDICATOR_COLUMNS, expected_indicators, indicators),
    )
    differs = False
    for name, columns, expected, found in scores:
        score = compare(expected, found, columns, several=several)
        show(name, score)
        differs = differs or any(set(counts) - {"right"} for counts in score.values())
    return int(differs)


def read_expected(path: Path) -> list[Row]:
    """Rows of a golden file; its ``page`` is our ``source_page``."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [
        {("source_page" if name == "page" else name): text for name, text in row.items()}
        for row in rows
    ]


def judged_documents(connection: duckdb.DuckDBPyConnection, expected: list[Row]) -> list[str]:
    """Documents named in the file; without names, the one that prints most of its projects."""
    if "document_sha256" in expected[0]:
        return sorted({row["document_sha256"] for row in expected})
    names = {comparable(row["project_name"]) for row in expected}
    found = Counter(
        document
        for document, project, unit in connection.execute(
            "select document_sha256, project_name, unit from marts.performance_projects"
        ).fetchall()
        if comparable(project) in names
        and comparable(unit) in {comparable(row["unit"]) for row in expected}
    )
    return [document for document, _ in found.most_common(1)]


def read_found(
    connection: duckdb.DuckDBPyConnection, table: str, documents: list[str]
) -> list[Row]:
    """Rows of one of our tables as text, in their order on the page."""
    result = connection.execute(
        f"select * from marts.{table} where list_contains(?, document_sha256)",
        [documents],
    )
    names = [column[0] for column in result.description]
    rows = [
        {name: "" if value is None else str(value) for name, value in zip(names, row, strict=True)}
        for row in result.fetchall()
    ]
    return sorted(rows, key=lambda row: (row["document_sha256"], int(row["source_page"])))


def compare(
    expected: list[Row], found: list[Row], columns: Sequence[str], *, several: bool
) -> Score:
    """Pair the rows and count each column's values."""
    score: Score = defaultdict(Counter)
    waiting: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in found:
        waiting[row_key(row, several=several)].append(row)
    for row in expected:
        candidates = waiting[row_key(row, several=several)]
        best = max(candidates, key=lambda other: likeness(row, other, columns), default=None)
        if best is None:
            score["(row)"]["missing"] += 1
            print("  missing row:", *list(row.values())[:5])
            continue
        candidates.remove(best)
        score["(row)"]["right"] += 1
        for column in columns:
            if column in row:
                count_value(score[column], row, best, column)
    for rows in waiting.values():
        for row in rows:
            score["(row)"]["surplus"] += 1
            print("  surplus row:", *list(row.values())[1:6])
    return score


def row_key(row: Row, *, several: bool) -> tuple[str, str]:
    """Document and project: rows of other projects are never compared."""
    return (row["document_sha256"] if several else "", comparable(row["project_name"]))


def likeness(row: Row, other: Row, columns: Sequence[str]) -> int:
    """How many values agree; the first columns of two like rows are names."""
    return sum(
        comparable(row[column]) == comparable(other[column]) for column in columns if column in row
    )


def count_value(counts: Counter[str], row: Row, other: Row, column: str) -> None:
    """Count one value of two paired rows and print it when it differs."""
    expected, ours = comparable(row[column]), comparable(other[column])
    if expected == ours:
        counts["right"] += 1
        return
    outcome = "missing" if not ours else "surplus" if not expected else "wrong"
    counts[outcome] += 1
    print(f"  {outcome}: {row['project_name']} {column}: expected {expected!r}, found {ours!r}")


def comparable(text: str) -> str:
    """NFKC without white space; figures without what does not change them."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    try:
        return format(Decimal(folded).normalize(), "f")
    except InvalidOperation:
        return folded


def show(name: str, score: Score) -> None:
    """Print one line a column."""
    print(name)
    for column, counts in score.items():
        figures = (f"{counts[outcome]:6}" for outcome in ("right", "wrong", "missing", "surplus"))
        print(f"  {column:24}", *figures)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
