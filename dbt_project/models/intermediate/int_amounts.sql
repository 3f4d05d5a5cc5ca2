-- One row per number-like cell of a body that stands in a column of amounts (or in none we know):
-- bound to statement, line and measure, or to the reason why not. Nothing is guessed: what is not
-- bound keeps its place and its text and goes to audit.unmapped_cells.
with

body as (
    select * from {{ ref('int_body_cells') }}
),

columns as (
    select * from {{ ref('int_columns') }}
),

lines as (
    select * from {{ ref('int_lines') }}
),

grids as (
    select * from {{ ref('int_statement_grids') }}
),

statements as (
    select * from {{ ref('statements') }}
),

-- the last section row above (三、国有资产占用情况), over page breaks
sections as (
    select
        cell_id,
        last_value(section_name ignore nulls) over (
            partition by statement_id order by grid_in_document, row_no
            rows between unbounded preceding and current row
        ) as section_name
    from body
),

-- a figure printed over several columns is bound where they agree, and only there
placed as (
    select
        body.cell_id,
        count(distinct columns.role) as role_count,
        count(distinct columns.measure_code) filter (where columns.role = 'measure') as measure_count,
        min(columns.column_no) filter (where columns.role = 'measure') as measure_column_no,
        min(columns.column_no) as first_column_no
    from body
    inner join columns
        on body.grid_id = columns.grid_id
        and columns.column_no between body.column_no and body.last_column_no
    where body.is_number_like and body.row_kind in ('data', 'note', 'section')
    group by body.cell_id
),

amounts as (
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
        statements.grain,
        columns.role,
        columns.side,
        columns.block,
        columns.group_no,
        columns.header_path,
        columns.measure_code,
        columns.period,
        columns.is_named,
        columns.is_of_which,
        columns.column_no as measure_column_no,
        columns.heading_unit,
        placed.measure_count,
        grids.unit_name_zh as grid_unit,
        sections.section_name,
        body.number_printed,
        body.number_text,
        body.half_last_digit,
        body.text,
        [body.x0, body.y0, body.x1, body.y1] as source_bbox,
        body.is_trusted
    from body
    inner join placed
        on body.cell_id = placed.cell_id
    inner join columns
        on body.grid_id = columns.grid_id
        and columns.column_no = coalesce(placed.measure_column_no, placed.first_column_no)
    inner join grids
        on body.grid_id = grids.grid_id
    inner join sections
        on body.cell_id = sections.cell_id
    left join statements
        on body.statement_code = statements.statement_code
    -- digits in columns of codes, row numbers and years are what the column says, not amounts
    where columns.role not in ('code', 'line_number', 'year', 'unit')
        and not (columns.role = 'ignore' and columns.leaf_concept in ('unit_code', 'unit_of_measure'))
),

with_lines as (
    select
        amounts.*,
        coalesce(lines.subject_code, '') as subject_code,
        coalesce(lines.line_label, '') as line_label,
        coalesce(lines.label_texts, []) as label_texts,
        lines.ordinal,
        lines.label_ink_x0,
        coalesce(lines.leading_space_count, 0) as leading_space_count,
        lines.label_column_no,
        lines.label_last_column_no,
        coalesce(lines.unit_name, '') as unit_name,
        lines.year_text,
        lines.is_trusted as line_is_trusted
    from amounts
    left join lines
        on amounts.grid_id = lines.grid_id
        and amounts.row_no = lines.row_no
        and amounts.group_no = lines.group_no
),

-- does the group of columns print names at all? one nameless row is a statement of its own kind
groups as (
    select
        grid_id,
        group_no,
        bool_or(role in ('label', 'code', 'unit')) as has_names
    from columns
    group by all
),

-- what is no money: counts and percents, told by line, section or heading
other_units as (
    select
        with_lines.cell_id,
        arg_min(unit_scopes.unit, unit_scopes.scope) as unit
    from with_lines
    inner join {{ ref('unit_scopes') }} as unit_scopes
        on unit_scopes.statement_code in (with_lines.statement_code, '*')
        and regexp_full_match(
            case unit_scopes.scope
                when 'label' then with_lines.line_label
                when 'section' then with_lines.section_name
                when 'heading' then with_lines.header_path
            end, unit_scopes.pattern)
    group by with_lines.cell_id
),

scoped as (
    select
        with_lines.*,
        coalesce(groups.has_names, false) as has_names,
        case when ends_with(with_lines.number_text, '%') then 'percent' else other_units.unit end as other_unit
    from with_lines
    left join groups
        on with_lines.grid_id = groups.grid_id
        and with_lines.group_no = groups.group_no
    left join other_units
        on with_lines.cell_id = other_units.cell_id
),

valued as (
    select
        scoped.*,
        case when scoped.other_unit is not null then scoped.other_unit when units.unit is not null then units.unit end as unit,
        case when scoped.other_unit is not null then 1 else units.factor end as factor
    from scoped
    left join {{ ref('units') }} as units
        on coalesce(scoped.heading_unit, scoped.grid_unit) = units.unit_name_zh
)

select
    * exclude (number_printed, half_last_digit, other_unit, is_trusted, line_is_trusted, label_texts),
    label_texts,
    number_printed,
    try_cast(number_printed * factor as decimal(24, 4)) as value,
    cast(half_last_digit * factor as decimal(24, 6)) as half_width,
    is_trusted and coalesce(line_is_trusted, true) as is_trusted,
    case
        when statement_code is null then 'unknown_statement'
        when grain = 'performance' then 'performance_table'
        when number_printed is null then 'not_a_number'
        when measure_count > 1 then 'merged_columns'
        when role <> 'measure' then 'unbound_column'
        when measure_code is null and is_named then 'ambiguous_column'
        when measure_code is null then 'unbound_column'
        when has_names and subject_code = '' and line_label = '' and unit_name = ''
            and grain <> 'single_row' then 'unbound_line'
        when unit is null then 'no_unit'
        when try_cast(number_printed * factor as decimal(24, 4)) is null then 'not_a_number'
    end as unmapped_reason
from valued
