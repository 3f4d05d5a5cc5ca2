"""Break the files of reports in ways that viewers mend in silence, and compare what is read.

usage: python -m benchmarks.broken PDF…

Each PDF is broken in each way alone: places of objects that are wrong, line ends converted, junk
before or behind, wrong lengths of streams, marks left out, ends cut off. A variant must be read as
the sound file is, value by value, or be refused with a reason; `partly` and `otherwise` must not
occur.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from extract.document import read_document
from extract.settings import ExtractSettings

if TYPE_CHECKING:
    from extract.page.reading import DocumentReading

SETTINGS = ExtractSettings(reads_scans=False)
ENTRY = re.compile(rb"(\d{10})( \d{5} n)")
LENGTH = re.compile(rb"(/Length )(\d+)(?! \d+ R)")
START = re.compile(rb"(startxref\s+)(\d+)")
STREAM = re.compile(rb"\bstream\r?\n.*?endstream", re.DOTALL)
HTML = b"<html><head><title>503</title></head><body>Service unavailable</body></html>\r\n"
OBJECT = re.compile(rb"(?m)^\d+ \d+ obj\b.*?endobj", re.DOTALL)

Break = Callable[[bytes], bytes]


def _moved(by: int, content: bytes) -> bytes:
    """Let every entry of the tables of objects be off."""
    return ENTRY.sub(lambda found: b"%010d%b" % (int(found[1]) + by, found[2]), content)


def _one_moved(content: bytes) -> bytes:
    """Let one entry, in the middle, be off."""
    entries = [*ENTRY.finditer(content)]
    if not entries:
        return content
    one = entries[len(entries) // 2]
    return content[: one.start()] + b"%010d" % (int(one[1]) + 9) + content[one.end(1) :]


def _start(to: Callable[[int], bytes], content: bytes) -> bytes:
    return START.sub(lambda found: found[1] + to(int(found[2])), content)


def _between(change: Break, content: bytes) -> bytes:
    """Change what stands between streams alone."""
    parts, last = [], 0
    for found in STREAM.finditer(content):
        parts += [change(content[last : found.start()]), found[0]]
        last = found.end()
    return b"".join([*parts, change(content[last:])])


def _lengths(by: int, content: bytes) -> bytes:
    return LENGTH.sub(lambda found: found[1] + b"%d" % max(0, int(found[2]) + by), content)


def _without(share: float, content: bytes) -> bytes:
    """Leave an object out, and keep the places of the others."""
    objects = [*OBJECT.finditer(content)]
    one = objects[int(share * len(objects))]
    return content[: one.start()] + b" " * len(one[0]) + content[one.end() :]


def _in_table(old: bytes, new: bytes, content: bytes) -> bytes:
    body, mark, table = content.rpartition(b"xref\n0 ")
    return body + (mark + table).replace(old, new) if mark else content


def _updated(breaks: Break, content: bytes) -> bytes:
    """Append an older title page's object anew, as editors do, then break the file."""
    number = re.search(rb"/Root (\d+)", content)
    found = re.search(rb"(?ms)^%b 0 obj.*?endobj" % number[1], content) if number else None
    start = START.findall(content)
    if not found or not number or not start:
        return content
    at = len(content) + 1
    table = b"xref\n%b 1\n%010d 00000 n \n" % (number[1], at)
    size = re.findall(rb"/Size (\d+)", content)[-1]
    trailer = b"trailer\n<< /Size %b /Root %b 0 R /Prev %b >>" % (size, number[1], start[-1][1])
    end = b"\nstartxref\n%d\n%%%%EOF\n" % (at + len(found[0]) + 1)
    return breaks(content + b"\n" + found[0] + b"\n" + table + trailer + end)


