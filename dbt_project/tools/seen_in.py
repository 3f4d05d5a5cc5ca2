"""A built warehouse in; the column `seen_in` of the layout seeds out.

For each title, heading and measure path the places (prefectures, as printed by the departments) of
the loaded documents that print it: so that a reader of a seed knows where a row comes from, and
which rows nobody has met yet. Documents that name no known place count for nothing.

    python dbt_project/tools/seen_in.py build/warehouse.duckdb

The warehouse has all models: `dbt build` by hand makes it; the published one has not.

A row keeps the places it had: the next warehouse may hold fewer reports.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

import duckdb

SEEDS = Path(__file__).resolve().parent.parent / "seeds"

_PLACES = """
    create or replace temp view places_of_grids as
    select grids.grid_id, grids.statement_code, coalesce(places.prefecture_name, places.place_name) as place
    from intermediate.int_statement_grids as grids
    inner join marts.dim_document as documents on grids.document_sha256 = documents.document_sha256
    inner join marts.dim_place as places on documents.place_name = places.place_name
"""

# key columns of each seed -> where the warehouse says a row of it was met
_SEEN = {
    ("statement_titles", ("title", "statement_code")): """
        select distinct titles.printed_title, titles.statement_code, place
        from intermediate.int_grid_titles as titles
        inner join places_of_grids using (grid_id)
        where titles.statement_code is not null
    """,
    ("title_terms", ("term",)): """
        with words as (
            select string_agg(regexp_escape(term), '|' order by length(term) desc) as pattern
            from seeds.title_terms
            where dimension <> 'owner'
        ),
        told as (
            select
                unnest(regexp_extract_all(titles.title, words.pattern)) as term,
                place
            from intermediate.int_grid_titles as titles
            inner join places_of_grids using (grid_id)
            cross join words
            where titles.signature is not null
        )
        select distinct term, place from told
    """,
    ("title_signatures", ("statement_code", "kind", "fund", "subject", "classification", "extent")): """
        select distinct
            split_part(signature, ',', 1), split_part(signature, ',', 2), split_part(signature, ',', 3),
            split_part(signature, ',', 4), split_part(signature, ',', 5), split_part(signature, ',', 6),
            place
        from intermediate.int_grid_titles as titles
        inner join places_of_grids using (grid_id)
        where titles.signature is not null
    """,
    ("heading_terms", ("pattern", "kind")): """
        select distinct terms.pattern, terms.kind, place
        from intermediate.int_heading_cells as cells
        inner join intermediate.int_heading_terms as terms on cells.plain = terms.plain
        inner join places_of_grids on cells.grid_id = places_of_grids.grid_id
        where places_of_grids.statement_code is not null
    """,
    ("measure_paths", ("statement_code", "item_path", "basis", "needs_concept")): """
        with concepts as (
            select head_grid_id, list(distinct heading.concept) as concepts
            from (select head_grid_id, unnest(headings) as heading from intermediate.int_columns)
            group by head_grid_id
        )
        select distinct
            paths.statement_code, paths.item_path, coalesce(paths.basis, ''),
            coalesce(paths.needs_concept, ''), place
        from intermediate.int_columns as columns
        inner join concepts on columns.head_grid_id = concepts.head_grid_id
        inner join places_of_grids on columns.grid_id = places_of_grids.grid_id
        inner join seeds.measure_paths as paths
            on paths.statement_code in (columns.statement_code, '*')
            and paths.item_path = coalesce(nullif(columns.item_path, ''), 'amount')
            and coalesce(paths.basis, columns.basis) = columns.basis
            and (paths.needs_concept is null or list_contains(concepts.concepts, paths.needs_concept))
        where columns.role = 'measure' and columns.named_measure is not null
    """,
}


def main(warehouse: Path) -> None:
    """Rewrite the column in the layout seeds."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        connection.execute(_PLACES)
        for (seed, key), query in _SEEN.items():
            seen: dict[tuple[str, ...], set[str]] = defaultdict(set)
            for *values, place in connection.execute(query).fetchall():
                seen[tuple(values)].add(place)
            _rewrite(SEEDS / f"{seed}.csv", key, seen)


def _rewrite(path: Path, key: tuple[str, ...], seen: dict[tuple[str, ...], set[str]]) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        columns = [name for name in reader.fieldnames or [] if name != "seen_in"]
        rows = list(reader)
    for row in rows:
        places = set((row.get("seen_in") or "").split()) | seen[tuple(row[name] for name in key)]
        row["seen_in"] = " ".join(sorted(places))
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, [*columns, "seen_in"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
