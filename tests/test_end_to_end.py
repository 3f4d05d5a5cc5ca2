"""Two tiny budgets, one sound and one with three seeded faults, through the whole load."""

import csv
import re
import shutil
from collections import Counter
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from load.process.points import DIE_AT
from load.settings import CHECKOUT, Places
from tests.conftest import Ended, run_load

SAMPLE = CHECKOUT / "data" / "sample"
KEY = (
    "statement_code", "side", "block", "subject_code", "line_label", "line_no", "measure_code",
    "period",
)  # fmt: skip

EMPTY = {"line_no": "1"}  # golden figures number only the lines that need it


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def query(places: Places, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(places.warehouse), read_only=True) as connection:
        return connection.execute(sql, list(parameters)).fetchall()


def documents_in(places: Places) -> int:
    return len(query(places, "select document_sha256 from marts.documents"))


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    for name in ("sound", "faulty"):
        shutil.copy(SAMPLE / "tiny" / f"{name}.pdf", folder)
    return folder


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory, inbox: Path) -> Ended:
    ended = run_load(tmp_path_factory.mktemp("tiny") / "data", inbox)
    assert ended.status == 0, ended.stdout + ended.stderr
    return ended


def test_the_three_seeded_faults_are_found_and_no_fourth(tiny: Ended) -> None:
    found = query(
        tiny.places,
        """
        select document_sha256, rule_id, statement_code
        from audit.violations where status = 'open' and rule_id like 'ARITHMETIC-%'
        """,
    )
    seeded = [
        (row["document_sha256"], row["rule_id"], row["statement_code"])
        for row in rows_of(SAMPLE / "faults.csv")
        if row["file"] == "tiny/faulty.pdf"
    ]
    assert len(seeded) == 3
    assert sorted(found) == sorted(seeded)


@pytest.mark.parametrize("name", ["sound", "faulty"])
def test_every_printed_figure_is_loaded_and_none_besides(tiny: Ended, name: str) -> None:
    golden = rows_of(SAMPLE / "golden" / "tiny" / f"{name}.figures.csv")
    assert_figures(tiny.places, golden)


def test_all_that_is_published_and_kept_is_read_by_pyarrow_and_pandas(
    tiny: Ended, tmp_path: Path
) -> None:
    kept = list(tiny.places.data.rglob("*.parquet"))
    with duckdb.connect(str(tiny.places.warehouse), read_only=True) as connection:
        columns = connection.execute(
            "select table_schema, table_name, list(data_type)"
            " from information_schema.columns group by all"
        ).fetchall()
        for number, (schema, name, _) in enumerate(columns):
            kept.append(tmp_path / f"{number}.parquet")
            connection.execute(f'copy (from "{schema}"."{name}") to \'{kept[-1]}\'')
    # a blank list of fixed length in Parquet is none to pyarrow
    assert not [row for row in columns if any(re.search(r"\[\d+\]", kind) for kind in row[2])]
    assert all(pq.read_table(path).to_pandas() is not None for path in kept)


def test_the_screen_names_what_was_done_and_where_it_lies(tiny: Ended) -> None:
    for said in ("已载入 2", "隔离 0", "数据仓库", "reports/index.html", "读取 PDF"):
        assert said in tiny.stdout
    assert (tiny.places.reports / "index.html").is_file()


def test_nothing_new_is_said_and_ends_at_once(tiny: Ended, inbox: Path) -> None:
    before = tiny.places.current.readlink()
    again = run_load(tiny.places.data, inbox)
    assert again.status == 0
    assert "没有新内容" in again.stdout
    assert tiny.places.current.readlink() == before


