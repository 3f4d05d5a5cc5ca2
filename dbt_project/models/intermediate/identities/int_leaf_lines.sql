-- One row per line of a statement whose codes and ordinals do not tell what may be added up, but
-- whose printed sums do: whether the line is a leaf. Read from the foot upwards, a line holds those
-- below it that add up to it; the strictest way to read the nesting counts whose uppermost lines
-- add up to the printed grand total. Where none does nothing is said.
with recursive

unequal as (
    select
        row_number() over (order by statement_id, side, block, period) as sum_no,
        *
    from {{ ref('int_leaf_sums') }}
    where
        abs(coalesce(leaf_sum, 0) - grand_total) > allowed
        -- no form is that long; the work grows with the square of it
        and len(figures) <= 2000
),

-- 1: no line holds one of its own shape, 2: none holds a single one of its shape, 3: any may;
-- 4, 5, 6: the same, and what is printed as 其中 is no part of a sum
ways as (
    select
        unequal.*,
        (way - 1) % 3 as laxness,
        way,
        list_filter(
            unequal.figures, lambda figure: way <= 3 or not figure.is_of_which
        ) as read_figures
    from unequal
    cross join generate_series(1, 6) as numbers (way)
),

-- `sums`: of the uppermost lines, from each of them to the foot, the whole first
nests as (
    select
        sum_no,
        way,
        0 as read_count,
        [0::hugeint] as sums,
        [''] as shapes,
        []::varchar[] as holders
    from ways

    union all

    select
        sum_no,
        way,
        read_count + 1,
        list_prepend(sums[1 + held] + figure.amount, sums[1 + held:]),
        -- what holds others may be held by one of its own shape
        list_prepend(if(held > 0, '', figure.shape), shapes[1 + held:]),
        if(held > 0, list_append(holders, figure.line_id), holders)
    from (
        select
            *,
            if(
                shapes[1] = figure.shape and (laxness = 0 or laxness = 1 and adding_up = 1),
                0,
                adding_up
            ) as held
        from (
            select
                nests.*,
                ways.laxness,
                ways.read_figures[read_count + 1] as figure,
                {{ lines_adding_up('ways.read_figures[read_count + 1]', 'sums') }} as adding_up
            from nests
            inner join ways
                on nests.sum_no = ways.sum_no
                and nests.way = ways.way
            where read_count < len(ways.read_figures)
        )
    )
),

-- where no nesting adds up, the main lines of a two-sided statement may
readings as (
    select
        ways.sum_no,
        ways.way,
        [
            figure.line_id for figure in ways.read_figures
            if not list_contains(nests.holders, figure.line_id)
        ] as leaf_line_ids
    from ways
    inner join nests
        on ways.sum_no = nests.sum_no
        and ways.way = nests.way
        and len(ways.read_figures) = nests.read_count
    where abs(nests.sums[1] - ways.grand_total) <= ways.allowed
    union all
    select
        sum_no,
        7 as way,
        [figure.line_id for figure in figures if figure.is_main] as leaf_line_ids
    from unequal
    where abs(main_sum - grand_total) <= allowed
),

chosen as (
    select * from readings
    qualify row_number() over (partition by sum_no order by way) = 1
),

lines as (
    select
        unequal.statement_id,
        unnest(unequal.figures).line_id as line_id,
        chosen.leaf_line_ids
    from unequal
    inner join chosen
        on unequal.sum_no = chosen.sum_no
)

select
    statement_id,
    line_id,
    bool_and(list_contains(leaf_line_ids, line_id)) as is_leaf
from lines
group by statement_id, line_id
