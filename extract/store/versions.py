"""Which readings are current, by the version of what made them.

The version says what code read the document and, if it has scanned pages, what recognised them: `2`
(no scanned page), `2 scans: unread`, `2 scans: rapidocr 3.10.0, …`. When the OCR engine is
installed or changed, exactly the documents with scanned pages are read again; when it is removed,
none.
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
    """Say whether the document need not be read again.

    Args:
        version: The version of the reading in the raw layer.
        engine: The OCR engine installed now.
    """
    code, _, scans = version.partition(_SCANS)
    return code == EXTRACTOR_VERSION and (not scans or engine is None or scans == engine)
