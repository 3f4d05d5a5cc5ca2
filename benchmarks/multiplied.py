"""A finished load in, the same so many times over out: raw layer, partitions, answers and files.

Each copy of a document is a file of its own, with a hash of its own and another department of
another place. The files hold nothing that could be read: nothing of them is read, since the raw
layer knows them. What a load reads only of documents that it builds (cells, lines, most of what the
partitions hold) is a link to the rows of the first copy: as many files and bytes, in a tenth of the
time.
"""

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import duckdb

from extract.store.manifest import MANIFEST, Extraction, RawFile, read_manifest
from load.partitions.answers import answer_store
from load.partitions.documents import document_store, read_readings
from load.partitions.store import Store, _key_of, literal
from load.settings import Places

ID = "^[0-9a-f]{12}(:|[0-9a-f]{52}$)"
"""A hash, or the id of a cell or grid, which begins with twelve digits of its document's."""
_READ_OF_ALL = frozenset({"documents"})
"""What a load reads of the raw layer of all documents."""
_WRITTEN_OF_ALL = ("audit.violations", "audit.finding_places", "audit.checked_figures")
"""What a load writes anew of the answers for all documents."""
A_BATCH = 168
"""So many documents a batch, about: in the raw layer and in the partitions."""


@dataclass
class Multiplied:
    """A data folder that holds another one so many times.

    Attributes:
        count: Documents in it.
        read_of_all: Relations of the partitions that a load reads of all documents.
        hashes: New hash by number of the copy and old hash.
    """

    of: Places
    to: Places
    inbox: Path
    number: int
    read_of_all: Collection[str] = ()
    hashes: dict[tuple[int, str], str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """Count its documents."""
        return len(self.hashes)

    def write_partitions(self) -> None:
        """Write files, raw layer and partitions."""
        self.write_raw(_READ_OF_ALL)
        stores = document_store(self.of), document_store(self.to)
        self._multiply(*stores, read_readings(self.to), self.read_of_all)

    def write_raw(self, copied: Collection[str]) -> None:
        """Write files and raw layer; the tables that are not copied are links to the first copy."""
        self.to.raw.mkdir(parents=True)
        self._write_files()
        manifest = read_manifest(self.of.raw)
        for name in ("current.parquet", "files.parquet"):
            source = f"read_parquet({literal(self.of.raw / name)})"
            self._copy(source, range(self.number), self.to.raw / name)
        listed, manifest.files = manifest.files, {}
        for name, known in listed.items():
            for copies in self._batches():
                path = Path(name).parent / f"{_extraction(Path(name).stem, copies)}.parquet"
                new = self.to.raw / path
                new.parent.mkdir(exist_ok=True)
                if path.parent.name not in copied:
                    os.link(self.of.raw / name, new)
                    manifest.files[str(path)] = known
                    continue
                self._copy(f"read_parquet({literal(self.of.raw / name)})", copies, new)
                data = new.read_bytes()
                manifest.files[str(path)] = RawFile(_sha256(data), 0, len(data))
        manifest.documents = dict(self._states(manifest.documents))
        manifest.lists.clear()
        (self.to.raw / MANIFEST).write_bytes(manifest.to_json())

    def write_answers(self, wanted: Mapping[str, str]) -> None:
        """Write the answers of the rules.

        Args:
            wanted: By document, the digest of what is known of its department.
        """
        answers = answer_store(self.of), answer_store(self.to)
        self._multiply(*answers, wanted, _WRITTEN_OF_ALL)

    def multiply_table(self, connection: duckdb.DuckDBPyConnection, relation: str) -> None:
        """Write the rows of a table so many times over, in the place of those that are there."""
        connection.execute(f"create or replace temp table old as from {relation}")
        connection.execute(f"delete from {relation}")
        query = self._query(connection, "old", range(self.number))
        connection.execute(f"insert into {relation} by name {query}")

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

    def _multiply(
        self, of: Store, to: Store, readings: Mapping[str, str], read_of_all: Collection[str]
    ) -> None:
        for copies in self._batches():
            for batch in of.batches:
                held = {
                    new: readings[new]
                    for (copy_no, sha256), new in self.hashes.items()
                    if copy_no in copies and sha256 in batch.readings and new in readings
                }
                to.add(held, partial(self._copy_files, batch.folder, copies, read_of_all))

    def _copy_files(
        self, of: Path, copies: range, read_of_all: Collection[str], folder: Path
    ) -> None:
        for path in sorted(of.glob("*.parquet")):
            # made of seeds alone, it is the same for every copy
            if _key_of(path) is None or path.stem not in read_of_all:
                os.link(path, folder / path.name)
            else:
                self._copy(f"read_parquet({literal(path)})", copies, folder / path.name)

    def _copy(self, source: str, copies: range, path: Path) -> None:
        """Copy rows, each time with other ids, departments and paths."""
        with duckdb.connect() as connection:
            query = self._query(connection, source, copies)
            connection.execute(
                f"copy ({query}) to {literal(path)} (format parquet, compression zstd)"
            )

    def _query(self, connection: duckdb.DuckDBPyConnection, source: str, copies: range) -> str:
        """Write the query that gives the rows of a source in some copies."""
        connection.execute(
            "create or replace temp table new (no bigint, old varchar, hash varchar)"
        )
        rows = [(no, old[:12], new) for (no, old), new in self.hashes.items() if no in copies]
        columns = [list(column) for column in zip(*rows, strict=True)]
        connection.execute("insert into new select unnest(?), unnest(?), unnest(?)", columns)
        replaced, joins = _replaced(connection, source, self._starts())
        return (
            f"select rows.*{replaced} from {source} as rows cross"
            f" join (select printf('%08x', range) as tag, range as no from"
            f" range({copies.start}, {copies.stop})) as copies {' '.join(joins)}"
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
        "place_name": "rows.place_name || copies.tag",
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
