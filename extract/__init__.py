"""PDFs in, raw parquet out: what is printed, and where.

The tour: :mod:`extract.inbox` finds files, :mod:`extract.workers` spreads them over processes,
:mod:`extract.document` opens one and guards against damage, :mod:`extract.pages` reads a page,
:mod:`extract.grids` asks Camelot for its ruled grids, :mod:`extract.booking` puts every glyph into
one cell or one line, :mod:`extract.account` proves it, :mod:`extract.raw` writes parquet, and
:mod:`extract.pipeline` is the whole flow on one screen.

Geometry only. No statement name, account code or amount is known here.
"""

from extract.events import BatchWritten, DocumentDone, FolderFound, ProgressEvent
from extract.pipeline import ExtractSummary, extract_folder
from extract.settings import EXTRACTOR_VERSION, ExtractSettings

__all__ = [
    "EXTRACTOR_VERSION",
    "BatchWritten",
    "DocumentDone",
    "ExtractSettings",
    "ExtractSummary",
    "FolderFound",
    "ProgressEvent",
    "extract_folder",
]
