"""Files that are there whole or not at all: written beside, forced to disk, then renamed."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path to write; it takes the place of `path` when the block ends well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.writing")
    temporary.unlink(missing_ok=True)
    yield temporary
    if not temporary.is_symlink():
        force_to_disk(temporary)
    temporary.replace(path)
    force_to_disk(path.parent)


def move_database(database: Path, target: Path) -> Path:
    """Give a closed file of DuckDB another name.

    Raises:
        OSError: It is not whole. Closing it on a full disk, DuckDB says nothing and leaves what it
            could not write in a log beside it; under another name the file would go without.
    """
    check_written(database)
    return database.replace(target)


def check_written(database: Path) -> None:
    """Hold that a closed file of DuckDB is whole.

    Raises:
        OSError: See `move_database`.
    """
    if database.with_name(f"{database.name}.wal").exists():
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(database))


def replace_link(link: Path, target: str) -> None:
    """Let a symbolic link point to `target`, from one moment to the next."""
    with replacing(link) as temporary:
        temporary.symlink_to(target)


def force_tree_to_disk(folder: Path) -> None:
    """Force everything below a folder to disk; where a link points is somebody else's file.

    A file with a second name was forced to disk under that: a page taken over from the site before.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                force_tree_to_disk(Path(entry.path))
            elif entry.is_file(follow_symlinks=False) and entry.stat().st_nlink == 1:
                force_to_disk(Path(entry.path))
    force_to_disk(folder)


def force_to_disk(path: Path) -> None:
    """Force a file, or the names in a folder: without it, a power cut may undo a rename."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
