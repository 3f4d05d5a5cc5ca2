"""The part of `make torture` that fits into a minute: no whole load is made here."""

import re
from pathlib import Path

import duckdb
import pytest

from benchmarks.torture.bombs import KINDS as KINDS_OF_CONTENT
from benchmarks.torture.bombs import make_bomb
from benchmarks.torture.breakages import BREAK, NOT_BY_CONTENT
from benchmarks.torture.content import tables_of, touched
from benchmarks.torture.deaths import KINDS, die
from benchmarks.torture.flips import flip
from benchmarks.torture.injection import search_exports
from benchmarks.torture.inputs import TINY
from benchmarks.torture.loads import digests
from benchmarks.torture.publishes import publish_under_readers
from benchmarks.torture.variants import vary
from expectations.checklists import CHECKS_DIRECTORY, OUR_SUITES, read_checklist
from load.settings import DBT_PROJECT, Places
from tests.dbt.content_bombs import Report

KEYS = {
    "pages": ("page",),
    "lines": ("page", "line_no"),
    "grids": ("page", "grid_no"),
    "cells": ("page", "grid_no", "row_no", "column_no"),
}


def test_a_worker_that_dies_in_any_way_touches_no_other_document() -> None:
    figure = die(len(KINDS), TINY / "sound.pdf")
    assert not figure.bad, str(figure)


def test_no_damaged_variant_is_read_with_another_value() -> None:
    figure = vary([TINY / "sound.pdf"])
    assert figure.tried == 35
    assert not figure.bad, str(figure)


def test_every_flipped_bit_of_the_raw_layer_is_seen(tmp_path: Path) -> None:
    figure = flip(20, TINY, tmp_path / "raw")
    assert not figure.bad, str(figure)


def test_loads_of_the_same_folder_have_the_same_digests(tmp_path: Path) -> None:
    for run_id in ("one", "other"):
        path = Places(tmp_path / run_id).warehouse
        path.parent.mkdir()
        with duckdb.connect(str(path)) as connection:
            connection.execute("create schema marts; create schema audit")
            connection.execute("create table marts.files as select 'a.pdf' as file_path")
            for table in ("marts.load", "audit.loads", "audit.load_before"):
                connection.execute(f"create table {table} as select '{run_id}' as run_id")
    assert digests(tmp_path / "one") == digests(tmp_path / "other")
    with duckdb.connect(str(path)) as connection:
        connection.execute("insert into marts.files values ('b.pdf')")
    assert digests(tmp_path / "one") != digests(tmp_path / "other")


def test_readers_meet_no_error_and_no_mixture(tmp_path: Path) -> None:
    figure = publish_under_readers(3, tmp_path)
    assert figure.tried
    assert not figure.bad, str(figure)


def test_the_search_of_exports_finds_what_is_alive(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<p onclick="x()">a</p><a href="javascript:x()">b</a><script src="//x"></script>', "utf-8"
    )
    (tmp_path / "b.csv").write_text('"=1+1","-2.50","\'=1",@x\n', "utf-8")
    (tmp_path / "c.csv").write_text("a\u202eb\x1b[31m\n", "utf-8")
    assert search_exports(tmp_path).bad == 8
    (tmp_path / "c.csv").unlink()
    (tmp_path / "a.html").write_text("<p>&lt;script&gt;</p>", "utf-8")
    (tmp_path / "b.csv").write_text('"-2.50",一\n', "utf-8")
    assert search_exports(tmp_path).bad == 0


@pytest.mark.parametrize("kind", KINDS_OF_CONTENT)
def test_a_bomb_is_a_sound_reading_of_odd_content(kind: str) -> None:
    report = Report()
    for page in range(3):
        report.new_page()
        report.line("云澜市教育局2024年度部门决算　单位：万元")
        report.grid([["科目编码", "合计"], *([["201", "1.00"], ["20101", str(page)]] * 9)])
    rows = {name: [dict(row) for row in rows] for name, rows in report.rows.items()}
    seed = list(KINDS_OF_CONTENT).index(kind)
    kinds, odd = make_bomb(seed, rows)
    assert (kinds, odd) == make_bomb(seed, rows)  # the same again
    assert kinds.startswith(kind)
    assert {name: odd[name] for name in rows} != rows
    for name, key in KEYS.items():
        keys = [tuple(row[part] for part in key) for row in odd[name]]
        assert len(keys) == len(set(keys))
    assert tables_of("a" * 64, odd).keys() == rows.keys()


def test_every_test_that_says_itself_what_it_looks_for_is_broken_or_said_why_not() -> None:
    tests = {path.stem for path in (DBT_PROJECT / "tests").glob("*.sql")}
    for suite in OUR_SUITES:
        tests |= {one.id for one in read_checklist(CHECKS_DIRECTORY / f"{suite}.yaml").checks}
    excused = {test for test in tests if any(re.fullmatch(name, test) for name in NOT_BY_CONTENT)}
    assert tests - excused == set(BREAK)


def test_a_row_of_a_good_report_that_changed_or_came_is_seen(tmp_path: Path) -> None:
    def publish(name: str, *figures: tuple[str, int]) -> Path:
        path = tmp_path / f"{name}.duckdb"
        with duckdb.connect(str(path)) as connection:
            connection.execute("create schema marts; create schema audit")
            connection.execute("create table marts.dim_document as select 'good' document_sha256")
            connection.execute("create table marts.figures (document_sha256 text, value int)")
            connection.executemany("insert into marts.figures values (?, ?)", figures)
        return path

    alone = publish("alone", ("good", 1), ("good", 1))
    assert touched(alone, publish("same", ("bomb", 9), ("good", 1), ("good", 1))) == []
    assert touched(alone, publish("other", ("good", 1), ("good", 2))) == ["marts.figures: 2 rows"]
    assert touched(alone, publish("lost", ("good", 1))) == ["marts.figures: 1 rows"]
