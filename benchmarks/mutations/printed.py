"""Read what finished loads say a document prints."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

import duckdb

from benchmarks.mutations.changes import Amount, Document, Printed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
AMOUNTS = """
    select source_page, trim(source_text), source_bbox,
        concat_ws(' ', statement_code, side, subject_code, line_label, measure_code),
        statement_code, is_total
    from marts.fct_statement_amounts
    where document_sha256 = getvariable('sha256') and is_trusted and unit = 'yuan'
        and not is_repeat and value <> 0 and source_bbox is not null
    order by all
"""
STATEMENTS = """
    select statement_code, any_value(source_page) from marts.fct_statement_amounts
    where document_sha256 = getvariable('sha256')
    group by 1
    having count(distinct source_page) = 1 and count(*) filter (is_trusted and value <> 0) > 2
    order by all
"""
WEIGHTS = """
    select distinct source_page, regexp_replace(number::varchar, '\\.?0+$', '')
    from (
        select source_page, unnest([weight, score]) as number
        from marts.fct_performance_indicators
        where document_sha256 = getvariable('sha256')
    )
    where number is not null order by all
"""
FACTS = """
    select split_part(file_path, '/', 1), coalesce(department_name, ''), page_count
    from marts.files inner join marts.documents using (document_sha256)
    where document_sha256 = getvariable('sha256')
"""


def read_documents(raw: Path, warehouse: Path, chosen: Sequence[str]) -> Iterator[Document]:
    """Read what the documents print."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        for sha256 in chosen:
            connection.execute("set variable sha256 = ?", [sha256])
            place, department, pages = connection.execute(FACTS).fetchall()[0]
            lines = [
                Printed("lines", (page, number), page, tuple(box), text)
                for page, number, box, text in _rows(connection, raw, "lines", "line_no")
            ]
            cells = defaultdict(list)
            for page, grid, row, column, box, text in _rows(
                connection, raw, "cells", "grid_no, row_no, column_no"
            ):
                cells[page, grid, row].append(
                    Printed("cells", (page, grid, row, column), page, tuple(box), text)
                )
            yield Document(
                sha256,
                place,
                department,
                pages,
                lines,
                dict(cells),
                list(_amounts(connection, cells)),
                dict(connection.execute(STATEMENTS).fetchall()),
                connection.execute(WEIGHTS).fetchall(),
            )


def _rows(
    connection: duckdb.DuckDBPyConnection, raw: Path, dataset: str, numbers: str
) -> list[tuple[object, ...]]:
    return connection.execute(
        f"""
        select page, {numbers}, [x0, y0, x1, y1], text
        from read_parquet('{raw}/{dataset}/*.parquet') as printed
        where document_sha256 = getvariable('sha256') and text <> ''
            and extraction_id in (
                select extraction_id from read_parquet('{raw}/current.parquet') as now
                where now.document_sha256 = getvariable('sha256')
            )
        order by all
        """
    ).fetchall()


def _amounts(
    connection: duckdb.DuckDBPyConnection, cells: dict[tuple[int, int, int], list[Printed]]
) -> Iterator[Amount]:
    at = {
        (cell.page, round(cell.box[0]), round(cell.box[1])): cell
        for row in cells.values()
        for cell in row
    }
    for page, text, box, label, code, is_total in connection.execute(AMOUNTS).fetchall():
        cell = at.get((page, round(box[0]), round(box[1])))
        if cell and NUMBER.fullmatch(text) and cell.text.count(text) == 1:
            yield Amount(cell, text, label, code, bool(is_total))
