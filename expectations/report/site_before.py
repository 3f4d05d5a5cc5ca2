"""The site before in, what has not changed of it out: links to its files where there can be any.

One report among ten thousand changes a few pages, and tens of thousands of files take seconds to
link. So all of the site before is laid out as the new one while something else is done, and what
has changed is removed from it before anything is written.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

DIGESTS = "assets/pages.json"
"""By page, the digest of what it shows."""
FOLDERS = ("documents", "pictures", "pdf", "r", "sheets")


def lay_out(before: Path | None, out: Path) -> frozenset[str]:
    """Make the folders of a site, with the files of the site before; give the names of these.

    Laid out already, it is looked through. What could not be taken is missing, and written anew.
    """
    laid: set[str] = set()
    for folder in FOLDERS:
        (out / folder).mkdir(parents=True, exist_ok=True)
        if before is None:
            continue
        there = set(os.listdir(out / folder))  # noqa: PTH208  # as paths, names take twice as long
        for name in _names_in(before / folder):
            if name in there or _take(f"{before}/{folder}/{name}", f"{out}/{folder}/{name}"):
                laid.add(f"{folder}/{name}")
    return frozenset(laid)


def pictures_by_document(laid: Iterable[str]) -> dict[str, list[str]]:
    """Give the pictures among the files of a site by the key of their document."""
    pictures: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(laid):
        folder, _, file = name.partition("/")
        if folder == "pictures":
            pictures[file.partition("-")[0]].append(name)
    return pictures


def drop(names: Iterable[str], out: Path) -> None:
    """Drop files that were taken: what is linked to the site before must not be written into."""
    for name in names:
        (out / name).unlink(missing_ok=True)


def _names_in(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208  # see above
    except OSError:
        return []


def _take(source: str, target: str) -> bool:
    """Take a file, and a link to a PDF as such; False where that is not possible."""
    try:
        try:
            os.link(source, target, follow_symlinks=False)
        except OSError:  # another disk, or one without hard links
            shutil.copyfile(source, target, follow_symlinks=False)
    except OSError:
        return False
    return True


def read_digests(before: Path) -> dict[str, str]:
    """Read the digests of a site; none where it has none."""
    try:
        digests: dict[str, str] = json.loads((before / DIGESTS).read_bytes())
    except (OSError, ValueError):
        return {}
    return digests
