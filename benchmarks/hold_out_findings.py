"""Which findings appear where a place's words are unknown: none may be critical.

usage: python benchmarks/hold_out_findings.py RAW_DIR PLACE … --whole WAREHOUSE [--documents N]

As `hold_out.py`, every seed row that only the place's own documents need is taken out; then all
models are built over its documents (the first N by name), judged, and their open findings compared
with those of WAREHOUSE, a judged build of the same raw layer with all rows; one that tells of the
same figure of the same page by another rule is no new one. What appears was read wrongly or not at
all, and told as the department's fault. Prints them, and how many there are by severity. Takes two
minutes a place; the exit code is 1 when a critical one appears.
"""

import argparse
import re
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

import duckdb
from hold_out import PROJECT, build, documents_of, hold_out
from seed_usage import USAGE, usage

from expectations.judging import judge

Finding = tuple[str, str, str, str, str]
FINDINGS = """
    select finding_id, left(document_sha256, 8), rule_id, severity, message from audit.violations
"""


def main() -> int:
    """Print what appears."""
    parser = argparse.ArgumentParser(description="Findings that appear with a place's words gone.")
    parser.add_argument("raw", type=Path)
    parser.add_argument("places", nargs="+")
    parser.add_argument("--whole", type=Path, required=True, help="a judged build with all rows")
    parser.add_argument("--documents", type=int, default=10_000, help="of each place, the first N")
    options = parser.parse_intermixed_args()
    used = usage(options.whole, options.raw)
    known = {key for one in findings_of(options.whole, "true") for key in keys_of(one)}
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for place in options.places:
            raw = documents_of(options.raw, place, options.documents, folder / "raw")
            project = folder / "project"
            shutil.rmtree(project, ignore_errors=True)
            shutil.copytree(PROJECT, project, ignore=shutil.ignore_patterns("target", "logs"))
            held = sum(hold_out(project / "seeds" / f"{seed}.csv", place, used) for seed in USAGE)
            poorer = build(project, raw, folder / "held.duckdb", models=())
            judge(poorer)
            found = findings_of(poorer, "status = 'open' and severity <> 'info'")
            appeared = [one for one in found if known.isdisjoint(keys_of(one))]
            print(
                f"{place}: {held} rows out, {len(found)} findings, {len(appeared)} new", flush=True
            )
            for _, document, rule_id, severity, message in sorted(appeared, key=lambda one: one[3]):
                print(f"  {severity} {rule_id} {document} {message}", flush=True)
                counts[severity] += 1
    print(f"appeared: {counts['critical']} critical, {counts['warning']} warning")
    return 1 if counts["critical"] else 0


def findings_of(warehouse: Path, condition: str) -> list[Finding]:
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return connection.execute(f"{FINDINGS} where {condition}").fetchall()


def keys_of(finding: Finding) -> set[tuple[str, ...]]:
    """Name a finding by its id, and by the page and figure it accuses where it names them."""
    finding_id, document, _, _, message = finding
    told = re.search(r"第(\d+)页.*?写的是[^\d-]*(-?[\d,.]+%?)", message)
    return {(finding_id,), *([(document, *told.groups())] if told else [])}


if __name__ == "__main__":
    sys.exit(main())
