"""The raw layer on disk: batches of parquet, and the manifest that says which of them count.

Every file is written under a temporary name outside the datasets' folders, forced to the disk and
renamed; its checksum goes into the manifest, which is replaced last. A load that is killed
therefore leaves what was there, plus at most files that nothing lists, which the next one removes.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.inbox import FoundFile, mark_copy
from extract.schemas import CURRENT, DATASETS, FILES
from extract.tables import DocumentTables, from_ipc

FORMAT = 2
_TEMPORARY = ".writing"
_SNAPSHOTS = ".snapshots"


@dataclass(frozen=True, slots=True)
class Extraction:
    """Which batch holds a document's reading, what version read it, and what content it found."""

    extraction_id: str
    extractor_version: str
    content_sha256: str | None


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file of the raw layer that counts."""

    sha256: str
    rows: int
    bytes: int


@dataclass(slots=True)
class Manifest:
    """What counts: the extraction of each document, and the files with their checksums.

    Attributes:
        documents: By the document's hash.
        files: By name, relative to the raw layer.
        listing: Digest of what `files.parquet` and `current.parquet` were written from.
        lists: Those two, with their checksums.
    """

    documents: dict[str, Extraction] = field(default_factory=dict)
    files: dict[str, RawFile] = field(default_factory=dict)
    listing: str = ""
    lists: dict[str, RawFile] = field(default_factory=dict)


def open_layer(raw: Path) -> Manifest:
    """Read the manifest, check the files it lists, and remove what no longer counts.

    A listed file that is missing or changed takes its batch with it: its documents are read again.
    """
    for name in DATASETS:
        (raw / name).mkdir(parents=True, exist_ok=True)
    for leftover in (_TEMPORARY, _SNAPSHOTS):
        shutil.rmtree(raw / leftover, ignore_errors=True)
    manifest = _read_manifest(raw)
    broken = {
        Path(name).stem for name, file in manifest.files.items() if not _is_whole(raw, name, file)
    }
    manifest.documents = {
        sha256: extraction
        for sha256, extraction in manifest.documents.items()
        if extraction.extraction_id not in broken
    }
    _keep_only_used(raw, manifest)
    return manifest


def changed_files(raw: Path) -> list[str]:
    """Name the files that are not, byte for byte, what the manifest lists.

    To be asked before anybody reads the layer: readers of parquet take a flipped bit for a value.
    """
    manifest = _read_manifest(raw)
    listed = {**manifest.files, **manifest.lists}
    return sorted(name for name, file in listed.items() if not _is_whole(raw, name, file))


def snapshot_folder(raw: Path) -> Path:
    """Make the folder for private copies; `open_layer` and `close_layer` empty it."""
    folder = raw / _SNAPSHOTS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def write_batch(raw: Path, manifest: Manifest, batch: Sequence[tuple[str, DocumentTables]]) -> str:
    """Write a batch of documents and list it in the manifest; give its extraction id."""
    found = {sha256: _version_and_content(tables) for sha256, tables in batch}
    seed = "\n".join(f"{version} {sha256}" for sha256, (version, _) in sorted(found.items()))
    extraction_id = hashlib.sha256(seed.encode()).hexdigest()[:16]
    for name, schema in DATASETS.items():
        table = pa.concat_tables([from_ipc(tables[name]) for _, tables in batch])
        column = pa.array([extraction_id] * table.num_rows, pa.string())
        table = table.add_column(1, schema.field(1), column).cast(schema)
        file_name = f"{name}/{extraction_id}.parquet"
        manifest.files[file_name] = _write_table(raw, file_name, table)
    for sha256, (version, content) in found.items():
        manifest.documents[sha256] = Extraction(extraction_id, version, content)
    _write_manifest(raw, manifest)
    return extraction_id


def close_layer(raw: Path, manifest: Manifest, files: Iterable[FoundFile]) -> None:
    """Write what the folder holds now, and which extraction of each document is current."""
    listed = list(_without_copies(files, manifest))
    rows = [
        {
            "file_path": file.file_path,
            "byte_size": file.byte_size,
            "modified_at": file.modified_at,
            "document_sha256": file.document_sha256,
            "status": file.status,
            "reason_code": file.reason_code,
        }
        for file in listed
    ]
    current = sorted(
        file.document_sha256
        for file in listed
        if file.document_sha256 is not None and file.status == "found"
    )
    current_rows = [
        {"document_sha256": sha256, "extraction_id": manifest.documents[sha256].extraction_id}
        for sha256 in current
        if sha256 in manifest.documents
    ]
    _keep_only_used(raw, manifest)
    listing = hashlib.sha256(json.dumps([rows, current_rows]).encode()).hexdigest()
    is_listed = all(_is_whole(raw, name, file) for name, file in manifest.lists.items())
    if manifest.listing != listing or not is_listed:
        lists = (("files.parquet", rows, FILES), ("current.parquet", current_rows, CURRENT))
        for name, listed_rows, schema in lists:
            table = pa.Table.from_pylist(listed_rows, schema)
            manifest.lists[name] = _write_table(raw, name, table)
        manifest.listing = listing
        _write_manifest(raw, manifest)
    shutil.rmtree(raw / _SNAPSHOTS, ignore_errors=True)
    shutil.rmtree(raw / _TEMPORARY, ignore_errors=True)


def _without_copies(files: Iterable[FoundFile], manifest: Manifest) -> Iterator[FoundFile]:
    """Call a duplicate what prints and carries the same as a file before it, in other bytes."""
    seen: set[str] = set()
    for file in files:
        extraction = manifest.documents.get(file.document_sha256 or "")
        content = extraction.content_sha256 if extraction and file.status == "found" else None
        yield mark_copy(file) if content in seen else file
        if content is not None:
            seen.add(content)


def _version_and_content(tables: DocumentTables) -> tuple[str, str | None]:
    (row,) = from_ipc(tables["documents"]).to_pylist()
    return row["extractor_version"], row["content_sha256"]


def _keep_only_used(raw: Path, manifest: Manifest) -> None:
    used = {extraction.extraction_id for extraction in manifest.documents.values()}
    manifest.files = {
        name: file for name, file in manifest.files.items() if Path(name).stem in used
    }
    for name in DATASETS:
        for path in (raw / name).iterdir():
            if f"{name}/{path.name}" not in manifest.files:
                path.unlink()


def _is_whole(raw: Path, name: str, file: RawFile) -> bool:
    path = raw / name
    if not path.is_file() or path.stat().st_size != file.bytes:
        return False
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest() == file.sha256


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


def _read_manifest(raw: Path) -> Manifest:
    path = raw / "manifest.json"
    if not path.exists():
        return Manifest()
    try:
        content: dict[str, Any] = json.loads(path.read_bytes())
    except ValueError:  # damaged: whatever it listed is read again
        return Manifest()
    if content.get("format") != FORMAT:
        return Manifest()
    return Manifest(
        {sha256: Extraction(**extraction) for sha256, extraction in content["documents"].items()},
        {name: RawFile(**file) for name, file in content["files"].items()},
        content["listing"],
        {name: RawFile(**file) for name, file in content["lists"].items()},
    )


def _write_manifest(raw: Path, manifest: Manifest) -> None:
    content = {
        "format": FORMAT,
        "listing": manifest.listing,
        "documents": {
            sha256: asdict(extraction) for sha256, extraction in sorted(manifest.documents.items())
        },
        "files": _listed(manifest.files),
        "lists": _listed(manifest.lists),
    }
    _write_file(raw, "manifest.json", json.dumps(content, indent=1).encode())


def _listed(files: dict[str, RawFile]) -> dict[str, dict[str, Any]]:
    return {name: asdict(file) for name, file in sorted(files.items())}
