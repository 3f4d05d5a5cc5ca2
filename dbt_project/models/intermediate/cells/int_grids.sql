-- One row per grid as it was meant: the halves of a table that goes on sideways over pages are one,
-- with the columns of all, at the place of the first.
with

grids as (
    select
        {{ grid_key('grids') }} as grid_id,
        *
    from {{ ref('stg_raw__grids') }} as grids
),

halves as (
    select * from {{ ref('int_grid_halves') }}
),

-- each further half begins where the one before it ends
placed as (
    select
        halves.whole_grid_id,
        halves.grid_in_document,
        grids.column_count,
        grids.x1 - grids.x0 as width,
        grids.column_edges,
        wholes.x1 - grids.x0 + coalesce(sum(grids.x1 - grids.x0) over (
            partition by halves.whole_grid_id order by halves.grid_in_document
            rows between unbounded preceding and 1 preceding
        ), 0) as shift
    from halves
    inner join grids
        on halves.grid_id = grids.grid_id
    inner join grids as wholes
        on halves.whole_grid_id = wholes.grid_id
),

widths as (
    select
        whole_grid_id,
        cast(sum(column_count) as integer) as column_count,
        sum(width) as width,
        flatten(list(
            list_transform(column_edges[2:], lambda edge: edge + shift) order by grid_in_document
        )) as column_edges
    from placed
    group by whole_grid_id
)

select
    grids.* replace (
        grids.column_count + coalesce(widths.column_count, 0) as column_count,
        grids.x1 + coalesce(widths.width, 0) as x1,
        grids.column_edges || coalesce(widths.column_edges, []) as column_edges
    )
from grids
left join widths
    on grids.grid_id = widths.whole_grid_id
anti join halves
    on grids.grid_id = halves.grid_id
