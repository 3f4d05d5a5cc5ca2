"""What every build file has."""

from contextlib import nullcontext
from pathlib import Path

import duckdb
import pytest
import yaml

from expectations import warehouse
from expectations.warehouse import SETTINGS, open_warehouse
from load.settings import DBT_PROJECT

NEWEST_OF_DUCKDB_1 = 67
"""The storage version of DuckDB 1.4; 64 is that of 1.0."""


def test_a_build_file_opens_in_duckdb_1(tmp_path: Path) -> None:
    path = tmp_path / "build.duckdb"
    with open_warehouse(path, read_only=False, may_be_new=True) as connection:
        connection.execute("create table figures as select 1::decimal(24, 4) as value")
    header = path.read_bytes()
    assert header[8:12] == b"DUCK"
    assert int.from_bytes(header[12:20], "little") <= NEWEST_OF_DUCKDB_1


def test_dbt_writes_the_same_storage_version() -> None:
    profile = yaml.safe_load((DBT_PROJECT / "profiles.yml").read_text(encoding="utf-8"))
    options = profile["budget_disclosure"]["outputs"]["build"]["config_options"]
    assert options["storage_compatibility_version"] == SETTINGS["storage_compatibility_version"]


@pytest.mark.parametrize("most_spilled", [1024**2, 1024**3])
def test_what_does_not_fit_is_a_shortage_of_memory_before_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_spilled: int
) -> None:
    monkeypatch.setenv("WAREHOUSE_MEMORY", "128MB")
    monkeypatch.setattr(warehouse, "_MOST_SPILLED", most_spilled)
    told = nullcontext() if most_spilled > 1024**2 else pytest.raises(duckdb.OutOfMemoryException)
    path = tmp_path / "build.duckdb"
    with open_warehouse(path, read_only=False, may_be_new=True) as connection:
        connection.execute("set threads = 1")
        connection.execute("set enable_progress_bar = false")
        with told:
            connection.execute(
                "create table t as"
                " select repeat(md5(range::varchar), 4) as text from range(1500000) order by text"
            )
