"""What is known of a department, and what makes it another."""

from pathlib import Path

import duckdb
import pytest

from load.partitions.departments import Department, digests_of, read_departments

READINGS = dict.fromkeys(("a", "b", "c", "d", "unseen"), "as read")
DOCUMENTS = """
    create schema marts;
    create schema intermediate;
    create table intermediate.int_documents as from (values
        ('a', 'loaded', '民政局'), ('b', 'loaded', '民政局（本级）'), ('c', 'ignored', '民政局'),
        ('d', 'loaded', null)
    ) as rows (document_sha256, state, department_name);
    create table marts.dim_document as from (values
        ('a', '民政局', 'one', 2024), ('b', '民政局（本级）', 'one', 2023), ('d', null, 'd', 2024)
    ) as rows (document_sha256, department_name, department_id, fiscal_year);
    create table marts.files as from (values
        ('a.pdf', 'a', null::varchar), ('b.pdf', 'b', null), ('c.pdf', 'c', null),
        ('d.pdf', 'd', null)
    ) as rows (file_path, document_sha256, last_good_sha256)
"""


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    path = tmp_path / "warehouse.duckdb"
    change(path, DOCUMENTS)
    return path


def change(warehouse: Path, sql: str) -> None:
    with duckdb.connect(str(warehouse)) as connection:
        connection.execute(sql)


def of_a(warehouse: Path) -> Department:
    [one] = [one for one in read_departments(warehouse, READINGS) if "a" in one.documents]
    return one


def test_all_documents_of_a_department_are_together(warehouse: Path) -> None:
    assert of_a(warehouse).loaded == ("a", "b")
    assert of_a(warehouse).others == ("c",)  # it may print the names of subjects
    assert digests_of(read_departments(warehouse, READINGS)).keys() == READINGS.keys()


@pytest.mark.parametrize(
    "sql",
    [
        "update marts.dim_document set fiscal_year = 2022 where document_sha256 = 'b'",
        "update marts.files set file_path = 'z.pdf' where document_sha256 = 'a'",
        "update marts.files set last_good_sha256 = 'a' where document_sha256 = 'd'",
        "update intermediate.int_documents set state = 'quarantined' where document_sha256 = 'c'",
        "delete from marts.dim_document where document_sha256 = 'b'",
    ],
)
def test_whatever_is_known_of_one_of_them_makes_another(warehouse: Path, sql: str) -> None:
    before = of_a(warehouse)
    change(warehouse, sql)
    assert of_a(warehouse).digest != before.digest


def test_another_reading_makes_another(warehouse: Path) -> None:
    [anew] = [
        one for one in read_departments(warehouse, READINGS | {"c": "anew"}) if "a" in one.documents
    ]
    assert anew.digest != of_a(warehouse).digest


def test_what_is_known_of_others_does_not(warehouse: Path) -> None:
    before = of_a(warehouse)
    change(warehouse, "update marts.files set file_path = 'z.pdf' where document_sha256 = 'd'")
    assert of_a(warehouse).digest == before.digest
