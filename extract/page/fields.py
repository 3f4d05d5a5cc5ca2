"""Form fields, printed: what a person sees of a form is on its pages like any other text.

In: a file whose form fields hold figures. Out: the same document with the looks of its fields as
content of their pages. Only where there are no notes beside them: what a note covers must stay a
doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playa.pdftypes import dict_value

if TYPE_CHECKING:
    from playa import Document

    from extract.marks.rendering import RenderedDocument

MOST_BYTES = 50 * 1024 * 1024
"""Bytes of a file that is copied in memory, at most."""

_HARMLESS = frozenset({"Widget", "Link", "Popup"})


def print_fields(
    document: Document, rendered: RenderedDocument | None, byte_size: int
) -> bytes | None:
    """Print the fields of a form onto its pages; None where none holds a figure.

    Args:
        document: The file by playa.
        rendered: The same by PDFium.
        byte_size: Its size.
    """
    if rendered is None or byte_size > MOST_BYTES or not _holds_figures(document):
        return None
    return rendered.with_fields_printed()


def _holds_figures(document: Document) -> bool:
    """Say whether fields hold figures, and nothing else is laid over the pages."""
    form = document.catalog.get("AcroForm")
    if form is None or "XFA" in dict_value(form):
        return False
    notes = [note for page in document.pages for note in page.annotations]
    fields = [note.props for note in notes if str(note.type) == "Widget"]
    figures = [field for field in fields if _has_digit(field.get("V"))]
    is_shown = all("AP" in field for field in figures)
    return bool(figures) and is_shown and all(str(note.type) in _HARMLESS for note in notes)


def _has_digit(value: object) -> bool:
    text = value.decode("latin-1") if isinstance(value, bytes) else value
    return isinstance(text, str) and any(map(str.isdigit, text))
