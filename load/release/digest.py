"""Whether anything is new: one digest over all that decides what a load publishes."""

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from load.lists.rows import read_regular
from load.lists.waivers import read_waivers
from load.settings import CHECKOUT, DBT_PROJECT, Places

_DECIDING = (DBT_PROJECT, CHECKOUT / "expectations", CHECKOUT / "load")
_MADE_BY_TOOLS = frozenset({"target", "logs", "__pycache__", "dbt_packages", ".user.yml"})


def inputs_digest(places: Places) -> str:
    """Digest the files now in the folder, their readings, people's lists, and what judges them.

    When it equals the published one, a load would publish the same again. Of the extractor only the
    version counts, which the manifest holds.
    """
    digest = hashlib.sha256()
    digest.update(json.dumps(_folder_state(places.raw), ensure_ascii=True).encode())
    digest.update(_listed_files(places.raw))
    for path in (places.waivers, places.register):
        with suppress(OSError):
            digest.update(hashlib.sha256(read_regular(path)).digest())
    # a waiver that has expired since makes the same file say something else
    today = datetime.now(UTC).astimezone().date()
    problems = [waiver.problem for waiver in read_waivers(places.waivers, today)]
    digest.update(json.dumps(problems).encode())
    digest.update(code_digest().encode())
    return digest.hexdigest()


def code_digest() -> str:
    """Digest dbt project, rules, seeds, templates and the versions they run on."""
    return digest_of(_DECIDING)


def digest_of(roots: Iterable[Path], without: Collection[Path] = (), also: str = "") -> str:
    """Digest the files below some folders, and the versions of libraries they run on.

    Args:
        roots: The folders.
        without: Folders below them that do not count.
        also: A text that counts as well.
    """
    digest = hashlib.sha256((CHECKOUT / "constraints.txt").read_bytes())
    digest.update(also.encode())
    left_out = tuple(f"{folder}{os.sep}" for folder in without)
    for root in roots:
        for path, name, content in _digests_below(root):
            if not path.startswith(left_out):
                digest.update(f"\0{name}\0".encode())
                digest.update(content)
    return digest.hexdigest()


def _folder_state(raw: Path) -> list[list[str | None]]:
    """List the files and their readings, without their times of change."""
    import pyarrow.parquet as pq

    columns = ["file_path", "document_sha256", "status", "reason_code", "last_good_sha256"]
    # without threads of its own: short of memory, Arrow waits for ever for one to start
    files = pq.ParquetFile(raw / "files.parquet").read(columns, use_threads=False).to_pydict()
    current = pq.ParquetFile(raw / "current.parquet").read(use_threads=False).to_pydict()
    rows = [*zip(*(files[name] for name in columns), strict=True)]
    readings = [*zip(*(current[name] for name in sorted(current)), strict=True)]
    return [list(row) for row in [*rows, *sorted(readings)]]


def _listed_files(raw: Path) -> bytes:
    manifest = json.loads((raw / "manifest.json").read_bytes())
    return json.dumps(
        {name: file["sha256"] for name, file in manifest["files"].items()}, sort_keys=True
    ).encode()


@cache
def _digests_below(root: Path) -> tuple[tuple[str, str, bytes], ...]:
    """Digest each file once a process: what runs is what was there when it began.

    Gives its path, its path in the checkout, and the digest.
    """
    return tuple(
        (str(path), os.path.relpath(path, CHECKOUT), hashlib.sha256(path.read_bytes()).digest())
        for path in _files_below(root)
    )


def _files_below(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and not _MADE_BY_TOOLS & set(path.relative_to(root).parts):
            yield path
