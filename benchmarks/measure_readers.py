"""What reading a page costs, beside what other libraries cost on the same pages in the same run.

    make bench                                     (the sample's first reports)
    PDF_DIR=folder PAGES=200 python -m benchmarks.measure_readers
    python -m benchmarks.measure_readers EARLIER.json LATER.json      (compares two results)

CPU milliseconds a page and a page with tables, the least of some rounds; `±` says how far the
rounds lie apart. Every tool takes each document after the other, so that a busy machine is busy for
all; quote ratios rather than milliseconds. Asserts nothing. The results go into
`data/bench/readers-COMMIT.json`, with machine and versions.

Ours reads, counts a second time by PDFium and looks for doubts, without OCR and without writing;
Camelot, pdfplumber and pdfplumber-rs find tables; pypdfium2 gives bare text. A tool that is not
installed is left out: `make bench` installs all. A chart stands beside the results.
"""

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import leather

from benchmarks.reader_tools import Read, tools, versions
from extract.document import read_document
from extract.page.reading import PageReading
from extract.settings import ExtractSettings
from load.settings import CHECKOUT, SAMPLE

ROUNDS = 3
DEFAULT_PAGES = 60


def main(arguments: Sequence[str]) -> int:
    """Measure, or compare two results."""
    if len(arguments) == 2:
        compare(*(json.loads(Path(name).read_text("utf-8")) for name in arguments))
        return 0
    folder = Path(os.environ.get("PDF_DIR") or SAMPLE).expanduser().absolute()
    documents = list(readable(folder, int(os.environ.get("PAGES") or DEFAULT_PAGES)))
    if not documents:
        print(f"no readable PDF with a text layer in {folder}")
        return 2
    result = {**circumstances(), "readers": measure(documents, tools())}
    print(f"{result['commit']} · {result['machine']} · Python {result['python']}")
    show(result["readers"])
    target = CHECKOUT / "data" / "bench" / f"readers-{result['commit']}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    draw(result["readers"], target.with_suffix(".svg"))
    print(f"written: {target.relative_to(CHECKOUT)}, and a chart (.svg)")
    return 0


def readable(folder: Path, pages: int) -> Iterator[tuple[Path, list[PageReading]]]:
    """Read documents until there are enough pages; scans and damaged ones are left out."""
    settings = ExtractSettings(reads_scans=False)
    for path in sorted(folder.rglob("*.pdf")):
        reading = read_document(path, settings)
        if reading.reason_code or any(page.is_scanned for page in reading.pages):
            continue
        yield path, reading.pages
        pages -= len(reading.pages)
        if pages <= 0:
            return


def measure(
    documents: Sequence[tuple[Path, list[PageReading]]], readers: dict[str, Read]
) -> list[dict[str, Any]]:
    """Give each tool's cost over all pages, and over those with tables."""
    chosen = {
        "page": [(path, [page.page for page in pages]) for path, pages in documents],
        "table page": [
            (path, numbers)
            for path, pages in documents
            if (numbers := [page.page for page in pages if page.grids])
        ],
    }
    spent: dict[tuple[str, str], list[float]] = {}
    tables: dict[str, int] = {}
    for _ in range(ROUNDS):
        for kind, parts in chosen.items():
            costs = dict.fromkeys(readers, 0.0)
            tables = dict.fromkeys(readers, 0)
            for path, numbers in parts:
                for name, read in readers.items():
                    began = time.process_time()
                    tables[name] += read(path, numbers)
                    costs[name] += time.process_time() - began
            for name, seconds in costs.items():
                spent.setdefault((name, kind), []).append(seconds)
    counts = {kind: sum(len(numbers) for _, numbers in parts) for kind, parts in chosen.items()}
    return [
        {
            "reader": name,
            "tables": tables[name],
            **{
                f"ms a {kind}": round(1000 * min(spent[name, kind]) / max(counts[kind], 1), 2)
                for kind in chosen
            },
            "spread": round(max(map(spread, (spent[name, kind] for kind in chosen))), 3),
            "pages": counts["page"],
            "table pages": counts["table page"],
        }
        for name in readers
    ]


def spread(seconds: Sequence[float]) -> float:
    """Say by which share the dearest round is dearer than the cheapest."""
    return max(seconds) / min(seconds) - 1 if min(seconds) else 0.0


def circumstances() -> dict[str, Any]:
    """Say where, by which code and with which libraries was measured."""
    command = ["git", "-C", str(CHECKOUT), "describe", "--always", "--dirty", "--abbrev=10"]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    info = Path("/proc/cpuinfo")
    lines = info.read_text("utf-8").splitlines() if info.exists() else []
    model = next((line.split(":")[1].strip() for line in lines if "model name" in line), "")
    return {
        "commit": told or "unknown",
        "measured_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "machine": f"{model or platform.machine()}, {os.cpu_count()} cores, {platform.system()}",
        "python": platform.python_version(),
        "rounds": ROUNDS,
        "versions": versions(),
    }


def show(readers: Sequence[dict[str, Any]]) -> None:
    """Print the table; how many times dearer than ours is over table pages."""
    first = readers[0]
    print(f"{first['pages']} pages, {first['table pages']} of them with tables; CPU ms")
    print(f"{'reader':34}{'tables':>8}{'a page':>9}{'a table page':>14}{'± %':>6}{'× ours':>9}")
    for row in readers:
        times = row["ms a table page"] / first["ms a table page"]
        print(
            f"{row['reader']:34}{row['tables'] or '':>8}{row['ms a page']:>9}"
            f"{row['ms a table page']:>14}{100 * row['spread']:>6.0f}{times:>9.2f}"
        )


def draw(readers: Sequence[dict[str, Any]], target: Path) -> None:
    """Draw what a page with tables costs each reader, the dearest at the top."""
    costs = {row["reader"]: row["ms a table page"] for row in readers}
    chart = leather.Chart("CPU ms a page with tables")
    chart.add_bars([(costs[name], name) for name in sorted(costs, key=lambda name: -costs[name])])
    chart.to_svg(str(target), width=800, height=60 * len(costs) + 100)


def compare(earlier: dict[str, Any], later: dict[str, Any]) -> None:
    """Print how each reader's cost changed; the others' change is the machine's."""
    print(f"{earlier['commit']} → {later['commit']}: CPU ms a table page")
    before = {row["reader"]: row["ms a table page"] for row in earlier["readers"]}
    for row in later["readers"]:
        if was := before.get(row["reader"]):
            now = row["ms a table page"]
            print(f"{row['reader']:34}{was:>9} → {now:>9}  × {now / was:.2f}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
