-- One row per heading above a single column of amounts and column beside it that may be a part of
-- what it counts. The columns under the same parent are, of those under an inner total only that; a
-- change, a share or a part of another column is none.
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
)

select
    columns.head_grid_id,
    columns.cell_id,
    columns.grid_id,
    columns.column_no as own_column_no,
    parts.* exclude (grid_id, head_grid_id, cell_id),
    parts.cell_id as part_cell_id,
    parts.says_total and len(parts.path) = len(columns.path) as is_other_total
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
