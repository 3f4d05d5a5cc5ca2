r"""Names of files as bytes in, paths that people can read out.

A name need not be text in UTF-8: an archive that Windows made holds names in GBK. It is shown as
what it says there, or, where it says nothing there either, with its bytes as `\xNN`. Two names are
never shown alike.
"""

from collections.abc import Iterable, Iterator
from itertools import count


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
