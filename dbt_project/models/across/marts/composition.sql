-- One row per department, level, kind, year and class of expenditure: its share of the whole.
with

additive as (
    select
        documents.department_id,
        documents.place_code,
        figures.level,
        figures.document_kind,
        figures.fiscal_year,
        coalesce(nullif(left(figures.subject_code, 3), ''), figures.class_code, '') as class_code,
        sum(figures.value) as value_yuan,
        bool_and(figures.is_trusted) as is_trusted,
        min(figures.document_sha256) as document_sha256
    from {{ ref('statement_amounts') }} as figures
    inner join {{ ref('dim_document') }} as documents
        on figures.document_sha256 = documents.document_sha256
    where
        -- figures of no year or kind may be of several
        figures.fiscal_year is not null
        and figures.adds_up_to = case figures.document_kind
            when 'budget' then 'budget_expenditure'
            when 'final_accounts' then 'final_expenditure'
        end
    group by all
)

select
    additive.department_id,
    departments.department_name,
    additive.place_code,
    places.place_name,
    additive.level,
    additive.document_kind,
    additive.fiscal_year,
    additive.class_code,
    subjects.name_zh as class_name,

    cast(additive.value_yuan as decimal(24, 4)) as value_yuan,
    cast(round(100 * additive.value_yuan / nullif(sum(additive.value_yuan) over (
        partition by
            additive.department_id, additive.level, additive.document_kind, additive.fiscal_year
    ), 0), 2) as decimal(24, 2)) as share_percent,
    additive.is_trusted,
    additive.document_sha256
from additive
inner join {{ ref('dim_department') }} as departments
    on additive.department_id = departments.department_id
inner join {{ ref('dim_place') }} as places
    on additive.place_code = places.place_code
left join {{ ref('dim_subject') }} as subjects
    on additive.class_code = subjects.subject_code
    and additive.fiscal_year = subjects.fiscal_year
-- what a statement does not tell by class is in the whole, and no share of it
qualify additive.class_code <> ''
