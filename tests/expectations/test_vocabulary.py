"""The words for codes stand in one list, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from expectations import vocabulary
from expectations.seeds import read_seed

ROOT = Path(__file__).parents[2]
READERS = [
    path
    for folder in ("load", "expectations", "docs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".j2", ".sql"}
]
PRINTED = re.compile(r"""(["'])(?P<word>\w+)\1""")


def test_every_list_is_read_in_its_order() -> None:
    lists = {row["list_name"] for row in read_seed("vocabulary")}
    read = [name for name, words in vars(vocabulary).items() if isinstance(words, dict)]
    assert len(lists) == len([name for name in read if name.isupper()])
    assert list(vocabulary.SEVERITIES) == ["critical", "warning", "info"]
    assert list(vocabulary.OUTCOMES) == ["violation", "cannot_tell", "pass", "not_applicable"]


@pytest.mark.parametrize("path", READERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_reader_has_words_of_its_own(path: Path) -> None:
    words = {row["name_zh"] for row in read_seed("vocabulary")}
    text = path.read_text(encoding="utf-8")
    assert not words & {found["word"] for found in PRINTED.finditer(text)}


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("marts.documents.document_kind", vocabulary.DOCUMENT_KINDS),
        ("marts.files.status", vocabulary.FILE_STATUSES),
        ("audit.rules.severity", vocabulary.SEVERITIES),
        ("audit.rule_results.outcome", vocabulary.OUTCOMES),
        ("audit.violations.severity", vocabulary.SEVERITIES),
        ("audit.violations.status", vocabulary.FINDING_STATUSES),
    ],
)
def test_every_code_of_a_judged_build_has_a_word(
    judged_examples: Path, rows: Callable[..., list[Any]], column: str, words: Mapping[str, str]
) -> None:
    table, name = column.rsplit(".", 1)
    found = {code for (code,) in rows(judged_examples, f"select distinct {name} from {table}")}
    assert found
    assert found <= set(words)
