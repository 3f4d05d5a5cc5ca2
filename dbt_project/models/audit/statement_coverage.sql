-- One row per statement of a document, or run of grids of no known statement: what was printed,
-- what was mapped, what was not.
with

grids as (
    select * from {{ ref('int_statement_grids') }}
),

amounts as (
    select * from {{ ref('int_amounts') }}
),

statements as (
    select
        document_sha256,
        statement_id,
        any_value(statement_code) as statement_code,
        any_value(title_text) as title_text,
        min(page) as first_page,
        max(page) as last_page,
        cast(count(*) as integer) as grid_count
    from grids
    group by document_sha256, statement_id
),

performance as (
    select distinct cell_id from {{ ref('int_performance_cells') }}
),

others as (
    select
        cell_id,
        statement_id,
        statement_code,
        name_zh
    from {{ ref('int_other_figures') }}
),

other_kinds as (
    select distinct
        statement_id,
        statement_code
    from others
    where name_zh is not null
),

counted as (
    select
        amounts.statement_id,
        cast(count(*) as integer) as amount_count,
        cast(count(*) filter (
            where amounts.unmapped_reason is null or others.cell_id is not null
        ) as integer) as mapped_count,
        cast(count(*) filter (
            where amounts.unmapped_reason is not null and performance.cell_id is not null
        ) as integer) as performance_count,
        cast(count(*) filter (
            where amounts.unmapped_reason is not null and performance.cell_id is null
            and others.cell_id is null
        ) as integer) as unmapped_count
    from amounts
    left join performance
        on amounts.cell_id = performance.cell_id
    left join others
        on amounts.cell_id = others.cell_id
    group by amounts.statement_id
)

select
    statements.* replace (
        coalesce(statements.statement_code, other_kinds.statement_code) as statement_code
    ),
    statements.statement_code is not null as is_recognised,
    coalesce(counted.amount_count, 0) as amount_count,
    coalesce(counted.mapped_count, 0) as mapped_count,
    coalesce(counted.performance_count, 0) as performance_count,
    coalesce(counted.unmapped_count, 0) as unmapped_count,
    coalesce(counted.amount_count, 0) = 0 as is_nil
from statements
left join counted
    on statements.statement_id = counted.statement_id
left join other_kinds
    on statements.statement_id = other_kinds.statement_id
