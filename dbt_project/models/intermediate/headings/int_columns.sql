-- One row per grid and column: its role and, for a column of amounts, its measure and period. A
-- column has no measure, and its amounts are listed as unmapped, where its headings mean nothing we
-- know, or the same as another column beside it, or where it stands in a block we do not know.
with

columns as (
    select * from {{ ref('int_agreed_columns') }}
),

measures as (
    select * from {{ ref('int_column_measures') }}
),

-- 资本性支出（基本建设） is a subject of its own beside 资本性支出
subjects as (
    select
        statement_code,
        measure_code,
        {{ plain_text('name_zh') }} as plain
    from {{ ref('int_statement_measures') }}
    where regexp_full_match(measure_code, 'departmental_\d{3}')
),

named as (
    select
        columns.* exclude (heading_year) replace (
            coalesce(columns.is_composed, false) or columns.is_agreed as is_composed
        ),
        measures.item_path,
        measures.basis,
        measures.measure_code as named_measure,
        measures.own_measure,
        measures.within_measure,
        subjects.measure_code as subject_measure,
        coalesce(measures.period, 'current') as period
    from columns
    left join measures
        on columns.grid_id = measures.grid_id
        and columns.column_no = measures.column_no
    left join subjects
        on columns.statement_code = subjects.statement_code
        and columns.headings[-1].plain = subjects.plain
        and measures.item_path = columns.headings[-1].concept
),

-- 小计 below 项目支出结转和结余 is the measure of that heading, and the columns beside it its parts
totals as (
    select
        *,
        headings[-1].kind = 'total' and count(*) filter (where headings[-1].kind = 'total') over (
            partition by grid_id, group_no, side, block, named_measure, period
        ) = 1 as is_one_total,
        max(case when headings[-1].kind = 'total' then headings[-2].cell_id end) over (
            partition by grid_id, group_no, side, block, named_measure, period
        ) as total_of,
        -- 总计 | 部门预算 over 合计 and its parts: the inner one of two totals
        count(*) over (
            partition by grid_id, group_no, side, block, named_measure, period
        ) = 2
        and min(len(headings)) over (
            partition by grid_id, group_no, side, block, named_measure, period
        ) = 1
        and bool_and(headings[-1].kind = 'total') over (
            partition by grid_id, group_no, side, block, named_measure, period
        ) as is_one_of_two_totals,
        -- 合计 alone on the side of income: nothing is added up in it
        side <> '' and count(*) filter (where role = 'measure') over (
            partition by grid_id, group_no, side, period
        ) = 1 as is_only_column,
        -- 本年预算 | 编制预算 | 上年结转
        coalesce(bool_or(starts_with(item_path, 'carried_forward')) over (
            partition by grid_id, group_no, side
        ), false) as has_carried_forward
    from named
),

parted as (
    select
        * exclude (total_of),
        is_one_total and bool_and(
            list_contains(list_transform(headings, lambda heading: heading.cell_id), total_of)
        ) over (
            partition by grid_id, group_no, side, block, named_measure, period
        ) as is_total_of_parts
    from totals
),

-- columns that a path makes one measure (人员经费 and 公用经费 of a form that prints one of them a page
-- are its amount) are measures of their own where they stand side by side
settled as (
    select
        * exclude (
            own_measure, within_measure, subject_measure, is_one_total, is_one_of_two_totals,
            is_only_column, has_carried_forward
        ),
        case
            when is_only_column and named_measure = 'total' then 'amount'
            when is_one_of_two_totals and named_measure = 'total'
                then case when len(headings) = 1 then 'total' else within_measure end
            -- what is put together from words yields to what is known whole
            when
                is_composed
                and count(named_measure) filter (where not coalesce(is_composed, false)) over (
                    partition by grid_id, group_no, side, block, named_measure, period
                ) > 0
                then case
                    when has_carried_forward and named_measure = 'amount' then within_measure
                    else subject_measure
                end
            -- beside the total a part is no amount of all, though no other part is known
            when
                named_measure = 'amount' and own_measure is not null
                and bool_or(named_measure = 'total') over (
                    partition by grid_id, group_no, side, block, period
                )
                then own_measure
            -- 小计 is the whole of its heading: a part named as the whole (当年预算) is not told by it
            when
                not coalesce(is_total_of_parts, false)
                and bool_or(is_total_of_parts) over (
                    partition by grid_id, group_no, side, block, named_measure, period
                )
                then nullif(own_measure, named_measure)
            when
                not coalesce(is_total_of_parts, false)
                and count(named_measure) filter (where not coalesce(is_composed, false)) over (
                    partition by grid_id, group_no, side, block, named_measure, period
                ) <> 1
                and count(named_measure) over (
                    partition by grid_id, group_no, side, block, named_measure, period
                ) > 1
                then own_measure
            else named_measure
        end as own_or_named
    from parted
),

bound as (
    select
        * exclude (own_or_named, is_total_of_parts, is_composed),
        case
            when
                block <> 'unknown'
                and count(*) over (
                    partition by grid_id, group_no, side, block, own_or_named, period
                ) = 1
                then own_or_named
        end as measure_code,
        named_measure is not null as is_named
    from settled
),

-- budget_abroad: which item, in which phase
phased as (
    select distinct
        measure_code,
        regexp_extract(
            measure_code, '^(budget|final|outturn)_(.*)$', ['phase', 'item']
        ) as parts
    from bound
    where regexp_matches(measure_code, '^(budget|final|outturn)_')
)

-- a total is of what stands beside it: one of three items and a fourth that we do not know is
-- another than one of three, and an inner one right of what we do not know may be one of two;
-- a heading with a mark that no font tells (（?元）) may say anything; and of a two-sided statement
-- amounts on another side than the names beside them, or below no heading of a side, may be
-- either's; nor is a phase told whose items are others than another's, where a column is not known
select
    bound.*,
    len(list_filter(
        bound.headings,
        lambda heading: regexp_matches(heading.plain, '{{ unknown_mark() }}')
    )) > 0
    or coalesce(
        bound.headings[-1].kind = 'total' and case
            when statements.grain = 'single_row'
                then bool_or(bound.role = 'measure' and bound.measure_code is null) over (
                    partition by bound.grid_id, bound.group_no, bound.side
                )
            when bound.measure_code = 'total' and len(bound.headings) > 1
                then bool_or(
                    bound.role = 'measure' and bound.measure_code is null
                    and len(bound.headings) = 1
                ) over (
                    partition by bound.grid_id, bound.group_no, bound.side
                    order by bound.column_no
                    rows between unbounded preceding and current row
                )
        end,
        false
    )
    or coalesce(
        statements.grain = 'two_sided' and bound.side <> '' and (
            bound.side <> max(bound.side) filter (where bound.role = 'label') over in_group
            or not bool_or(
                len(list_filter(bound.headings, lambda heading: heading.kind = 'side')) > 0
            ) over in_group
        ),
        false
    )
    or coalesce(
        statements.grain = 'single_row'
        and bool_or(bound.role = 'measure' and bound.measure_code is null) over in_grid
        and count(distinct phased.parts.phase) over in_grid
        * count(distinct phased.parts.item) over in_grid
        <> count(distinct phased.parts) over in_grid,
        false
    ) as is_in_doubt
from bound
left join {{ ref('int_statement_kinds') }} as statements
    on bound.statement_code = statements.statement_code
left join phased
    on bound.measure_code = phased.measure_code
window
    in_grid as (partition by bound.grid_id),
    in_group as (partition by bound.grid_id, bound.group_no)
