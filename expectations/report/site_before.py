"""The site before in, what has not changed of it out: links to its files where there can be any."""

from __future__ import annotations

import json
import os
import shutil
from collections import defaultdict
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

DIGESTS = "assets/pages.json"
"""By page, the digest of what it shows."""


def pictures_by_document(site: Path) -> dict[str, list[str]]:
    """List the pictures of a site by document: ten thousand reports are looked through once."""
    pictures: defaultdict[str, list[str]] = defaultdict(list)
    with suppress(FileNotFoundError):
        for name in sorted(path.name for path in (site / "pictures").iterdir()):
            pictures[name.partition("-")[0]].append(name)
    return pictures


def take_over(names: Sequence[str], before: Path, out: Path) -> bool:
    """Take files from the site before; False, and none of them, where they are not all there."""
    try:
        for name in names:
            _link_or_copy(f"{before}/{name}", f"{out}/{name}")
    except OSError:
        give_back(names, out)
        return False
    return True


def give_back(names: Sequence[str], out: Path) -> None:
    """Drop files that were taken: what is linked to the site before must not be written into."""
    for name in names:
        (out / name).unlink(missing_ok=True)


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        Path(target).unlink()
        os.link(source, target)
    except OSError:  # another disk, or one without hard links
        shutil.copyfile(source, target)


def read_digests(before: Path) -> dict[str, str]:
    """Read the digests of a site; none where it has none."""
    try:
        digests: dict[str, str] = json.loads((before / DIGESTS).read_bytes())
    except (OSError, ValueError):
        return {}
    return digests
