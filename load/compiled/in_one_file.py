"""A raw layer in, its warehouse in one file out, as `dbt build` by hand makes it: no load, no test.

For tests and benchmarks, which need what was compiled but none of a load's limits and batches.
"""

import os
import tempfile
from pathlib import Path

from expectations.warehouse import open_warehouse
from load.compiled.cached import compiled_project
from load.compiled.runner import run_nodes
from load.release.files import move_database
from load.run import start_run
from load.settings import Places
from load.terminal.screen import Screen


def build_in_one_file(raw: Path, warehouse: Path) -> None:
    """Build every model over a raw layer.

    Args:
        raw: The folder of the raw layer.
        warehouse: The DuckDB file to write; one that is there is replaced.

    Raises:
        LoadError: The project could not be compiled.
        NodeFailed: A model could not be built.
    """
    with tempfile.TemporaryDirectory(prefix="build-", dir=warehouse.parent) as folder:
        compiled = compiled_project(start_run(Places(Path(folder)), None, Screen()))
        # what dbt compiled names the database, which DuckDB calls as the file
        built = Path(folder) / "warehouse.duckdb"
        compiled.seeds.replace(built)
        models = [node for node in compiled.plan.nodes if node.kind != "test"]
        with open_warehouse(built, read_only=False) as connection:
            run_nodes(models, connection, str(raw.resolve()), os.cpu_count() or 1, lambda _: None)
        move_database(built, warehouse)
