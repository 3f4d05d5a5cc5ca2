"""Which readings still count.

A reading's version says what code read the document and, if it has scanned pages, what recognised
them: `2` (no scanned page), `2 scans: unread`, `2 scans: rapidocr 3.10.0, …`. Installing or
changing the OCR engine therefore has exactly the documents with scanned pages read again, and
removing it none.
"""

from extract.settings import EXTRACTOR_VERSION

UNREAD = "unread"
_SCANS = " scans: "


def version_of(scans: str | None) -> str:
    """Name the version of a reading.

    Args:
        scans: What recognised the scanned pages, or `UNREAD`; None where there are none.
    """
    return EXTRACTOR_VERSION if scans is None else f"{EXTRACTOR_VERSION}{_SCANS}{scans}"


def is_current(version: str, engine: str | None) -> bool:
    """Say whether reading the document again would change nothing.

    Args:
        version: The version of the reading at hand.
        engine: The OCR engine there is now.
    """
    code, _, scans = version.partition(_SCANS)
    return code == EXTRACTOR_VERSION and (not scans or engine is None or scans == engine)
