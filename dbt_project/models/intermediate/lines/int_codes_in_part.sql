-- One row per printed line whose code, of a class or section, stands for several names: the rest of
-- it was taken for something else, as where the headings of 类, 款 and 项 slipped. Or whose code
-- begins with a zero, as no class does: the class before it is not read. Or two digits before its
-- name are the end of its code. Or it has two digits, four or six, as no whole code has.
with

lines as (
    select
        lines.grid_id,
        lines.row_no,
        lines.group_no,
        lines.subject_code,
        lines.line_label,
        lines.unit_name,
        grids.statement_id
    from {{ ref('int_lines') }} as lines
    inner join {{ ref('int_statement_grids') }} as grids
        on lines.grid_id = grids.grid_id
    inner join {{ ref('int_statement_kinds') }} as statements
        on grids.statement_code = statements.statement_code
    where
        statements.grain = 'by_function'
        and (
            regexp_matches(lines.subject_code, '^(\d{3}$|\d{5}$|0)')
            or {{ ends_a_code('lines.subject_code', 'lines.line_label') }}
        )
        or statements.grain <> 'performance'
        and regexp_full_match(lines.subject_code, '(\d\d){1,3}')
),

repeated as (
    select
        statement_id,
        unit_name,
        subject_code
    from lines
    group by all
    having
        count(distinct line_label) > 1
        -- where its name was taken for the rest of it
        or bool_and(line_label = '') and count(*) > 1
        or starts_with(subject_code, '0')
        or length(subject_code) % 2 = 0
        or bool_or({{ ends_a_code('subject_code', 'line_label') }})
)

select distinct
    lines.grid_id,
    lines.row_no,
    lines.group_no,
    'code_in_part' as doubt
from lines
inner join repeated
    on lines.statement_id = repeated.statement_id
    and lines.unit_name = repeated.unit_name
    and lines.subject_code = repeated.subject_code
