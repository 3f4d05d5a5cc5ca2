-- One row per figure in an identity within a printed line. A total column is the sum of what its
-- heading holds beside it. The heading tree decides, not a list of columns: places print four to
-- nine of them. (三公 printed across is listed in a seed instead: its 合计 may or may not hold 会议费 and
-- 培训费.)
with

columns as (
    select
        grid_id,
        head_grid_id,
        group_no,
        column_no,
        measure_code,
        period,
        basis,
        list_transform(headings, lambda heading: heading.cell_id) as path,
        headings[-1].kind = 'total'
        or headings[-1].concept in ('current', 'expense_current')
        and regexp_matches(headings[-1].plain, '{{ total_ending() }}') as says_total,
        is_of_which as is_named_of_which,
        -- 其中 after a total names its parts; after anything else, and alone, a part of that
        says_of_which and (
            1 = count(*) filter (where headings[-1].kind <> 'total' or headings[-1].kind is null)
                over (partition by grid_id, group_no, path[:-2], basis, period)
            or coalesce(
                last_value(case when not says_of_which then headings[-1].kind end ignore nulls)
                    over (
                        partition by grid_id, group_no order by column_no
                        rows between unbounded preceding and current row
                    )
                <> 'total',
                true
            )
        ) as is_said_of_which,
        -- beside others under a heading with its own total: one of its parts, whatever its name
        len(headings) > 1
        and count(*) filter (where not is_of_which and headings[-1].kind <> 'total')
            over (partition by grid_id, group_no, path[:-2])
        > 0 as is_among_parts
    from {{ ref('int_columns') }}
    where
        role = 'measure'
        and statement_code in (
            select statement_code from {{ ref('int_statement_kinds') }}
            where grain <> 'single_row'
        )
),

-- under which heading a total column stands: [] is the frame itself
totals as (
    select
        *,
        path[:-2] as parent_path
    from columns
    where says_total
    -- two totals under one heading (全年合计 | 本年合计) do not tell which holds the others
    qualify count(*) over (partition by grid_id, group_no, path[:-2], basis, period) = 1
),

-- a column counts towards the total of the nearest heading above that prints one
parts as (
    select
        totals.grid_id,
        totals.group_no,
        totals.column_no as total_column_no,
        columns.column_no as part_column_no,
        columns.path,
        totals.parent_path
    from totals
    inner join columns
        on totals.grid_id = columns.grid_id
        and totals.group_no = columns.group_no
        and totals.column_no <> columns.column_no
        and totals.basis = columns.basis
        and totals.period = columns.period
        and totals.parent_path = list_slice(columns.path, 1, len(totals.parent_path))
        and not columns.is_said_of_which
        and (
            not columns.is_named_of_which
            or columns.is_among_parts and totals.parent_path = columns.path[:-2]
        )
    anti join totals as inner_totals
        on columns.grid_id = inner_totals.grid_id
        and columns.group_no = inner_totals.group_no
        and columns.column_no <> inner_totals.column_no
        and totals.basis = inner_totals.basis
        and len(inner_totals.parent_path) > len(totals.parent_path)
        and list_slice(columns.path, 1, len(inner_totals.parent_path)) = inner_totals.parent_path
    -- a single column beside a total is one of its parts, 其中 or not: the others are not said
    qualify count(*) over (partition by totals.grid_id, totals.group_no, totals.column_no) > 1
),

amounts as (
    select * from {{ ref('int_amounts') }}
    where period <> 'change'
),

checks as (
    select
        amounts.cell_id as total_cell_id,
        'row_total:' || amounts.cell_id as check_id,
        parts.part_column_no,
        amounts.grid_id,
        amounts.row_no
    from amounts
    inner join parts
        on amounts.grid_id = parts.grid_id
        and amounts.measure_column_no = parts.total_column_no
    where amounts.unmapped_reason is null
)

select
    check_id,
    'row_total' as identity_id,
    'total' as role,
    1 as sign,
    total_cell_id as cell_id
from checks
group by all

union all

select
    checks.check_id,
    'row_total' as identity_id,
    'addend' as role,
    1 as sign,
    amounts.cell_id
from checks
inner join amounts
    on checks.grid_id = amounts.grid_id
    and checks.row_no = amounts.row_no
    and checks.part_column_no = amounts.measure_column_no
