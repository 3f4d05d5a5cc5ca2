-- One row per merged cell of a grid's body, with what its whole row is. A row may be a heading
-- repeated, a section's name or a note across the frame, or numbers of columns.
with

cells as (
    select * from {{ ref('int_cells') }}
),

grids as (
    select * from {{ ref('int_statement_grids') }}
),

bodies as (
    select * from {{ ref('int_grid_bodies') }}
),

columns as (
    select * from {{ ref('int_columns') }}
),

-- without a head of its own, a grid is all body
starts as (
    select
        bodies.grid_id,
        bodies.column_number_rows,
        case
            when bool_or(columns.head_grid_id = columns.grid_id) then bodies.body_row_no
            else 1
        end as body_row_no
    from bodies
    inner join columns
        on bodies.grid_id = columns.grid_id
    group by bodies.grid_id, bodies.column_number_rows, bodies.body_row_no
),

heading_texts as (
    select distinct
        statement_id,
        plain
    from {{ ref('int_heading_cells') }}
),

body as (
    select
        cells.*,
        grids.statement_id,
        grids.statement_code,
        grids.grid_in_document,
        grids.column_count,
        starts.body_row_no,
        list_contains(
            coalesce(starts.column_number_rows, []), cells.row_no
        ) as is_column_number_row,
        heading_texts.plain is not null as repeats_heading,
        carried.grid_id is not null as is_carried_row
    from cells
    inner join grids
        on cells.grid_id = grids.grid_id
    inner join starts
        on cells.grid_id = starts.grid_id
    left join heading_texts
        on grids.statement_id = heading_texts.statement_id
        and cells.plain = heading_texts.plain
    left join {{ ref('int_carried_rows') }} as carried
        on cells.grid_id = carried.grid_id
        and cells.row_no = carried.row_no
    where cells.row_no >= starts.body_row_no
),

row_facts as (
    select
        grid_id,
        row_no,
        case
            when bool_or(is_column_number_row) then 'column_number'
            when bool_or(is_carried_row) then 'carried_over'
            when
                count(*) filter (where not is_blank) > 1
                and bool_and(is_blank or repeats_heading)
                and not bool_or(is_number) then 'heading'
            when
                count(*) filter (where not is_blank) = 1
                and bool_and(
                    is_blank
                    or regexp_matches(plain, '{{ note_start() }}')
                ) then 'note'
            when
                count(*) filter (where not is_blank) = 1
                and max(column_span) filter (where not is_blank) = any_value(column_count)
                and any_value(column_count) > 1
                and not bool_or(is_number or is_dash and plain <> {{ chinese_one() }})
                then 'section'
            else 'data'
        end as row_kind
    from body
    group by grid_id, row_no
)

select
    body.*,
    row_facts.row_kind,
    case when row_facts.row_kind = 'section' then body.plain end as section_name
from body
inner join row_facts
    on body.grid_id = row_facts.grid_id
    and body.row_no = row_facts.row_no
