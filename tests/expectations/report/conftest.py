"""The document of the demonstration that has findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from expectations.report.chunks import read_documents
from expectations.report.documents import Document
from expectations.report.views import make_views
from expectations.warehouse import open_warehouse
from tests.expectations.demonstration import FAULTY


@pytest.fixture
def document(demonstration: Path) -> Document:
    """Read it as the report does."""
    with open_warehouse(demonstration, read_only=True) as connection:
        make_views(connection, "report", "figures")
        [one] = [one for one in read_documents(connection) if one.sha256 == FAULTY.sha256]
    return one
