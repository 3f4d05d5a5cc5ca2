-- One row per grid that goes on sideways from an earlier one: of a table too wide for its paper the
-- further columns stand on later pages, row for row as high as the first, and without names.
-- Printed across and then down each follows its own first half; printed down and then across, as
-- many pages later as there are first halves. Where both could be, neither is.
with

ordered as (
    select * from {{ ref('int_grid_shapes') }}
),

runs as (
    select
        *,
        max(case when not is_nameless then grid_in_document end) over (
            partition by document_sha256 order by grid_in_document
        ) as last_named
    from ordered
),

counted as (
    select
        *,
        count(*) over (partition by document_sha256, last_named) as run_length
    from runs
    where is_nameless and last_named is not null
),

-- the two ways to print it: each half after its first, or all first halves before
ways as (
    select
        *,
        'across' as way,
        last_named as first_in_document,
        grid_in_document - last_named as pages
    from counted
    union all
    select
        *,
        'down' as way,
        grid_in_document - run_length as first_in_document,
        run_length as pages
    from counted
    where run_length > 1
),

fitted as (
    select
        ways.document_sha256,
        ways.last_named,
        ways.way,
        ways.grid_id,
        ways.grid_in_document,
        ways.column_count,
        wholes.grid_id as whole_grid_id,
        wholes.column_count as whole_column_count,
        wholes.grid_id is not null as fits
    from ways
    left join ordered as wholes
        on ways.document_sha256 = wholes.document_sha256
        and ways.first_in_document = wholes.grid_in_document
        and not wholes.is_nameless
        and ways.page - wholes.page = ways.pages
        and ways.row_count = wholes.row_count
        and len(list_filter(
            list_zip(ways.row_heights, wholes.row_heights), lambda pair: abs(pair[1] - pair[2]) > 1
        )) = 0
        and len(list_filter(
            ways.titles, lambda title: not list_contains(wholes.titles, title)
        )) = 0
),

chosen as (
    select
        document_sha256,
        last_named,
        min(way) as way
    from (
        select document_sha256, last_named, way
        from fitted
        group by all
        having bool_and(fits)
    ) as fitting
    group by all
    having count(*) = 1
),

summed as (
    select
        fitted.*,
        sum(fitted.column_count) over (
            partition by fitted.whole_grid_id order by fitted.grid_in_document
        ) as summed_count
    from fitted
    semi join chosen
        on fitted.document_sha256 = chosen.document_sha256
        and fitted.last_named = chosen.last_named
        and fitted.way = chosen.way
)

select
    grid_id,
    whole_grid_id,
    grid_in_document,
    whole_column_count - column_count + cast(summed_count as integer) as columns_before
from summed
