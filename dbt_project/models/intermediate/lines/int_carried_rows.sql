-- One row per grid and row that only carries a sum over a page break, or prints again behind it the
-- line before it. 过次页 and 承前页 are no lines of a statement, and a line printed at the foot of a page
-- and again at the head of the next one is one line.
with

rows_printed as (
    select
        cells.grid_id,
        cells.row_no,
        grids.statement_id,
        grids.grid_in_document,
        bool_or(regexp_full_match(cells.plain, '{{ carried_over() }}')) as is_carried,
        bool_or(
            (cells.is_code or regexp_matches(cells.plain, '^\[?\d{3,7}\]?\p{L}{2}'))
            and not regexp_matches(cells.plain, '^(19|20)\d\d($|\D)')
        ) as has_code,
        any_value(kinds.grain) = 'two_sided' and (
            count(*) filter (where regexp_matches(cells.plain, '\p{L}{2}')) > 1
            or bool_or(regexp_matches(cells.plain, {{ ordinal_start() }}))
        ) as has_two_names_or_ordinal,
        string_agg(cells.plain, '|' order by cells.column_no) as printed
    from {{ ref('int_cells') }} as cells
    inner join {{ ref('int_statement_grids') }} as grids
        on cells.grid_id = grids.grid_id
    inner join {{ ref('int_statement_kinds') }} as kinds
        on grids.statement_code = kinds.statement_code
    where not cells.is_blank
    group by all
),

lines as (
    select
        *,
        coalesce(lag(is_carried) over in_grid, false) as is_below_carried,
        -- the same row over and over on one page is a line each time
        coalesce(printed = lag(printed) over in_grid, false)
        or coalesce(printed = lead(printed) over in_grid, false) as is_one_of_many
    from rows_printed
    window in_grid as (partition by grid_id order by row_no)
),

feet as (
    select * from lines
    where not is_carried
    qualify row_number() over (partition by grid_id order by row_no desc) = 1
),

-- a line that prints no code, no ordinal and no name on either side may honestly be the same as the
-- one before
heads as (
    select lines.*
    from lines
    inner join {{ ref('int_grid_bodies') }} as bodies
        on lines.grid_id = bodies.grid_id
        and lines.row_no >= bodies.body_row_no
        and not list_contains(coalesce(bodies.column_number_rows, []), lines.row_no)
    where
        not is_carried
        and not is_one_of_many
        and (has_code or has_two_names_or_ordinal or is_below_carried)
        and regexp_matches(printed, '\d')
    qualify row_number() over (partition by lines.grid_id order by lines.row_no) = 1
)

select
    grid_id,
    row_no
from lines
where is_carried
union
select
    heads.grid_id,
    heads.row_no
from heads
inner join feet
    on heads.statement_id = feet.statement_id
    and heads.grid_in_document = feet.grid_in_document + 1
    and heads.printed = feet.printed
    and not feet.is_one_of_many
