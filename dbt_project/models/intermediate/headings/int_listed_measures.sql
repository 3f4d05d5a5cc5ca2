-- One row per statement and measure that a seed lists for it, or for the statement whose columns it
-- shares.
with

statements as (
    select * from {{ ref('int_statement_kinds') }}
),

measures as (
    select * from {{ ref('measures') }}
),

shared as (
    select measures.* replace (statements.statement_code as statement_code)
    from statements
    inner join measures
        on statements.measures_of = measures.statement_code
    anti join measures as own
        on statements.statement_code = own.statement_code
        and measures.measure_code = own.measure_code
)

select * from measures
union all by name
select * replace (false as is_in_contract) from shared
