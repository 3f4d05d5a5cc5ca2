-- What of a document adds up to one whole is printed in one statement, side, block and measure, of
-- this year, and is its grand total where that is printed. Gives the wholes of which it is not so.
with

wholes as (
    select
        document_sha256,
        adds_up_to,
        count(distinct concat_ws(' ', statement_code, side, block, measure_code)) as column_count,
        any_value(statement_code) as statement_code,
        any_value(side) as side,
        any_value(block) as block,
        any_value(measure_code) as measure_code,
        bool_and(period = 'current') as is_this_year,
        sum(value) as value
    from {{ ref('fct_statement_amounts') }}
    where adds_up_to is not null
    group by document_sha256, adds_up_to
)

select
    wholes.document_sha256,
    wholes.adds_up_to,
    wholes.column_count,
    wholes.value,
    sums.grand_total
from wholes
left join {{ ref('leaf_sums') }} as sums
    on wholes.document_sha256 = sums.document_sha256
    and wholes.statement_code = sums.statement_code
    and wholes.side = sums.side
    and wholes.block = sums.block
    and wholes.measure_code = sums.measure_code
    and sums.period = 'current'
    -- a two-sided statement tells this year's total and that with what is carried over
    and sums.side = ''
where
    wholes.column_count > 1
    or not wholes.is_this_year
    or abs(wholes.value - sums.grand_total) > sums.allowed
