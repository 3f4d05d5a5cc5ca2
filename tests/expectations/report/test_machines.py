"""Findings for machines: a line each, whatever their texts look like."""

import json
from pathlib import Path

import duckdb

from expectations.report.machines import write_json

ROWS = [
    {"a": '},{"b"', "c": None, "d": None, "e": True},
    {"a": "局\n]\\ \u202e", "c": 1, "d": "1.50", "e": None},
]


def written(path: Path, rows: list[dict[str, object]]) -> str:
    with duckdb.connect() as connection:
        connection.execute("create table rows (a varchar, c integer, d decimal(9, 2), e boolean)")
        for row in rows:
            connection.execute("insert into rows values (?, ?, ?, ?)", list(row.values()))
        write_json(connection, path, "rows", "rowid")
    return path.read_text(encoding="utf-8")


def test_each_row_is_a_line_even_where_a_text_looks_like_json(tmp_path: Path) -> None:
    text = written(tmp_path / "findings.json", ROWS)
    shown = [{"a": '},{"b"', "e": True}, {"a": "局\n]\\ \\u202e", "c": 1, "d": "1.50"}]
    assert json.loads(text) == shown
    assert [json.loads(line.rstrip(",")) for line in text.splitlines()[1:-1]] == shown


def test_no_row_is_an_empty_list(tmp_path: Path) -> None:
    assert json.loads(written(tmp_path / "findings.json", [])) == []
