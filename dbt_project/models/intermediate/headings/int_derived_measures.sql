-- One row per statement and measure that no seed lists and that follows from one it lists, or from
-- the lists of codes. The same of 上年结转, of what was spent the year before, of what is left after
-- something, the rate of a change, the subjects that stand at the head of columns, and the money of
-- each level of government.
with

statements as (
    select * from {{ ref('int_statement_kinds') }}
),

listed as (
    select * from {{ ref('int_listed_measures') }}
),

-- a pattern is matched once with each code and each grain, not with each row of the lists
listed_codes as (
    select distinct measure_code from listed
),

grains as (
    select distinct grain from statements
),

codes as (
    select
        listed_codes.measure_code as of_code,
        regexp_replace(
            listed_codes.measure_code, '^' || forms.measure_pattern || '$', forms.measure_code
        ) as measure_code,
        forms.* exclude (measure_code, grain_pattern),
        grains.grain
    from {{ ref('derived_measures') }} as forms
    inner join listed_codes
        on regexp_full_match(listed_codes.measure_code, forms.measure_pattern)
    inner join grains
        on regexp_full_match(grains.grain, forms.grain_pattern)
),

-- 上年结转 over the same columns as 当年, 结转 and 结余 below a balance: each a measure of its own
of_measures as (
    select
        listed.statement_code,
        codes.measure_code,
        concat(codes.words_before, listed.name_zh, codes.words_after) as name_zh
    from listed
    inner join statements
        on listed.statement_code = statements.statement_code
    inner join codes
        on listed.measure_code = codes.of_code
        and statements.grain = codes.grain
        and coalesce(statements.document_kind = codes.document_kind, codes.document_kind is null)
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
        subjects.name_zh
    from statements
    inner join subjects
        on length(subjects.code) = 3
        or starts_with(
            subjects.measure_code,
            -- 办公费 below 商品和服务支出 of a statement by function or of projects
            left(coalesce(nullif(statements.classification, 'none'), 'departmental'), 6)
        )
        -- 工资奖金津补贴 at the head of a column of 人员经费(工资福利支出)
        or statements.extent in ('wages', 'goods', 'individuals')
        and statements.classification = 'none'
        and starts_with(subjects.measure_code, 'governmental')
    where
        statements.subject in ('expenditure', 'basic_expenditure', 'project_expenditure')
        and statements.grain in ('by_function', 'by_economic', 'by_project')
),

-- 基本支出 below 一般公共预算, where a statement tells of several funds
of_funds as (
    select
        listed.statement_code,
        concat(listed.measure_code, '_', funds.fund_code) as measure_code,
        concat(funds.name_zh, '：', listed.name_zh) as name_zh
    from listed
    inner join statements
        on listed.statement_code = statements.statement_code
    inner join {{ ref('funds') }} as funds
        on regexp_full_match(funds.fund_code, '{{ funds_over_spending() }}')
    where
        regexp_full_match(listed.measure_code, '{{ spending_by_funds() }}')
        and statements.fund in ('none', 'fiscal_appropriation')
        and statements.subject in ('expenditure', 'basic_expenditure', 'project_expenditure')
        and statements.grain in ('by_function', 'by_economic', 'by_project')
),

-- 中央 | 省级 | 本级: whose money it is, of all there is, of one fund or of projects
wholes as (
    select
        fund_code as code,
        name_zh
    from {{ ref('funds') }}
    where regexp_full_match(fund_code, '{{ funds_over_spending() }}')
    union all
    select
        item_code,
        name_zh
    from {{ ref('items') }}
    where item_code = 'project'
    union all
    select
        null,
        null
),

of_levels as (
    select
        statements.statement_code,
        concat(levels.measure_code, '_' || wholes.code) as measure_code,
        concat(wholes.name_zh || '：', levels.name_zh) as name_zh
    from statements
    cross join {{ levels_of_government() }}
    inner join wholes
        on statements.fund in ('none', 'fiscal_appropriation') or wholes.code is null
    where statements.grain in ('by_function', 'by_economic', 'by_project', 'by_item')
),

derived as (
    select * from of_measures
    union all by name
    select * from of_levels
    union all by name
    select * from of_funds
    union all by name
    select * from across_subjects
)

select
    derived.*,
    false as is_in_contract
from derived
anti join listed
    on derived.statement_code = listed.statement_code
    and derived.measure_code = listed.measure_code
