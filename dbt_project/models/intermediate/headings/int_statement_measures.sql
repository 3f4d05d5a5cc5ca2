-- One row per statement and measure it can print: those listed for it, and those of the statement
-- whose columns it shares.
with

statements as (
    select * from {{ ref('statements') }}
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
),

listed as (
    select * from measures
    union all by name
    select * replace (false as is_in_contract) from shared
),

-- 上年结转 stands over 小计 and the same columns as 当年: each is a measure of its own
funds_of_years as (
    select
        listed.statement_code,
        years.prefix || listed.measure_code as measure_code,
        years.word || listed.name_zh as name_zh,
        false as is_in_contract
    from listed
    cross join (
        values
        ('carried_forward_', {{ carried_forward_word() }}),
        ('current_', {{ current_word() }})
    ) as years (prefix, word)
    inner join statements
        on listed.statement_code = statements.statement_code
    where
        statements.document_kind = 'budget'
        and statements.grain in ('by_function', 'by_economic', 'single_row')
        and (years.prefix = 'carried_forward_') <> (listed.measure_code = 'total')
        and listed.measure_code in (
            'total', 'basic', 'personnel', 'public', 'project', 'operating'
        )
)

select * from listed
union all by name
select funds_of_years.*
from funds_of_years
anti join listed
    on funds_of_years.statement_code = listed.statement_code
    and funds_of_years.measure_code = listed.measure_code
