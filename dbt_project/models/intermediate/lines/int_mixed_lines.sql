-- One row per printed line that may be of two: words stand alone in one of its columns of amounts,
-- as the end of a name that ran over does, its code is two, or a part of one, or it has no name of
-- its own and the amounts that the line next to it lacks.
with

lines as (
    select * from {{ ref('int_lines') }}
),

grids as (
    select
        grids.grid_id,
        statements.grain
    from {{ ref('int_statement_grids') }} as grids
    inner join {{ ref('int_statement_kinds') }} as statements
        on grids.statement_code = statements.statement_code
    where statements.grain <> 'performance'
),

words as (
    select distinct
        body.grid_id,
        body.row_no
    from {{ ref('int_body_cells') }} as body
    inner join grids
        on body.grid_id = grids.grid_id
    inner join {{ ref('int_columns') }} as columns
        on body.grid_id = columns.grid_id
        and body.column_no = columns.column_no
    where
        body.row_kind = 'data'
        and columns.role = 'measure'
        and regexp_full_match(body.plain, '[\p{L}()]+')
        and not body.is_dash
        and not regexp_matches(body.plain, '{{ total_ending() }}')
),

-- codes below each other: the digits of one broken over two lines make a code again
codes as (
    select distinct
        cells.grid_id,
        cells.row_no
    from {{ ref('int_structural_cells') }} as cells
    inner join grids
        on cells.grid_id = grids.grid_id
    where
        cells.role = 'code'
        and regexp_full_match(cells.text, '\s*\d+(\s*\n\s*\d+)+\s*')
        and length(regexp_replace(cells.text, '\D', '', 'g')) not in (2, 3, 5, 7)
),

amounts as (
    select
        body.grid_id,
        body.row_no,
        columns.group_no,
        list(distinct body.column_no) as column_nos
    from {{ ref('int_body_cells') }} as body
    inner join {{ ref('int_columns') }} as columns
        on body.grid_id = columns.grid_id
        and body.column_no = columns.column_no
    where body.row_kind = 'data' and body.is_number and columns.role = 'measure'
    group by all
),

-- a unit alone, or nothing, beside some amounts, and a name beside the others: one row in two
in_two_rows as (
    select distinct
        lines.grid_id,
        lines.row_no,
        lines.group_no
    from lines
    inner join grids
        on lines.grid_id = grids.grid_id
    inner join amounts as own
        on lines.grid_id = own.grid_id
        and lines.row_no = own.row_no
        and lines.group_no = own.group_no
    inner join amounts as others
        on own.grid_id = others.grid_id
        and own.group_no = others.group_no
        and abs(own.row_no - others.row_no) = 1
    inner join lines as named
        on others.grid_id = named.grid_id
        and others.row_no = named.row_no
        and others.group_no = named.group_no
    where
        grids.grain in ('by_function', 'by_economic')
        and lines.subject_code = '' and lines.line_label in ('', lines.unit_name)
        and named.line_label not in ('', named.unit_name)
        and len(list_intersect(own.column_nos, others.column_nos)) = 0
),

mixed as (
    select
        lines.grid_id,
        lines.row_no,
        lines.group_no,
        if(codes.grid_id is not null, 'two_codes', 'word_among_amounts') as doubt
    from lines
    left join words
        on lines.grid_id = words.grid_id
        and lines.row_no = words.row_no
    left join codes
        on lines.grid_id = codes.grid_id
        and lines.row_no = codes.row_no
    where words.grid_id is not null or codes.grid_id is not null
    union all
    select * from {{ ref('int_codes_in_part') }}
    union all
    select
        *,
        'no_name' as doubt
    from in_two_rows
)

select
    grid_id,
    row_no,
    group_no,
    min(doubt) as doubt
from mixed
group by all
