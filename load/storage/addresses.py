"""Addresses on object storage: `s3://bucket/path`, with settings behind a question mark.

`?endpoint_override=` and `&scheme=` name another server than Amazon's; keys come from the
environment (`AWS_ACCESS_KEY_ID` …). What stands behind the question mark may hold keys, too, and is
never shown.
"""

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from load.errors import UsageError
from load.terminal.text import printable

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

_PART = 1 << 20


def is_address(given: str) -> bool:
    """Tell whether what is given is on object storage rather than a folder."""
    return "://" in given


def without_options(address: str) -> str:
    """Say an address without the options behind it, among which may be keys."""
    return printable(address.partition("?")[0])


def name_of_address(address: str) -> str:
    """Name what is kept here of an address: the same name each time."""
    return hashlib.sha256(address.encode()).hexdigest()[:12]


def below(address: str, name: str) -> str:
    """Give the address of what lies below another."""
    place, mark, options = address.partition("?")
    return f"{place.rstrip('/')}/{name}{mark}{options}"


def open_store(address: str) -> tuple["FileSystem", str]:
    """Give the store of an address and the path in it, without asking the server anything.

    Raises:
        UsageError: It names no store that is known, or no bucket.
    """
    from pyarrow.fs import FileSystem

    try:
        store, root = FileSystem.from_uri(address)
    except (OSError, ValueError) as error:
        raise UsageError(f"不认识的地址：{without_options(address)}。") from error
    if not root.strip("/"):
        raise UsageError("地址里没有存储桶，应为 s3://存储桶/文件夹。")
    return store, root.rstrip("/")


def fetch_file(
    store: "FileSystem", key: str, path: Path, coming: Path, changed: int | None
) -> bool:
    """Fetch one file under a name for the meantime, and rename it once it is whole.

    Args:
        store: Where it is.
        key: Its path there.
        path: Its name here; its folder is made.
        coming: What it is called until it is whole.
        changed: When it was written, in nanoseconds; the file here says so, too, if given.

    Returns:
        Whether it was still there.
    """
    try:
        source = store.open_input_stream(key)
    except FileNotFoundError:
        path.unlink(missing_ok=True)
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with source, coming.open("wb") as target:
        while part := source.read(_PART):
            target.write(part)
    if changed is not None:
        os.utime(coming, ns=(changed, changed))
    coming.replace(path)
    return True
