-- One row per heading that no word explains and that is the one part left of a total all others of
-- which are known. What funds of the public budgets spend is basic or project expenditure, so what
-- stands beside 人员经费 and 公用经费, or beside 基本支出, and makes up the total with them, is the other.
-- In every row, and in two at least where both have figures.
with

-- statements of funds that buy nothing else: no business of its own, nothing handed up or down
statements as (
    select statement_code
    from {{ ref('int_statement_kinds') }}
    where
        subject = 'expenditure'
        and fund_scope in ('fiscal_appropriation', 'general_public', 'gov_fund', 'state_capital')
),

totals as (
    select distinct
        columns.grid_id,
        columns.column_no
    from {{ ref('int_column_roles') }} as columns
    inner join statements
        on columns.statement_code = statements.statement_code
    where columns.role = 'measure' and columns.headings[-1].kind = 'total'
),

addends as (
    select addends.*
    from {{ ref('int_column_addends') }} as addends
    inner join totals
        on addends.grid_id = totals.grid_id
        and addends.own_column_no = totals.column_no
),

-- all of basic expenditure and one column more
sets as (
    select
        head_grid_id,
        cell_id,
        any_value(part_cell_id) filter (where is_unknown) as rest_cell_id
    from addends
    group by head_grid_id, cell_id
    having
        count(distinct part_cell_id) filter (where is_unknown) = 1
        and count(distinct basis) = 1
        and list_sort(list(distinct concept) filter (where not is_unknown))
        in (['basic'], ['personnel', 'public'])
),

figures as (
    select * from {{ ref('int_column_figures') }}
),

rows_added as (
    select
        sets.head_grid_id,
        sets.rest_cell_id,
        own.number_printed as own_number,
        own.half_last_digit as own_half,
        sum(parts.number_printed) as parts_number,
        sum(parts.half_last_digit) as parts_half,
        coalesce(bool_or(addends.is_unknown and parts.number_printed <> 0), false)
        and coalesce(bool_or(not addends.is_unknown and parts.number_printed <> 0), false) as proves
    from sets
    inner join addends
        on sets.head_grid_id = addends.head_grid_id
        and sets.cell_id = addends.cell_id
    inner join figures as parts
        on addends.grid_id = parts.grid_id
        and addends.column_no = parts.column_no
    inner join figures as own
        on addends.grid_id = own.grid_id
        and addends.own_column_no = own.column_no
        and parts.row_no = own.row_no
    group by
        sets.head_grid_id, sets.rest_cell_id, addends.grid_id, own.row_no, own.number_printed,
        own.half_last_digit
)

select
    head_grid_id,
    rest_cell_id as cell_id,
    count(*) filter (where abs(own_number - parts_number) > own_half + parts_half) as failing_count,
    count(distinct own_number) filter (where proves) as proving_count
from rows_added
group by head_grid_id, rest_cell_id
