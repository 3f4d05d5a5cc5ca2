-- One row per figure in an identity between the totals and the sides of a two-sided statement. Each
-- total line is the total before it plus the main lines between; the grand totals of both sides
-- agree.
with

line_amounts as (
    select * from {{ ref('int_side_amounts') }}
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
        -- the total before it is one figure, whatever its own parts are
        parts.is_uncertain and not parts.is_total as is_uncertain
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

grand_totals as (
    select *
    from line_amounts
    where
        is_total
        and not regexp_matches(line_label, '^{{ this_year() }}')
        and measure_code in ('amount', 'total')
    qualify row_number() over (
        partition by statement_id, side, period
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
        and income.side = 'income'
        and expense.side = 'expense'
)

select check_id, identity_id, role, 1 as sign, cell_id, is_uncertain from side_terms
union all
select check_id, 'side_total', 'total', 1, cell_id, false from totals
where check_id in (select check_id from side_terms)
union all
select check_id, 'sides_equal', 'total', 1, income_cell_id, false from equal_terms
union all
select check_id, 'sides_equal', 'addend', 1, expense_cell_id, false from equal_terms