BREAKS: dict[str, Break] = {
    "entries later": partial(_moved, 7),
    "entries earlier": partial(_moved, -12),
    "entries nought": lambda content: ENTRY.sub(rb"0000000000\2", content),
    "one entry off": _one_moved,
    "entries of 19 bytes": partial(_in_table, b" n \n", b" n\n"),
    "table counts from 1": lambda content: content.replace(b"\nxref\n0 ", b"\nxref\n1 "),
    "start off": partial(_start, lambda at: b"%d" % (at + 13)),
    "start nought": partial(_start, lambda _: b"0"),
    "start left out": lambda content: START.sub(b"", content),
    "start beyond the end": partial(_start, lambda _: b"999999999"),
    "line ends between streams": partial(_between, lambda part: part.replace(b"\n", b"\r\n")),
    "all line ends": lambda content: content.replace(b"\n", b"\r\n"),
    "all line ends, as far as lone": lambda content: content.replace(b"\r\n", b"\n").replace(
        b"\n", b"\r\n"
    ),
    "900 bytes before": lambda content: b"X" * 899 + b"\n" + content,
    "5 kB before": lambda content: HTML * 64 + content,
    "header left out": lambda content: content.replace(b"%PDF-", b"%pdf ", 1),
    "10 kB behind": lambda content: content + HTML * 128,
    "zeros behind": lambda content: content + bytes(1 << 20),
    "no end mark": lambda content: content.replace(b"%%EOF", b""),
    "lengths too short": partial(_lengths, -10),
    "lengths too long": partial(_lengths, 10),
    "lengths nought": partial(_lengths, -(10**9)),
    "no endobj": lambda content: content.replace(b"endobj", b""),
    "no endstream": lambda content: content.replace(b"endstream", b""),
    "no trailer": lambda content: content.replace(b"trailer", b"trailor"),
    "no root": lambda content: re.sub(rb"/Root \d+ 0 R", b"", content),
    "cut at 99 %": lambda content: content[: len(content) * 99 // 100],
    "cut at 90 %": lambda content: content[: len(content) * 90 // 100],
    "cut at 50 %, its end kept": lambda content: content[: len(content) // 2] + content[-2000:],
    "last 40 bytes lost": lambda content: content[:-40],
    "an object left out": partial(_without, 0.5),
    "an early object left out": partial(_without, 0.2),
    "a late object left out, start off": lambda content: _start(
        lambda at: b"%d" % (at + 13), _without(0.8, content)
    ),
    "a hole, start off": lambda content: _start(
        lambda at: b"%d" % (at + 13),
        content[: len(content) // 2] + bytes(4096) + content[len(content) // 2 + 4096 :],
    ),
    "twice": lambda content: content + content,
    "updated, entries later": partial(_updated, partial(_moved, 7)),
    "updated, start off": partial(_updated, partial(_start, lambda at: b"%d" % (at + 13))),
}


def values_of(reading: DocumentReading) -> dict[tuple[object, ...], tuple[str, bool]]:
    """Give texts of cells and lines by their position, and whether they are in doubt."""
    values: dict[tuple[object, ...], tuple[str, bool]] = {}
    for page in reading.pages:
        for number, cell in enumerate(page.booking.cells):
            doubted = not page.is_trusted or number in page.cell_doubts
            values[page.page, cell.grid, cell.span.row, cell.span.column] = cell.text, doubted
        for number, line in enumerate(page.booking.lines):
            doubted = not page.is_trusted or number in page.line_doubts
            values[page.page, "line", number] = line.text, doubted
    return values


def fate(content: bytes, sound: DocumentReading, folder: Path) -> str:
    """Say what becomes of a variant: `same`, `refused: …`, `in doubt`, `partly` or `otherwise`."""
    path = folder / "variant.pdf"
    path.write_bytes(content)
    reading = read_document(path, SETTINGS)
    if reading.reason_code:
        return f"refused: {reading.reason_code}"
    if reading.page_count != sound.page_count:
        return f"partly: {reading.page_count} of {sound.page_count} pages"
    wanted, got = values_of(sound), values_of(reading)
    if got == wanted:
        return f"same, {reading.mended}" if reading.mended else "same"
    unlike = [place for place, value in got.items() if wanted.get(place) != value]
    if not wanted.keys() <= got.keys():
        return f"partly: {len(wanted.keys() - got.keys())} values lost"
    return "in doubt" if all(got[place][1] for place in unlike) else f"otherwise: {len(unlike)}"


def main() -> None:
    """Break the files, and print what becomes of each variant."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pdfs", nargs="+", type=Path)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for path in parser.parse_args().pdfs:
            content, sound = path.read_bytes(), read_document(path, SETTINGS)
            for name, breaks in BREAKS.items():
                broken = breaks(content)
                told = "not possible" if broken == content else fate(broken, sound, Path(folder))
                counts[told.partition(":")[0].partition(",")[0]] += 1
                print(f"{path.name}, {name}: {told}", flush=True)
    print(*(f"{told} {count}" for told, count in sorted(counts.items())), sep=", ")
    sys.exit(1 if counts["partly"] or counts["otherwise"] else 0)


if __name__ == "__main__":
    main()
