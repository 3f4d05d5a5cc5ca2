"""The seeds that carry words met in reports, and how words are taken out of them."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from seed_usage import is_kept

if TYPE_CHECKING:
    import random
    from pathlib import Path

# the seeds that carry words met in reports: by which columns rows mean the same, which hold words
SEEDS: dict[str, tuple[tuple[str, ...], str]] = {
    "title_terms": (("dimension", "value"), ""),
    "statement_titles": (("statement_code",), ""),
    "heading_terms": (("concept",), "pattern"),
    "line_items": (("item_code",), "label_pattern"),
    "line_measures": (("measure_code",), "label_pattern"),
    "listed_totals": (("statement_code", "total_pattern"), "total_pattern"),
    "unit_scopes": (("unit",), "pattern"),
    "section_notes": (("kind",), "pattern"),
    "section_titles": (("section_code",), "pattern"),
    "document_patterns": (("field",), ""),
    "document_levels": (("level",), "pattern"),
    "performance_labels": (("field",), "pattern"),
    "claim_patterns": (("code",), "pattern"),
    "claim_words": (("use",), ""),
    "prose_words": (("use",), "pattern"),
    "standard_wordings": (("wording",), ""),
    "function_classes": (("class_code",), ""),
    "function_codes": (("code",), ""),
    "departmental_economic_codes": (("code",), ""),
    "governmental_economic_codes": (("code",), ""),
    "code_name_variants": (("code",), ""),
}
CODES = {seed for seed in SEEDS if SEEDS[seed][0] in (("code",), ("class_code",))}


def ablate(
    seeds: Path, chosen: list[str], way: str, share: float, chance: random.Random
) -> list[str]:
    """Take words out of the seeds; name what was taken out."""
    out: list[str] = []
    for seed in chosen:
        group, words = SEEDS[seed]
        path = seeds / f"{seed}.csv"
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            columns, rows = list(reader.fieldnames or ()), list(reader)
        kept: list[dict[str, str]] = []
        lost: dict[tuple[str, ...], bool] = {}
        for row in rows:
            key = tuple(row[column] for column in group)
            if way != "group" or not all(key):
                key = tuple(row.values())
            is_lost = lost.setdefault(key, chance.random() < share) and not is_kept(seed, row)
            if is_lost and way == "word":
                poorer = row | ({words: without_a_word(row[words], chance)} if words else {})
                kept.append(poorer)
                if poorer != row:
                    out.append(f"{seed}: {row[words]} → {poorer[words]}")
            elif is_lost:
                out.append(f"{seed}: {' '.join(row.values())}")
            else:
                kept.append(row)
        with path.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.DictWriter(lines, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(kept)
    return out


def without_a_word(pattern: str, chance: random.Random) -> str:
    """Take one of the words out that a pattern allows: one of (a|b|c), all of (a|b)? with it."""
    places = list(re.finditer(r"(?<!\\)\((?![?*])([^()\\\[]+)\)(\?)?", pattern))
    if not places:
        return pattern
    place = chance.choice(places)
    words = place[1].split("|")
    words.remove(chance.choice(words))
    group = f"({'|'.join(words)}){place[2] or ''}" if words else ("" if place[2] else place[0])
    return pattern[: place.start()] + group + pattern[place.end() :]
