-- PERFORMANCE-086, one row per document: funds said to be evaluated against all project
-- expenditure. Funds may be told by their budget: only twice the expenditure is beyond doubt.
insert into rule_checks by name
select
    'PERFORMANCE-086' as rule_id,
    told.document_sha256,
    'funds' as about,
    case
        when told.value <= projects.figures.value + told.half_width + projects.figures.half_width
            then 'holds'
        when told.value <= 2 * projects.figures.value then 'cannot_tell'
        when projects.figures.is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '自评资金可能按预算数统计' as doubt,
    projects.figures.value as expected,
    told.value as found,
    'yuan' as unit,
    '正文第' || told.claims.source_page || '页' as where_text,
    figure_place(projects.figures) as other_text,
    place_of_claim(told.claims) as found_place,
    place_of(projects.figures) as other_place,
from told_funds as told
inner join figures_at_hand as projects
    on told.document_sha256 = projects.judged_sha256
    and projects.figures.statement_code in ('GK03', 'YS03')
    and projects.figures.line = 'total' and projects.figures.measure_code = 'project';

-- Budgets have targets for their projects: funds of less than a hundredth of what the projects spend
-- were not filled in. Where the words speak of some projects only, nothing follows.
insert into rule_checks by name
select
    'PERFORMANCE-086' as rule_id,
    told.document_sha256,
    'targets' as about,
    case
        when told.value * 100 >= projects.figures.value then 'holds'
        when told.is_trusted and projects.figures.is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '正文或报表的识读不可靠' as doubt,
    projects.figures.value as expected,
    told.value as found,
    'yuan' as unit,
    told.figure_text as found_text,
    '正文第' || told.source_page || '页' as where_text,
    figure_place(projects.figures) as other_text,
    place_of_claim(told) as found_place,
    place_of(projects.figures) as other_place,
from input_claims as told
inner join figures_at_hand as projects
    on told.document_sha256 = projects.judged_sha256
    and projects.figures.statement_code = 'YS03'
    and projects.figures.line = 'total' and projects.figures.measure_code = 'project'
where
    told.claim_code = 'target_funds' and projects.figures.value > 0
    and regexp_matches(told.sentence, '绩效目标')
    and not regexp_matches(told.sentence, '重点|部分|其中|新增|试点|评价')
qualify row_number() over (
    partition by told.document_sha256 order by told.value desc, told.place asc
) = 1;
