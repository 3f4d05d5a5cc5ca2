-- Every amount, placed or lost, is a row of the facts, a field of a performance form or a row of the
-- unmapped cells, and only one of them. Mapped figures of a
-- document that is not loaded (a blank template) are the only ones left out. Returns the others.
with

amounts as (
    select
        roles.cell_id,
        documents.state
    from {{ ref('int_cell_roles') }} as roles
    inner join {{ ref('int_documents') }} as documents
        on roles.document_sha256 = documents.document_sha256
    where roles.role in ('amount', 'lost')
),

placed as (
    select
        cell_id,
        'mapped' as place
    from {{ ref('fct_statement_amounts') }}
    union all
    select
        cell_id,
        'listed' as place
    from {{ ref('unmapped_cells') }}
    where grid_no is not null
    union all
    select
        performance.cell_id,
        'performance' as place
    from (select distinct cell_id from {{ ref('int_performance_cells') }}) as performance
    semi join {{ ref('int_amounts') }} as amounts
        on performance.cell_id = amounts.cell_id
        and amounts.unmapped_reason is not null
),

counted as (
    select
        cell_id,
        count(*) as times
    from placed
    group by cell_id
)

select
    coalesce(amounts.cell_id, counted.cell_id) as cell_id,
    amounts.state,
    counted.times
from amounts
full join counted
    on amounts.cell_id = counted.cell_id
where
    amounts.cell_id is null
    or coalesce(counted.times, 0) > 1
    or counted.times is null and amounts.state = 'loaded'
