-- One row per statement and measure that a seed lists for it, or for a statement whose columns it
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
        on measures.statement_code in (statements.measures_of, statements.funds_of)
    anti join measures as own
        on statements.statement_code = own.statement_code
        and measures.measure_code = own.measure_code
    -- of two statements that share a measure, the first says what it is called
    qualify row_number() over (
        partition by statements.statement_code, measures.measure_code
        order by measures.statement_code = statements.measures_of desc
    ) = 1
)

select * from measures
union all by name
select * replace (false as is_in_contract) from shared
