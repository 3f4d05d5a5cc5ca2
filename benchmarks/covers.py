"""Whose report each real report is, as a person read it from the page, against a warehouse.

usage: python benchmarks/covers.py WAREHOUSE

Prints each report whose department, place, year, kind or level is read otherwise, and the sums.
Never asserts.
"""

import csv
import sys
from pathlib import Path

import duckdb

COVERS = Path(__file__).parent / "data" / "covers.csv"
READ = """
    select
        left(document_sha256, 12), department_name, coalesce(place_name, ''),
        cast(fiscal_year as varchar), document_kind, level
    from intermediate.int_documents
"""


def main() -> None:
    """Compare each report of the list that the warehouse holds."""
    with duckdb.connect(sys.argv[1], read_only=True) as connection:
        read = {row[0]: row[1:] for row in connection.execute(READ).fetchall()}
    with COVERS.open(encoding="utf-8", newline="") as lines:
        seen = {row[0]: tuple(row[1:]) for row in list(csv.reader(lines))[1:]}
    here = [document for document in seen if document in read]
    others = [document for document in here if read[document] != seen[document]]
    for document in others:
        print(document, "read as", read[document], "is", seen[document])
    print(f"{len(here) - len(others)} of {len(here)} as on the page")


if __name__ == "__main__":
    main()
