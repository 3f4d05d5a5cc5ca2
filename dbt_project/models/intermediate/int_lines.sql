-- One row per grid, printed row and group of columns: the code, the name and the unit that the
-- amounts of the group take. A cell merged over rows stands for each of them; blank 类 and 款 are
-- those of the nearest line above, over page breaks.
with

body as (
    select * from {{ ref('int_body_cells') }}
),

columns as (
    select * from {{ ref('int_columns') }}
),

-- structural cells, once for every row they reach
structural as (
    select
        body.grid_id,
        body.statement_id,
        body.grid_in_document,
        body.cell_id,
        body.plain,
        body.squeezed,
        body.text,
        body.number_text,
        body.is_number_like,
        body.is_code,
        body.is_dash,
        body.column_no,
        body.last_column_no,
        body.row_span,
        body.ink_x0,
        body.x0 as cell_x0,
        body.font_size,
        body.is_trusted,
        columns.group_no,
        columns.role,
        columns.leaf_concept,
        columns.is_secondary,
        columns.column_no as role_column_no,
        unnest(range(body.row_no, body.last_row_no + 1)) as row_no
    from body
    inner join columns
        on body.grid_id = columns.grid_id
        and columns.column_no between body.column_no and body.last_column_no
        and columns.role in ('code', 'label', 'unit', 'year', 'attribute', 'text', 'ignore')
    where body.row_kind = 'data' and not body.is_blank
),

code_columns as (
    select
        grid_id,
        group_no,
        column_no,
        row_number() over (partition by grid_id, group_no order by column_no) as part_no,
        count(*) over (partition by grid_id, group_no) as part_count
    from columns
    where role = 'code' and not is_secondary
),

-- every row of every group that holds amounts or names
rows_of_groups as (
    select distinct
        body.grid_id,
        body.statement_id,
        body.grid_in_document,
        columns.group_no,
        columns.side,
        unnest(range(body.row_no, body.last_row_no + 1)) as row_no
    from body
    inner join columns
        on body.grid_id = columns.grid_id
        and columns.column_no between body.column_no and body.last_column_no
    where body.row_kind = 'data' and not body.is_blank
),

code_parts as (
    select
        structural.grid_id,
        structural.group_no,
        structural.row_no,
        code_columns.part_count,
        max(structural.plain) filter (where code_columns.part_no = 1) as part_1,
        max(structural.plain) filter (where code_columns.part_no = 2) as part_2,
        max(structural.plain) filter (where code_columns.part_no = 3) as part_3,
        max(structural.plain) filter (where code_columns.part_no = 4) as part_4
    from structural
    inner join code_columns
        on structural.grid_id = code_columns.grid_id
        and structural.column_no = code_columns.column_no
    where regexp_full_match(structural.plain, '\d{1,7}') and structural.column_no = structural.last_column_no
    group by all
),

-- the name nearest to the amounts; a name printed across code and name columns counts as a name
names as (
    select
        grid_id,
        group_no,
        row_no,
        arg_max(squeezed, nearness) filter (where is_name) as label_squeezed,
        arg_max(cell_id, nearness) filter (where is_name) as label_cell_id,
        arg_max(column_no, nearness) filter (where is_name) as label_column_no,
        arg_max(last_column_no, nearness) filter (where is_name) as label_last_column_no,
        arg_max(coalesce(ink_x0, cell_x0) - cell_x0, nearness) filter (where is_name) as label_indent,
        arg_max(coalesce(ink_x0, cell_x0), nearness) filter (where is_name) as label_ink_x0,
        arg_max(length(text) - length(ltrim(text, ' 　' || chr(160))), nearness) filter (where is_name) as leading_space_count,
        bool_and(is_trusted) as is_trusted,
        list_distinct(list(squeezed order by role_column_no) filter (where role = 'label' and not is_secondary)) as label_texts,
        string_agg(distinct squeezed, '') filter (where role = 'unit') as unit_text,
        string_agg(distinct plain, '') filter (where role = 'year') as year_text
    from (
        select
            *,
            -- what else a row says (采购品目大类) names it where no column of names does
            role in ('label', 'code', 'attribute', 'text') and not is_secondary
            and not is_number_like and not is_dash as is_name,
            role_column_no + case when role in ('label', 'code') then 1000 else 0 end as nearness
        from structural
    )
    group by all
),

-- rows of a group that print a figure: their name is taken
figures as (
    select distinct
        body.grid_id,
        body.row_no,
        columns.group_no
    from body
    inner join columns
        on body.grid_id = columns.grid_id
        and body.column_no = columns.column_no
        and columns.role = 'measure'
    where body.is_number_like and body.row_kind = 'data'
),

