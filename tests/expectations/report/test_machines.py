"""Findings for machines: a line each, whatever their texts look like."""

import json
from pathlib import Path

from expectations.report.machines import _write_rows


def test_each_row_is_a_line_even_where_a_text_looks_like_json(tmp_path: Path) -> None:
    rows = [{"a": '},{"b"', "c": None}, {"a": "局\n]", "c": 1}]
    _write_rows(tmp_path / "findings.json", [rows, rows])
    text = (tmp_path / "findings.json").read_text(encoding="utf-8")
    assert json.loads(text) == rows * 2
    assert [json.loads(line.rstrip(",")) for line in text.splitlines()[1:-1]] == rows * 2


def test_no_row_is_an_empty_list(tmp_path: Path) -> None:
    _write_rows(tmp_path / "findings.json", [])
    assert json.loads((tmp_path / "findings.json").read_text(encoding="utf-8")) == []
