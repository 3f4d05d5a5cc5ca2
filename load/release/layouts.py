"""Titles and headings that no seed covers, out of the published warehouse, as rows to review."""

from dataclasses import dataclass
from pathlib import Path

_SQL = """
    select
        proposals.seed_name,
        proposals.printed,
        proposals.statement_code,
        coalesce(proposals.nearest, ''),
        coalesce(proposals.seed_row, ''),
        proposals.document_count,
        proposals.figure_count,
        coalesce(files.file_path, proposals.example_document_sha256, ''),
        proposals.example_page
    from audit.layout_proposals as proposals
    left join (
        select document_sha256, min(file_path) as file_path from marts.files group by all
    ) as files on proposals.example_document_sha256 = files.document_sha256
    order by proposals.seed_name, proposals.figure_count desc, proposals.printed
"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A text that binds to nothing, and the seed row that would bind it.

    Attributes:
        seed_name: The seed the row would go to.
        printed: The title or heading as printed, or the concepts that no path joins.
        statement_code: Where it stands; empty where no statement is recognised.
        nearest: The most similar text that is known.
        seed_row: The row to add once somebody has agreed; empty where none is safe to take.
        documents: How many documents print it.
        figures: How many figures it would bind.
        example: A file that prints it.
        page: A page of that file.
    """

    seed_name: str
    printed: str
    statement_code: str
    nearest: str
    seed_row: str
    documents: int
    figures: int
    example: str
    page: int


def read_proposals(warehouse: Path) -> list[Proposal]:
    """All proposals of the last published load, the most useful of each seed first."""
    import duckdb

    with duckdb.connect(str(warehouse), read_only=True) as connection:
        return [Proposal(*row) for row in connection.execute(_SQL).fetchall()]