def test_a_killed_load_harms_nothing_and_is_simply_run_again(tiny: Ended, inbox: Path) -> None:
    (inbox / "faulty.pdf").rename(inbox.parent / "faulty.pdf")
    before = tiny.places.current.readlink()
    killed = run_load(tiny.places.data, inbox, **{DIE_AT: "sealed"})
    assert killed.status == 1
    assert "被系统中止（信号 9）" in killed.stderr
    assert tiny.places.current.readlink() == before
    assert documents_in(tiny.places) == 2

    ended = run_load(tiny.places.data, inbox)
    assert ended.status == 0, ended.stdout + ended.stderr
    assert documents_in(tiny.places) == 1
    assert (
        query(tiny.places, "select * from audit.violations where rule_id like 'ARITHMETIC-%'") == []
    )
    assert len(query(tiny.places, "select run_id from audit.loads")) == 2


def test_the_folder_that_is_suddenly_empty_harms_nothing(tiny: Ended) -> None:
    ended = run_load(tiny.places.data)
    assert ended.status == 2
    assert "不会用样例覆盖" in ended.stderr
    assert tiny.places.warehouse.is_file()


def test_every_sample_file_ends_in_the_state_it_should(sample_load: Ended) -> None:
    found = query(
        sample_load.places,
        "select file_path, status, reason_code from marts.files where file_path ilike '%.pdf'",
    )
    expected = [
        (row["file"].removeprefix("reports/"), row["state"], row["reason_code"] or None)
        for row in rows_of(SAMPLE / "documents.csv")
        if row["file"].startswith("reports/")
    ]
    shown = [
        (path, status, reason if status == "quarantined" else None)
        for path, status, reason in found
    ]
    assert sorted(shown) == sorted(expected)
    assert sample_load.status == 3
    assert "改为载入样例" in sample_load.stdout


@pytest.mark.parametrize(
    "golden",
    sorted((SAMPLE / "golden" / "reports").glob("*/*[!d].figures.csv")),
    ids=lambda path: path.name.split(".")[0],
)
def test_every_figure_of_the_sample_is_right(sample_load: Ended, golden: Path) -> None:
    rows = rows_of(golden)
    scanned = golden.with_name(golden.name.replace(".figures.csv", ".scanned.figures.csv"))
    if scanned.is_file() and find_spec("rapidocr"):
        rows += rows_of(scanned)
    assert_figures(sample_load.places, rows)


def test_the_faults_of_the_sample_are_the_only_contradictions(sample_load: Ended) -> None:
    found = query(
        sample_load.places,
        """
        select document_sha256, rule_id
        from audit.violations
        where status = 'open' and severity = 'critical' and split_part(rule_id, '-', 1) in (
            'ARITHMETIC', 'CROSS', 'NARRATIVE', 'THREEPUBLIC', 'PROCUREMENT', 'YEAR', 'UNIT'
        )
        """,
    )
    seeded = [
        (row["document_sha256"], row["rule_id"])
        for row in rows_of(SAMPLE / "faults.csv")
        if row["file"].startswith("reports/")
    ]
    assert sorted(found) == sorted(seeded)


def test_the_restatement_is_the_current_one(sample_load: Ended) -> None:
    found = dict(
        query(
            sample_load.places,
            "select distinct document_sha256, is_current from marts.statement_amounts",
        )
    )
    for row in rows_of(SAMPLE / "documents.csv"):
        if row["file"].startswith("reports/") and row["is_current"]:
            assert found[row["sha256"]] == (row["is_current"] == "true"), row["file"]


def assert_figures(places: Places, golden: list[dict[str, str]]) -> None:
    sql = f"""
        select {", ".join(f"coalesce({name}::varchar, '')" for name in KEY)},
            value, unit, source_page, source_text
        from marts.statement_amounts where document_sha256 = ?
    """
    found = Counter(query(places, sql, golden[0]["document_sha256"]))
    wanted = Counter(
        (
            *(row[name] or EMPTY.get(name, "") for name in KEY),
            Decimal(row["value"]),
            row["unit"],
            int(row["page"]),
            row["source_text"],
        )
        for row in golden
    )
    missing, surplus = wanted - found, found - wanted
    assert (sorted(map(str, missing)), sorted(map(str, surplus))) == ([], [])
