-- One row per printed line whose name may be misread, with why: it has no code where others of its
-- statement have one, or digits beside it that are none, or no letter, it holds an amount that ran
-- into it, or one stands in the head above it; it is two names, or none where another column than
-- amounts is headed, or may be of two lines, or of another statement, or goes on outside its row,
-- or its font tells names wrong; or its amounts stand beside the columns of the page before.
{% set amount = '(\\d[\\d,]*\\.\\d\\d|\\d{1,3}(,\\d{3})+|\\d{4,})' %}
with

lines as (select * from {{ ref('int_lines') }}),

grids as (
    select
        grids.grid_id,
        grids.document_sha256,
        grids.statement_id,
        statements.grain
    from {{ ref('int_statement_grids') }} as grids
    inner join {{ ref('int_statement_kinds') }} as statements
        on grids.statement_code = statements.statement_code
    where statements.grain <> 'performance'
),

-- a line of a statement by code prints its code, but for totals and the names of units
coded as (
    select grids.statement_id
    from lines
    inner join grids
        on lines.grid_id = grids.grid_id
    where
        grids.grain in ('by_function', 'by_economic')
        and lines.line_label <> '' and lines.subject_code <> ''
    group by grids.statement_id
    having count(*) >= 3
),

without_code as (
    select
        lines.grid_id,
        lines.row_no,
        lines.group_no,
        'no_code' as doubt
    from lines
    inner join grids
        on lines.grid_id = grids.grid_id
    inner join coded
        on grids.statement_id = coded.statement_id
    where
        lines.subject_code = ''
        and lines.line_label <> ''
        and (lines.unit_name = '' or lines.line_label <> lines.unit_name)
        and not regexp_matches(lines.line_label, '{{ total_ending() }}')
),

with_more as (
    select distinct
        cells.grid_id,
        cells.row_no,
        cells.group_no,
        if({{ holds_amount('cells.plain') }}, 'amount_in_name', 'two_names') as doubt
    from {{ ref('int_structural_cells') }} as cells
    inner join grids
        on cells.grid_id = grids.grid_id
    where
        cells.role in ('label', 'code', 'unit')
        and (
            {{ holds_amount('cells.plain') }}
            or regexp_matches(cells.text, '{{ name_below_a_name() }}')
        )
),

-- two amounts below each other in a cell are of two lines, and so is what stands beside them
in_rows_of_two as (
    select distinct
        lines.grid_id,
        lines.row_no,
        lines.group_no,
        'two_names' as doubt
    from lines
    inner join grids
        on lines.grid_id = grids.grid_id
    inner join {{ ref('int_body_cells') }} as cells
        on lines.grid_id = cells.grid_id
        and lines.row_no between cells.row_no and cells.last_row_no
    where
        regexp_matches(cells.text, '{{ amount }}[^\d\n]*\n[^\d\n]*{{ amount }}[^\d\n]*$')
        and not regexp_matches(cells.text, '\p{L}')
),

below_an_amount as (
    select distinct
        lines.grid_id,
        lines.row_no,
        lines.group_no,
        'amount_in_head' as doubt
    from lines
    inner join grids
        on lines.grid_id = grids.grid_id
    inner join {{ ref('int_heading_cells') }} as headings
        on lines.grid_id = headings.grid_id
    where {{ holds_amount('headings.plain') }}
),

-- digits of another column are no name, nor are marks that no font tells, but before it (bullets);
-- a name cut off by its page closes no bracket, and one with the end of another opens none
without_whole_name as (
    select
        lines.grid_id,
        lines.row_no,
        lines.group_no,
        'no_name' as doubt
    from lines
    inner join grids
        on lines.grid_id = grids.grid_id
    where
        regexp_matches(lines.line_label, '\d') and not regexp_matches(lines.line_label, '\p{L}')
        or regexp_matches(lines.line_label, '\p{L}.*{{ unknown_mark() }}')
        or len(regexp_extract_all(lines.line_label, '[(（]'))
        <> len(regexp_extract_all(lines.line_label, '[)）]'))
        -- the number of its row ran into it
        or grids.grain = 'two_sided' and regexp_matches(lines.line_label, '^\d+\p{L}')
        -- an amount, or its minus, ran into the name; each letter twice is a second strike
        or regexp_matches(lines.line_label, '\d[.,]\d{2,3}$|[^-−－–—][-−－–—]$')
        or length(lines.line_label) > 3
        and list_slice(string_split(lines.line_label, ''), 1, -1, 2)
        = list_slice(string_split(lines.line_label, ''), 2, -1, 2)
),

