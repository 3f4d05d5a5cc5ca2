-- NARRATIVE-052, one row per document: where the change of every class with expenditure is told,
-- their sum is the change of the whole.
create or replace temp table class_changes as
with changes as (
    select
        document_sha256,
        subject_code,
        any_value(claims) as claims,
    from input_claims as claims
    where claim_code = 'general_public_class_change' and length(subject_code) = 3
    group by document_sha256, subject_code
    having count(*) = 1
),

totals as (
    select document_sha256, any_value(claims) as claims
    from input_claims as claims
    where claim_code = 'general_public_expenditure_change' and section_code = 'general_public'
    group by document_sha256
    having count(distinct value) = 1
)

select
    totals.document_sha256,
    totals.claims,
    count(printed.figures) as printed_count,
    count(changes.claims) as told_count,
    as_figure(sum(changes.claims.value)) as expected,
    as_figure(totals.claims.half_width + sum(changes.claims.half_width)) as allowed,
    totals.claims.is_trusted and bool_and(changes.claims.is_trusted) as are_trusted,
    list(changes.claims order by changes.subject_code)
        filter (changes.claims is not null) as parts,
from totals
inner join figures_at_hand as printed
    on totals.document_sha256 = printed.judged_sha256
    and printed.figures.statement_code = 'GK05' and printed.figures.measure_code = 'total'
    and length(printed.figures.subject_code) = 3
left join changes
    on totals.document_sha256 = changes.document_sha256
    and printed.figures.subject_code = changes.subject_code
group by totals.document_sha256, totals.claims;

insert into rule_checks by name
select
    'NARRATIVE-052' as rule_id,
    document_sha256,
    'classes' as about,
    case
        when not are_trusted then 'cannot_tell'
        when claims.value = expected then 'holds'
        when abs(claims.value - expected) <= allowed then 'rounding'
        else 'fails'
    end as verdict,
    '正文的识读不可靠' as doubt,
    expected,
    claims.value as found,
    allowed,
    'yuan' as unit,
    claim_place(claims) as where_text,
    told_count || '类增减额之和' as other_text,
    place_of_claim(claims) as found_place,
from class_changes
where told_count = printed_count;
