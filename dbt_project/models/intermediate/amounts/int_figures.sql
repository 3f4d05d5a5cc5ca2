-- One row per figure of a grid's body, with its column and its line. Figures are number-
-- like cells in a column of amounts or in one we do not know; in the column of amounts of
-- a statement, any cell with a digit or an error mark; an amount in its column of names is
-- listed. Digits in columns of codes, row numbers and years are not figures.
with

body as (select * from {{ ref('int_body_cells') }}),

columns as (select * from {{ ref('int_columns') }}),

lines as (
    select
        lines.* replace (
            coalesce(lines.is_trusted, true) and doubts.grid_id is null as is_trusted
        )
    from {{ ref('int_lines') }} as lines
    left join {{ ref('int_line_doubts') }} as doubts
        on lines.grid_id = doubts.grid_id
        and lines.row_no = doubts.row_no
        and lines.group_no = doubts.group_no
),

grids as (
    select distinct
        grid_id,
        document_sha256
    from body
),

-- of which year each line of a table is that prints years down (2025年 | 2026年 | 增减)
years_down as (
    select
        lines.grid_id,
        lines.row_no,
        lines.group_no,
        case
            when regexp_matches(lines.year_text, '{{ year_before_alone() }}') then 'prior_year'
            when regexp_matches(lines.year_text, '{{ year_alone() }}')
                then case coalesce(
                    {{ whole_number("regexp_extract(lines.year_text, '^\d+')") }},
                    facts.fiscal_year
                )
                    when facts.fiscal_year then 'current'
                    when facts.fiscal_year - 1 then 'prior_year'
                end
            when bool_or(terms.concept = 'change') then 'change'
        end as period
    from lines
    inner join grids
        on lines.grid_id = grids.grid_id
    inner join {{ ref('int_document_facts') }} as facts
        on grids.document_sha256 = facts.document_sha256
    left join {{ ref('heading_terms') }} as terms
        on regexp_full_match(lines.year_text, terms.pattern)
        and terms.kind = 'basis'
    where lines.year_text is not null
    group by lines.grid_id, lines.row_no, lines.group_no, lines.year_text, facts.fiscal_year
),

-- the last section row above (三、国有资产占用情况), and the unit that a row above says
-- (（以下单位：元）), over page breaks
sectioned as (
    select
        *,
        last_value(
            case
                when regexp_matches(plain, '{{ unit_cell() }}')
                    then {{ unit_in_caption('plain', 'text') }}
            end
            ignore nulls
        ) over (
            partition by statement_id order by grid_in_document, row_no, column_no
            rows between unbounded preceding and current row
        ) as unit_above,
        last_value(section_name ignore nulls) over (
            partition by statement_id order by grid_in_document, row_no
            rows between unbounded preceding and current row
        ) as section_above
    from body
),

-- income and spending stand side by side, or blocks of lines do where lines are by function
sided as (
    select columns.statement_id
    from columns
    left join {{ ref('int_statement_kinds') }} as statements
        on columns.statement_code = statements.statement_code
    where
        columns.side <> ''
        or statements.grain = 'two_sided'
        or statements.grain = 'by_function' and columns.group_no > 0 and columns.role = 'measure'
    group by columns.statement_id
),

-- a figure beside several lines is none's, and what the columns of its grid are is open
beside_several_lines as (
    select body.grid_id
    from body
    inner join lines
        on body.grid_id = lines.grid_id
        and lines.row_no between body.row_no and body.last_row_no
    where
        body.last_row_no > body.row_no
        and body.is_number
        and (lines.subject_code <> '' or lines.line_label <> '')
    group by body.grid_id, body.cell_id, lines.group_no
    having count(distinct concat_ws(' ', lines.subject_code, lines.line_label)) > 1
),

with_sums_aside as (
    select distinct grid_id from beside_several_lines
),

-- `3,644.87（` above `元）`: what stands between is no figure of its own, nor is any of such a column
with_open_brackets as (
    select distinct
        grid_id,
        column_no
    from body
    where
        row_kind = 'data'
        and regexp_matches(plain, '^\d[\d,]*\.\d+\($')
),

-- `137` beside `52` below no heading: decimals behind a line that is ruled in place of the point
with_decimals_apart as (
    select
        columns.grid_id,
        columns.column_no
    from columns
    inner join columns as apart
        on columns.grid_id = apart.grid_id
        and columns.column_no + 1 = apart.column_no
    inner join body
        on apart.grid_id = body.grid_id
        and apart.column_no = body.column_no
    where
        columns.role = 'measure'
        and apart.role <> 'measure' and apart.header_path = ''
        and body.row_kind = 'data' and body.plain <> ''
    group by columns.grid_id, columns.column_no
    having bool_and(regexp_full_match(body.plain, '\d\d'))
),

