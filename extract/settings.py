"""The limits of one document and one batch."""

from dataclasses import dataclass

EXTRACTOR_VERSION = "22"
"""Raise it when the same file would be read otherwise: everything is then read again."""


@dataclass(frozen=True, slots=True)
class ExtractSettings:
    """The limits at which a document is given up, and a batch closed.

    Attributes:
        max_bytes: Larger files are not opened (`too_large`).
        max_pages: Documents with more pages are not read (`too_many_pages`).
        cpu_seconds: CPU seconds a document may take (`time_limit`); wall time depends on the
            other processes, so it is only a backstop.
        cpu_seconds_a_page: CPU seconds that each page adds.
        wall_seconds: The backstop, for a worker that hangs without computing.
        memory_bytes: Address space of a worker (`memory_limit`).
        file_bytes: Size of any file that a worker writes: reading needs none.
        open_files: Files that a worker may have open.
        reads_scans: Whether scanned pages are recognised, where an OCR engine is installed.
        max_scans: Scanned pages of one document that are recognised; further ones stay unread.
        cpu_seconds_a_scan: CPU seconds that each scanned page adds to the document's.
        cluster_seconds: Seconds after which a cluster without a worker is given up.
        attempts: Loads in a row that try a document again whose failure may lie with the machine.
        documents_per_worker: Documents after which a worker is replaced, against leaks.
        batch_documents: Documents of one batch of raw files, at most.
        batch_bytes: Bytes of Arrow data after which a batch is closed.
        batch_seconds: Seconds after which a batch is closed, so that a killed load loses little
            more (a document of scans may take minutes).
    """

    max_bytes: int = 200 * 1024 * 1024
    max_pages: int = 2000
    cpu_seconds: int = 30
    cpu_seconds_a_page: int = 2
    wall_seconds: float = 3600.0
    memory_bytes: int = 4 * 1024**3
    file_bytes: int = 1024 * 1024
    open_files: int = 256
    reads_scans: bool = True
    max_scans: int = 300
    cpu_seconds_a_scan: int = 30
    cluster_seconds: float = 60.0
    attempts: int = 3
    documents_per_worker: int = 40
    batch_documents: int = 200
    batch_bytes: int = 64 * 1024 * 1024
    batch_seconds: float = 300.0
