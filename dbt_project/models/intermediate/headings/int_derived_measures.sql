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

-- 上年结转 over the same columns as 当年, 结转 and 结余 below a balance: each a measure of its own
of_measures as (
    select
        listed.statement_code,
        regexp_replace(
            listed.measure_code, '^' || forms.measure_pattern || '$', forms.measure_code
        ) as measure_code,
        concat(forms.words_before, listed.name_zh, forms.words_after) as name_zh
    from listed
    inner join statements
        on listed.statement_code = statements.statement_code
    inner join {{ ref('derived_measures') }} as forms
        on coalesce(statements.document_kind = forms.document_kind, forms.document_kind is null)
        and regexp_full_match(statements.grain, forms.grain_pattern)
        and regexp_full_match(listed.measure_code, forms.measure_pattern)
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
        or statements.classification <> 'none'
        and starts_with(subjects.measure_code, left(statements.classification, 6))
    where
        statements.subject in ('expenditure', 'basic_expenditure', 'project_expenditure')
        and statements.grain in ('by_function', 'by_economic', 'by_project')
),

derived as (
    select * from of_measures
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
