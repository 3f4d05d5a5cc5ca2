"""Compare the findings of a judged warehouse with verdicts on findings, given on the page.

usage: python benchmarks/compare_verdicts.py WAREHOUSE [VERDICTS.csv]

`data/finding_verdicts.csv` holds every open critical and warning finding of one load, judged on the
page: `true`, or false as `misread` (ours), `rule_too_strict` (ours) or `duplicate` (one cause told
twice). `seen_by` says how it was judged: `page` (the page or its text), `known` (a defect known
before), `planted` (a made-up report). Of the documents that the warehouse holds it prints false
findings told again, true ones that are neither open nor explained by another, and findings that
nobody has judged; then the precision of each severity, duplicates counted as false. A finding that
is known by another id since a rule changed is met by rule, document and page. The exit code is 1
when a false one is told or a true one lost.
"""

import csv
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

VERDICTS = Path(__file__).parent / "data" / "finding_verdicts.csv"
FINDINGS = """
    select finding_id, document_sha256, rule_id, coalesce(source_page, 0), severity, status, message
    from audit.violations
"""


@dataclass(frozen=True)
class Finding:
    """A finding of the warehouse, or of the list of verdicts (its message is then the cause)."""

    finding_id: str
    document: str
    rule_id: str
    page: int
    severity: str
    status: str
    message: str

    @property
    def place(self) -> tuple[str, str, int]:
        """Where it is, whatever its id."""
        return self.document, self.rule_id, self.page


def main(arguments: Sequence[str]) -> int:
    """Print what differs and the precision."""
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    with duckdb.connect(arguments[0], read_only=True) as connection:
        findings = [Finding(*row) for row in connection.execute(FINDINGS).fetchall()]
        documents = {
            str(row[0])
            for row in connection.execute("select document_sha256 from marts.documents").fetchall()
        }
    verdicts = read_verdicts(Path(*arguments[1:] or [VERDICTS]))
    judged = [one for one in verdicts if one.document in documents]
    told_again, lost, unjudged = compare(findings, judged)
    for name, some in (("false, told again", told_again), ("true, lost", lost)):
        for one in some:
            where = f"{one.document[:8]} {one.rule_id} p{one.page}"
            print(f"{name}: {where} {one.status}: {one.message}")
    for one in unjudged:
        print(f"unjudged: {one.document[:8]} {one.rule_id} {one.severity}: {one.message}")
    print_precision(findings, told_again, unjudged)
    return 1 if told_again or lost else 0


def read_verdicts(path: Path) -> list[Finding]:
    """Read the list; a finding's status is its verdict."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Finding(
                row["finding_id"],
                row["document_sha256"],
                row["rule_id"],
                int(row["page"] or 0),
                row["severity"],
                row["verdict"],
                row["cause"],
            )
            for row in csv.DictReader(lines)
        ]


def compare(
    findings: Sequence[Finding], judged: Sequence[Finding]
) -> tuple[list[Finding], list[Finding], list[Finding]]:
    """Return false ones told again, true ones lost, and what nobody has judged."""
    grave = [one for one in findings if one.status == "open" and one.severity != "info"]
    told, known = {one.finding_id for one in grave}, {one.finding_id for one in findings}
    true_places = {one.place for one in judged if one.status == "true"}
    told_places = {one.place for one in findings}
    false = [one for one in judged if one.status != "true"]
    told_again = [
        one
        for one in false
        if one.finding_id in told
        or (one.place in {other.place for other in grave} and one.place not in true_places)
    ]
    lost = [
        one
        for one in judged
        if one.status == "true" and one.finding_id not in known and one.place not in told_places
    ]
    ids, places = {one.finding_id for one in judged}, {one.place for one in judged}
    unjudged = [one for one in grave if one.finding_id not in ids and one.place not in places]
    return told_again, lost, unjudged


def print_precision(
    findings: Sequence[Finding], told_again: Sequence[Finding], unjudged: Sequence[Finding]
) -> None:
    """Print, per severity, how many open findings are judged true."""
    open_ones = Counter(one.severity for one in findings if one.status == "open")
    false = Counter(one.severity for one in told_again)
    unknown = Counter(one.severity for one in unjudged)
    for severity in ("critical", "warning"):
        judged = open_ones[severity] - unknown[severity]
        share = f"{100 * (judged - false[severity]) / judged:.1f} %" if judged else "-"
        print(
            f"{severity}: {open_ones[severity]} open, {unknown[severity]} not judged;"
            f" of the others {judged - false[severity]} true ({share})"
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
