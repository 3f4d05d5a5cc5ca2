-- One row per grid that stands beside others on its page, with its place among them. A
-- row of titles above them is one title for each.
with

grids as (
    select
        {{ grid_key('grids') }} as grid_id,
        *
    from {{ ref('stg_raw__grids') }} as grids
),

beside as (
    select
        here.document_sha256,
        here.page,
        here.grid_id,
        here.y1,
        count(*) + 1 as side_count,
        count(*) filter (where other.x0 < here.x0) + 1 as side_no
    from grids as here
    inner join grids as other
        on here.document_sha256 = other.document_sha256
        and here.page = other.page
        and here.grid_no <> other.grid_no
        and (other.x1 <= here.x0 + 3 or other.x0 >= here.x1 - 3)
        and least(here.y1, other.y1) - greatest(here.y0, other.y0)
        > 0.5 * least(here.y1 - here.y0, other.y1 - other.y0)
    group by all
)

select
    beside.grid_id,
    beside.side_count,
    beside.side_no,
    -- lower edge of what stands above them
    coalesce(min(above.y0), 1e6) as caption_top
from beside
left join grids as above
    on beside.document_sha256 = above.document_sha256
    and beside.page = above.page
    and above.y0 >= beside.y1 - 3
group by beside.grid_id, beside.side_count, beside.side_no
