-- PERFORMANCE-104, one row per target form whose project is in the statements of projects: one of its rows
-- holds the form's funds. Where none does, another project without a form does, and every other form of
-- the name has its row, the form bears a wrong name.
insert into rule_checks by name
with forms as (
    select
        forms.document_sha256,
        forms.form_id,
        forms.page,
        regexp_replace(forms.project_name, '\s', '', 'g') as name,
        max(funds.value) as value,
    from input_forms as forms
    inner join input_funds as funds
        on forms.document_sha256 = funds.document_sha256 and forms.page = funds.source_page
        and forms.project_name = funds.project_name
    where forms.statement_code = 'JX02' and forms.project_name <> ''
        and funds.fund_code = 'total' and funds.unit = 'yuan' and funds.is_trusted and funds.value > 0
    group by all
    having min(funds.value) = max(funds.value)
),

projects as (
    select distinct
        figures.document_sha256,
        regexp_replace(figures.line_label, '\s', '', 'g') as name,
        figures.value,
    from input_figures as figures
    inner join input_statement_names as names
        on figures.statement_code = names.statement_code and names.grain = 'by_project'
    where figures.value > 0 and figures.is_trusted
),

judged as (
    select
        forms.*,
        exists (
            select 1 from projects
            where projects.document_sha256 = forms.document_sha256 and projects.name = forms.name
                and abs(projects.value - forms.value) <= 100
        ) as is_own,
        (
            select list(distinct projects.name order by projects.name) from projects
            where projects.document_sha256 = forms.document_sha256 and projects.name <> forms.name
                and abs(projects.value - forms.value) <= 100
                and projects.name not in (
                    select others.name from forms as others
                    where others.document_sha256 = forms.document_sha256
                )
        ) as others,
    from forms
    where exists (
        select 1 from projects
        where projects.document_sha256 = forms.document_sha256 and projects.name = forms.name
    )
),

named as (
    select
        *,
        count(*) filter (is_own) over (partition by document_sha256, name) as own_count,
        count(*) over (partition by document_sha256, name) as form_count,
    from judged
)

select
    'PERFORMANCE-104' as rule_id,
    document_sha256,
    if(is_own, 'own', name || ':' || page) as about,
    case
        when is_own then 'holds'
        when own_count = form_count - 1 and own_count > 1 and len(others) > 0 then 'fails'
        else 'cannot_tell'
    end as verdict,
    '项目支出表中没有金额相同的项目，或有几个' as doubt,
    min(value) as found,
    'yuan' as unit,
    inner_quotes(min(name)) as what_text,
    array_to_string(
        list_transform(any_value(others), lambda other: inner_quotes(other)), '”或“'
    ) as expected_text,
    '第' || min(page) || '页目标表' as where_text,
    page_place(min(page), min(name)) as found_place,
from named
group by document_sha256, is_own, own_count, form_count, others, if(is_own, 'own', name || ':' || page);
