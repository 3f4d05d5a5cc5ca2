"""What may go wrong, by cause: one root, so that a caller can catch all of it.

Exceptions of foreign libraries are mapped to these at the door of the module that calls them.
"""

from typing import ClassVar


class ExtractError(Exception):
    """The root of everything that this package raises by itself."""


class MissingFolder(ExtractError, NotADirectoryError):
    """The inbox does not exist, or is no folder."""


class ChangedFile(ExtractError):
    """The file is no longer what it was when it was hashed, or is gone."""


class BrokenEnvironment(ExtractError):
    """What reads documents is missing or may not be opened: no document is to blame."""


class UnreachableCluster(ExtractError):
    """The cluster that should read documents does not answer, or has no worker left."""


class UnreadableDocument(ExtractError):
    """The document is not read; `reason_code` is what the raw layer says of it."""

    reason_code: ClassVar[str]


class EmptyFile(UnreadableDocument):
    """The file has no bytes."""

    reason_code = "empty_file"


class NotPdf(UnreadableDocument):
    """The file has no PDF header."""

    reason_code = "not_a_pdf"


class TooLarge(UnreadableDocument):
    """The file has more bytes than the settings allow."""

    reason_code = "too_large"


class TooManyPages(UnreadableDocument):
    """The document has more pages than the settings allow."""

    reason_code = "too_many_pages"


class TooManyDrawings(UnreadableDocument):
    """A page draws forms within forms without end."""

    reason_code = "too_many_drawings"


class EncryptedDocument(UnreadableDocument):
    """The document opens only with a password."""

    reason_code = "encrypted"


class DamagedDocument(UnreadableDocument):
    """Bytes are missing or changed, so that no figure of the document is certain."""

    reason_code = "damaged"


class NoReadablePage(UnreadableDocument):
    """The document has no page, or every page failed."""

    reason_code = "no_readable_page"
