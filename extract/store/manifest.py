"""The raw layer's manifest: the extraction of each document, and all files with checksums."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from extract.seen import Seen

FORMAT = 3
"""Raise it when the manifest is laid out otherwise: one of another format counts as missing."""
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Extraction:
    """Where the valid reading of a document is.

    Attributes:
        extraction_id: The batch that holds it.
        tried_by: The version of the extractor that last tried to read it.
        content_sha256: Digest of its content, the same for a copy that was only saved anew.
        is_readable: Whether anything could be read.
        failures_here: Loads in a row that failed for a reason that may lie with the machine.
    """

    extraction_id: str
    tried_by: str
    content_sha256: str | None
    is_readable: bool
    failures_here: int = 0


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file of the raw layer: its checksum, rows and size."""

    sha256: str
    rows: int
    bytes: int

    def is_whole(self, path: Path, seen: Seen | None = None, name: str = "") -> bool:
        """Say whether the file on the disk has these bytes.

        Args:
            path: The file.
            seen: Files that were hashed before.
            name: The file's name among them.
        """
        if not path.is_file():
            return False
        status = path.stat()
        return status.st_size == self.bytes and self.sha256 == (seen or Seen()).digest(
            name, status, lambda: _digest_of(path)
        )


@dataclass(slots=True)
class Manifest:
    """The extraction of each document, and the files with their checksums.

    Attributes:
        documents: By the document's hash.
        files: By name, relative to the raw layer.
        listing: Digest of what `files.parquet` and `current.parquet` were written from.
        lists: Those two, with their checksums.
        last_good: The last readable document of each path that is in the folder.
        standing: The document of each path that stood for itself and its copies in the last run.
    """

    documents: dict[str, Extraction] = field(default_factory=dict)
    files: dict[str, RawFile] = field(default_factory=dict)
    listing: str = ""
    lists: dict[str, RawFile] = field(default_factory=dict)
    last_good: dict[str, str] = field(default_factory=dict)
    standing: dict[str, str] = field(default_factory=dict)

    def is_readable(self, sha256: str | None) -> bool:
        """Say whether the raw layer holds a reading of the document with any text."""
        known = self.documents.get(sha256 or "")
        return known is not None and known.is_readable

    def note_failure(self, sha256: str, version: str) -> None:
        """Count a failure of a version to read a document whose older reading stays."""
        known = self.documents[sha256]
        failures = known.failures_here if known.tried_by == version else 0
        self.documents[sha256] = replace(known, tried_by=version, failures_here=failures + 1)

    def to_json(self) -> bytes:
        """Write the manifest as the bytes of its file."""
        content = {
            "format": FORMAT,
            "listing": self.listing,
            "documents": {
                sha256: _fields(extraction) for sha256, extraction in sorted(self.documents.items())
            },
            "files": _listed(self.files),
            "lists": _listed(self.lists),
            "last_good": dict(sorted(self.last_good.items())),
            "standing": dict(sorted(self.standing.items())),
        }
        # in one line: with line breaks it would be written by Python, item by item
        return json.dumps({"sha256": _digest(content), **content}).encode()


def read_manifest(raw: Path) -> Manifest:
    """Read the manifest; an empty one where it is missing, damaged or of another format."""
    path = raw / MANIFEST
    try:
        content: dict[str, Any] = json.loads(path.read_bytes())
        is_whole = content.pop("sha256") == _digest(content) and content["format"] == FORMAT
    except (FileNotFoundError, ValueError, KeyError, AttributeError, TypeError):
        is_whole = False
    if not is_whole:  # whatever it listed is read again
        return Manifest()
    return Manifest(
        {sha256: Extraction(**extraction) for sha256, extraction in content["documents"].items()},
        {name: RawFile(**file) for name, file in content["files"].items()},
        content["listing"],
        {name: RawFile(**file) for name, file in content["lists"].items()},
        content["last_good"],
        content.get("standing", {}),  # a manifest of an older version has none
    )


def _digest_of(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _digest(content: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _listed(files: dict[str, RawFile]) -> dict[str, dict[str, Any]]:
    return {name: _fields(file) for name, file in sorted(files.items())}


def _fields(row: Extraction | RawFile) -> dict[str, Any]:
    """Give the fields of a row: `asdict` copies each value, which thousands of rows feel."""
    return {name: getattr(row, name) for name in row.__slots__}
