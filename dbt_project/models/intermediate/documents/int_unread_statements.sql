-- One row per run of grids printed as a statement and not read, with why. Its title has
-- the words of one and names none we know, or of its figures most are not bound, or an amount in
-- it has no place at all, or it is another report's. A document with one is not trusted as a
-- whole: what it lacks may be in there.
with

grids as (
    select * from {{ ref('int_statement_grids') }}
),

statements as (
    select * from {{ ref('int_statement_kinds') }}
),

counted as (
    select
        amounts.statement_id,
        count(*) filter (where amounts.unmapped_reason is null) as mapped_count,
        count(*) filter (where amounts.unmapped_reason is not null) as unmapped_count,
        bool_or(coalesce(amounts.unmapped_reason = 'other_report', false)) as is_of_other_report
    from {{ ref('int_amounts') }} as amounts
    anti join {{ ref('int_performance_cells') }} as performance
        on amounts.cell_id = performance.cell_id
    group by amounts.statement_id
),

lost as (
    select distinct grids.statement_id
    from grids
    inner join {{ ref('int_cell_roles') }} as roles
        on grids.grid_id = roles.grid_id
    where roles.role = 'lost'
),

runs as (
    select
        grids.document_sha256,
        grids.statement_id,
        grids.statement_code,
        min(grids.page) as first_page,
        coalesce(any_value(statements.is_in_contract), false) as is_in_contract,
        bool_or(regexp_matches(grids.title_text, '{{ statement_words() }}')) as is_like_a_statement
    from grids
    left join statements
        on grids.statement_code = statements.statement_code
    group by all
)

select
    runs.document_sha256,
    runs.statement_id,
    runs.statement_code,
    runs.first_page,
    coalesce(counted.mapped_count, 0) as mapped_count,
    coalesce(counted.unmapped_count, 0) as unmapped_count,
    case
        when counted.is_of_other_report then 'other_report'
        when runs.statement_code is null then 'unknown_statement'
        else 'cells_lost'
    end as reason
from runs
left join counted
    on runs.statement_id = counted.statement_id
left join lost
    on runs.statement_id = lost.statement_id
where
    coalesce(counted.is_of_other_report, false)
    or runs.is_in_contract and lost.statement_id is not null
    or runs.statement_code is null
    and runs.is_like_a_statement
    and counted.unmapped_count >= 3
    or runs.is_in_contract
    and counted.unmapped_count > greatest(counted.mapped_count, 2)
