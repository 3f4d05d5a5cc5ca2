r"""A folder in, the names of its files as bytes and as paths that people can read out.

A name need not be text in UTF-8: an archive that Windows made holds names in GBK. It is shown as
what it says there, or, where it says nothing there either, with its bytes as `\xNN`. Two names are
never shown alike.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path

PDF_SUFFIX = b".pdf"
_LOCK = b".load.lock"
"""What tells a folder that loads write to, of this warehouse or another."""
WRITTEN = frozenset(b"raw build partitions cache releases history logs mirrors docs-site".split())
"""What they write there; other folders are people's, such as its inbox."""


def listed(inbox: Path) -> dict[str, bytes]:
    """Give the path of every file below a folder by the one that people are shown, in order."""
    folder = os.fsencode(inbox)
    locations = {below(folder, path): path for path in sorted(set(_walk(folder)))}
    return {shown: locations[path] for path, shown in shown_paths(locations).items()}


def below(folder: bytes, path: bytes) -> bytes:
    """Give a path relative to the folder that `_walk` found it below."""
    return path[len(folder.rstrip(b"/")) + 1 :]


def is_of_loads(name: bytes) -> bool:
    """Tell whether a file stands in the list for all that loads wrote beside it."""
    return name == _LOCK


def _walk(folder: bytes) -> Iterator[bytes]:
    closed: list[OSError] = []
    for directory, folders, names in walk(folder, closed.append):
        if _LOCK in names:
            folders[:] = [
                name
                for name in folders
                if name not in WRITTEN and not os.path.islink(os.path.join(directory, name))  # noqa: PTH114, PTH118  # bytes, as below
            ]
            names = [name for name in names if name.lower().endswith(PDF_SUFFIX)] + [_LOCK]  # noqa: PLW2901
        for name in names:
            yield os.path.join(directory, name)  # noqa: PTH118  # bytes: a name need not be text
        for name in folders:
            path = os.path.join(directory, name)  # noqa: PTH118  # likewise
            if os.path.islink(path) or name.lower().endswith(PDF_SUFFIX):  # noqa: PTH114  # likewise
                yield path
    for error in closed:
        if error.filename == folder:
            raise error
        yield error.filename


def walk(
    folder: bytes, on_error: Callable[[OSError], object] = lambda _: None
) -> Iterator[tuple[bytes, list[bytes], list[bytes]]]:
    """Walk as `os.walk` does, which goes no deeper than Python recurses; no link is followed."""
    waiting = [folder]
    while waiting:
        directory = waiting.pop()
        try:
            with os.scandir(directory) as found:
                entries = list(found)
        except OSError as error:
            on_error(error)
            continue
        folders = [entry.name for entry in entries if _is_folder(entry)]
        yield directory, folders, [entry.name for entry in entries if not _is_folder(entry)]
        below_it = (os.path.join(directory, name) for name in folders)  # noqa: PTH118  # bytes
        waiting += [path for path in below_it if not os.path.islink(path)]  # noqa: PTH114  # bytes


def _is_folder(entry: os.DirEntry[bytes]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def shown_paths(paths: Iterable[bytes]) -> dict[bytes, str]:
    """Give each path as it is shown; what is text already keeps its own, whatever the others are.

    Args:
        paths: Relative to the folder, in the order in which they are listed.
    """
    paths = list(paths)
    shown = {path: text for path in paths if (text := _decoded(path, "utf-8")) is not None}
    taken = set(shown.values())
    for path in paths:
        if path not in shown:
            shown[path] = next(text for text in _ways(path) if text not in taken)
            taken.add(shown[path])
    return {path: shown[path] for path in paths}


def _decoded(path: bytes, encoding: str) -> str | None:
    try:
        return path.decode(encoding)
    except UnicodeDecodeError:
        return None


def _ways(path: bytes) -> Iterator[str]:
    """Give the ways to show a path that is not text in UTF-8, the most readable first."""
    parts = path.split(b"/")
    if (readable := "/".join(map(_as_gbk, parts))).isprintable():
        yield readable
    escaped = path.decode("utf-8", "backslashreplace")
    yield escaped
    yield from (f"{escaped} ({number})" for number in count(2))


def _as_gbk(part: bytes) -> str:
    """Read one folder or name: one may be in UTF-8 and the next one in GBK."""
    for encoding in ("utf-8", "gbk"):
        if (text := _decoded(part, encoding)) is not None:
            return text
    return part.decode("utf-8", "backslashreplace")
