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
),

all_measures as (
    select * from listed
    union all by name
    select funds_of_years.*
    from funds_of_years
    anti join listed
        on funds_of_years.statement_code = listed.statement_code
        and funds_of_years.measure_code = listed.measure_code
),

-- budget_vehicle_total_gov_fund: its phase before its item, its fund behind it
parted as (
    select
        *,
        regexp_extract(measure_code, '^(budget|adjusted|final)_', 1) as own_phase,
        regexp_replace(measure_code, '^(budget|adjusted|final)_', '') as rest,
        regexp_extract(
            rest, '(?:^|_)(general_public|gov_fund|state_capital|special_account|unit_funds)$', 1
        ) as own_fund
    from all_measures
)

select
    parted.statement_code,
    parted.measure_code,
    parted.name_zh,
    coalesce(
        named.item_code,
        case
            when statements.grain = 'single_row' and own_phase <> '' and starts_with(rest, 'total')
                then 'three_public'
        end,
        nullif(rtrim(left(rest, length(rest) - length(own_fund)), '_'), ''),
        'total'
    ) as item_code,
    coalesce(
        named.fund_code, nullif(own_fund, ''), statements.fund_scope, 'unstated'
    ) as fund_code,
    coalesce(
        nullif(own_phase, ''),
        case when statements.document_kind = 'final_accounts' then 'final' else 'budget' end
    ) as phase,
    parted.is_in_contract
from parted
inner join statements
    on parted.statement_code = statements.statement_code
left join {{ ref('measure_items') }} as named
    on parted.rest = named.measure_code
