"""What is published opens in DuckDB 1.4, which DBeaver, R and most notebooks bring along."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Ended
from tests.cookbook import ANSWERS, questions

SECONDS = 300
READ_ALL = """
import json, sys
import duckdb
assert duckdb.__version__.startswith("1.4."), duckdb.__version__
warehouse = duckdb.connect(sys.argv[1], read_only=True)
names = warehouse.execute(
    "select format('{}.{}', schema_name, table_name) from duckdb_tables() union all"
    " select format('{}.{}', schema_name, view_name) from duckdb_views() where not internal"
).fetchall()
for (name,) in names:
    schema, _, relation = name.partition(".")
    warehouse.execute(f'from "{schema}"."{relation}" limit 1').fetchall()
for query in json.loads(sys.argv[2]):
    warehouse.execute(query).fetchall()
print(len(names))
"""


@pytest.fixture(scope="session")
def older(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Get the client from the package index: it cannot be installed beside the newer one."""
    folder = tmp_path_factory.mktemp("duckdb")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--retries", "0"]
    try:
        subprocess.run(
            [*command, "--target", str(folder), "duckdb>=1.4,<1.5"],
            check=True, capture_output=True, timeout=SECONDS,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        pytest.skip("没有 DuckDB 1.4，未试 · no DuckDB 1.4 could be had: not tried")
    return folder


def test_an_older_client_reads_every_view_and_answers_the_cookbook(
    sample_load: Ended, older: Path
) -> None:
    asked = [questions()[number] for number in json.loads(ANSWERS.read_text(encoding="utf-8"))]
    warehouse = str(sample_load.places.warehouse)
    ended = subprocess.run(
        [sys.executable, "-c", READ_ALL, warehouse, json.dumps(asked)],
        env={"PYTHONPATH": str(older), "PYTHONUTF8": "1"},
        capture_output=True, encoding="utf-8", check=False, timeout=SECONDS,
    )  # fmt: skip
    assert ended.stderr == ""
    assert int(ended.stdout) > 100
