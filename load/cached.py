"""Files that only save time, cached from load to load: dbt's parse of its project, and its seeds.

The parse is a third of a small build's time, the seeds are two seconds of every batch. A load uses
them only where the same code made them in the same place, and where a file is as it was written.
Of the parse, dbt itself compares the variables of the environment.
"""

import hashlib
import json
import shutil
from contextlib import suppress
from pathlib import Path

from load.release.digest import code_digest
from load.settings import DBT_PROJECT, Places

PARSED = "partial_parse.msgpack"
"""What dbt parsed."""
SEEDS = "seeds_only.duckdb"
"""A build file with the seeds and nothing else; its name is a catalog, and must be no schema."""


def restore(places: Places, name: str, folder: Path) -> Path | None:
    """Copy a cached file into a folder, where it may be used; give its path there."""
    cached = places.cache / name
    try:
        stamp = json.loads(_stamp_of(cached).read_bytes())
        is_good = stamp == {"of": _origin(), "sha256": _digest(cached)}
    except (OSError, ValueError):
        return None
    if not is_good:
        return None
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(cached, folder / name))


def keep(places: Places, path: Path) -> None:
    """Cache a file under its name; on a full disk the next load has to make it again."""
    cached = places.cache / path.name
    with suppress(OSError):
        places.cache.mkdir(parents=True, exist_ok=True)
        _stamp_of(cached).unlink(missing_ok=True)
        shutil.copyfile(path, cached)
        stamp = {"of": _origin(), "sha256": _digest(cached)}
        _stamp_of(cached).write_text(json.dumps(stamp), encoding="utf-8")


def _origin() -> str:
    return f"{code_digest()} {DBT_PROJECT}"


def _stamp_of(cached: Path) -> Path:
    return cached.with_suffix(".json")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
