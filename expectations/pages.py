"""Templates in, finished pages out: the one place where jinja2 is set up.

Autoescape is on for everything and undefined names are errors. Pages of the site share one style
sheet and one script beside them; a page that stands alone has its style inline and no script.
"""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zlib import compress

import jinja2
from markupsafe import Markup

from expectations.vocabulary import (
    DOCUMENT_CHANGES,
    DOCUMENT_KINDS,
    FILE_STATUSES,
    FINDING_STATES,
    FINDING_STATUSES,
    OUTCOMES,
    RESOLUTIONS,
    SEVERITIES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def numbered(rule_ids: Iterable[str]) -> str:
    """Write rules shorter: the family once, then its numbers."""
    families: dict[str, list[str]] = {}
    for rule_id in rule_ids:
        family, _, number = rule_id.rpartition("-")
        families.setdefault(family, []).append(number)
    return "；".join(f"{family} {'、'.join(numbers)}" for family, numbers in families.items())


class PageWriter(Protocol):
    """Renders one template into one file."""

    def __call__(self, template: str, path: Path, **values: object) -> None:
        """Write `path`."""


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Templates as Python compiled them, beside them as Python keeps its own; or nowhere."""

    def __init__(self, folder: Path) -> None:
        with suppress(OSError):
            folder.mkdir(exist_ok=True)
        super().__init__(str(folder))

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with suppress(OSError, EOFError, ValueError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def page_writer() -> PageWriter:
    """Make a writer that shares one set of compiled templates."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        bytecode_cache=_Compiled(TEMPLATES / "__pycache__"),
        autoescape=True,
        finalize=lambda value: inert(value) if value.__class__ is str else value,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["thousands"] = lambda number: f"{number:,}"
    environment.filters["numbered"] = numbered
    environment.filters["packed"] = lambda text: b64encode(compress(text.encode(), 9)).decode()
    environment.filters["base64"] = lambda content: b64encode(content).decode()
    environment.filters["drawing"] = Markup  # charts.py escapes the words of what it draws
    environment.globals.update(
        outcomes=OUTCOMES,
        severities=SEVERITIES,
        file_statuses=FILE_STATUSES,
        finding_states=FINDING_STATES,
        finding_statuses=FINDING_STATUSES,
        document_kinds=DOCUMENT_KINDS,
        change_names=DOCUMENT_CHANGES,
        because_names=RESOLUTIONS,
        next_year=f"{datetime.now().astimezone().year + 1}-12-31",
        home=None,
    )

    def write(template: str, path: Path, **values: object) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(environment.get_template(template).render(**values), encoding="utf-8")

    return write
