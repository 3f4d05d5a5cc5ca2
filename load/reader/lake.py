"""The warehouse in, parquet on object storage out: for Spark, Trino, Polars and other readers.

A folder or `s3://bucket/path` gets one folder a load, `<run_id>/marts/figures.parquet` and so on,
and `current.json`, which names the load to read and its tables. It is written last: a reader who
begins there never sees half a load. The load before stays for those who are reading it; those
before that are deleted.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from load.errors import UsageError
from load.reader.warehouse import Warehouse
from load.storage.addresses import is_address, open_store, without_options
from load.terminal.screen import Advance

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

CURRENT = "current.json"
_FINISHED = "select strftime(finished_at, '%Y-%m-%dT%H:%M:%SZ') from marts.load"


@dataclass(frozen=True, slots=True)
class Lake:
    """What was written.

    Attributes:
        run_id: The load that `current.json` names now.
        rows: By table; empty where the load was there already.
    """

    run_id: str
    rows: dict[str, int]


def write_lake(warehouse: Warehouse, address: str, advance: Advance) -> Lake:
    """Write what is published below an address, unless it is there already.

    Args:
        warehouse: Where it is.
        address: A folder, or an address (see :mod:`load.storage.addresses`).
        advance: Called after each table.

    Raises:
        UsageError: The address cannot be written to.
    """
    try:
        store, root = _open(address)
        before = _current(store, root)
        run_id = warehouse.run_id
        if before.get("run_id") == run_id:
            return Lake(run_id, {})
        tables = _write_tables(warehouse, store, root, run_id, advance)
        (finished,) = warehouse.sql(_FINISHED).fetchall()
        current = {
            "run_id": run_id,
            "finished_at": finished[0],
            "before": before.get("run_id"),
            "tables": tables,
        }
        with store.open_output_stream(f"{root}/{CURRENT}") as out:
            out.write(json.dumps(current, ensure_ascii=False, indent=1).encode())
        if before.get("before"):
            store.delete_dir(f"{root}/{before['before']}")
    except OSError as error:
        reason = str(error).partition("\n")[0]
        raise UsageError(f"没有写入 {without_options(address)}：{reason}") from error
    return Lake(run_id, {name: table["rows"] for name, table in tables.items()})


def _open(address: str) -> tuple["FileSystem", str]:
    from pyarrow.fs import LocalFileSystem

    if is_address(address):
        return open_store(address)
    folder = Path(address).expanduser().absolute()
    folder.mkdir(parents=True, exist_ok=True)
    return LocalFileSystem(), str(folder)


def _current(store: "FileSystem", root: str) -> dict[str, Any]:
    from pyarrow.fs import FileType

    if store.get_file_info(f"{root}/{CURRENT}").type != FileType.File:
        return {}
    with store.open_input_file(f"{root}/{CURRENT}") as content:
        found: dict[str, Any] = json.loads(content.read())
    return found


def _write_tables(
    warehouse: Warehouse, store: "FileSystem", root: str, run_id: str, advance: Advance
) -> dict[str, dict[str, Any]]:
    """Write each table into a file of its own; gives where they are and what they hold."""
    from pyarrow import parquet

    comments = dict(warehouse.relations())
    tables = warehouse.tables()
    written: dict[str, dict[str, Any]] = {}
    for number, table in enumerate(tables, 1):
        relation = f"{table.schema}.{table.name}"
        path = f"{run_id}/{table.schema}/{table.name}.parquet"
        store.create_dir(f"{root}/{run_id}/{table.schema}", recursive=True)
        rows = 0
        batches = warehouse.batches(f'from {table.schema}."{table.name}"')
        with parquet.ParquetWriter(
            f"{root}/{path}", batches.schema, filesystem=store, compression="zstd"
        ) as out:
            for batch in batches:
                out.write_batch(batch)
                rows += batch.num_rows
        written[relation] = {"path": path, "rows": rows, "comment": comments.get(relation, "")}
        advance(number, len(tables), table.name)
    return written
