-- One row per figure in an identity between a line and those one rank of ordinals below it (一、 over
-- （一）), on a two-sided statement.
with

lines as (
    select * from {{ ref('int_side_lines') }}
),

line_amounts as (
    select * from {{ ref('int_side_amounts') }}
),

-- children stand between their parent and the next line of its rank or higher
parents as (
    select
        statement_id,
        side,
        block,
        place,
        ordinal_rank,
        coalesce(
            case ordinal_rank
                when 1 then min(place) filter (where coalesce(ordinal_rank, 0) <= 1) over behind_it
                when 2 then min(place) filter (where coalesce(ordinal_rank, 0) <= 2) over behind_it
                when 3 then min(place) filter (where coalesce(ordinal_rank, 0) <= 3) over behind_it
            end,
            1e9
        ) as end_place
    from lines
    window
        behind_it as (
            partition by statement_id, side, block order by place
            range between 1 following and unbounded following
        )
    qualify ordinal_rank in (1, 2, 3)
),

child_ranks as (
    select
        parents.*,
        min(lines.ordinal_rank) as child_rank
    from parents
    inner join lines
        on parents.statement_id = lines.statement_id
        and parents.side = lines.side
        and parents.block = lines.block
        and parents.place < lines.place
        and parents.end_place > lines.place
        and lines.ordinal_rank in (2, 3, 4)
    group by all
),

ordinal_terms as (
    select
        'ordinal_children:' || parent.cell_id as check_id,
        parent.cell_id as total_cell_id,
        child.cell_id as addend_cell_id
    from child_ranks
    inner join line_amounts as parent
        on child_ranks.statement_id = parent.statement_id
        and child_ranks.side = parent.side
        and child_ranks.block = parent.block
        and child_ranks.place = parent.place
    inner join line_amounts as child
        on child_ranks.statement_id = child.statement_id
        and child_ranks.side = child.side
        and child_ranks.block = child.block
        and child_ranks.place < child.place
        and child_ranks.end_place > child.place
        and child_ranks.child_rank = child.ordinal_rank
        and parent.measure_code = child.measure_code
        and parent.period = child.period
)

select distinct
    check_id,
    'ordinal_children' as identity_id,
    'total' as role,
    1 as sign,
    total_cell_id as cell_id,
    false as is_uncertain
from ordinal_terms
union all
select
    check_id,
    'ordinal_children' as identity_id,
    'addend' as role,
    1 as sign,
    addend_cell_id as cell_id,
    false as is_uncertain
from ordinal_terms
