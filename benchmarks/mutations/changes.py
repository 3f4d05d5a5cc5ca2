"""What a document prints, and one change of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Change:
    """One changed text, row or page of the raw layer.

    Attributes:
        kind: what was changed, one of `KINDS`.
        dataset: `cells` or `lines` for a text, `rows` for a row printed twice, `pages` for a page.
        key: page, and grid, row and column or the line's number.
        page: the page it stands on.
        box: where it stands there.
        old: what was printed.
        new: what is printed now.
        text: the whole text of the cell or line now; of a page, `document:page` that it is.
        label: what it is, for a reader.
    """

    kind: str
    dataset: str
    key: tuple[int, ...]
    page: int
    box: tuple[float, ...]
    old: str
    new: str
    text: str
    label: str


@dataclass(frozen=True)
class Printed:
    """A cell or line as it is printed."""

    dataset: str
    key: tuple[int, ...]
    page: int
    box: tuple[float, ...]
    text: str

    def changed(self, kind: str, old: str, new: str, text: str, label: str = "") -> Change:
        """Give this text with `new` in the place of `old`."""
        return Change(
            kind, self.dataset, self.key, self.page, self.box, old, new, text, label or self.text
        )


@dataclass(frozen=True)
class Amount:
    """A cell that holds exactly one trusted amount of a statement."""

    cell: Printed
    text: str
    label: str
    statement_code: str
    is_total: bool


@dataclass(frozen=True)
class Document:
    """What may be changed in one document.

    Attributes:
        sha256: its hash.
        place: the folder it lies in.
        department: its department's name.
        page_count: how many pages it has.
        lines: lines outside the tables.
        cells: cells by page, grid and row.
        amounts: trusted amounts.
        statements: pages that hold one whole statement, by its code.
        weights: page and number of each weight or score of an indicator.
    """

    sha256: str
    place: str
    department: str
    page_count: int
    lines: Sequence[Printed]
    cells: dict[tuple[int, int, int], list[Printed]]
    amounts: Sequence[Amount]
    statements: dict[str, int]
    weights: Sequence[tuple[int, str]]
