"""Lines of files for others: what a text holds ends none of them and starts nothing."""

import csv
import io
from decimal import Decimal

import duckdb
import pytest

from expectations.pages import inert
from expectations.report.exports import make_table
from expectations.report.texts import csv_lines, make_macros

TEXTS = ['},{"b"', "局\n]", "a,b", '"', "", None, "a\r\nb", "\u202e局", "\\ / \x07 \U000f0000"]


def lines(values: list[str | None]) -> str:
    with duckdb.connect() as connection:
        make_macros(connection)
        connection.execute(
            "create table rows as select unnest(?) as text, 1.50 as figure", [values]
        )
        make_table(connection, "exported", ("说明", "数"), "select text, figure from rows")
        return "".join(csv_lines(connection, "exported", "position"))


def test_csv_holds_each_text_as_the_library_writes_it() -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([inert(text), Decimal("1.50")] for text in TEXTS)
    assert lines(TEXTS) == written.getvalue()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_csv_cells_never_start_a_formula(text: str) -> None:
    shown = str(inert(f"'{text}"))
    assert lines([text]) == f"{shown},1.50\r\n"
