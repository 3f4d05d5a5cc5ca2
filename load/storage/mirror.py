"""The address of PDFs on object storage in, a folder that holds the same files out.

The folder lies in the data folder and is kept: only what is new or changed there is fetched, and
what is gone there goes here. It is written by one load at a time, under the lock of the data
folder. A file comes to its name whole, so that a load killed here goes on where it stopped.
"""

import hashlib
import json
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from load.errors import UsageError
from load.storage.addresses import fetch_file, name_of_address, open_store, without_options

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

Advance = Callable[[int, int, str], None]
_LISTED = "listed.json"
_LONGEST = 200
"""Bytes of a part of a name; most file systems take 255."""
_FETCHED_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Remote:
    """A file as object storage lists it.

    Attributes:
        path: Bucket and key.
        size: In bytes.
        changed: When it was written, in nanoseconds.
    """

    path: str
    size: int
    changed: int


def mirror_of(address: str, mirrors: Path) -> Path:
    """Name the folder of an address."""
    return mirrors / name_of_address(address) / "files"


def fetch(address: str, folder: Path, advance: Advance) -> list[str]:
    """Make a folder the same as what lies below an address; gives what could not be fetched.

    Those are files that are gone since they were listed, or whose names have parts like `..`, which
    no address can say.

    Args:
        address: Where they lie (see :mod:`load.storage.addresses`).
        folder: The mirror; made unless it is there.
        advance: Called after each file fetched.

    Raises:
        UsageError: The address cannot be read or holds no PDF; the folder stays as it is.
    """
    said = without_options(address)
    try:
        store, wanted = _list(address)
    except (OSError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        raise UsageError(f"读不到 {said}：{reason}。请检查地址、网络与密钥。") from error
    if not any(name.lower().endswith(".pdf") for name in wanted):
        raise UsageError(f"{said} 里没有 PDF 文件：请检查 PDF_DIR 是否写对。")
    listed = folder.parent / _LISTED
    known = _read(listed)
    missing = {
        name: remote
        for name, remote in wanted.items()
        if known.get(name) != remote or not (folder / name).is_file()
    }
    for name in known.keys() - wanted.keys():
        (folder / name).unlink(missing_ok=True)
    kept = {name: remote for name, remote in wanted.items() if name not in missing}
    coming = folder.parent / "coming"
    for one in (folder, coming):
        one.mkdir(parents=True, exist_ok=True)
    _write(listed, kept)  # what is fetched now is not known before it is there
    try:
        with ThreadPoolExecutor(_FETCHED_AT_ONCE) as pool:
            copies = {
                name: pool.submit(
                    fetch_file,
                    store,
                    remote.path,
                    folder / name,
                    coming / str(number),
                    remote.changed,
                )
                for number, (name, remote) in enumerate(missing.items())
            }
            for number, (name, copied) in enumerate(copies.items(), 1):
                if copied.result():
                    kept[name] = missing[name]
                advance(number, len(missing), name)
    except OSError as error:
        raise UsageError(f"没有取完 {said}：{error}。已取到的文件下次不再取。") from error
    finally:
        _write(listed, kept)
    return sorted(wanted.keys() - kept.keys())


def _list(address: str) -> tuple["FileSystem", dict[str, Remote]]:
    """List the files below an address, by the names they have here."""
    from pyarrow.fs import FileSelector, FileType

    store, root = open_store(address)
    found = store.get_file_info(FileSelector(root, recursive=True))
    files = [one for one in found if one.type == FileType.File]
    folders = {str(parent) for one in files for parent in PurePosixPath(one.path).parents}
    listed: dict[str, Remote] = {}
    for one in files:
        below = one.path.removeprefix(root).lstrip("/")
        name = _name(below) + (".object" if one.path in folders else "")
        listed[name] = Remote(one.path, one.size, one.mtime_ns)
    return store, listed


def _name(key: str) -> str:
    """Name a file here as it is named there, but for what no folder can hold."""
    parts = []
    for part in key.split("/"):
        fits = len(os.fsencode(part)) <= _LONGEST and part not in {"", ".", ".."}
        if fits and "\0" not in part:
            parts.append(part)
            continue
        suffix = PurePosixPath(part).suffix[:8]
        mark = hashlib.sha256(os.fsencode(part)).hexdigest()[:12]
        parts.append(f"{quote(part)[:60]}~{mark}{quote(suffix)}")
    return "/".join(parts)


def _read(listed: Path) -> dict[str, Remote]:
    try:
        content = json.loads(listed.read_bytes())
        return {name: Remote(**one) for name, one in content.items()}
    except (OSError, ValueError, TypeError):
        return {}  # not fetched yet, or killed while it was written: all is fetched again


def _write(listed: Path, known: dict[str, Remote]) -> None:
    coming = listed.with_suffix(".coming")
    content = {name: asdict(one) for name, one in known.items()}
    coming.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    coming.replace(listed)
