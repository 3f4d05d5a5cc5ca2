-- One row per grid, printed row and group of columns: code, name and unit that the group's amounts
-- take.
with

names as (
    select * from {{ ref('int_line_names') }}
),

-- the code of a unit is no subject's
codes as (
    select codes.* from {{ ref('int_line_codes') }} as codes
    anti join {{ ref('int_unit_lines') }} as units
        on codes.grid_id = units.grid_id
        and codes.group_no = units.group_no
        and codes.row_no = units.row_no
),

seconds as (
    select * from {{ ref('int_second_names') }}
),

split_names as (
    select * from {{ ref('int_split_names') }}
),

-- two codes in one cell are two lines in one row of the grid: neither names its figures
two_lines as (
    select distinct
        grid_id,
        group_no,
        row_no
    from {{ ref('int_structural_cells') }}
    where role = 'code' and {{ holds_two_codes('text') }}
),

-- a column of units goes on from page to page where it is printed, though it is blank there
unit_columns as (
    select distinct
        grid_id,
        group_no
    from {{ ref('int_column_roles') }}
    where role = 'unit'
),

joined as (
    select
        names.* exclude (name),
        seconds.second_code,
        seconds.second_label,
        coalesce(codes.printed_code, '') as printed_code,
        -- a code without a name of its own borrows none
        case
            when two_lines.grid_id is null and (names.has_own_name or codes.printed_code is null)
                then names.name
        end as name,
        -- units of a column, and units among subjects
        last_value(names.unit_text ignore nulls) over (
            partition by names.statement_id, names.group_no, unit_columns.grid_id is not null
            order by names.grid_in_document, names.row_no
            rows between unbounded preceding and current row
        ) as unit_above
    from names
    left join codes
        on names.grid_id = codes.grid_id
        and names.group_no = codes.group_no
        and names.row_no = codes.row_no
    left join unit_columns
        on names.grid_id = unit_columns.grid_id
        and names.group_no = unit_columns.group_no
    left join two_lines
        on names.grid_id = two_lines.grid_id
        and names.group_no = two_lines.group_no
        and names.row_no = two_lines.row_no
    left join seconds
        on names.grid_id = seconds.grid_id
        and names.group_no = seconds.group_no
        and names.row_no = seconds.row_no
),

-- lines printed by unit alone are named by the unit, those of its other years too; a unit printed
-- once stands for the lines below it; 合计 is no unit
named as (
    select
        joined.*,
        coalesce(
            split_names.whole_name,
            joined.name.squeezed,
            case
                when joined.printed_code <> '' then null
                when joined.year_text is null then joined.unit_text
                else coalesce(joined.unit_text, joined.unit_above)
            end
        ) as name_text,
        case
            when
                regexp_matches(joined.unit_text, '{{ total_ending() }}')
                or joined.unit_text is null
                and regexp_full_match(joined.name.squeezed, '{{ name_of_a_total() }}')
                then ''
            else coalesce(joined.unit_text, joined.unit_above, '')
        end as unit_name
    from joined
    left join split_names
        on joined.grid_id = split_names.grid_id
        and joined.group_no = split_names.group_no
        and joined.row_no = split_names.row_no
),

split as (
    select
        *,
        {{ code_in_name('name_text') }} as code_in_name,
        {{ name_without_code('name_text') }} as name_only
    from named
)

select
    grid_id,
    row_no,
    group_no,
    statement_id,
    case
        when printed_code <> '' then printed_code
        else coalesce(code_in_name, '')
    end as subject_code,
    -- each figure of the row carries them: the longest of real names has nine hundred characters
    left(coalesce({{ clean_label('name_only') }}, ''), 2000) as line_label,
    second_code,
    left({{ clean_label('second_label') }}, 2000) as second_label,
    regexp_extract(name_only, {{ leading_ordinal() }}) as ordinal,
    unit_name,
    year_text,
    label_texts,
    name.ink_x0 as label_ink_x0,
    name.leading_space_count,
    name.column_no as label_column_no,
    name.last_column_no as label_last_column_no,
    is_trusted
from split
