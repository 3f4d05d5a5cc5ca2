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
        lines.statement_id,
        lines.side,
        lines.block,
        lines.place,
        lines.ordinal_rank,
        coalesce(min(next_lines.place), 1e9) as end_place
    from lines
    left join lines as next_lines
        on lines.statement_id = next_lines.statement_id
        and lines.side = next_lines.side
        and lines.block = next_lines.block
        and lines.place < next_lines.place
        and (coalesce(next_lines.ordinal_rank, 0) <= lines.ordinal_rank)
    where lines.ordinal_rank in (1, 2, 3)
    group by all
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
