"""Reports with flipped bits, cut ends and holes: refused, or read with every value as it was."""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.torture.figures import Figure
from extract.document import read_document
from extract.page.reading import DocumentReading
from extract.settings import ExtractSettings

FLIPS, TRUNCATIONS, HOLES = 20, 10, 5
SETTINGS = ExtractSettings(reads_scans=False)

Values = dict[tuple[object, ...], str]


def vary(reports: list[Path], share: float = 1.0) -> Figure:
    """Read variants of reports; count those loaded with a trusted value unlike the original."""
    tried, read, changed = 0, 0, []
    with tempfile.TemporaryDirectory() as folder:
        for report in reports:
            values = _values(read_document(report, SETTINGS))
            for name, content in _variants(report.read_bytes(), share):
                path = Path(folder) / "variant.pdf"
                path.write_bytes(content)
                reading = read_document(path, SETTINGS)
                tried += 1
                read += reading.reason_code is None
                if reading.reason_code is None and _is_unlike(_values(reading), values):
                    changed.append(f"{report.name} {name}")
    note = f"{read} of them read" + "".join(f"; {name}" for name in changed)
    return Figure("variants loaded with a value unlike the original", len(changed), tried, note)


def _variants(content: bytes, share: float) -> Iterator[tuple[str, bytes]]:
    chance = random.Random(len(content))  # no secret
    for number in range(round(FLIPS * share)):
        flipped = bytearray(content)
        for _ in range((1, 1, 10, 100)[number % 4]):
            flipped[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        yield f"flip {number}", bytes(flipped)
    for _ in range(round(TRUNCATIONS * share)):
        end = chance.randrange(len(content) // 50, len(content))
        yield f"cut at {end}", content[:end]
    for number in range(round(HOLES * share)):
        size = min(16384, len(content) // 8)
        begin = chance.randrange(len(content) - size)
        yield f"hole {number}", content[:begin] + bytes(size) + content[begin + size :]


def _values(reading: DocumentReading) -> Values:
    """Take what the warehouse would trust: texts of cells and lines, by their position."""
    values: Values = {}
    for page in reading.pages:
        if page.is_trusted:
            for cell in page.booking.cells:
                values[page.page, cell.grid, cell.span.row, cell.span.column] = cell.text
            for number, line in enumerate(page.booking.lines):
                values[page.page, "line", number] = line.text
    return values


def _is_unlike(values: Values, original: Values) -> bool:
    return any(values[position] != original.get(position) for position in values)
