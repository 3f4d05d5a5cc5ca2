-- One row per statement and measure that a seed lists for it, or for a statement whose columns it
-- shares.
with

statements as (
    select * from {{ ref('int_statement_kinds') }}
),

measures as (
    select
        statements.statement_code,
        measures.measure_code,
        measures.name_zh
    from {{ ref('measures') }} as measures
    inner join {{ ref('measure_families') }} as families
        on measures.family = families.family
    inner join {{ ref('statements') }} as statements
        on regexp_full_match(statements.statement_code, families.statement_pattern)
),

shared as (
    select distinct
        statements.statement_code,
        measures.measure_code,
        measures.name_zh
    from statements
    inner join measures
        on measures.statement_code in (statements.measures_of, statements.funds_of)
    anti join measures as own
        on statements.statement_code = own.statement_code
        and measures.measure_code = own.measure_code
),

listed as (
    select * from measures
    union all
    select * from shared
)

select
    listed.*,
    contracted.measure_code is not null as is_in_contract
from listed
left join {{ ref('contract_measures') }} as contracted
    on listed.statement_code = contracted.statement_code
    and listed.measure_code = contracted.measure_code