-- a figure printed over several columns is bound where they agree, and only there
placed as (
    select
        body.cell_id,
        count(distinct columns.measure_code) filter (
            where columns.role = 'measure'
        ) as measure_count,
        coalesce(
            min(columns.column_no) filter (where columns.role = 'measure'),
            min(columns.column_no)
        ) as bound_column_no
    from {{ with_columns_reached('body') }} as body
    inner join columns
        on body.grid_id = columns.grid_id
        and body.reached_column_no = columns.column_no
    left join {{ ref('int_statement_kinds') }} as statements
        on body.statement_code = statements.statement_code
    where
        body.is_number_like and body.row_kind in ('data', 'note', 'section')
        or body.row_kind = 'data' and coalesce(statements.grain, '') <> 'performance' and (
            columns.role = 'measure' and body.is_odd_figure
            or columns.role = 'measure' and body.holds_figure
            and statements.statement_code is not null and body.column_no = columns.column_no
            or columns.role = 'label' and {{ holds_amount('body.plain') }}
            and statements.statement_code is not null
        )
    group by body.cell_id
)

select
    body.document_sha256,
    body.page,
    body.grid_no,
    body.grid_id,
    body.cell_id,
    body.row_no,
    body.column_no,
    body.grid_in_document,
    body.statement_id,
    body.statement_code,

    columns.role,
    columns.side,
    columns.block,
    columns.group_no,
    columns.column_no as measure_column_no,
    columns.header_path,
    columns.heading_unit,
    columns.measure_code,
    columns.is_named,
    columns.is_agreed,
    case
        when columns.period = 'current' then coalesce(years_down.period, 'current')
        else columns.period
    end as period,
    placed.measure_count,
    body.section_above as section_name,
    body.unit_above,

    coalesce(lines.subject_code, '') as subject_code,
    coalesce(lines.line_label, '') as line_label,
    lines.second_code,
    lines.second_label,
    coalesce(lines.unit_name, '') as unit_name,
    coalesce(lines.label_texts, []) as label_texts,
    lines.ordinal,
    lines.year_text,
    lines.label_ink_x0,
    coalesce(lines.leading_space_count, 0) as leading_space_count,
    lines.label_column_no,
    lines.label_last_column_no,

    body.text,
    body.number_text,
    body.number_printed,
    body.half_last_digit,
    body.is_number_like or body.is_odd_figure as is_like_figure,
    body.thousands_habit,
    [body.x0, body.y0, body.x1, body.y1] as source_bbox,
    body.text_source,
    body.is_trusted and coalesce(lines.is_trusted, true)
    -- `(2)` is less than nothing, or the number of a note
    and not regexp_full_match(body.number_text, '\(\d{1,2}\)')
    -- the line says another year than its column, or one that is neither this nor the last
    and (lines.year_text is null or columns.period = 'current' and years_down.period is not null)
    and not columns.is_in_doubt
    and (sided.statement_id is null or columns.side <> '')
    and with_sums_aside.grid_id is null
    and with_open_brackets.grid_id is null
    and with_decimals_apart.grid_id is null
        as is_trusted
from sectioned as body
inner join placed
    on body.cell_id = placed.cell_id
inner join columns
    on body.grid_id = columns.grid_id
    and placed.bound_column_no = columns.column_no
left join lines
    on body.grid_id = lines.grid_id
    and body.row_no = lines.row_no
    and columns.group_no = lines.group_no
left join years_down
    on lines.grid_id = years_down.grid_id
    and lines.row_no = years_down.row_no
    and lines.group_no = years_down.group_no
left join with_sums_aside
    on body.grid_id = with_sums_aside.grid_id
left join with_open_brackets
    on body.grid_id = with_open_brackets.grid_id
    and body.column_no = with_open_brackets.column_no
left join with_decimals_apart
    on body.grid_id = with_decimals_apart.grid_id
    and body.column_no = with_decimals_apart.column_no
left join sided
    on body.statement_id = sided.statement_id
where
    columns.role not in ('code', 'line_number', 'year', 'unit')
    and not (columns.role = 'ignore' and columns.leaf_concept in ('unit_code', 'unit_of_measure'))
