-- COMPLETENESS-013 and PERFORMANCE-070, one row per count of projects: self-evaluated projects
-- told in the text against the forms attached. A report without a form announces none that could
-- be missing.
create or replace temp table evaluated_forms as
with told as (
    select
        document_sha256,
        as_figure(sum(value)) as value,
        any_value(claims) as claims,
    from (
        select
            *,
            row_number() over (
                partition by document_sha256, claim_code order by paragraph_no, place
            ) as claim_no,
        from input_claims
        where claim_code in ('evaluated_projects', 'evaluated_projects_level1', 'evaluated_projects_level2')
    ) as claims
    where claim_no = 1
    group by document_sha256
)

select
    told.document_sha256,
    told.claims,
    told.value,
    count(distinct forms.project_name) as form_count,
    min(forms.source_page) as page,
    coalesce(bool_or(funds.is_in_pieces), false) as is_in_pieces,
from told
inner join input_projects as forms on told.document_sha256 = forms.document_sha256
left join told_funds as funds on told.document_sha256 = funds.document_sha256
group by told.document_sha256, told.claims, told.value;

insert into rule_checks by name
select
    unnest(['COMPLETENESS-013', 'PERFORMANCE-070']) as rule_id,
    document_sha256,
    'forms' as about,
    case
        when form_count = value then 'holds'
        when is_in_pieces then 'cannot_tell'
        else 'fails'
    end as verdict,
    '自评项目分几处写，不知道哪些自评表是这一处的' as doubt,
    form_count::varchar as found_text,
    whole_number(value)::varchar as expected_text,
    '正文第' || claims.source_page || '页' as where_text,
    {
        page: claims.source_page, bbox: claims.source_bbox, text: claims.sentence, value: claims.value,
        subject_code: '', line_label: '', header_path: ''
    } as found_place,
from evaluated_forms;
