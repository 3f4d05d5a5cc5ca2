"""What a document carries beside its text: sheets, actions, attachments, forms, protection.

Nothing of it is run or opened. Two files with the same pages are copies of each other only if they
carry the same extras, too.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import playa
from playa.pdftypes import resolve1

_CARRIERS = ("OpenAction", "AA", "AcroForm", "Collection")
"""Entries of the catalog that hold actions, forms or attached files."""

DYNAMIC_FORM = "XFA"
"""A form that only special software shows, in place of the pages."""


def carried_by(document: playa.Document) -> tuple[str, ...]:
    """Name what the document carries, in a form that is the same after it is saved anew."""
    return tuple(sorted(_carried(document)))


def told_of(extras: Sequence[str]) -> str | None:
    """Say what may be the report in place of the pages, for a reader who finds none on them."""
    if any(extra.startswith("Collection ") for extra in extras):
        return "portfolio"
    return "dynamic_form" if DYNAMIC_FORM in extras else None


def _carried(document: playa.Document) -> Iterator[str]:
    catalog = document.catalog
    for name in _CARRIERS:
        value = resolve1(catalog.get(name))
        if isinstance(value, dict):
            yield f"{name} {_plain(value)}"
            if "XFA" in value:
                yield DYNAMIC_FORM
    names = resolve1(catalog.get("Names"))
    if isinstance(names, dict):
        yield from (name for name in ("EmbeddedFiles", "JavaScript") if name in names)
    if document.encryption is not None:
        _, handler = document.encryption
        yield f"Encrypt {_plain({key: handler.get(key) for key in ('V', 'R', 'P')})}"
    for page in document.pages:
        unit = page.attrs.get("UserUnit", 1)
        yield f"sheet {page.page_idx} {page.mediabox} {page.cropbox} {page.rotate} {unit!r}"


def _plain(entries: dict[str, Any]) -> list[tuple[str, str]]:
    """Keep plain values: references are renumbered whenever the file is saved."""
    return sorted(
        (key, repr(value)[:200])
        for key, value in entries.items()
        if isinstance(value, int | float | str | bytes) or hasattr(value, "name")
    )
