"""The words of the site in, `assets/en.js` out: Chinese → English, for the switch on each page.

The list is `templates/english.csv`; `{}` stands for what differs. Codes and statements have their
English in the seeds. What a report prints is never translated.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from expectations.report.search import script
from expectations.seeds import read_seed

if TYPE_CHECKING:
    import duckdb

WORDS = Path(__file__).parent / "templates" / "english.csv"


def write_english(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the dictionary as a script."""
    words = {row["name_zh"]: row["name_en"] for row in read_seed("vocabulary")}
    words |= dict(connection.execute("select title_zh, title_en from audit.rules").fetchall())
    words |= {
        f"{code} {zh}": f"{code} {en}" for code, zh, en in connection.execute(_NAMES).fetchall()
    }
    with WORDS.open(encoding="utf-8", newline="") as file:
        words |= {row["zh"]: row["en"] for row in csv.DictReader(file)}
    path.write_text(script("ENGLISH", words), encoding="utf-8")


_NAMES = "select statement_code, name_zh, name_en from seeds.statements"
