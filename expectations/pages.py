"""Templates in, finished pages out: the one place where jinja2 is set up.

Autoescape is on for everything and undefined names are errors; the style sheet goes inline, since
a page must work alone, from a folder, without a network.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Protocol

import jinja2
from markupsafe import Markup

from expectations.vocabulary import DOCUMENT_KINDS, FILE_STATUSES, OUTCOMES, SEVERITIES

TEMPLATES = Path(__file__).parent / "report" / "templates"

_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs"})


def inert(value: object) -> object:
    """Show control characters and direction marks of a text as escapes; other values stay."""
    if not isinstance(value, str) or value.isprintable():
        return value
    return "".join(
        char.encode("unicode_escape").decode("ascii")
        if unicodedata.category(char) in _ESCAPED_CATEGORIES and char not in "\n\t"
        else char
        for char in value
    )


class PageWriter(Protocol):
    """Renders one template into one file."""

    def __call__(self, template: str, path: Path, **values: object) -> None:
        """Write `path`."""


def page_writer() -> PageWriter:
    """Make a writer that shares one set of compiled templates."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=lambda value: value if isinstance(value, Markup) else inert(value),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["thousands"] = lambda number: f"{number:,}"
    environment.globals.update(
        outcomes=OUTCOMES,
        severities=SEVERITIES,
        file_statuses=FILE_STATUSES,
        document_kinds=DOCUMENT_KINDS,
    )

    def write(template: str, path: Path, **values: object) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(environment.get_template(template).render(**values), encoding="utf-8")

    return write
