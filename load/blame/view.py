"""The raw layer as dbt sees it: of some documents only, those set aside as files nobody could read.

A folder of links to the raw layer, with the lists written anew. So dbt, rules and gate know of no
such thing as a document set aside: to them it is one of which there is a reason and nothing else.
"""

import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from load.blame.set_aside import REASON_CODE, SetAside
from load.settings import Places

if TYPE_CHECKING:
    import pyarrow as pa

_LISTS = ("current.parquet", "files.parquet")
_EXTRACTION = "set_aside"
"""Where the view says that a document was set aside: rows of an extraction of this name."""


def read_current(places: Places) -> dict[str, str]:
    """Read the extraction that counts, by hash of the documents in the folder."""
    rows = _read(places.raw / "current.parquet").to_pylist()
    return {row["document_sha256"]: row["extraction_id"] for row in rows}


def write_view(
    places: Places,
    set_aside: Sequence[SetAside] = (),
    only: Collection[str] | None = None,
    view: Path | None = None,
) -> None:
    """Write the view.

    Args:
        places: The data folder.
        set_aside: Documents that have their state and reason, and no other row.
        only: The documents in view, and their files; all of the folder unless given.
        view: Where it is written; where the build looks unless given.
    """
    raw, view = places.raw, view or places.raw_view
    shutil.rmtree(view, ignore_errors=True)
    view.mkdir(parents=True)
    current = _read(raw / "current.parquet")
    rows = [row for row in current.to_pylist() if only is None or row["document_sha256"] in only]
    is_whole = len(rows) == current.num_rows
    is_as_it_is = is_whole and not set_aside
    empty = _write_empty(raw, view)
    copied = [] if is_whole else [path for path in raw.iterdir() if any(path.glob("*.parquet"))]
    if copied:
        _copy_rows(copied, view, rows)
    for path in raw.iterdir():
        if (
            path not in [*copied, *empty]
            and not path.name.startswith(".")
            and (path.name not in _LISTS or is_as_it_is)
        ):
            (view / path.name).symlink_to(path)
    if is_as_it_is:
        return
    aside = {one.document_sha256: one for one in set_aside}
    for row in rows:
        if row["document_sha256"] in aside:
            row["extraction_id"] = _EXTRACTION
    _write(view / "current.parquet", rows, current.schema)
    _write_files(places, view, {row["document_sha256"] for row in rows})
    if aside:
        _write_documents(places, view, [aside[sha256] for sha256 in sorted(aside)])


def _write_empty(raw: Path, view: Path) -> list[Path]:
    """Write what has no rows yet: nothing in the folder could be opened. DuckDB reads no folder."""
    from extract.store.schemas import DATASETS

    empty = {raw / name: schema for name, schema in DATASETS.items()}
    empty = {path: schema for path, schema in empty.items() if not any(path.glob("*.parquet"))}
    for path, schema in empty.items():
        (view / path.name).mkdir()
        _write(view / path.name / "none.parquet", [], schema)
    return list(empty)


def _copy_rows(
    datasets: Iterable[Path], view: Path, documents: Sequence[Mapping[str, str]]
) -> None:
    """Copy the rows of some documents: who builds a few does not go through those of all."""
    import duckdb

    hashes = ", ".join(sorted(f"'{row['document_sha256']}'" for row in documents)) or "''"
    batches = {f"{row['extraction_id']}.parquet" for row in documents}
    with duckdb.connect() as connection:
        for dataset in datasets:
            (view / dataset.name).mkdir()
            there = sorted(str(dataset / name) for name in batches if (dataset / name).is_file())
            connection.execute(
                f"copy (select * from read_parquet($files) where document_sha256 in ({hashes}))"  # noqa: S608  # hex digits
                " to $copy (format parquet)",
                # one of them at least: it tells the columns
                {
                    "files": there or [str(min(dataset.glob("*.parquet")))],
                    "copy": str(view / dataset.name / "rows.parquet"),
                },
            )


def _write_files(places: Places, view: Path, documents: Collection[str]) -> None:
    """Leave out the files of documents that are not in view: they would be in no state."""
    files = _read(places.raw / "files.parquet")
    rows = [
        row | {"last_good_sha256": good if (good := row["last_good_sha256"]) in documents else None}
        for row in files.to_pylist()
        if row["status"] != "found" or row["document_sha256"] in documents
    ]
    _write(view / "files.parquet", rows, files.schema)


def _write_documents(places: Places, view: Path, set_aside: Sequence[SetAside]) -> None:
    """Put beside the documents' rows those of documents set aside, with nothing of their content.

    The raw layer's own rows of them are of another extraction, and so are not current.
    """
    from extract.store.schemas import DOCUMENTS

    folder = view / "documents"
    if folder.is_symlink():
        folder.unlink()
        folder.mkdir()
        for path in (places.raw / "documents").iterdir():
            (folder / path.name).symlink_to(path)
    rows = [
        {
            "document_sha256": one.document_sha256,
            "extraction_id": _EXTRACTION,
            "status": "unreadable",
            "reason_code": REASON_CODE,
            "reason_detail": one.error,
        }
        for one in set_aside
    ]
    _write(folder / f"{_EXTRACTION}.parquet", rows, DOCUMENTS)


def _read(path: Path) -> "pa.Table":
    import pyarrow.parquet as pq

    # without threads of its own: short of memory, Arrow waits for ever for one to start
    return pq.ParquetFile(path).read(use_threads=False)


def _write(path: Path, rows: list[dict[str, Any]], schema: "pa.Schema") -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(rows, schema), path)
