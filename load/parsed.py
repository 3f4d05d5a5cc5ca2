"""What dbt understood of its project, kept from load to load: a third of a small build's time.

A load may use it only where nothing it came from has changed: the same code in the same place, and
every byte of the file as it was written. dbt itself compares the variables of the environment.
"""

import hashlib
import json
import shutil
from contextlib import suppress
from pathlib import Path

from load.release.digest import code_digest
from load.settings import DBT_PROJECT, Places

_NAME = "partial_parse.msgpack"


def bring_parsed(places: Places, target: Path) -> None:
    """Lay what was kept into dbt's folder, if it may be used."""
    kept = places.cache / _NAME
    try:
        seal = json.loads(_seal_of(kept).read_bytes())
        is_good = seal == {"of": _origin(), "sha256": _digest(kept)}
    except (OSError, ValueError):
        return
    if is_good:
        target.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kept, target / _NAME)


def keep_parsed(places: Places, target: Path) -> None:
    """Keep what dbt understood; a full disk costs only the next load's time."""
    kept = places.cache / _NAME
    with suppress(OSError):
        places.cache.mkdir(exist_ok=True)
        shutil.copyfile(target / _NAME, kept)
        seal = {"of": _origin(), "sha256": _digest(kept)}
        _seal_of(kept).write_text(json.dumps(seal), encoding="utf-8")


def _origin() -> str:
    return f"{code_digest()} {DBT_PROJECT}"


def _seal_of(kept: Path) -> Path:
    return kept.with_suffix(".json")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