named_rows as (
    select
        rows_of_groups.*,
        count(figures.group_no) over (
            partition by rows_of_groups.grid_id, rows_of_groups.row_no, rows_of_groups.side
            order by rows_of_groups.group_no rows between unbounded preceding and 1 preceding
        ) as figures_before,
        names.* exclude (grid_id, group_no, row_no),
        code_parts.* exclude (grid_id, group_no, row_no)
    from rows_of_groups
    left join names
        on rows_of_groups.grid_id = names.grid_id
        and rows_of_groups.group_no = names.group_no
        and rows_of_groups.row_no = names.row_no
    left join code_parts
        on rows_of_groups.grid_id = code_parts.grid_id
        and rows_of_groups.group_no = code_parts.group_no
        and rows_of_groups.row_no = code_parts.row_no
    left join figures
        on rows_of_groups.grid_id = figures.grid_id
        and rows_of_groups.group_no = figures.group_no
        and rows_of_groups.row_no = figures.row_no
),

-- 公用经费合计 may be printed in one group and its figure in the next: a figure without a name of its own
-- takes the nearest name to the left that has no figure
joined as (
    select
        *,
        case
            when label_squeezed is null and part_1 is null and part_2 is null and part_3 is null
                and name_left.figures_before = figures_before then name_left
        end as borrowed
    from (
        select
            *,
            last_value(
                case when label_squeezed is not null then struct_pack(
                    label_squeezed := label_squeezed, label_cell_id := label_cell_id, figures_before := figures_before
                ) end ignore nulls
            ) over (
                partition by grid_id, row_no, side order by group_no
                rows between unbounded preceding and 1 preceding
            ) as name_left
        from named_rows
    )
),

carried as (
    select
        *,
        last_value(part_1 ignore nulls) over down_the_statement as above_1,
        last_value(part_2 ignore nulls) over down_the_statement as above_2,
        last_value(part_3 ignore nulls) over down_the_statement as above_3,
        last_value(unit_text ignore nulls) over down_the_statement as unit_above
    from joined
    window down_the_statement as (
        partition by statement_id, group_no order by grid_in_document, row_no
        rows between unbounded preceding and current row
    )
),

coded as (
    select
        * exclude (above_1, above_2, above_3, part_count),
        case
            when coalesce(part_1, part_2, part_3, part_4) is null then ''
            -- each column may print its whole code: 201 | 20113 | 2011301
            when length(coalesce(part_4, part_3, part_2, '')) >= 5 then coalesce(part_4, part_3, part_2)
            else coalesce(part_1, case when coalesce(part_2, part_3, part_4) is not null then above_1 end, '')
                || coalesce(part_2, case when coalesce(part_3, part_4) is not null then above_2 end, '')
                || coalesce(part_3, case when part_4 is not null then above_3 end, '')
                || coalesce(part_4, '')
        end as printed_code
    from carried
),

split as (
    select
        coded.*,
        coalesce(label_squeezed, borrowed.label_squeezed, case when printed_code = '' then unit_text end) as name_text,
        -- a unit printed once stands for the lines below it; 合计 is no unit
        case when totals.label is null then coalesce(unit_text, unit_above, '') else '' end as unit_name
    from coded
    left join {{ ref('total_labels') }} as totals
        on coalesce(coded.unit_text, coded.label_squeezed) = totals.label
),

named as (
    select
        *,
        regexp_extract(name_text, '^[\[【](\d{3}(?:\d{2}){0,2})[\]】]', 1) as bracketed_code,
        regexp_extract(name_text, '^([235]\d{2}(?:\d{2}){0,2})[-_—]?[\p{Han}（“]', 1) as leading_code,
        regexp_extract(name_text, {{ leading_ordinal() }}) as ordinal
    from split
)

select
    * exclude (borrowed, name_left, bracketed_code, leading_code, printed_code, part_1, part_2, part_3, part_4, unit_above),
    case
        when printed_code <> '' then printed_code
        when bracketed_code <> '' then bracketed_code
        when leading_code <> '' and not regexp_matches(name_text, '^\d+(万|元|年|个|台|辆|人|次|月|项)') then leading_code
        else ''
    end as subject_code,
    coalesce({{ clean_label("regexp_replace(regexp_replace(name_text, '^[\\[【]\\d{3,7}[\\]】]', ''), '^[235]\\d{2}(\\d{2}){0,2}[-_—]?([\\p{Han}（“])', '\\2')") }}, '') as line_label
from named
