-- One row per grid, printed row and group of columns: the name nearest to its amounts. Also the
-- unit and the year that the row prints. A figure without a name of its own takes the nearest name
-- to its left that has no figure (公用经费合计 printed in one group, its figure in the next).
with

-- 支出功能分类科目 behind a project's name says what the project is for; with a code it is the line
projects as (
    select
        cells.grid_id,
        cells.group_no
    from {{ ref('int_structural_cells') }} as cells
    inner join {{ ref('int_statement_kinds') }} as statements
        on cells.statement_code = statements.statement_code
    where starts_with(statements.subject, 'project') or statements.subject = 'purchased_services'
    group by cells.grid_id, cells.group_no
    having
        bool_or(cells.leaf_concept = 'project_name')
        and not bool_or(cells.role = 'code' and cells.is_number_like)
),

-- of two columns of names one that says the same of every line tells none from another; what stands
-- behind the names (备注) is none of them
names_apart as (
    select
        statement_id,
        group_no,
        role_column_no,
        role,
        count(distinct squeezed) as name_count,
        count(*) as line_count,
        max(case when role = 'label' then role_column_no end)
            over (partition by statement_id, group_no) as last_label_no
    from {{ ref('int_structural_cells') }}
    where
        role in ('label', 'text', 'attribute') and not is_secondary
        and not regexp_matches(plain, '{{ total_ending() }}')
    group by statement_id, group_no, role_column_no, role
),

named_alike as (
    select
        statement_id,
        group_no,
        role_column_no
    from names_apart
    where role_column_no <= coalesce(last_label_no, role_column_no)
    qualify
        name_count = 1 and line_count > 1
        and max(case when role <> 'attribute' then name_count end)
            over (partition by statement_id, group_no)
        > 1
),

candidates as (
    select
        cells.*,
        projects.grid_id is not null as names_projects,
        -- what else a row says (采购品目大类) names it where no column of names does
        role in ('label', 'code', 'attribute', 'text')
        and not (is_number_like or is_dash)
        -- what has no word in it (A, 01-02) names nothing, unless it stands where names do
        and (role = 'label' or regexp_matches(plain, '\p{Han}'))
        -- a total may be named in the columns of the second classification alone
        and (not is_secondary or regexp_matches(plain, '{{ total_ending() }}')) as is_name,
        -- of columns whose headings we do not know the first names the line: remarks come later
        case
            when role = 'text' then -cells.role_column_no else cells.role_column_no
        end
        + case when role in ('label', 'code') then 1000 else 0 end
        + case when names_projects and leaf_concept = 'project_name' then 1000 else 0 end
        - case when is_secondary then 10000 else 0 end
        - case when named_alike.statement_id is not null then 5000 else 0 end as nearness
    from {{ ref('int_structural_cells') }} as cells
    left join projects
        on cells.grid_id = projects.grid_id
        and cells.group_no = projects.group_no
    left join named_alike
        on cells.statement_id = named_alike.statement_id
        and cells.group_no = named_alike.group_no
        and cells.role_column_no = named_alike.role_column_no
),

names as (
    select
        grid_id,
        group_no,
        row_no,
        arg_max(struct_pack(
            squeezed := squeezed,
            column_no := column_no,
            last_column_no := last_column_no,
            ink_x0 := ink_x0,
            leading_space_count := length(text) - length(ltrim(text, ' 　' || chr(160)))
        ), nearness) filter (where is_name) as own_name,
        bool_and(is_trusted) as is_trusted,
        list_distinct(
            list(squeezed order by role_column_no)
            filter (where role = 'label' and not is_secondary)
        ) as label_texts,
        string_agg(distinct squeezed, '' order by squeezed) filter (where role = 'unit')
            as unit_text,
        string_agg(distinct plain, '' order by plain) filter (where role = 'year') as year_text
    from candidates
    group by all
),

named as (
    select
        printed.* exclude (has_figure),
        names.* exclude (grid_id, group_no, row_no, unit_text),
        -- a unit may be named where subjects are
        coalesce(
            names.unit_text, case when units.grid_id is not null then names.own_name.squeezed end
        ) as unit_text,
        count(*) filter (where printed.has_figure) over to_the_left as figures_before
    from {{ ref('int_printed_groups') }} as printed
    left join names
        on printed.grid_id = names.grid_id
        and printed.group_no = names.group_no
        and printed.row_no = names.row_no
    left join {{ ref('int_unit_lines') }} as units
        on printed.grid_id = units.grid_id
        and printed.group_no = units.group_no
        and printed.row_no = units.row_no
    window to_the_left as (
        partition by printed.grid_id, printed.row_no, printed.side
        order by printed.group_no rows between unbounded preceding and 1 preceding
    )
),

neighboured as (
    select
        *,
        last_value(
            case
                when own_name is not null
                    then struct_pack(name := own_name, figures_before := figures_before)
            end ignore nulls
        ) over (
            partition by grid_id, row_no, side order by group_no
            rows between unbounded preceding and 1 preceding
        ) as name_left
    from named
)

select
    * exclude (own_name, name_left, figures_before),
    own_name is not null as has_own_name,
    coalesce(
        own_name, case when name_left.figures_before = figures_before then name_left.name end
    ) as name
from neighboured
