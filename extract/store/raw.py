"""The raw layer on disk: batches of parquet, and the manifest that lists those that are valid.

Every file is written under a temporary name outside the datasets' folders, forced to the disk and
renamed; its checksum goes into the manifest, which is replaced last. A load that is killed
therefore leaves what was there, plus at most some unlisted files, which the next load removes.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extract.inbox import FoundFile
from extract.seen import SEEN, Seen
from extract.store.listing import make_lists
from extract.store.manifest import MANIFEST, Extraction, Manifest, RawFile, read_manifest
from extract.store.schemas import CURRENT, DATASETS, FILES
from extract.store.tables import DocumentTables, from_ipc

FAILED_HERE = frozenset({"worker_died", "time_limit", "memory_limit"})
"""Reasons that may lie with the machine during that load, and not with the file."""

_TEMPORARY = ".writing"
_SNAPSHOTS = ".snapshots"


def open_layer(raw: Path, seen: Seen | None = None) -> Manifest:
    """Read the manifest, verify the files it lists, and remove files that it does not use.

    A listed file that is missing or changed takes its batch with it: its documents are read again.

    Args:
        raw: Folder of the raw layer.
        seen: Files that were hashed before; they are not hashed again unless they changed.
    """
    for name in DATASETS:
        (raw / name).mkdir(parents=True, exist_ok=True)
    for leftover in (_TEMPORARY, _SNAPSHOTS):
        shutil.rmtree(raw / leftover, ignore_errors=True)
    manifest = read_manifest(raw)
    broken = {
        Path(name).stem
        for name, file in manifest.files.items()
        if not file.is_whole(raw / name, seen, name)
    }
    manifest.documents = {
        sha256: extraction
        for sha256, extraction in manifest.documents.items()
        if extraction.extraction_id not in broken
    }
    _keep_only_used(raw, manifest)
    return manifest


def changed_files(raw: Path, extractions: Collection[str] | None = None) -> list[str]:
    """Name the files that are not, byte for byte, what the manifest lists.

    To be called before the layer is read: readers of parquet take a flipped bit for a value.

    Args:
        raw: Folder of the raw layer.
        extractions: Look at files of these only, and at the lists; at all unless given.
    """
    manifest = _manifest_of(raw, _state_of(raw / MANIFEST))
    listed = manifest.lists | {
        name: file
        for name, file in manifest.files.items()
        if extractions is None or Path(name).stem in extractions
    }
    changed = sorted(name for name, file in listed.items() if not file.is_whole(raw / name))
    if changed:  # the next reading looks at every file anew
        (raw / SEEN).unlink(missing_ok=True)
    return changed


def _state_of(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


@lru_cache(maxsize=1)
def _manifest_of(raw: Path, _: tuple[int, int, int] | None) -> Manifest:
    """Read the manifest once, as long as it is that file: each step of a load looks at it."""
    return read_manifest(raw)


def snapshot_folder(raw: Path) -> Path:
    """Make the folder for private copies; `open_layer` and `close_layer` empty it."""
    folder = raw / _SNAPSHOTS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def write_batch(raw: Path, manifest: Manifest, batch: Sequence[tuple[str, DocumentTables]]) -> str:
    """Write a batch of documents and list it in the manifest; give its extraction id."""
    rows = {sha256: from_ipc(tables["documents"]).to_pylist()[0] for sha256, tables in batch}
    seed = "\n".join(f"{row['extractor_version']} {sha256}" for sha256, row in sorted(rows.items()))
    extraction_id = hashlib.sha256(seed.encode()).hexdigest()[:16]
    for name, schema in DATASETS.items():
        table = pa.concat_tables([from_ipc(tables[name]) for _, tables in batch])
        column = pa.array([extraction_id] * table.num_rows, pa.string())
        table = table.add_column(1, schema.field(1), column).cast(schema)
        file_name = f"{name}/{extraction_id}.parquet"
        manifest.files[file_name] = _write_table(raw, file_name, table)
    for sha256, tables in batch:
        row = rows[sha256]
        version, before = row["extractor_version"], manifest.documents.get(sha256)
        failures = before.failures_here if before and before.tried_by == version else 0
        manifest.documents[sha256] = Extraction(
            extraction_id,
            version,
            row["content_sha256"],
            is_readable=row["status"] == "read" and _has_text(from_ipc(tables["pages"])),
            failures_here=failures + 1 if row["reason_code"] in FAILED_HERE else 0,
        )
    _write_manifest(raw, manifest)
    return extraction_id


def close_layer(raw: Path, manifest: Manifest, files: Iterable[FoundFile]) -> None:
    """Write what the folder holds now, and which extraction of each document is current."""
    lists = make_lists(files, manifest)
    _keep_only_used(raw, manifest)
    listing = hashlib.sha256(json.dumps([lists.files, lists.current]).encode()).hexdigest()
    is_listed = all(file.is_whole(raw / name) for name, file in manifest.lists.items())
    if manifest.listing != listing or not is_listed:
        written = (
            ("files.parquet", lists.files, FILES),
            ("current.parquet", lists.current, CURRENT),
        )
        for name, rows, schema in written:
            manifest.lists[name] = _write_table(raw, name, pa.Table.from_pylist(rows, schema))
        manifest.listing = listing
    manifest.last_good, manifest.standing = lists.last_good, lists.standing
    _write_manifest(raw, manifest)
    shutil.rmtree(raw / _SNAPSHOTS, ignore_errors=True)
    shutil.rmtree(raw / _TEMPORARY, ignore_errors=True)


def _has_text(pages: pa.Table) -> bool:
    """Say whether any page has text, recognised text included."""
    return bool(pc.any(pc.not_equal(pages["text_source"], "none")).as_py())


def _keep_only_used(raw: Path, manifest: Manifest) -> None:
    used = {extraction.extraction_id for extraction in manifest.documents.values()}
    manifest.files = {
        name: file for name, file in manifest.files.items() if Path(name).stem in used
    }
    for name in DATASETS:
        for path in (raw / name).iterdir():
            if f"{name}/{path.name}" not in manifest.files:
                path.unlink()


def _write_table(raw: Path, name: str, table: pa.Table) -> RawFile:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    data: bytes = sink.getvalue().to_pybytes()
    _write_file(raw, name, data)
    return RawFile(hashlib.sha256(data).hexdigest(), table.num_rows, len(data))


def _write_file(raw: Path, name: str, data: bytes) -> None:
    temporary = raw / _TEMPORARY / name.replace("/", "-")
    temporary.parent.mkdir(exist_ok=True)
    with temporary.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    target = raw / name
    temporary.replace(target)
    directory = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)


def _write_manifest(raw: Path, manifest: Manifest) -> None:
    """Write the manifest, unless it is unchanged."""
    data = manifest.to_json()
    path = raw / MANIFEST
    if not path.is_file() or path.read_bytes() != data:
        _write_file(raw, MANIFEST, data)
