-- One row per line of a statement whose codes and ordinals do not tell what may be added up, but
-- whose printed sums do: whether the line is a leaf. Read from the foot upwards, a line holds those
-- below it that add up to it; the strictest way to read the nesting counts whose uppermost lines
-- add up to the grand total, or where none is printed to the first line, over all the others. Where
-- none does nothing is said.
with recursive

unequal as (
    select
        row_number() over (order by statement_id, side, block, period) as sum_no,
        *
    from {{ ref('int_leaf_sums') }}
    where
        case
            when head_line_id is null then abs(coalesce(leaf_sum, 0) - grand_total) > allowed
            -- what is over all others is met once in each of their depths, and not by chance
            else
                leaf_sum > 0
                and {{ times_of('leaf_sum', 'grand_total', 'allowed') }} >= 1
                and len(list_distinct([figure.amount for figure in figures])) >= 3
        end
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
    -- the lines under a unit have no 其中
    where head_line_id is null or way <= 3 and abs(leaf_sum - grand_total) > allowed
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

depths as (
    select
        *,
        list_sum([figure.amount for figure in figures]) as whole_sum,
        {{ times_of('whole_sum', 'grand_total', 'allowed') }} as depth
    from unequal
),

-- read from the head downwards, where every line that holds no other stands equally deep: `rests`
-- is what the open lines still lack, the innermost first
levels as (
    select
        sum_no,
        depth,
        0 as read_count,
        [grand_total] as rests,
        []::varchar[] as holders
    from depths
    where depth between 2 and 12

    union all

    select
        sum_no,
        depth,
        read_count + 1,
        case
            when figure.amount = 0 then rests
            when len(rests) < depth then list_prepend(figure.amount, lessened)
            else lessened[coalesce(list_position(list_transform(
                lessened, lambda rest: abs(rest) > 10 * figure.half_width
            ), true), len(lessened) + 1):]
        end,
        if(
            figure.amount <> 0 and len(rests) < depth,
            list_append(holders, figure.line_id),
            holders
        )
    from (
        select
            levels.*,
            unequal.figures[len(unequal.figures) - read_count] as figure,
            list_prepend(
                rests[1] - unequal.figures[len(unequal.figures) - read_count].amount, rests[2:]
            ) as lessened
        from levels
        inner join unequal
            on levels.sum_no = unequal.sum_no
        where read_count < len(unequal.figures)
    ) as steps
    where figure.amount = 0 or len(rests) > 0
),

-- where no nesting adds up, the main lines of a two-sided statement may, or equal depths
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
    union all
    -- codes and ordinals tell all but the first line
    select
        sum_no,
        0 as way,
        [figure.line_id for figure in figures if not figure.is_holder] as leaf_line_ids
    from unequal
    where head_line_id is not null and abs(leaf_sum - grand_total) <= allowed
    union all
    select
        unequal.sum_no,
        8 as way,
        [
            figure.line_id for figure in unequal.figures
            if not list_contains(levels.holders, figure.line_id)
        ] as leaf_line_ids
    from unequal
    inner join levels
        on unequal.sum_no = levels.sum_no
        and len(unequal.figures) = levels.read_count
    where len(levels.rests) = 0
),

chosen as (
    select * from readings
    qualify row_number() over (partition by sum_no order by way) = 1
),

lines as (
    select
        unequal.statement_id,
        unnest(list_append(
            [figure.line_id for figure in unequal.figures], unequal.head_line_id
        )) as line_id,
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
where line_id is not null
group by statement_id, line_id
