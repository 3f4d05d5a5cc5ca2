-- One row per heading over several columns that no word explains and under which stand parts of a
-- total. Where they make it up with the kinds of spending, or the sources of money, beside them,
-- none of them twice, the heading only holds them (运转类 over 公用经费 and 其他运转类). In every row, and in
-- two at least where some within and some beside it have figures.
with

columns as (
    select * from {{ ref('int_column_roles') }}
    where role = 'measure'
),

printed as (
    select addends.*
    from {{ ref('int_column_addends') }} as addends
    inner join columns
        on addends.grid_id = columns.grid_id
        and addends.own_column_no = columns.column_no
        and columns.headings[-1].kind = 'total'
),

-- 小计 below such a heading stands for what it adds up
addends as (
    select
        * exclude (is_inner),
        list_filter(
            headings, lambda heading: heading.kind is distinct from 'total'
        )[-1] as counted
    from (
        select
            *,
            says_total and is_unknown as is_inner
        from printed
        union all by name
        select
            printed.head_grid_id,
            printed.cell_id,
            printed.own_column_no,
            inner_parts.* exclude (head_grid_id, cell_id, own_column_no),
            false as is_inner
        from printed
        inner join printed as inner_parts
            on printed.grid_id = inner_parts.grid_id
            and printed.column_no = inner_parts.own_column_no
        where printed.says_total and printed.is_unknown
    ) as those
    where not is_inner
),

-- totals of nothing but kinds of spending, or of sources of money none of which is part of another
totals as (
    select
        head_grid_id,
        cell_id,
        grid_id,
        own_column_no,
        count(*) as part_count
    from addends
    group by head_grid_id, cell_id, grid_id, own_column_no
    having
        bool_or(is_unknown)
        and count(distinct counted.concept) = count(*)
        and count(distinct basis) = 1
        and bool_and(coalesce(counted.kind = 'item', false))
        and count(distinct regexp_full_match(counted.concept, '{{ kind_of_spending() }}')) = 1
        and not bool_or(counted.concept in ('current', 'expense_current'))
        and not exists (
            select 1 from {{ ref('concept_parts') }} as families
            where list_has_all(list(counted.concept), [families.concept, families.part])
        )
),

parts as (
    select
        totals.*,
        addends.column_no,
        list_filter(
            addends.headings,
            lambda heading: heading.kind is null and heading.width > 1
            and not regexp_matches(heading.plain, '{{ part_of_another() }}')
        )[1].cell_id as holder_cell_id
    from totals
    inner join addends
        on totals.grid_id = addends.grid_id
        and totals.cell_id = addends.cell_id
        and totals.own_column_no = addends.own_column_no
),

holders as (
    select
        grid_id,
        own_column_no,
        holder_cell_id
    from parts
    where holder_cell_id is not null
    group by grid_id, own_column_no, holder_cell_id, part_count
    -- over all of them it tells none from another
    having count(*) < part_count
),

figures as (
    select * from {{ ref('int_column_figures') }}
),

rows_added as (
    select
        parts.head_grid_id,
        holders.holder_cell_id,
        own.number_printed as own_number,
        own.half_last_digit as own_half,
        sum(printed.number_printed) as parts_number,
        sum(printed.half_last_digit) as parts_half,
        count(distinct parts.holder_cell_id is not distinct from holders.holder_cell_id) filter (
            where printed.number_printed <> 0
        ) = 2 as proves
    from holders
    inner join parts
        on holders.grid_id = parts.grid_id
        and holders.own_column_no = parts.own_column_no
    inner join figures as printed
        on parts.grid_id = printed.grid_id
        and parts.column_no = printed.column_no
    inner join figures as own
        on parts.grid_id = own.grid_id
        and parts.own_column_no = own.column_no
        and printed.row_no = own.row_no
    group by
        parts.head_grid_id, holders.holder_cell_id, parts.grid_id, parts.own_column_no,
        own.row_no, own.number_printed, own.half_last_digit
)

select
    head_grid_id,
    holder_cell_id as cell_id,
    count(*) filter (where abs(own_number - parts_number) > own_half + parts_half) as failing_count,
    count(distinct own_number) filter (where proves) as proving_count
from rows_added
group by head_grid_id, holder_cell_id
