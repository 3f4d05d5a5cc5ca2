"""dbt's parse of its project, cached from load to load: a third of a small build's time.

A load uses it only where it was made by the same code in the same place, and where the file is as
it was written. dbt itself compares the variables of the environment.
"""

import hashlib
import json
import shutil
from contextlib import suppress
from pathlib import Path

from load.release.digest import code_digest
from load.settings import DBT_PROJECT, Places

_NAME = "partial_parse.msgpack"


def restore_parsed(places: Places, target: Path) -> None:
    """Copy the cached parse into dbt's folder, where it may be used."""
    kept = places.cache / _NAME
    try:
        stamp = json.loads(_stamp_of(kept).read_bytes())
        is_good = stamp == {"of": _origin(), "sha256": _digest(kept)}
    except (OSError, ValueError):
        return
    if is_good:
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, target / _NAME)


def keep_parsed(places: Places, target: Path) -> None:
    """Cache dbt's parse; on a full disk the next load has to parse again."""
    kept = places.cache / _NAME
    with suppress(OSError):
        places.cache.mkdir(exist_ok=True)
        shutil.copyfile(target / _NAME, kept)
        stamp = {"of": _origin(), "sha256": _digest(kept)}
        _stamp_of(kept).write_text(json.dumps(stamp), encoding="utf-8")


def _origin() -> str:
    return f"{code_digest()} {DBT_PROJECT}"


def _stamp_of(kept: Path) -> Path:
    return kept.with_suffix(".json")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
