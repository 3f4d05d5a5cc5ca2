"""The exports of a load searched for anything alive: markup, formulas, and marks nobody sees."""

import csv
import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from benchmarks.torture.figures import Figure

_ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "xlink:href"})
_LIVE_ADDRESS = re.compile(r"^\s*(javascript|vbscript|data:text|https?:|//)", re.IGNORECASE)
_LIVE_TAGS = frozenset({"iframe", "object", "embed", "base", "meta-refresh"})
_OWN_SCRIPT = re.compile(r"^(\.\./)*assets/\w+\.js$")
"""The site's own files; a page holds no script itself, as its policy asks."""

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, terminal escapes among them, and marks that turn or hide what is read."""

_NUMBER = re.compile(r"^[-+]?[\d,]*\.?\d+%?$")


def search_exports(folder: Path) -> Figure:
    """Look through every page, table and workbook of a report."""
    alive, files = [], 0
    for path in sorted(folder.rglob("*")):
        look = {".html": _in_page, ".csv": _in_table, ".xlsx": _in_workbook}.get(path.suffix)
        if look is not None:
            files += 1
            alive += [f"{path.name}: {what}" for what in look(path)]
    return Figure(
        "live elements in any HTML, formula cells in any export",
        len(alive),
        files,
        "; ".join(alive[:3]),
    )


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.alive: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "form" and "action" in names:  # the search of the first page sends nothing
            self.alive.append("<form action>")
        if tag in _LIVE_TAGS or (tag == "script" and not _OWN_SCRIPT.match(names.get("src") or "")):
            self.alive.append(f"<{tag}>")
        if tag == "img" and (names.get("src") or "") == "x":
            self.alive.append("<img src=x>")
        for name, value in attrs:
            if name.startswith("on"):
                self.alive.append(f"<{tag} {name}>")
            if name in _ADDRESSES and _LIVE_ADDRESS.match(value or ""):
                self.alive.append(f"{name}={value}"[:80])


def _in_page(path: Path) -> list[str]:
    parser = _Parser()
    text = path.read_text(encoding="utf-8")
    parser.feed(text)
    return parser.alive + _unseen(text)


def _in_table(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        text = file.read()
    return _unseen(text) + [
        value[:40]
        for row in csv.reader(io.StringIO(text, newline=""))
        for value in row
        if value[:1] in {"=", "+", "-", "@", "\t", "\r"}
        and not _NUMBER.match(value)
        and value != "-"
    ]


def _in_workbook(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as book:
        names: Any = book.namelist()
        alive = [name for name in names if "external" in name.lower() or name.endswith(".bin")]
        sheets = [name for name in names if name.startswith("xl/worksheets/")]
        alive += [f"formula in {name}" for name in sheets if b"<f>" in book.read(name)]
        for name in (name for name in names if name.endswith(".xml")):
            alive += _unseen(book.read(name).decode("utf-8"))
    return alive


def _unseen(text: str) -> list[str]:
    return [f"unseen mark U+{ord(mark):04X}" for mark in sorted(set(_UNSEEN.findall(text)))]
