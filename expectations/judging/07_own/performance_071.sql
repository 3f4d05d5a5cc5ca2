-- PERFORMANCE-071, -073 and -085, one row per document, grade or project: funds and grades told
-- in the text against the forms attached; projects with a target form and no self-evaluation.
insert into rule_checks by name
with sums as (
    select
        document_sha256,
        [sum(annual_budget), sum(executed), sum(initial_budget)] as sums,
        count(*) as form_count,
    from input_projects
    group by document_sha256
)

select
    'PERFORMANCE-071' as rule_id,
    told.document_sha256,
    'funds' as about,
    case
        when list_bool_or(list_transform(
            sums.sums, lambda one: abs(one - told.value) <= told.half_width + 50 * sums.form_count
        )) then 'holds'
        when told.is_in_pieces then 'cannot_tell'
        else 'fails'
    end as verdict,
    '自评资金分几处写，不知道哪些自评表是这一处的' as doubt,
    list_sort(list_transform(
        sums.sums, lambda one: {distance: abs(one - told.value), value: one}
    ))[1].value as expected,
    told.value as found,
    'yuan' as unit,
    '正文第' || told.claims.source_page || '页' as where_text,
    place_of_claim(told.claims) as found_place,
from told_funds as told
inner join sums on told.document_sha256 = sums.document_sha256
where told.value > 0;

insert into rule_checks by name
with told as (
    select
        document_sha256,
        regexp_extract(claim_code, '^grade_([a-z]+)', 1) as grade_code,
        sum(value) as value,
        any_value(claims) as claims,
    from input_claims as claims
    where claim_code like 'grade_%'
    group by document_sha256, grade_code
),

graded as (
    select document_sha256, grade, count(*) as form_count
    from input_projects
    where grade is not null
    group by document_sha256, grade
)

select
    'PERFORMANCE-073' as rule_id,
    told.document_sha256,
    words.grade as about,
    if(told.value = coalesce(grades.form_count, 0), 'holds', 'fails') as verdict,
    whole_number(told.value)::varchar as found_text,
    coalesce(grades.form_count, 0)::varchar as expected_text,
    '正文第' || told.claims.source_page || '页' as where_text,
    words.grade as what_text,
    place_of_claim(told.claims) as found_place,
from told
inner join (
    values ('excellent', '优'), ('good', '良'), ('medium', '中'), ('poor', '差'), ('qualified', '合格'),
    ('unqualified', '不合格')
) as words (grade_code, grade) on told.grade_code = words.grade_code
inner join (select distinct document_sha256 from graded) as forms
    on told.document_sha256 = forms.document_sha256
left join graded as grades
    on told.document_sha256 = grades.document_sha256 and words.grade = grades.grade;

insert into rule_checks by name
select
    'PERFORMANCE-085' as rule_id,
    targets.document_sha256,
    targets.project_name as about,
    if(bool_or(forms.project_name is not null), 'holds', 'fails') as verdict,
    '第' || min(targets.source_page) || '页' as where_text,
    inner_quotes(targets.project_name) as what_text,
    page_place(min(targets.source_page), targets.project_name) as found_place,
from input_targets as targets
inner join (select distinct document_sha256 from input_projects) as evaluated
    on targets.document_sha256 = evaluated.document_sha256
left join input_projects as forms
    on targets.document_sha256 = forms.document_sha256
    and regexp_replace(targets.project_name, '\s', '', 'g')
        = regexp_replace(forms.project_name, '\s', '', 'g')
where targets.project_name <> ''
group by targets.document_sha256, targets.project_name;
