"""What a published file was made from, kept beside it: what another load need not build again.

Only a file that is as this code wrote it may be the start of the next one. What somebody wrote into
it is found by its size and times.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from load.partitions.departments import digests_of, known_departments
from load.release.digest import code_digest
from load.settings import Build, Places

MOST_UPDATES = 30
"""After so many loads that changed only some departments, all is made anew."""
_FILE = "contents.json"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a published file was made from.

    Attributes:
        code: Digest of the code that made it.
        departments: By document, the digest of all that was known of its department.
        updates: How many loads have changed it since it was made whole.
        mark: Size, time of change and number of the file on its disk.
    """

    code: str
    departments: dict[str, str]
    updates: int
    mark: tuple[int, int, int]


def write_contents(build: Build, places: Places) -> None:
    """Write it into a release whose file is finished."""
    before = read_contents(places) if build.changed.is_file() else None
    departments = digests_of(known_departments(build))
    updates = before.updates + 1 if before else 0
    contents = Contents(code_digest(), departments, updates, _mark(build.warehouse))
    path = build.release / _FILE
    path.write_text(json.dumps(asdict(contents)), encoding="ascii")


def read_contents(places: Places) -> Contents | None:
    """Read what the published file was made from; None where the next cannot start from it."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        content = json.loads((places.current / _FILE).read_bytes())
        contents = Contents(**content | {"mark": tuple(content["mark"])})
        is_ours = contents.code == code_digest() and contents.mark == _mark(places.warehouse)
        return contents if is_ours and contents.updates < MOST_UPDATES else None
    return None


def _mark(warehouse: Path) -> tuple[int, int, int]:
    status = warehouse.stat()
    return status.st_size, status.st_mtime_ns, status.st_ino
