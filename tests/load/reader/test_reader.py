"""The published warehouse, read through a publication and taken away as files."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest

from load.errors import UsageError
from load.reader import Warehouse, open_warehouse
from load.reader.__main__ import main
from load.reader.export import export
from load.release.labels import read_dictionary
from load.release.publish import publish
from load.release.record import seal
from load.settings import Places
from tests.load.releases import make_release, published_of


def publish_totals(places: Places, number: int) -> str:
    build = make_release(places, number)
    with duckdb.connect(str(build.warehouse)) as connection:
        connection.execute("create schema marts")
        connection.execute(
            "create table marts.department_totals as select"
            f" '=cmd' as department_name, {number}.5::decimal(24, 4) as total_yuan,"
            " 'revenue' as side"
        )
        connection.execute(
            "create table marts.dim_document as"
            " select 'a' as document_sha256, '甲 乙.pdf' as file_path"
        )
        connection.execute(
            "create table marts.fct_statement_amounts as select 'c1' as cell_id,"
            " 'a' as document_sha256, 3 as source_page, '1.50' as source_text,"
            " [1.0, 2.0, 3.0, 4.0] as source_bbox"
        )
        connection.execute("create schema audit")
        connection.execute(
            "create table audit.violations as select number,"
            " case when number % 3 > 0 then [1.0, 2.0, 3.0, 4.0]::double[] end as source_bbox"
            " from range(1000) as numbers (number)"
        )
    seal(build, places, published_of(build, number).record)
    publish(build, places)
    return build.run_id


@pytest.fixture
def warehouse(places: Places) -> Iterator[Warehouse]:
    publish_totals(places, 1)
    with open_warehouse(places.data) as opened:
        yield opened


def test_a_reader_follows_the_publication(warehouse: Warehouse, places: Places) -> None:
    asked = "select total_yuan from marts.department_totals"
    assert warehouse.sql(asked).fetchall() == [(Decimal("1.5000"),)]
    assert not warehouse.is_stale
    run_id = publish_totals(places, 2)
    assert warehouse.is_stale
    assert warehouse.sql(asked).fetchall() == [(Decimal("2.5000"),)]
    assert warehouse.run_id == run_id


def test_what_is_published_cannot_be_written_to(warehouse: Warehouse) -> None:
    with pytest.raises(duckdb.InvalidInputException):
        warehouse.sql("drop table marts.department_totals")


def test_what_readers_need_comes_first(warehouse: Warehouse) -> None:
    assert warehouse.relations()[0][0] == "中文.部门总数"


def test_each_is_told_whole_in_chinese(warehouse: Warehouse) -> None:
    told = dict(warehouse.relations())
    assert told["中文.部门总数"] == read_dictionary().comments["marts.department_totals"]


def test_a_figure_leads_to_its_page(warehouse: Warehouse) -> None:
    at = warehouse.where_printed("c1")
    assert (at.page, at.text, at.box) == (3, "1.50", (1.0, 2.0, 3.0, 4.0))
    assert at.link == "%E7%94%B2%20%E4%B9%99.pdf#page=3"
    with pytest.raises(UsageError):
        warehouse.where_printed("none")


def test_an_export_has_real_numbers_and_no_formulas(warehouse: Warehouse, tmp_path: Path) -> None:
    for file_format in ("xlsx", "csv", "parquet"):
        out = tmp_path / f"totals.{file_format}"
        assert export(warehouse, "部门总数", file_format, out) == 1
    sheet = openpyxl.load_workbook(tmp_path / "totals.xlsx").active
    assert [cell.value for cell in sheet[1]] == ["部门名称", "总数（元）", "收入或支出侧"]
    assert [cell.value for cell in sheet[2]] == ["=cmd", 1.5, "收入"]
    assert sheet["A2"].data_type == "s"
    rows = list(csv.reader((tmp_path / "totals.csv").open(encoding="utf-8-sig")))
    assert rows[1] == ["=cmd", "1.5000", "收入"]
    assert pq.read_table(tmp_path / "totals.parquet").num_rows == 1


def test_boxes_that_are_blank_are_read_by_others_too(warehouse: Warehouse, tmp_path: Path) -> None:
    out = tmp_path / "findings.parquet"
    assert export(warehouse, "audit.violations", "parquet", out) == 1000
    boxes = pq.read_table(out).column("source_bbox").to_pylist()
    assert boxes[:2] == [None, [1.0, 2.0, 3.0, 4.0]]


def test_the_command_line_says_what_is_wrong(
    warehouse: Warehouse,
    places: Places,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    warehouse.close()
    monkeypatch.setenv("DATA_DIR", str(places.data))
    assert main(["sql", "select side from 中文.部门总数"]) != 0
    assert main(["sql", "select 收入或支出侧 from 中文.部门总数"]) == 0
    assert main(["export", "部门总"]) != 0
    told = capsys.readouterr()
    assert "收入" in told.out
    assert told.err.startswith("错误：")
    assert "相近的有 部门总数" in told.err