without_name as (
    select distinct
        lines.grid_id,
        lines.row_no,
        lines.group_no,
        'no_name' as doubt
    from lines
    inner join grids
        on lines.grid_id = grids.grid_id
    inner join {{ ref('int_columns') }} as columns
        on lines.grid_id = columns.grid_id
        and columns.role <> 'measure'
        and columns.header_path <> ''
        -- a statement of one row needs no name, but where its lines are headed by one
        and (grids.grain <> 'single_row' or columns.role = 'label')
    where
        grids.grain <> 'two_sided'
        and lines.subject_code = '' and lines.line_label = '' and lines.unit_name = ''
),

-- digits like a code below a heading that we do not know, before those that name the line: which
-- of the two is its own nothing says
with_code_before as (
    select distinct
        lines.grid_id,
        lines.row_no,
        lines.group_no,
        'two_codes' as doubt
    from lines
    inner join grids
        on lines.grid_id = grids.grid_id
    inner join {{ ref('int_columns') }} as columns
        on lines.grid_id = columns.grid_id
        and lines.group_no = columns.group_no
        and columns.role in ('ignore', 'measure')
        and columns.headings[-1].plain is not null
        and columns.headings[-1].kind is null
    inner join {{ ref('int_structural_cells') }} as codes
        on lines.grid_id = codes.grid_id
        and lines.row_no = codes.row_no
        and lines.group_no = codes.group_no
        and codes.role = 'code' and not codes.is_secondary
        and columns.column_no < codes.role_column_no
    inner join {{ ref('int_body_cells') }} as body
        on columns.grid_id = body.grid_id
        and columns.column_no = body.column_no
        and lines.row_no between body.row_no and body.last_row_no
    where
        lines.subject_code <> ''
        and regexp_full_match(body.plain, '[235]\d\d(\d\d){0,2}')
),

-- nothing but the ordinal of a name: its rest stands in rows around it, and so may that of others
in_pieces as (
    select distinct
        lines.grid_id,
        lines.row_no,
        lines.group_no,
        'no_name' as doubt
    from lines
    inner join grids
        on lines.grid_id = grids.grid_id
        and grids.grain = 'two_sided'
    inner join {{ ref('int_body_cells') }} as cells
        on lines.grid_id = cells.grid_id
    inner join {{ ref('int_columns') }} as columns
        on cells.grid_id = columns.grid_id
        and cells.column_no = columns.column_no
        and columns.role = 'label'
    where regexp_full_match(cells.plain, {{ ordinal_start() }})
),

-- what no code tells is told by a name that nobody can read
misread as (
    select
        lines.grid_id,
        lines.row_no,
        lines.group_no,
        'no_name' as doubt
    from lines
    inner join grids
        on lines.grid_id = grids.grid_id
    inner join {{ ref('int_misread_names') }} as misread
        on grids.document_sha256 = misread.document_sha256
    where
        lines.subject_code = ''
        and lines.line_label <> ''
        and (
            grids.grain = 'two_sided'
            or not regexp_matches(lines.line_label, '{{ total_ending() }}')
        )
),

doubts as (
    select * from without_code
    union all
    select * from misread
    union all
    select * from in_pieces
    union all
    select * from with_code_before
    union all
    select * from with_more
    union all
    select * from below_an_amount
    union all
    select * from in_rows_of_two
    union all
    select * from without_name
    union all
    select * from without_whole_name
    union all
    select * from {{ ref('int_unread_codes') }}
    union all
    select * from {{ ref('int_mixed_lines') }}
    union all
    select * from {{ ref('int_broken_names') }}
    union all
    select
        lines.grid_id,
        lines.row_no,
        lines.group_no,
        statements.doubt
    from lines
    inner join grids
        on lines.grid_id = grids.grid_id
    inner join {{ ref('int_statement_doubts') }} as statements
        on grids.statement_id = statements.statement_id
    union all
    select
        lines.grid_id,
        lines.row_no,
        lines.group_no,
        'columns_apart' as doubt
    from lines
    inner join {{ ref('int_columns_apart') }} as apart
        on lines.grid_id = apart.grid_id
)

select
    grid_id,
    row_no,
    group_no,
    min(doubt) as doubt
from doubts
group by all
