-- Sums and weights of self-evaluation forms: one row per form, with those of its indicators, the total and
-- the weight of execution that it prints, and whether it was read from a picture.
create or replace table form_sums as
with forms as (
    select
        *,
        lead(source_page) over same_name as next_page,
        count(*) over (partition by document_sha256, project_name, source_page) as alike_count,
    from input_projects
    window same_name as (partition by document_sha256, project_name order by source_page)
),

-- several units may have a form each for one project: an indicator is of the form it stands below
scores as (
    select
        forms.document_sha256,
        forms.project_name,
        forms.source_page,
        sum(indicators.weight) as weights,
        sum(indicators.score) as scores,
        count(*) as indicator_count,
        count(indicators.weight) as weight_count,
        count(indicators.score) as score_count,
    from forms
    inner join input_indicators as indicators
        on forms.document_sha256 = indicators.document_sha256
        and forms.project_name = indicators.project_name
        and indicators.source_page >= forms.source_page
        and indicators.source_page < coalesce(forms.next_page, indicators.source_page + 1)
    where forms.alike_count = 1
    group by all
)

select
    forms.* exclude (next_page, alike_count),
    printed.total_weight,
    printed.budget_weight,
    coalesce(pages.text_source, 'text') <> 'text' as is_scanned,
    scores.weights,
    scores.scores,
    scores.indicator_count,
    scores.weight_count,
    scores.score_count,
from forms
left join input_pages as pages
    on forms.document_sha256 = pages.document_sha256 and forms.source_page = pages.page
left join scores
    on forms.document_sha256 = scores.document_sha256
    and forms.project_name = scores.project_name
    and forms.source_page = scores.source_page
left join (
    select
        every.document_sha256,
        every.project_name,
        every.page,
        any_value(every.total_weight) as total_weight,
        any_value(executions.budget_weight) filter (executions.is_total) as budget_weight,
    from input_forms as every
    left join input_executions as executions on every.form_id = executions.form_id
    group by every.document_sha256, every.project_name, every.page
    having count(distinct every.form_id) = 1
) as printed
    on forms.document_sha256 = printed.document_sha256
    and coalesce(forms.project_name, '') = printed.project_name
    and forms.source_page = printed.page;
