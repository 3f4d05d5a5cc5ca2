"""A folder in, the files worth reading out.

Every file gets exactly one status. Only regular files are opened and no link is followed; a
document is read from a private copy, named by its hash, so that it cannot change while the parser
reads it (a memory-mapped file that shrinks kills the process).
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from extract.errors import ChangedFile, MissingFolder
from extract.names import PDF_SUFFIX, below, is_of_loads, listed
from extract.seen import Seen

_CHUNK = 1 << 20
OFFICE_SUFFIXES = frozenset({".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".rtf", ".ofd"})
ARCHIVE_SUFFIXES = frozenset({".zip", ".rar", ".7z"})
_SYSTEM_FOLDERS = frozenset({b"lost+found", b"System Volume Information"})
"""Folders at the root of a disk that only the administrator may open."""
_UNKNOWN = os.stat_result((stat.S_IFREG, *[0] * 9))  # of a file that cannot be asked
_LAST_MOMENT = 2**37  # in the year 6325
TRIED_AGAIN = frozenset({"no_access", "changed_while_reading"})
"""Reasons that may be gone in the next load though nobody touched the file."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    r"""One file of the folder.

    Attributes:
        file_path: Relative to the folder, for people (see `extract/names.py`).
        location: Its absolute path, byte for byte.
        status: `found`, `duplicate`, `ignored` or `unreadable`.
        reason_code: Why, unless `found`.
    """

    file_path: str
    location: Path
    byte_size: int
    modified_at: str
    document_sha256: str | None
    status: str
    reason_code: str | None


def look_through(
    inbox: Path, max_bytes: int | None = None, seen: Seen | None = None
) -> list[FoundFile]:
    """List every file below the folder, hashed, in the order of their paths.

    Args:
        inbox: Searched at any depth; links are listed, never followed, and what loads wrote is
            not searched.
        max_bytes: Larger files are not even hashed.
        seen: Files that were hashed before; they are not hashed again unless they changed.

    Raises:
        MissingFolder: There is no such folder.
        OSError: The folder itself cannot be read; one below it is listed as `no_access`.
    """
    if not inbox.is_dir():
        raise MissingFolder(inbox)
    first_path: dict[str, str] = {}
    files: list[FoundFile] = []
    seen = seen or Seen()
    for file_path, location in listed(inbox).items():
        relative = below(os.fsencode(inbox), location)
        file = _look_at(file_path, location, relative, max_bytes, seen)
        if file is None:
            continue
        sha256 = file.document_sha256
        if sha256 is not None and sha256 in first_path:
            file = _with_status(file, "duplicate", "same_content")
        elif sha256 is not None:
            first_path[sha256] = file.file_path
        files.append(file)
    return files


def locate(inbox: Path) -> dict[str, Path]:
    """Give where each file lies, by the path that people are shown; nothing of a folder gone."""
    try:
        found = listed(inbox)
    except OSError:
        return {}
    return {shown: Path(os.fsdecode(location)) for shown, location in found.items()}


def take_snapshot(file: FoundFile, folder: Path) -> Path:
    """Make a private copy of a file, and verify that it is still the one that was hashed.

    Raises:
        ChangedFile: It has other content by now, or can no longer be read.
    """
    snapshot = folder / f"{file.document_sha256}.pdf"
    digest = hashlib.sha256()
    try:
        with snapshot.open("wb") as target:
            for chunk in _chunks(file):
                digest.update(chunk)
                target.write(chunk)
    except ChangedFile:
        snapshot.unlink()
        raise
    snapshot.chmod(0o400)
    if digest.hexdigest() != file.document_sha256:
        snapshot.unlink()
        raise ChangedFile(file.file_path)
    return snapshot


def _chunks(file: FoundFile) -> Iterator[bytes]:
    """Read a file; a failure counts as a change: the file could be read when it was hashed."""
    try:
        with os.fdopen(_open_regular(os.fsencode(file.location)), "rb") as source:
            while chunk := source.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise ChangedFile(file.file_path) from error


def mark_changed(file: FoundFile) -> FoundFile:
    """Mark a file that changed before it was read; the next load reads it."""
    return _with_status(file, "unreadable", "changed_while_reading")


def mark_copy(file: FoundFile, original: FoundFile) -> FoundFile:
    """Mark a file that is another one, byte for byte, or has the same pages, saved anew."""
    is_same = file.document_sha256 == original.document_sha256
    return _with_status(file, "duplicate", "same_content" if is_same else "same_reading")


def mark_original(file: FoundFile) -> FoundFile:
    """Mark a file that stands for its copies."""
    return _with_status(file, "found", None)


def _with_status(file: FoundFile, status: str, reason_code: str | None) -> FoundFile:
    return replace(file, status=status, reason_code=reason_code)


def _look_at(
    file_path: str, location: bytes, relative: bytes, max_bytes: int | None, seen: Seen
) -> FoundFile | None:
    """Find a file's status and hash; None where it was deleted after it was listed."""
    try:
        status = os.lstat(location)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:  # its folder may be listed and not entered
        status = _UNKNOWN
    state, reason = _state(relative, status, max_bytes)
    is_closed = reason == "folder" and not os.access(location, os.R_OK | os.X_OK)
    if is_closed or (state == "found" and status is _UNKNOWN):
        state, reason = "unreadable", "no_access"
    # a disk may keep a time that no calendar knows
    moment = datetime.fromtimestamp(min(max(status.st_mtime, 0), _LAST_MOMENT), UTC)
    sha256 = None
    if state == "found":
        try:
            sha256 = seen.digest(os.fsdecode(location), status, lambda: _hash(location))
        except FileNotFoundError:
            state, reason = "unreadable", "changed_while_reading"
        except OSError:
            state, reason = "unreadable", "no_access"
    return FoundFile(
        file_path=file_path,
        location=Path(os.fsdecode(location)),
        byte_size=status.st_size,
        modified_at=moment.isoformat(timespec="seconds"),
        document_sha256=sha256,
        status=state,
        reason_code=reason,
    )


