"""A finished load in, the same so many times over out: raw layer, partitions, answers and files.

Each copy of a document is a file of its own, with a hash of its own and another department. The
files hold nothing that could be read: nothing of them is read, since the raw layer knows them.
"""

import hashlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import duckdb

from extract.store.manifest import MANIFEST, Extraction, RawFile, read_manifest
from load.partitions.answers import answer_store
from load.partitions.departments import read_departments
from load.partitions.documents import document_store, read_readings
from load.partitions.store import Store, _key_of, literal
from load.settings import Places

ID = "^[0-9a-f]{12}(:|[0-9a-f]{52}$)"
"""A hash, or the id of a cell or grid, which begins with twelve digits of its document's."""
A_BATCH = 336
"""So many documents a batch, about: in the raw layer and in the partitions."""


@dataclass
class Multiplied:
    """A data folder that holds another one so many times.

    Attributes:
        count: Documents in it.
        hashes: New hash by number of the copy and old hash.
    """

    of: Places
    to: Places
    inbox: Path
    number: int
    hashes: dict[tuple[int, str], str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """Count its documents."""
        return len(self.hashes)

    def write_partitions(self) -> None:
        """Write files, raw layer and partitions."""
        self.to.raw.mkdir(parents=True)
        self._write_files()
        manifest = read_manifest(self.of.raw)
        for name in ("current.parquet", "files.parquet"):
            source = f"read_parquet({literal(self.of.raw / name)})"
            self._copy(source, range(self.number), self.to.raw / name)
        listed, manifest.files = manifest.files, {}
        for name in listed:
            for copies in self._batches():
                path = Path(name).parent / f"{_extraction(Path(name).stem, copies)}.parquet"
                new = self.to.raw / path
                new.parent.mkdir(exist_ok=True)
                self._copy(f"read_parquet({literal(self.of.raw / name)})", copies, new)
                data = new.read_bytes()
                manifest.files[str(path)] = RawFile(_sha256(data), 0, len(data))
        manifest.documents = dict(self._states(manifest.documents))
        manifest.lists.clear()
        (self.to.raw / MANIFEST).write_bytes(manifest.to_json())
        self._multiply(document_store(self.of), document_store(self.to), read_readings(self.to))

    def write_answers(self) -> None:
        """Write the answers of the rules; the build file of `build` tells the departments."""
        [warehouse] = self.to.builds.glob("*Z-*/release/warehouse.duckdb")
        departments = read_departments(warehouse, read_readings(self.to))
        wanted = {sha256: one.digest for one in departments for sha256 in one.loaded}
        self._multiply(answer_store(self.of), answer_store(self.to), wanted)

    def _write_files(self) -> None:
        self.inbox.mkdir()
        files = duckdb.read_parquet(str(self.of.raw / "files.parquet")).fetchall()
        columns = duckdb.read_parquet(str(self.of.raw / "files.parquet")).columns
        for row in (dict(zip(columns, values, strict=True)) for values in files):
            for copy_no in range(self.number):
                content = f"%PDF-1.4 copy {copy_no} of {row['document_sha256']}".encode()
                path = self.inbox / f"{copy_no:08x}" / row["file_path"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
                self.hashes[copy_no, row["document_sha256"]] = _sha256(content)

    def _states(self, known: Mapping[str, Extraction]) -> Iterator[tuple[str, Extraction]]:
        for (copy_no, sha256), new in self.hashes.items():
            one = known[sha256]
            [copies] = (some for some in self._batches() if copy_no in some)
            content = one.content_sha256 and f"{copy_no:08x}{one.content_sha256[8:]}"
            extraction_id = _extraction(one.extraction_id, copies)
            yield new, replace(one, extraction_id=extraction_id, content_sha256=content)

    def _batches(self) -> Iterator[range]:
        at_once = max(1, A_BATCH * self.number // max(1, len(self.hashes)))
        for start in range(0, self.number, at_once):
            yield range(start, min(start + at_once, self.number))

    def _multiply(self, of: Store, to: Store, readings: Mapping[str, str]) -> None:
        for copies in self._batches():
            for batch in of.batches:
                held = {
                    new: readings[new]
                    for (copy_no, sha256), new in self.hashes.items()
                    if copy_no in copies and sha256 in batch.readings and new in readings
                }
                to.add(held, partial(self._copy_files, batch.folder, copies))

    def _copy_files(self, of: Path, copies: range, folder: Path) -> None:
        for path in sorted(of.glob("*.parquet")):
            if _key_of(path) is None:  # made of seeds alone: the same for every copy
                shutil.copy(path, folder)
            else:
                self._copy(f"read_parquet({literal(path)})", copies, folder / path.name)

    def _copy(self, source: str, copies: range, path: Path) -> None:
        """Copy rows, each time with other ids, departments and paths."""
        with duckdb.connect() as connection:
            connection.execute("create table new (no bigint, old varchar, hash varchar)")
            rows = [(no, old[:12], new) for (no, old), new in self.hashes.items() if no in copies]
            columns = [list(column) for column in zip(*rows, strict=True)]
            connection.execute("insert into new select unnest(?), unnest(?), unnest(?)", columns)
            replaced, joins = _replaced(connection, source, self._starts())
            connection.execute(
                f"copy (select rows.*{replaced} from {source} as rows cross"
                f" join (select printf('%08x', range) as tag, range as no from"
                f" range({copies.start}, {copies.stop})) as copies {' '.join(joins)})"
                f" to {literal(path)} (format parquet, compression zstd)"
            )

    def _starts(self) -> str:
        return "".join(f" when copies.no < {one.stop} then {one.start}" for one in self._batches())


def _replaced(
    connection: duckdb.DuckDBPyConnection, source: str, starts: str
) -> tuple[str, list[str]]:
    """Write the columns that differ from copy to copy, and the joins they need."""
    columns = connection.execute(f"describe from {source}").fetchall()
    texts = [name for name, kind, *_ in columns if kind == "VARCHAR"]
    given = {
        "department_name": "rows.department_name || copies.tag",
        "file_path": "copies.tag || '/' || rows.file_path",
        "finding_id": "md5(rows.finding_id || copies.tag)",
        "explained_by": "md5(rows.explained_by || copies.tag)",
        "extraction_id": f"left(md5(rows.extraction_id || case{starts} end), 16)",
    }
    replaced = [f"{given[name]} as {name}" for name in texts if name in given] or []
    joins = []
    for name in _with_ids(connection, source, [name for name in texts if name not in given]):
        joins.append(
            f"left join new as new_{name}"
            f" on new_{name}.old = left(rows.{name}, 12) and new_{name}.no = copies.no"
        )
        replaced.append(
            f"case when not regexp_matches(rows.{name}, '{ID}') then rows.{name}"
            f" when new_{name}.hash is null then copies.tag || substr(rows.{name}, 9)"
            f" when length(rows.{name}) = 64 then new_{name}.hash"
            f" else left(new_{name}.hash, 12) || substr(rows.{name}, 13) end as {name}"
        )
    return f" replace ({', '.join(replaced)})" if replaced else "", joins


def _with_ids(
    connection: duckdb.DuckDBPyConnection, source: str, names: Sequence[str]
) -> list[str]:
    """Choose the columns in which hashes or ids stand."""
    if not names:
        return []
    asked = ", ".join(f"coalesce(bool_or(regexp_matches({name}, '{ID}')), false)" for name in names)
    [found] = connection.execute(f"select {asked} from {source}").fetchall()
    return [name for name, is_there in zip(names, found, strict=True) if is_there]


def _extraction(name: str, copies: range) -> str:
    """Name the extraction of a batch of copies, as long as those of `extract`."""
    return hashlib.md5(f"{name}{copies.start}".encode(), usedforsecurity=False).hexdigest()[:16]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
