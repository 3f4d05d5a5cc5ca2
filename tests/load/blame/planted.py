"""Readings that break the build, planted in the raw layer as if `extract` had written them."""

import hashlib
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extract.store.manifest import MANIFEST, RawFile, read_manifest


def double_cells(raw: Path, sha256: str) -> None:
    """Write each cell of a document twice: a key of the raw layer is broken, and a test fails."""
    manifest = read_manifest(raw)
    name = f"cells/{manifest.documents[sha256].extraction_id}.parquet"
    cells = pq.read_table(raw / name)
    twice = cells.filter(pc.equal(cells["document_sha256"], sha256))
    pq.write_table(pa.concat_tables([cells, twice]), raw / name)
    data = (raw / name).read_bytes()
    rows = cells.num_rows + twice.num_rows
    manifest.files[name] = RawFile(hashlib.sha256(data).hexdigest(), rows, len(data))
    (raw / MANIFEST).write_bytes(manifest.to_json())


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
