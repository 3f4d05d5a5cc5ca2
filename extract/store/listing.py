"""The files of the folder in, the raw layer's two lists out: the files, and what is current.

The lists mirror the folder: what has left it is no longer current. A file that is still there but
can no longer be read keeps its last good version: a bad copy that replaced a good one must not
remove what was published. For the same reason the file that stood for its copies goes on doing so:
a copy that comes later, under whatever name, changes no published row.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from extract.inbox import FoundFile, mark_copy, mark_original
from extract.store.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Lists:
    """Rows of `files.parquet` and `current.parquet`, and what the next run is to know.

    Attributes:
        last_good: The last good document of each path.
        standing: The document of each path that stands for itself, and for its copies.
    """

    files: list[dict[str, Any]]
    current: list[dict[str, Any]]
    last_good: dict[str, str]
    standing: dict[str, str]


def make_lists(found: Iterable[FoundFile], manifest: Manifest) -> Lists:
    """Say which extraction of each document is current."""
    files = list(_without_copies(found, manifest))
    last_good = dict(_last_good(files, manifest))
    kept = _kept(files, last_good, manifest)
    current = {file.document_sha256 for file in files if file.status == "found"} | {*kept.values()}
    return Lists(
        [
            {
                "file_path": file.file_path,
                "byte_size": file.byte_size,
                "modified_at": file.modified_at,
                "document_sha256": file.document_sha256,
                "status": file.status,
                "reason_code": file.reason_code,
                "last_good_sha256": kept.get(file.file_path),
            }
            for file in files
        ],
        [
            {"document_sha256": sha256, "extraction_id": manifest.documents[sha256].extraction_id}
            for sha256 in sorted(sha256 for sha256 in current if sha256 is not None)
            if sha256 in manifest.documents
        ],
        last_good,
        {
            file.file_path: file.document_sha256
            for file in files
            if file.status == "found" and file.document_sha256 is not None
        },
    )


def _without_copies(found: Iterable[FoundFile], manifest: Manifest) -> Iterator[FoundFile]:
    """Mark as duplicate a file that prints, shows and carries the same as the one that stands."""
    files = list(found)
    originals: dict[str, FoundFile] = {}
    standing = frozenset(manifest.standing.values())

    def newness(file: FoundFile) -> int:
        return _newness(file, manifest, standing)

    for file in sorted(files, key=newness):  # the sort is stable
        if (identity := _identity(file, manifest)) is not None:
            originals.setdefault(identity, file)
    for file in files:
        original = originals.get(_identity(file, manifest) or "")
        if original is None:
            yield file
        else:
            yield mark_original(file) if original is file else mark_copy(file, original)


def _newness(file: FoundFile, manifest: Manifest, standing: Collection[str]) -> int:
    """Rank copies: first who was the original before, then others of its content, then new ones."""
    sha256 = file.document_sha256
    if sha256 is None or sha256 not in standing:
        return 2
    return 0 if manifest.standing.get(file.file_path) == sha256 else 1


def _identity(file: FoundFile, manifest: Manifest) -> str | None:
    """Give what a file has in common with its copies; None where it was not read."""
    if file.status not in {"found", "duplicate"}:
        return None
    return _content(file.document_sha256, manifest) or file.document_sha256


def _last_good(files: Iterable[FoundFile], manifest: Manifest) -> Iterator[tuple[str, str]]:
    for file in files:
        if file.status == "ignored":  # such as a folder with the name of a file that is gone
            continue
        sha256 = file.document_sha256
        if not manifest.is_readable(sha256):
            sha256 = manifest.last_good.get(file.file_path)
        if sha256 is not None and manifest.is_readable(sha256):
            yield file.file_path, sha256


def _kept(
    files: Iterable[FoundFile], last_good: dict[str, str], manifest: Manifest
) -> dict[str, str]:
    """Give the last good document of each unreadable path, unless another path holds it."""
    kept: dict[str, str] = {}
    lost = []
    held: set[str | None] = set()
    for file in files:
        if manifest.is_readable(file.document_sha256):
            held |= _identities(file.document_sha256, manifest)
        elif file.file_path in last_good:
            lost.append(file.file_path)
    for path in lost:
        identities = _identities(last_good[path], manifest)
        if not identities & held:
            kept[path] = last_good[path]
            held |= identities
    return kept


def _identities(sha256: str | None, manifest: Manifest) -> set[str | None]:
    """Give what identifies a document: the hash of its bytes, and of its content if it has one."""
    return {sha256, _content(sha256, manifest)} - {None}


def _content(sha256: str | None, manifest: Manifest) -> str | None:
    known = manifest.documents.get(sha256 or "")
    return known.content_sha256 if known else None
