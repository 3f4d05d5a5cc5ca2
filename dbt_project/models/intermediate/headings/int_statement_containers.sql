-- One row per statement and concept of a heading that, on it, merely holds others and is left out
-- of a measure's path when something follows. These are its own funds, what it is of (基本支出 on a
-- statement of basic expenditure, 项目支出 on one of projects), the current year where the year's
-- income is no measure of its own, 基本支出 where its parts are measures by themselves, and what the
-- seed lists for every one.
with

statements as (
    select * from {{ ref('int_statement_kinds') }}
),

measured as (
    select
        statement_code,
        list(measure_code) as measures
    from {{ ref('int_listed_measures') }}
    group by statement_code
),

told as (
    select
        statements.*,
        measured.measures
    from statements
    left join measured
        on statements.statement_code = measured.statement_code
)

select
    statement_code,
    unnest(list_distinct([
        case when fund not in ('none', 'treasury_account') then fund end,
        -- 一般公共预算安排的基本支出 says nothing more on a statement of these funds
        case when fund <> 'none' then 'funds_of_' || fund end,
        case
            when fund in ('general_public', 'gov_fund', 'state_capital')
                then 'funds_of_fiscal_appropriation'
        end,
        case subject
            when 'basic_expenditure' then 'basic'
            when 'project_expenditure' then 'project'
            when 'project' then 'project'
            when 'subsidies_from_above' then 'superior_subsidy'
            when 'transfers' then 'transfers_total'
            when 'operating_costs' then 'agency_operating'
        end,
        case when not list_contains(coalesce(measures, []), 'income') then 'current' end,
        case
            when
                list_contains(measures, 'personnel')
                and not list_contains(measures, 'basic_personnel')
                then 'basic'
        end
    ])) as concept
from told
where statement_code not like 'JX%'
union
select
    told.statement_code,
    containers.concept
from told
cross join {{ ref('container_concepts') }} as containers
