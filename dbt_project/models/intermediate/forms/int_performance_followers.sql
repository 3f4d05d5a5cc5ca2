-- One row per grid without a title that goes on with the indicators of the page before it. All its
-- column edges are edges of the grid that prints their headings: cells merged over the page break
-- may be left out on the left.
with

heads as (
    select distinct grid_id
    from {{ ref('int_performance_heads') }}
),

grids as (
    select
        grids.*,
        edges.column_edges,
        heads.grid_id is not null as has_heading
    from {{ ref('int_statement_grids') }} as grids
    inner join {{ ref('int_grids') }} as edges
        on grids.grid_id = edges.grid_id
    left join heads
        on grids.grid_id = heads.grid_id
),

statements as (
    select * from {{ ref('int_statement_kinds') }}
    where grain = 'performance'
),

led as (
    select
        *,
        lag(page) over in_document as page_before,
        max(grid_in_document) filter (where has_heading) over in_document as leader_in_document
    from grids
    window in_document as (partition by document_sha256 order by grid_in_document)
),

compared as (
    select
        here.grid_id,
        here.document_sha256,
        here.leader_in_document,
        here.grid_in_document,
        here.statement_code is null
        and not here.has_title
        and here.page - here.page_before <= 1
        and len(here.column_edges) >= 3
        and abs(here.x1 - leaders.x1) < 1.5
        and len(
            list_filter(
                here.column_edges,
                lambda edge: list_min(
                    list_transform(leaders.column_edges, lambda other: abs(other - edge))
                ) > 1.5
            )
        ) = 0 as agrees
    from led as here
    inner join grids as leaders
        on here.document_sha256 = leaders.document_sha256
        and here.leader_in_document = leaders.grid_in_document
    left join statements
        on leaders.statement_code = statements.statement_code
    where
        here.grid_in_document > here.leader_in_document
        and (leaders.statement_code is null or statements.statement_code is not null)
)

select
    grid_id
from compared
qualify bool_and(agrees) over (
    partition by document_sha256, leader_in_document order by grid_in_document
)
