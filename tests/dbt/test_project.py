"""dbt's own tests on an empty raw layer, and what the yml files promise of models and seeds."""

import csv
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml

from extract.store.schemas import CURRENT, DATASETS, FILES
from load.settings import DBT_PROJECT

MODELS = {path.stem: path for path in (DBT_PROJECT / "models").rglob("*.sql")}
SEEDS = {path.stem: path for path in (DBT_PROJECT / "seeds").glob("*.csv")}


@cache
def declared(kind: str) -> dict[str, dict[str, Any]]:
    return {
        node["name"]: node
        for path in (DBT_PROJECT / kind).rglob("*.yml")
        for node in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get(kind) or []
    }


def header_of(seed: Path) -> list[str]:
    with seed.open(encoding="utf-8", newline="") as lines:
        return next(csv.reader(lines))


@pytest.fixture(scope="module")
def empty_raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a raw layer with every dataset and no row."""
    raw = tmp_path_factory.mktemp("raw")
    for name, schema in DATASETS.items():
        (raw / name).mkdir()
        pq.write_table(schema.empty_table(), raw / name / "none.parquet")
    pq.write_table(FILES.empty_table(), raw / "files.parquet")
    pq.write_table(CURRENT.empty_table(), raw / "current.parquet")
    return raw


def test_an_empty_folder_builds_and_every_unit_test_holds(empty_raw: Path, tmp_path: Path) -> None:
    ended = subprocess.run(
        [
            *(sys.executable, "-c", "from dbt.cli.main import cli; cli()", "build", "--quiet"),
            # no row can fail them; they are asked where the sample is loaded
            *("--exclude-resource-type", "test"),
            *("--project-dir", str(DBT_PROJECT), "--profiles-dir", str(DBT_PROJECT)),
            *("--target-path", str(tmp_path / "target"), "--log-path", str(tmp_path / "logs")),
        ],
        env={
            **os.environ,
            "WAREHOUSE_BUILD_PATH": str(tmp_path / "build.duckdb"),
            "RAW_DIR": str(empty_raw),
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
            "PYTHONUTF8": "1",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stdout[-6000:] + ended.stderr[-2000:]


@pytest.mark.parametrize(
    "model", sorted(m for m, path in MODELS.items() if path.parent.name in {"marts", "audit"})
)
def test_every_published_column_is_described(model: str) -> None:
    for column in declared("models")[model]["columns"]:
        assert column["description"], f"{model}.{column['name']}"
        assert column["data_type"], f"{model}.{column['name']}"


@pytest.mark.parametrize("seed", sorted(SEEDS))
def test_every_seed_column_is_described(seed: str) -> None:
    node = declared("seeds")[seed]
    assert node["description"].startswith("One row per ")
    assert [column["name"] for column in node["columns"]] == header_of(SEEDS[seed])


@pytest.mark.parametrize("seed", sorted(SEEDS))
def test_codes_in_seeds_stay_text(seed: str) -> None:
    types = declared("seeds")[seed].get("config", {}).get("column_types", {})
    for column in header_of(SEEDS[seed]):
        if column.endswith(("_code", "_id", "_sha256", "pattern")):
            assert types.get(column) == "varchar", column
    assert set(types) <= set(header_of(SEEDS[seed]))
