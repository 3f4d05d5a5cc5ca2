"""Whether anything at all was touched since the last load: what need not even be listed again.

A load with nothing new would list and stat each file, open the raw layer and digest the code, only
to find that it would publish the same. Where the system says of every file what it said then (size,
times, inode), that is known at once. Whatever differs, or may not have settled yet, the load looks
at as ever.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from load.release.files import replacing
from load.release.publish import Published
from load.settings import CHECKOUT, DBT_PROJECT, Places

_CODE = (DBT_PROJECT, *(CHECKOUT / name for name in ("expectations", "extract", "load")))
_MADE_BY_TOOLS = frozenset({b"target", b"logs", b"__pycache__", b"dbt_packages", b".user.yml"})
_SETTLED_NS = 2_000_000_000
"""A file that changed so short a time ago may change again without a change of its times."""

_Mark = tuple[bytes, int, int, int, int, int]
_Left = Callable[["os.DirEntry[bytes]"], bool]
"""Tells what is left out."""


def mark_folder(folder: Path, places: Places) -> str | None:
    """Digest what the system says of the files below a folder, but for what loads wrote there.

    Give None where a file may still be written to, or a folder below cannot be read.
    """
    settled = time.time_ns() - _SETTLED_NS
    try:
        marks = sorted(_marks(os.fsencode(folder), _written_below(folder, places.data)))
    except OSError:
        return None
    if any(max(modified, changed) >= settled for _, _, _, modified, changed, _ in marks):
        return None
    return _digest([os.fsencode(folder), *marks])


def is_untouched(places: Places, published: Published, folder_mark: str | None) -> bool:
    """Tell whether the last load looked at these files, with this code and these lists.

    Args:
        places: The data folder.
        published: What is published.
        folder_mark: That of the folder of PDFs, now.
    """
    with suppress(OSError, ValueError):
        known = json.loads(_path(places).read_bytes())
        return folder_mark is not None and known == _known(places, published, folder_mark)
    return False


def note_untouched(places: Places, published: Published, folder_mark: str | None) -> None:
    """Write down what a load looked at, where it has to do nothing again; a full disk forbids it.

    Args:
        places: The data folder, as the load leaves it.
        published: What is published.
        folder_mark: That of the folder of PDFs, from before the load looked at it.
    """
    with suppress(OSError):
        if folder_mark is None:
            _path(places).unlink(missing_ok=True)
            return
        with replacing(_path(places)) as path:
            known = _known(places, published, folder_mark)
            path.write_text(json.dumps(known), encoding="ascii")


def _path(places: Places) -> Path:
    return places.cache / "untouched.json"


def _known(places: Places, published: Published, folder_mark: str) -> dict[str, str]:
    return {
        "run_id": published.run_id,
        "inputs": published.inputs,
        "folder": folder_mark,
        "raw": _digest(sorted(_marks(os.fsencode(places.raw)))),
        "lists": _digest(list(_lists(places))),
        "code": _digest([sorted(_marks(os.fsencode(root), _is_made_by_tools)) for root in _CODE]),
        "machine": _digest(list(_machine())),
    }


def _lists(places: Places) -> Iterator[object]:
    """Tell of people's lists; a waiver may have expired since yesterday."""
    yield from (list(_mark_of(path)) for path in (places.waivers, places.register))
    if places.waivers.exists():
        yield _today()


def _today() -> str:
    return str(datetime.now(UTC).astimezone().date())


def _machine() -> Iterator[object]:
    """Tell who reads, and with what is installed: libraries come and go in these folders."""
    yield from (os.geteuid(), sorted(os.getgroups()), sys.version)
    for place in (CHECKOUT / "constraints.txt", *map(Path, sys.path)):
        yield list(_mark_of(place))


def _mark_of(path: Path) -> Iterator[_Mark]:
    with suppress(OSError):
        yield _mark(os.fsencode(path), path.stat())


def _is_made_by_tools(entry: os.DirEntry[bytes]) -> bool:
    return entry.name in _MADE_BY_TOOLS


def _written_below(folder: Path, data: Path) -> _Left | None:
    """Tell what loads wrote where the data folder lies in the folder of PDFs."""
    data = data.resolve()
    if folder.resolve() not in data.parents:
        return None
    from extract.names import PDF_SUFFIX, WRITTEN  # a quarter of a second, rarely needed

    here = os.fsencode(folder / data.relative_to(folder.resolve()))

    def is_written(entry: os.DirEntry[bytes]) -> bool:
        if os.path.dirname(entry.path) != here:  # noqa: PTH120  # bytes: a name need not be text
            return False
        if entry.is_dir(follow_symlinks=False):
            return entry.name in WRITTEN
        return entry.is_symlink() or not entry.name.lower().endswith(PDF_SUFFIX)

    return is_written


def _marks(folder: bytes, left: _Left | None = None) -> Iterator[_Mark]:
    waiting = [folder]  # a folder may lie deeper than Python recurses
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if left is not None and left(entry):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield entry.path, 0, 0, 0, 0, 0
                    waiting.append(entry.path)
                else:
                    yield _mark(entry.path, entry.stat(follow_symlinks=False))


def _mark(path: bytes, status: os.stat_result) -> _Mark:
    times = status.st_mtime_ns, status.st_ctime_ns
    return path, status.st_mode, status.st_size, *times, status.st_ino


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()
