-- One row per statement and measure it can print, with what its code says of phase, item and fund.
-- Those listed for it, those of the statement whose columns it shares, and those that follow.
with

statements as (
    select * from {{ ref('int_statement_kinds') }}
),

all_measures as (
    select * from {{ ref('int_listed_measures') }}
    union all by name
    select * from {{ ref('int_derived_measures') }}
),

-- budget_vehicle_total_gov_fund: its phase before its item, its fund behind it
parted as (
    select
        *,
        regexp_extract(measure_code, '^(budget|adjusted|final|outturn)_', 1) as own_phase,
        regexp_replace(measure_code, '^(budget|adjusted|final|outturn)_', '') as rest,
        regexp_extract(
            rest, '(?:^|_)({{ funds_over_spending() }})$', 1
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
            -- beside 总计, which holds the same: no second whole of the line
            when statements.document_kind = 'budget' and parted.measure_code = 'budget_total'
                then parted.measure_code
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
