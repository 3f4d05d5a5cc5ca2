"""Troubles of stray pages: a statement of another department's report of the same kind and year."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from generator.document import statements_of, write_document
from generator.family import draw_report
from generator.hand import Hand, spare_face
from generator.surface import Press
from generator.tables import draw_statement

from benchmarks.troubles.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.document import Place
    from generator.model import Report

FIRST_OTHER = 900


def _other(path: Path) -> Report:
    """Draw a report of another department, of the kind of the report that `path` is named for."""
    own, _ = draw_report(int(path.stem.split("-")[0]))
    drawn = (draw_report(FIRST_OTHER + at)[0] for at in range(1000))
    return next(
        replace(one, year=own.year)
        for one in drawn
        if one.kind == own.kind and one.department != own.department
    )


def _inserted(number: str, at: int, is_named: str, path: Path, pages: list[int]) -> None:
    """Put a statement of another report behind the first page of statements, or the last."""
    other = _other(path)
    with TemporaryDirectory() as folder:
        foreign = Path(folder) / "other.pdf"
        left_out = tuple(one.code for one in statements_of(other) if one.code[2:] != number)
        written = write_document(
            replace(other, omitted=left_out),
            foreign,
            with_scans=False,
            press=Press(hand=Hand(spare=spare_face())),
            lay_out=(lambda one: one) if is_named else (lambda one: replace(one, head_left="")),
        )
        strange = sorted({figure.page - 1 for figure in written.figures})
        whole = pdfium.PdfDocument(path.read_bytes())
        place = (min(pages), max(pages))[at]
        whole.import_pages(pdfium.PdfDocument(foreign.read_bytes()), strange, index=place)
        whole.save(path)


def _without_names(_: Sequence[object]) -> Place:
    """Print statements without a line that says whose they are."""
    return lambda surface, statement: draw_statement(surface, replace(statement, head_left=""))


STRANGERS = (
    *(
        Trouble(
            f"a stray {number} {('after the first', 'at the end')[at]}",
            finish=partial(_inserted, number, at, "named"),
        )
        for number, at in (("02", 0), ("04", 1), ("06", 0), ("08", 1))
    ),
    *(
        Trouble(
            f"a stray {number} without names",
            placing=_without_names,
            finish=partial(_inserted, number, at, ""),
        )
        for number, at in (("02", 1), ("04", 0), ("06", 1))
    ),
)
