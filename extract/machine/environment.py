"""Whether an error met while a document was read is the machine's, and not the document's.

The document is a private copy, and what reads it is installed: a module that is missing, or a file
of the installation or of the load that may not be opened, is no damage of a PDF.
"""

import errno
import sys
from pathlib import Path

from extract.errors import BrokenEnvironment

_REQUIRED = frozenset({"camelot", "cv2", "extract", "numpy", "pandas", "PIL", "playa", "pyarrow"})
"""Packages without which no document is read. Others serve only some PDFs, such as locked ones."""

_MODULES = _REQUIRED | {"pypdfium2", "pypdfium2_raw"} | sys.stdlib_module_names

_INSTALLED = (Path(sys.prefix), Path(sys.base_prefix), Path(__file__).resolve().parents[2])

_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EIO, errno.ESTALE})


def raise_if_the_machines(error: BaseException | None, copy: Path | None = None) -> None:
    """Raise where reading would fail for any document.

    Args:
        error: What was raised while a document was read.
        copy: The private copy of the document.

    Raises:
        BrokenEnvironment: What reads documents is missing, or may not be opened.
    """
    if isinstance(error, ModuleNotFoundError):
        is_the_machines = (error.name or "").partition(".")[0] in _MODULES
    elif isinstance(error, OSError) and error.errno in _REFUSED and error.filename:
        # another name is one that the PDF gives, of a font or a table of characters
        path = Path(str(error.filename))
        is_the_machines = path == copy or any(map(path.is_relative_to, _INSTALLED))
    else:
        is_the_machines = False
    if is_the_machines:
        raise BrokenEnvironment(str(error)) from error
