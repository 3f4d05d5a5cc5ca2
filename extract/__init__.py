"""PDFs in, raw parquet out: what is printed, and where.

On the ground, in the order of a load: :mod:`extract.pipeline` is the whole flow on one screen,
:mod:`extract.inbox` finds files, :mod:`extract.workers` spreads them over processes or a cluster
(:mod:`extract.machine`), :mod:`extract.document` opens one and guards against damage. A page then
passes through the packages, as :mod:`extract.page.steps` says: :mod:`extract.marks` (what it
paints), :mod:`extract.grids` (its ruled tables), :mod:`extract.scan` (where it is a picture),
:mod:`extract.trust` (whether what was read is certain); :mod:`extract.store` writes it.

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
