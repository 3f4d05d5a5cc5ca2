"""Parts of a packed list: taken over while rows and code are the same, written anew where not."""

import gzip
import json
from pathlib import Path

import duckdb
import pytest

from expectations.report import parts
from expectations.report.parts import PARTS, write_packed

NAME = "findings.json.gz"
ROWS = {"0a1": "局", "0a2": "a", "1b1": "b", "ff1": "c"}


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MANY", 3)


def write(site: Path, rows: dict[str, str], before: Path | None = None) -> list[dict[str, str]]:
    site.mkdir(exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute("create table rows (finding_id varchar, message varchar)")
        if rows:
            connection.executemany("insert into rows values (?, ?)", list(rows.items()))
        write_packed(connection, site, NAME, "rows", before)
    found: list[dict[str, str]] = json.loads(gzip.decompress((site / NAME).read_bytes()))
    assert {one["finding_id"]: one["message"] for one in found} == rows
    return found


def spoil(site: Path) -> None:
    """Put another text of the same length into each part of a site, as nobody would write it."""
    content = json.loads((site / PARTS).read_bytes())[NAME]
    packed = (site / NAME).read_bytes()
    for _, start, size in content.values():
        part = gzip.decompress(packed[start : start + size]).replace(b'"message"', b'"MESSAGE"')
        new = gzip.compress(part, mtime=0)
        assert len(new) == size
        packed = packed[:start] + new + packed[start + size :]
    (site / NAME).write_bytes(packed)


def taken_over(site: Path) -> list[str]:
    lines = gzip.decompress((site / NAME).read_bytes()).decode().splitlines()[1:-1]
    rows = [json.loads(line.rstrip(",")) for line in lines]
    return [row["finding_id"] for row in rows if "MESSAGE" in row]


def again(tmp_path: Path, rows: dict[str, str]) -> list[str]:
    """Write all rows, spoil what was written, write others; tell which were taken over."""
    write(tmp_path / "before", ROWS)
    spoil(tmp_path / "before")
    site = tmp_path / "site"
    site.mkdir(exist_ok=True)
    with duckdb.connect() as connection:
        connection.execute("create table rows (finding_id varchar, message varchar)")
        connection.executemany("insert into rows values (?, ?)", list(rows.items()))
        write_packed(connection, site, NAME, "rows", tmp_path / "before")
    return taken_over(site)


@pytest.mark.parametrize("rows", [{}, {"0a1": "局"}, ROWS], ids=["none", "one", "many"])
def test_a_list_is_one_json_document(tmp_path: Path, rows: dict[str, str]) -> None:
    first = write(tmp_path / "first", rows)
    assert write(tmp_path / "second", rows, tmp_path / "first") == first
    assert (tmp_path / "second" / NAME).read_bytes() == (tmp_path / "first" / NAME).read_bytes()


def test_what_has_not_changed_is_taken_over(tmp_path: Path) -> None:
    assert again(tmp_path, ROWS) == list(ROWS)
    assert again(tmp_path, ROWS | {"1b1": "other"}) == ["0a1", "0a2", "ff1"]
    assert again(tmp_path, ROWS | {"1b2": "new"}) == ["0a1", "0a2", "ff1"]


def test_another_first_part_begins_the_list(tmp_path: Path) -> None:
    rows = {key: text for key, text in ROWS.items() if not key.startswith("0a")} | {"ff2": "d"}
    assert again(tmp_path, rows) == []


@pytest.mark.parametrize("changed", ["code", "library"])
def test_with_other_code_nothing_is_taken_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    write(tmp_path / "before", ROWS)
    spoil(tmp_path / "before")
    if changed == "code":
        (tmp_path / "code.py").write_text("other", "utf-8")
        monkeypatch.setattr(parts, "_CODE", (tmp_path / "code.py",))
    else:
        monkeypatch.setattr(duckdb, "__version__", "0.0.0")
    write(tmp_path / "site", ROWS, tmp_path / "before")


def test_a_file_that_was_cut_is_not_taken_over(tmp_path: Path) -> None:
    write(tmp_path / "before", ROWS)
    path = tmp_path / "before" / NAME
    path.write_bytes(path.read_bytes()[:-1])
    write(tmp_path / "site", ROWS, tmp_path / "before")
