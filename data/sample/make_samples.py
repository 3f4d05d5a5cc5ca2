"""Make the sample reports, their golden figures and the lists of what is in them.

usage: python data/sample/make_samples.py [--out FOLDER] [--rescan]

Needs reportlab (a development extra). The same versions give the same bytes on every run;
`--rescan` makes the pictures of the scanned pages anew (needs pypdfium2).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from generator.document import write_document  # noqa: E402
from generator.golden import sha256_of, write_figures, write_table  # noqa: E402
from generator.model import load_reports  # noqa: E402
from generator.styles import faults  # noqa: E402

if TYPE_CHECKING:
    from generator.model import Report

KEPT = 0.6
DUPLICATE = ("shuili-budget-2023", "reports/青湖县/青湖县水利局_预算公开附件1.pdf")
NO_PDF = "reports/青湖县/青湖县教育局2024年部门预算.pdf"
NO_PDF_TEXT = """<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>页面不存在</title></head>
<body><h1>404</h1><p>您访问的页面不存在或已被删除。（样例：网页被保存成了 .pdf）</p></body>
</html>
"""
DOCUMENT_COLUMNS = (
    "file", "sha256", "document_kind", "fiscal_year", "department_name", "place_name", "pages",
    "traits", "state", "reason_code", "is_current", "scanned_pages",
)  # fmt: skip
FAULT_COLUMNS = (
    "file", "document_sha256", "rule_id", "statement_code", "side", "block", "subject_code",
    "line_label", "measure_code", "printed_minus_true", "unit", "note",
)  # fmt: skip
Row = tuple[object, ...]


def make(out: Path) -> None:
    """Write everything below `out`."""
    rows: list[Row] = []
    hashes: dict[str, tuple[str, str]] = {}
    for report in load_reports().values():
        row = _make_report(report, out)
        rows.append(row)
        hashes[report.key] = (str(row[0]), str(row[1]))
    rows += [_make_duplicate(rows, out), _make_no_pdf(out)]
    write_table(out / "documents.csv", DOCUMENT_COLUMNS, sorted(rows, key=lambda row: str(row[0])))
    where = FAULT_COLUMNS[2:9]
    seeded = [
        (*hashes[f["report"]], *(f[name] for name in where), f["printed"], "yuan", f["note"])
        for f in faults()
    ]
    write_table(out / "faults.csv", FAULT_COLUMNS, seeded)


def _make_report(report: Report, out: Path) -> Row:
    path = out / report.path
    document = write_document(report, path)
    state, reason = "loaded", ""
    if report.damage == "truncated":
        whole = path.read_bytes()
        path.write_bytes(whole[: int(len(whole) * KEPT)])
        state, reason = "quarantined", "damaged"
    sha256 = sha256_of(path)
    if not report.damage:
        write_figures(_golden(path, out, ".figures.csv"), sha256, document.figures)
    if document.scanned:
        write_figures(_golden(path, out, ".scanned.figures.csv"), sha256, document.scanned)
    current = "" if report.damage else "false" if "superseded" in report.traits else "true"
    scanned = ";".join(str(page) for page in sorted({p.page for p in document.scanned}))
    pages = "" if report.damage else document.pages
    return (
        report.path, sha256, report.kind, report.year, report.department, report.place, pages,
        ";".join(report.traits), state, reason, current, scanned,
    )  # fmt: skip


def _golden(path: Path, out: Path, suffix: str) -> Path:
    """Where a report's golden figures go: beside the reports, so that a load finds only PDFs."""
    golden = out / "golden" / path.relative_to(out).with_suffix(suffix)
    golden.parent.mkdir(parents=True, exist_ok=True)
    return golden


def _make_duplicate(rows: list[Row], out: Path) -> Row:
    """Copy a report to a name that sorts behind the original and so is the duplicate."""
    key, name = DUPLICATE
    original = load_reports()[key].path
    (out / name).write_bytes((out / original).read_bytes())
    row = next(row for row in rows if row[0] == original)
    return (name, *row[1:7], "exact_duplicate", "duplicate", "", "", row[11])


def _make_no_pdf(out: Path) -> Row:
    path = out / NO_PDF
    path.write_text(NO_PDF_TEXT, encoding="utf-8")
    return (
        NO_PDF,
        sha256_of(path),
        "",
        "",
        "",
        "",
        "",
        "html_named_pdf",
        "quarantined",
        "not_a_pdf",
        "",
        "",
    )


def main() -> None:
    """Read the command line and make the samples."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--out", type=Path, default=HERE, help="folder to write into (default: beside this file)"
    )
    parser.add_argument(
        "--rescan", action="store_true", help="make the pictures of the scanned pages anew"
    )
    arguments = parser.parse_args()
    if arguments.rescan:
        from generator.scan import make_scans

        for report in load_reports().values():
            if report.scanned:
                make_scans(report)
    make(arguments.out)


if __name__ == "__main__":
    main()
