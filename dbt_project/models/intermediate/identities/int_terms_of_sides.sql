-- One row per figure in an identity of a two-sided statement. Each total line is the total before
-- it plus the main lines between; an ordinal line is the sum of those one rank below it; the grand
-- totals of both sides agree.
with

lines as (
    select
        *,
        row_number() over (
            partition by statement_id, side, block order by grid_in_document, row_no, group_no
        ) as place
    from {{ ref('int_side_lines') }}
),

amounts as (
    select
        cell_id,
        measure_code,
        period
    from {{ ref('int_amounts') }}
    where unmapped_reason is null and period <> 'change'
),

line_amounts as (
    select
        lines.* exclude (cell_ids),
        amounts.cell_id,
        amounts.measure_code,
        amounts.period
    from (select *, unnest(cell_ids) as cell_id from lines) as lines
    inner join amounts
        on lines.cell_id = amounts.cell_id
),

totals as (
    select
        *,
        'side_total:' || cell_id || ':' || block as check_id
    from line_amounts
    where is_total
),

side_terms as (
    select
        totals.check_id,
        'side_total' as identity_id,
        'addend' as role,
        parts.cell_id,
        parts.is_uncertain
    from totals
    inner join line_amounts as parts
        on totals.statement_id = parts.statement_id
        and totals.side = parts.side
        and totals.block = parts.block
        and totals.measure_code = parts.measure_code
        and totals.period = parts.period
        and (
            totals.segment_no = parts.segment_no and parts.is_main
            or parts.segment_no = totals.segment_no - 1 and parts.is_total
        )
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
    where lines.ordinal_rank in (1, 2)
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
        and lines.ordinal_rank in (2, 3)
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
),

grand_totals as (
    select *
    from line_amounts
    where
        is_total
        and not regexp_matches(line_label, '^(本年|当年)')
        and measure_code in ('amount', 'total', 'prior_year_amount')
    qualify row_number() over (
        partition by statement_id, side, period, measure_code = 'prior_year_amount'
        order by place desc, measure_code = 'total' desc, block asc
    ) = 1
),

equal_terms as (
    select
        'sides_equal:' || income.cell_id as check_id,
        income.cell_id as income_cell_id,
        expense.cell_id as expense_cell_id
    from grand_totals as income
    inner join grand_totals as expense
        on income.statement_id = expense.statement_id
        and income.period = expense.period
        and (income.measure_code = 'prior_year_amount')
        = (expense.measure_code = 'prior_year_amount')
        and income.side = 'income'
        and expense.side = 'expense'
)

select check_id, identity_id, role, 1 as sign, cell_id, is_uncertain from side_terms
union all
select check_id, 'side_total', 'total', 1, cell_id, false from totals
where check_id in (select check_id from side_terms)
union all
select distinct check_id, 'ordinal_children', 'total', 1, total_cell_id, false from ordinal_terms
union all
select check_id, 'ordinal_children', 'addend', 1, addend_cell_id, false from ordinal_terms
union all
select check_id, 'sides_equal', 'total', 1, income_cell_id, false from equal_terms
union all
select check_id, 'sides_equal', 'addend', 1, expense_cell_id, false from equal_terms
