-- One row per heading above a single column of amounts: in how many rows the columns beside it add
-- up to it, and in how many they do not. Tried on every heading, known or not, as if its own words
-- were not there. The columns under the same parent are added, of those under an inner total only
-- that; a change, a share or a part of another column is no addend.
with

columns as (
    select
        *,
        list_transform(headings, lambda heading: heading.cell_id) as path,
        headings[-1].cell_id as cell_id,
        headings[-1].concept as concept,
        headings[-1].kind = 'total' as says_total,
        len(list_filter(
            headings, lambda heading: heading.kind is null and heading.plain <> ''
        )) > 0 as is_unknown,
        coalesce(
            list_filter(headings, lambda heading: heading.kind = 'basis')[-1].concept, ''
        ) as basis
    from {{ ref('int_column_roles') }}
    where role = 'measure' and len(headings) > 0
),

figures as (
    select * from {{ ref('int_column_figures') }}
),

addends as (
    select
        columns.head_grid_id,
        columns.cell_id,
        columns.grid_id,
        columns.column_no as own_column_no,
        parts.* exclude (grid_id, head_grid_id, cell_id),
        parts.says_total and len(parts.path) = len(columns.path) as is_other_total,
        1 as sign
    from columns
    inner join columns as parts
        on columns.grid_id = parts.grid_id
        and columns.group_no = parts.group_no
        and columns.side = parts.side
        and columns.block = parts.block
        and columns.column_no <> parts.column_no
        and columns.path[:-2] = list_slice(parts.path, 1, len(columns.path) - 1)
    anti join columns as inner_totals
        on parts.grid_id = inner_totals.grid_id
        and parts.group_no = inner_totals.group_no
        and inner_totals.column_no not in (columns.column_no, parts.column_no)
        and inner_totals.says_total
        and len(inner_totals.path) > len(columns.path)
        and inner_totals.path[:-2] = list_slice(parts.path, 1, len(inner_totals.path) - 1)
    where
        not parts.is_of_which
        and not parts.says_of_which
        and parts.basis not in ('change', 'change_from_outturn', 'share')
),

terms as (
    select * from addends
    union all by name
    select
        head_grid_id,
        cell_id,
        grid_id,
        column_no as own_column_no,
        column_no,
        -1 as sign
    from columns
),

-- the columns themselves, whatever they print
described as (
    select
        head_grid_id,
        cell_id,
        count(distinct grid_id || ':' || own_column_no) = count(distinct grid_id) as is_one_column,
        not bool_or(is_unknown or is_other_total) and count(distinct basis) = 1 as is_settled
    from addends
    group by head_grid_id, cell_id
),

rows_added as (
    select
        terms.head_grid_id,
        terms.cell_id,
        abs(sum(terms.sign * figures.number_printed)) <= sum(figures.half_last_digit) as holds,
        max(figures.number_printed) filter (where terms.sign = -1) as own,
        list(distinct terms.concept) filter (
            where terms.sign = 1 and figures.number_printed <> 0
        ) as concepts
    from terms
    inner join figures
        on terms.grid_id = figures.grid_id
        and terms.column_no = figures.column_no
    group by terms.head_grid_id, terms.cell_id, terms.grid_id, terms.own_column_no, figures.row_no
)

select
    rows_added.head_grid_id,
    rows_added.cell_id,
    described.is_one_column and described.is_settled as is_settled,
    count(*) filter (where not rows_added.holds) as failing_count,
    -- one figure and its own repetition prove nothing
    count(distinct rows_added.own) filter (
        where rows_added.holds and len(rows_added.concepts) >= 2
    ) as proving_count,
    list_distinct(flatten(list(rows_added.concepts))) as part_concepts
from rows_added
inner join described
    on rows_added.head_grid_id = described.head_grid_id
    and rows_added.cell_id = described.cell_id
group by all