def _state(
    relative: bytes, status: os.stat_result, max_bytes: int | None
) -> tuple[str, str | None]:
    """Say whether to open a file; what has a PDF's name and is no file is never just ignored."""
    *folders, name = relative.split(b"/")
    # macOS writes `._name` beside a file that it copies to a foreign disk
    is_the_systems = name.startswith(b"._") or name in _SYSTEM_FOLDERS or is_of_loads(name)
    if is_the_systems or any(folder.startswith(b".") for folder in folders):
        return "ignored", "data_folder" if is_of_loads(name) else "hidden"
    is_pdf = name.lower().endswith(PDF_SUFFIX)
    match stat.S_IFMT(status.st_mode):
        case stat.S_IFDIR:
            return "ignored", "folder"
        case stat.S_IFLNK:
            return "unreadable" if is_pdf else "ignored", "link"
        case _ if not is_pdf:
            return "ignored", _reason_of_name(name)
        case stat.S_IFREG:
            is_large = max_bytes is not None and status.st_size > max_bytes
            return ("unreadable", "too_large") if is_large else ("found", None)
        case _:
            return "unreadable", "not_a_regular_file"


def _reason_of_name(name: bytes) -> str:
    """Tell a report that was not saved as PDF, or not unpacked, from any other file."""
    suffix = Path(os.fsdecode(name)).suffix.lower()
    if suffix in OFFICE_SUFFIXES:
        return "office_file"
    return "archive" if suffix in ARCHIVE_SUFFIXES else "not_a_pdf_name"


def _hash(location: bytes) -> str:
    with os.fdopen(_open_regular(location), "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _open_regular(location: bytes) -> int:
    descriptor = os.open(location, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise PermissionError(os.fsdecode(location))
    return descriptor
