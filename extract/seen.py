"""What was hashed before need not be hashed again while its size, times and inode stand.

A load with nothing new would else read every PDF of the folder and every file of the raw layer.
"""

import json
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

SEEN = ".seen.json"
"""Its file in the raw layer; without it everything is hashed."""
_SETTLED_NS = 2_000_000_000
"""A file that changed so short a time ago may change again without a change of its times."""

_Mark = list[int | str]


class Seen:
    """Digests of files by name, as of when they were last hashed."""

    def __init__(self, known: Mapping[str, _Mark] | None = None) -> None:
        self._known = known or {}
        self._now: dict[str, _Mark] = {}
        self._settled = time.time_ns() - _SETTLED_NS

    def digest(self, name: str, status: os.stat_result, digest: Callable[[], str]) -> str:
        """Give the digest of a file, taken now unless the file is as it was.

        Args:
            name: The file's name, the same in each load.
            status: What the system says of the file, asked before it is hashed.
            digest: Called where it must be hashed.
        """
        mark: _Mark = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
        *before, known = self._known.get(name) or [""]
        sha256 = str(known) if before == mark else digest()
        if max(status.st_mtime_ns, status.st_ctime_ns) < self._settled:
            self._now[name] = [*mark, sha256]
        return sha256

    def keep(self, path: Path) -> None:
        """Write down what was seen, unless it is what was known; on a full disk nothing is."""
        if self._now == self._known:
            return
        new = path.with_name(f"{path.name}.new")
        with suppress(OSError):
            new.write_text(json.dumps(self._now), encoding="ascii")
            new.replace(path)


def read_seen(path: Path) -> Seen:
    """Read what was seen; nothing where the file is missing or damaged."""
    with suppress(OSError, ValueError):
        known = json.loads(path.read_bytes())
        if isinstance(known, dict) and all(isinstance(mark, list) for mark in known.values()):
            return Seen(known)
    return Seen()
