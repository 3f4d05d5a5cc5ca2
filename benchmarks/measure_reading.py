"""How well each place of a warehouse was read: statements, amounts, proof, page accounts.

usage: python benchmarks/measure_reading.py WAREHOUSE

WAREHOUSE has all models: `dbt build` by hand makes it; the published one has not.

A place is the first folder of `file_path`. Prints three tables and asserts nothing:

- statements (runs of grids under one title): recognised; of the others, those whose amounts are all
  in the performance tables, those that print no amount, and those with amounts left over (`open`);
- amounts in grids: of the statements recognised and of all grids; mapped (to figures or to a field
  of a performance form) and unmapped, by reason;
- figures proved, failing, not testable; identities that hold, hold after rounding, fail, cannot be
  told; pages, those whose glyph account closes, and open ones that are not marked untrusted.

At the end, each identity that fails beyond rounding, with its page: to be looked at there.
"""

import sys
from collections.abc import Sequence

import duckdb

PLACES = """
    create temp view placed as
    select distinct split_part(file_path, '/', 1) as place, document_sha256
    from marts.files
    where status = 'loaded'
"""
TABLES = {
    "statements": """
        select
            coalesce(place, 'all') as place,
            count(distinct document_sha256) as documents,
            count(*) as statements,
            count(*) filter (is_recognised) as recognised,
            count(*) filter (not is_recognised and performance_count > 0 and unmapped_count = 0)
                as performance,
            count(*) filter (not is_recognised and is_nil) as no_amount,
            count(*) filter (not is_recognised and unmapped_count > 0) as open
        from audit.statement_coverage
        inner join placed using (document_sha256)
        group by rollup (place)
        order by place = 'all', place
    """,
    "amounts": """
        select
            coalesce(place, 'all') as place,
            sum(amount_count) filter (is_recognised) as on_statements,
            sum(mapped_count + performance_count) filter (is_recognised) as mapped,
            round(100.0 * mapped / on_statements, 2) as "%",
            sum(amount_count) as in_grids,
            sum(mapped_count + performance_count) as mapped_of_all,
            round(100.0 * mapped_of_all / in_grids, 2) as "% of all",
            coalesce((
                select string_agg(reason_code || ' ' || amounts, ', ' order by reason_code)
                from (
                    select reason_code, count(*) as amounts
                    from audit.unmapped_cells
                    inner join placed as other using (document_sha256)
                    where other.place = coverage.place or coverage.place is null
                    group by reason_code
                )
            ), '') as unmapped
        from (
            select * from audit.statement_coverage
            inner join placed using (document_sha256)
        ) as coverage
        group by rollup (place)
        order by place = 'all', place
    """,
    "proof and page accounts": """
        with proof as (
            select
                coalesce(place, 'all') as place,
                sum(proved_count) as proved,
                sum(failing_count) as failing,
                sum(not_testable_count) as not_testable,
                round(100.0 * proved / nullif(proved + failing, 0), 2) as "%",
                sum(unconfirmed_count) as unconfirmed,
                sum(identities_holding) as hold,
                sum(identities_rounding) as rounding,
                sum(identities_failing) as fail,
                sum(identities_untold) as untold
            from audit.statement_proof
            inner join placed using (document_sha256)
            group by rollup (place)
        ),

        accounts as (
            select
                coalesce(place, 'all') as place,
                count(*) as pages,
                count(*) filter (account_closes) as closed,
                count(*) filter (not account_closes and is_trusted) as open_unmarked
            from audit.page_accounts
            inner join placed using (document_sha256)
            group by rollup (place)
        )

        select * from accounts left join proof using (place)
        order by place = 'all', place
    """,
    "identities that fail beyond rounding": """
        select
            placed.place,
            left(checks.document_sha256, 8) as document,
            amounts.page,
            checks.statement_code as statement,
            checks.identity_id as identity,
            checks.line_label,
            checks.measure_code as measure,
            checks.found,
            checks.expected
        from intermediate.int_identity_checks as checks
        inner join placed on checks.document_sha256 = placed.document_sha256
        left join intermediate.int_amounts as amounts on checks.total_cell_id = amounts.cell_id
        where checks.outcome = 'fails'
        order by all
    """,
}


def main(arguments: Sequence[str]) -> int:
    """Print the tables."""
    if len(arguments) != 1:
        print("usage: python benchmarks/measure_reading.py WAREHOUSE")
        return 2
    with duckdb.connect(arguments[0], read_only=True) as connection:
        connection.execute(PLACES)
        for title, query in TABLES.items():
            result = connection.execute(query)
            names = [column[0] for column in result.description]
            print(f"\n{title}\n" + " | ".join(names))
            for row in result.fetchall():
                print(" | ".join("" if value is None else str(value) for value in row))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
