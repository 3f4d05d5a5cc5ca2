-- One row per statement and measure that no seed lists and that follows from one it lists, or from
-- the lists of codes. The same of 上年结转, of what was spent the year before, of what is left after
-- something, the rate of a change, and the subjects that stand at the head of columns.
with

statements as (
    select * from {{ ref('int_statement_kinds') }}
),

listed as (
    select * from {{ ref('int_listed_measures') }}
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

-- what 三公 was carried over from the year before, beside this year's
carried_items as (
    select
        listed.statement_code,
        replace(listed.measure_code, 'budget_', 'carried_forward_') as measure_code,
        {{ carried_forward_word() }} || listed.name_zh as name_zh,
        false as is_in_contract
    from listed
    inner join statements
        on listed.statement_code = statements.statement_code
    where
        statements.document_kind = 'budget'
        and statements.grain = 'single_row'
        and starts_with(listed.measure_code, 'budget_')
),

-- 项目支出结转 | 项目支出结余 below 项目支出结转和结余
balances as (
    select
        listed.statement_code,
        listed.measure_code || parts.suffix as measure_code,
        listed.name_zh || parts.word as name_zh,
        false as is_in_contract
    from listed
    cross join (
        values
        ('_carried_over', {{ carried_over_word() }}),
        ('_surplus', {{ surplus_word() }})
    ) as parts (suffix, word)
    where regexp_matches(listed.measure_code, '^(opening|closing)_balance_(basic|project)$')
),

-- 编制预算 beside 本年预算 and 上年结转; 部门预算/合计 beside 总计
within as (
    select
        listed.statement_code,
        case listed.measure_code
            when 'amount' then 'current_amount' else 'budget_total'
        end as measure_code,
        case listed.measure_code
            when 'amount' then {{ current_word() }} else {{ within_budget_word() }}
        end || listed.name_zh as name_zh,
        false as is_in_contract
    from listed
    inner join statements
        on listed.statement_code = statements.statement_code
    where
        statements.document_kind = 'budget'
        and (
            statements.grain = 'two_sided' and listed.measure_code = 'amount'
            or statements.grain = 'by_function' and listed.measure_code = 'total'
        )
),

-- a figure with something taken out of it, the year before as it was spent, a change in percent
compared as (
    select
        listed.statement_code,
        concat(phases.prefix, listed.measure_code, forms.suffix) as measure_code,
        concat(phases.word, listed.name_zh, forms.word) as name_zh,
        false as is_in_contract
    from listed
    cross join (values ('', ''), ('outturn_', {{ outturn_word() }})) as phases (prefix, word)
    cross join (
        values
        ('', ''), ('_rate', {{ rate_word() }}), ('_after_exclusions', {{ exclusions_word() }}),
        ('_after_exclusions_rate', {{ exclusions_word() }} || {{ rate_word() }})
    ) as forms (suffix, word)
    inner join statements
        on listed.statement_code = statements.statement_code
    where
        statements.document_kind = 'budget'
        and statements.grain in ('by_function', 'by_economic', 'two_sided')
        and listed.measure_code in ('total', 'amount', 'basic', 'project')
        and (phases.prefix <> '' or forms.suffix <> '')
),

-- a subject's name at the head of a column (机关工资福利支出), the latest of those it had
subjects as (
    {% for classification in ('departmental', 'governmental') %}
        select
            '{{ classification }}_' || code as measure_code,
            arg_max(name_zh, (coalesce(valid_from, 0), name_zh)) as name_zh,
            code
        from {{ ref(classification ~ '_economic_codes') }}
        group by code
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

across_subjects as (
    select
        statements.statement_code,
        subjects.measure_code,
        subjects.name_zh,
        false as is_in_contract
    from statements
    inner join subjects
        on length(subjects.code) = 3
        or statements.classification <> 'none'
        and starts_with(subjects.measure_code, left(statements.classification, 6))
    where
        statements.subject in ('expenditure', 'basic_expenditure', 'project_expenditure')
        and statements.grain in ('by_function', 'by_economic', 'by_project')
),

derived as (
    select * from funds_of_years
    union all by name
    select * from carried_items
    union all by name
    select * from balances
    union all by name
    select * from within
    union all by name
    select * from compared
    union all by name
    select * from across_subjects
)

select derived.*
from derived
anti join listed
    on derived.statement_code = listed.statement_code
    and derived.measure_code = listed.measure_code
