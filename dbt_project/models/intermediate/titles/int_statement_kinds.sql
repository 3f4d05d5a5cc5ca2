-- One row per statement that a report can print. Those the seed names, those a signature gives a
-- code, and every other combination of report, funds, subject, classification and extent, whose
-- code and name are put together from its parts.
with

parts as (
    select * from {{ ref('statement_parts') }}
),

signatures as (
    select
        *,
        string_split(kind, ' ')[1] as first_kind,
        string_split(fund, ' ')[1] as first_fund,
        string_split(subject, ' ')[1] as first_subject,
        string_split(classification, ' ')[1] as first_classification,
        case when form = 'detail' then 'detail' else 'none' end as first_extent
    from {{ ref('title_signatures') }}
    qualify row_number() over (partition by statement_code order by kind) = 1
),

combinations as (
    select
        kinds.value as document_kind,
        funds.value as fund,
        subjects.value as subject,
        classifications.value as classification,
        extents.value as extent,
        concat_ws(
            '-', kinds.code || coalesce('-' || funds.code, ''), subjects.code,
            nullif(concat(classifications.code, extents.code), '')
        ) as composed_code,
        concat(
            funds.name_zh, subjects.name_zh, extents.name_zh, kinds.name_zh,
            '{{ statement_word() }}',
            '（' || classifications.name_zh || '）'
        ) as name_zh,
        concat_ws(
            ', ', concat_ws(' ', funds.name_en, subjects.name_en), extents.name_en,
            classifications.name_en, kinds.name_en
        ) as name_en
    from parts as kinds
    {% for dimension in ('fund', 'subject', 'classification', 'extent') %}
        inner join parts as {{ dimension }}s on {{ dimension }}s.dimension = '{{ dimension }}'
    {% endfor %}
    where
        kinds.dimension = 'kind'
        and case
            when subjects.value in ('revenue', 'revenue_and_expenditure')
                then classifications.value <> 'governmental_economic' and extents.value = 'none'
            when
                subjects.value in (
                    'expenditure', 'basic_expenditure', 'project_expenditure'
                )
                then extents.value in ('none', 'detail')
                or subjects.value <> 'project_expenditure'
                and funds.value in ('none', 'fiscal_appropriation', 'general_public')
            else classifications.value = 'none' and extents.value = 'none'
        end
),

-- a code that a signature gives stays, whatever else is added
composed as (
    select
        combinations.* exclude (composed_code),
        coalesce(signatures.statement_code, combinations.composed_code) as statement_code,
        {{ composed_grain() }} as grain,
        {{ composed_measures() }} as measures_of,
        {{ composed_funds() }} as funds_of
    from combinations
    left join signatures
        on combinations.document_kind = signatures.first_kind
        and combinations.fund = signatures.first_fund
        and combinations.subject = signatures.first_subject
        and combinations.classification = signatures.first_classification
        and combinations.extent = signatures.first_extent
),

named as (
    select
        statements.*,
        signatures.first_fund as fund,
        signatures.first_subject as subject,
        signatures.first_classification as classification,
        signatures.first_extent as extent
    from {{ ref('statements') }} as statements
    left join signatures
        on statements.statement_code = signatures.statement_code
)

select * from named
union all by name
select
    composed.* exclude (measures_of, funds_of),
    case composed.fund
        when 'none' then 'all'
        when 'treasury_account' then 'special_account'
        else composed.fund
    end as fund_scope,
    false as is_in_contract,
    composed.measures_of,
    composed.funds_of
from composed
anti join named
    on composed.statement_code = named.statement_code
