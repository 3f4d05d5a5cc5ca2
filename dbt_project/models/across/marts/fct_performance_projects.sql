-- One row per row of performance_projects, with the department and year it is of and the band that
-- its score lies in: the distribution of scores needs no join.
{{ config(materialized='view') }}

select
    documents.department_id,
    departments.department_name,
    documents.place_code,
    documents.place_name,
    documents.level,
    documents.document_kind,
    documents.fiscal_year,
    documents.is_current,

    projects.project_name,
    projects.supervising_department,
    projects.unit,

    projects.initial_budget,
    projects.annual_budget,
    projects.executed,
    projects.balance,
    projects.execution_rate,
    projects.budget_score,
    projects.total_score,
    -- the bands of the ministry's measure of 2020; a full score stands by itself
    case
        when projects.total_score is null then 'not_scored'
        when projects.total_score >= 100 then 'full'
        when projects.total_score >= 90 then '90_to_100'
        when projects.total_score >= 80 then '80_to_90'
        when projects.total_score >= 60 then '60_to_80'
        else 'below_60'
    end as score_band,
    projects.grade,

    projects.source_page,
    projects.document_sha256
from {{ ref('performance_projects') }} as projects
inner join {{ ref('dim_document') }} as documents
    on projects.document_sha256 = documents.document_sha256
inner join {{ ref('dim_department') }} as departments
    on documents.department_id = departments.department_id
