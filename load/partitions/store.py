"""Batches of documents as folders of parquet: written whole, found by document and its reading."""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from load.release.files import force_to_disk, force_tree_to_disk

LARGEST = 170
"""So many documents a batch: with a load around it, building them takes just below 2 GiB."""
_MOST_SMALL = 24
"""Of batches that are less than half full so many may lie side by side before they become one."""
_INDEX = "batch.json"
_KEYS = ("judged_sha256", "document_sha256", "grid_id", "cell_id")


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that were built together.

    Attributes:
        folder: Where its rows lie, one parquet file a relation.
        readings: By document hash, what it was built from: another reading is another content.
    """

    folder: Path
    readings: Mapping[str, str]

    def file(self, relation: str) -> Path:
        """Name the file of a relation."""
        return self.folder / f"{relation}.parquet"


class Store:
    """The batches that one code made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        found = (_read(path) for path in sorted(folder.glob(f"*/{_INDEX}")))
        self.batches = [batch for batch in found if batch is not None]
        self._held: tuple[Mapping[str, str], list[Batch], list[tuple[Batch, set[str]]]] | None = (
            None
        )

    def missing(self, wanted: Mapping[str, str]) -> list[str]:
        """Name the documents, of those wanted in some reading, that have to be built."""
        held = {sha256 for _, documents in self._holding(wanted) for sha256 in documents}
        return sorted(wanted.keys() - held)

    def rows(self, relation: str, wanted: Mapping[str, str]) -> str:
        """Write the SQL that selects a relation's rows of documents in the wanted readings.

        Raises:
            LookupError: There is no batch at all, so that nothing tells the columns.
        """
        if not self.batches:
            raise LookupError(relation)
        newest = self.batches[-1].file(relation)
        if _key_of(newest) is None:  # made of seeds alone: the same in each batch
            return _select([newest])
        holding = self._holding(wanted)
        whole = [batch for batch, held in holding if len(held) == len(batch.readings)]
        selects = [_select([batch.file(relation) for batch in whole])] if whole else []
        for batch, held in holding:
            if len(held) < len(batch.readings):
                path = batch.file(relation)
                selects.append(f"{_select([path])} where {_belongs_to(path, held)}")
        if not selects:
            selects = [f"{_select([newest])} where false"]
        return " union all by name ".join(selects)

    def add(self, readings: Mapping[str, str], write: Callable[[Path], None]) -> None:
        """Keep a batch.

        Args:
            readings: By document hash, what was built.
            write: Called with an empty folder, which it fills with a file a relation.
        """
        content = json.dumps(sorted(readings.items()))
        name = hashlib.sha256(content.encode()).hexdigest()[:16]
        new, folder = self.folder / f".{name}", self.folder / name
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(parents=True)
        write(new)
        sizes = {path.name: path.stat().st_size for path in sorted(new.glob("*.parquet"))}
        index = json.dumps({"readings": dict(sorted(readings.items())), "bytes": sizes})
        (new / _INDEX).write_text(index, encoding="utf-8")
        force_tree_to_disk(new)
        shutil.rmtree(folder, ignore_errors=True)
        new.rename(folder)
        force_to_disk(self.folder)
        others = [batch for batch in self.batches if batch.folder != folder]
        self.batches = [*others, Batch(folder, dict(readings))]

    def tidy(self, wanted: Mapping[str, str], copy: Callable[[str, Path], None]) -> None:
        """Remove batches that nobody wants, and make one of many small ones.

        Args:
            wanted: By document hash, the reading that is wanted.
            copy: Writes what a SQL query selects into a parquet file.
        """
        holding = {batch.folder: held for batch, held in self._holding(wanted)}
        self._remove(batch for batch in self.batches[:-1] if batch.folder not in holding)
        small = [batch for batch in self.batches if len(batch.readings) * 2 <= LARGEST]
        if len(small) <= _MOST_SMALL:
            return
        together = {
            sha256: wanted[sha256] for batch in small for sha256 in holding.get(batch.folder, ())
        }
        relations = [path.stem for path in sorted(small[0].folder.glob("*.parquet"))]

        def write(folder: Path) -> None:
            for relation in relations:
                copy(self.rows(relation, together), folder / f"{relation}.parquet")

        self.add(together, write)
        self._remove(small)

    def _holding(self, wanted: Mapping[str, str]) -> list[tuple[Batch, set[str]]]:
        """Pair each batch with the documents to be read from it: the newest that has a document.

        Each relation asks for the same; of ten thousand documents that is a thirtieth of a second.
        """
        if self._held and self._held[0] is wanted and self._held[1] is self.batches:
            return self._held[2]
        newest: dict[str, Batch] = {}
        for batch in self.batches:
            for sha256, reading in batch.readings.items():
                if wanted.get(sha256) == reading:
                    newest[sha256] = batch
        holding = [
            (batch, {sha256 for sha256 in batch.readings if newest.get(sha256) is batch})
            for batch in self.batches
        ]
        some = [(batch, held) for batch, held in holding if held]
        self._held = wanted, self.batches, some
        return some

    def _remove(self, batches: Iterable[Batch]) -> None:
        gone = [batch.folder for batch in batches]
        self.batches = [batch for batch in self.batches if batch.folder not in gone]
        for folder in gone:
            shutil.rmtree(folder, ignore_errors=True)


def forget_others(folder: Path) -> None:
    """Remove what other code made than the folder's name says, and what a killed load left."""
    for other in folder.parent.glob("*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
    for unfinished in folder.glob(".*"):
        shutil.rmtree(unfinished, ignore_errors=True)


def literal(text: object) -> str:
    """Write a text or path as a literal of SQL."""
    return f"'{str(text).replace(chr(39), chr(39) * 2)}'"


def _read(path: Path) -> Batch | None:
    """Read a batch; None where a file of it is gone or was cut: it is built anew."""
    with suppress(OSError, ValueError, KeyError, AttributeError):
        content = json.loads(path.read_bytes())
        sizes = {name: (path.parent / name).stat().st_size for name in content["bytes"]}
        if sizes == content["bytes"]:
            return Batch(path.parent, dict(content["readings"]))
    return None


def _select(paths: Iterable[Path]) -> str:
    return f"select * from read_parquet([{', '.join(map(literal, paths))}])"  # noqa: S608


def _belongs_to(path: Path, documents: Iterable[str]) -> str:
    """Write the condition that a row is of these documents.

    Ids of cells and grids begin with twelve digits of the document's hash.
    """
    key = _key_of(path)
    digits = 12 if key in {"grid_id", "cell_id"} else 64
    hashes = ", ".join(literal(sha256[:digits]) for sha256 in sorted(documents))
    return f"left({key}, {digits}) in ({hashes})"


def _key_of(path: Path) -> str | None:
    """Name the column that says which document a row is of; None where rows are of none."""
    import pyarrow.parquet as pq

    columns = set(pq.read_schema(path).names)
    return next((key for key in _KEYS if key in columns), None)
