"""A packed list in; the same out, what has not changed of it taken as it lies in the site before.

One report among ten thousand changes a few findings, and to write and pack all of them took a
twentieth of the load. A packed file may be many, one behind the other: so findings are packed by
the first digits of their ids, and each part is kept with a digest of its rows. It is taken over
where that is the same, and the code and the library that write it are.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from expectations.report.texts import json_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PARTS = "assets/parts.json"
"""By part, the digest of its rows, and where it lies in the file."""
MANY = 20_000
"""So many rows are parted; of fewer, parts would be too small to be packed well."""
_DIGITS = 2
_CODE = (
    Path(__file__),
    Path(__file__).with_name("texts.py"),
    Path(__file__).parents[1] / "pages.py",
)


@dataclass(frozen=True)
class Part:
    """A part of a packed file: which rows it has, and the bytes from `start` on."""

    digest: str
    start: int
    size: int


def write_packed(
    connection: duckdb.DuckDBPyConnection, out: Path, name: str, table: str, before: Path | None
) -> None:
    """Write a table as a packed list in JSON, a line for each row, ordered by its `finding_id`.

    Args:
        connection: the connection.
        out: the site.
        name: the file's name in it.
        table: its columns are the keys.
        before: the site before.
    """
    wanted = _digests(connection, table)
    kept = {part: at for part, at in _kept(before, name).items() if at.digest == wanted.get(part)}
    fresh = _fresh(connection, table, [part for part in wanted if part not in kept])
    parts: dict[str, Part] = {}
    with (out / name).open("wb") as file:
        for number, (part, digest) in enumerate(wanted.items()):
            start = file.tell()
            if part in kept:
                assert before is not None
                file.write(_bytes_of(before / name, kept[part]))
            else:
                _, rows = next(fresh)
                lines = ",\n".join(line for _, line in rows)
                file.write(_packed(("[\n", ",\n")[number > 0] + lines))
            parts[part] = Part(digest, start, file.tell() - start)
        file.write(_packed("\n]\n" if parts else "[\n\n]\n"))
    content = {part: [one.digest, one.start, one.size] for part, one in parts.items()}
    (out / PARTS).parent.mkdir(exist_ok=True)
    (out / PARTS).write_text(json.dumps({name: content}), encoding="ascii")


def _digests(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """Digest the rows of each part; the first one begins the list, and so is another."""
    code = hashlib.sha256(duckdb.__version__.encode())
    for path in _CODE:
        code.update(path.read_bytes())
    rows = connection.execute(
        f"select {_part(connection, table)} as part, count(*), sum(hash(rows)::hugeint)"  # noqa: S608  # ours
        f" from {table} as rows group by part order by part"
    ).fetchall()
    return {
        part: hashlib.sha256(f"{code.hexdigest()} {number == 0} {row}".encode()).hexdigest()[:16]
        for number, (part, *row) in enumerate(rows)
    }


def _part(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    [(count,)] = connection.execute(f"select count(*) from {table}").fetchall()  # noqa: S608  # ours
    return f"left(finding_id, {_DIGITS if count >= MANY else 0})"


def _kept(before: Path | None, name: str) -> dict[str, Part]:
    """Read where the parts lie in a site; none where its file is not as it was written."""
    if before is None:
        return {}
    with suppress(OSError, ValueError, KeyError, TypeError):
        content = json.loads((before / PARTS).read_bytes())[name]
        parts = {part: Part(*at) for part, at in content.items()}
        end = max((one.start + one.size for one in parts.values()), default=0)
        if (before / name).stat().st_size == end + len(_packed("\n]\n")):
            return parts
    return {}


def _fresh(
    connection: duckdb.DuckDBPyConnection, table: str, parts: Sequence[str]
) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    """Write the lines of some parts, one part after another."""
    part = _part(connection, table)
    names = ", ".join(f"'{one}'" for one in parts)
    rows = json_rows(connection, f"(from {table} where {part} in ({names}))", "finding_id", part)
    return groupby(rows if parts else (), itemgetter(0))


def _bytes_of(path: Path, part: Part) -> bytes:
    with path.open("rb") as file:
        file.seek(part.start)
        return file.read(part.size)


def _packed(text: str) -> bytes:
    """Pack a text; it holds no time, so that the same is the same."""
    return gzip.compress(text.encode(), mtime=0)
