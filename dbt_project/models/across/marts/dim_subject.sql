-- One row per classification, subject code and fiscal year that loaded reports print.
with

facts as (
    select
        facts.subject_code,
        documents.fiscal_year,
        facts.line_label,
        case
            when left(facts.subject_code, 1) = '2' then 'functional'
            when left(facts.subject_code, 1) = '3' then 'departmental_economic'
            when left(facts.subject_code, 1) = '5' then 'governmental_economic'
            when left(facts.subject_code, 1) = '1' then 'revenue'
            else 'unknown'
        end as classification,
        facts.document_sha256
    from {{ ref('fct_statement_amounts') }} as facts
    inner join {{ ref('dim_document') }} as documents
        on facts.document_sha256 = documents.document_sha256
    where facts.subject_code <> '' and documents.fiscal_year is not null
),

names as (
    select
        classification,
        subject_code,
        fiscal_year,
        line_label,
        count(distinct document_sha256) as times
    from facts
    group by all
),

classes as (
    select * from {{ ref('function_classes') }}
)

select
    names.classification,
    names.subject_code,
    names.fiscal_year,
    coalesce(
        any_value(classes.name_zh),
        arg_max(names.line_label, (names.times, names.line_label))
    ) as name_zh,
    cast(
        case length(names.subject_code) when 3 then 1 when 5 then 2 when 7 then 3 end as integer
    ) as level,
    case
        when length(names.subject_code) > 3
            then left(names.subject_code, length(names.subject_code) - 2)
    end as parent_code,
    left(names.subject_code, 3) as class_code,
    cast(sum(names.times) as integer) as document_count
from names
left join classes
    on names.classification = 'functional'
    and names.subject_code = classes.class_code
    and names.fiscal_year between classes.valid_from and coalesce(classes.valid_to, 9999)
group by names.classification, names.subject_code, names.fiscal_year
