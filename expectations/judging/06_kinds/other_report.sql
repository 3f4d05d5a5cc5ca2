-- Kind other_report, one row per amount that a report says and that another report of the same
-- department prints. An amount and its change are the year before's amount: then the amount has
-- to be the one that `printed` names in this report too, or the two are not about the same thing.
-- A nought agrees with a blank; any other amount beside a blank leaves it undecided, since codes
-- and lines change from year to year.
create or replace temp table other_reports as
select
    terms.*,
    one.document_sha256,
    min(other.document_sha256) as other_sha256,
    any_value(other.fiscal_year || '年' || if(other.document_kind = 'budget', '预算', '决算')
        || '报告的') as other_words,
from rule_terms as terms
inner join input_documents as one on list_contains(terms.applies_to, one.document_kind)
inner join input_documents as other
    on one.department_name = other.department_name and one.level = other.level
    and one.is_current and other.is_current
    and case terms.term['report']
        when 'budget' then other.document_kind = 'budget' and one.document_kind <> 'budget'
            and other.fiscal_year = one.fiscal_year
        else other.document_kind = one.document_kind and other.fiscal_year = one.fiscal_year - 1
    end
where terms.kind = 'other_report'
group by all;

-- every figure that a selector names, in either report: `owner` is the document it is looked up for
create or replace temp table named_figures as
with selectors as (
    select distinct
        owner,
        unnest(string_split(term['printed'] || coalesce(' or ' || term['figure'], ''), ' or '))
            as selector,
    from (
        select term, document_sha256 as owner from other_reports
        union
        select term, other_sha256 from other_reports
    )
)

select
    selectors.*, if(line_kind = 'asked', figures.subject_code, '') as code,
    figures.value, figures.half_width, figures.is_trusted, figures.statement_code,
    figures.line_label, figures.measure_code,
    figure_place(figures) as shown, place_of(figures) as place, figures.document_sha256 as sha256,
from selectors
inner join rule_selectors as named on selectors.selector = named.selector
inner join (
    select
        judged_sha256, figures,
        coalesce(nullif(figures.subject_code, ''), figures.class_code, '') as subject_code,
    from figures_at_hand
) as at_hand
    on selectors.owner = at_hand.judged_sha256
    and named.statement_code = figures.statement_code
    and named.side = figures.side
    and list_contains(named.measure_codes, figures.expense_code)
    -- a line without a code is not the line of a code that is not printed
    and if(
        named.line_kind = 'asked', at_hand.subject_code <> '',
        is_named_line(figures, named.line_words)
    )
union all by name
select
    selectors.*, '' as code, claims.value, claims.half_width, claims.is_trusted,
    claim_place(claims) as shown, place_of_claim(claims) as place, claims.document_sha256 as sha256,
from selectors
inner join input_parts as parts on selectors.owner = parts.document_sha256
inner join input_claims as claims
    on parts.part_sha256 = claims.document_sha256
    and claims.fiscal_year = claims.document_year
    and regexp_full_match(claims.claim_code, substr(selector, 7))
where selector like 'claim:%'
-- a claim that is told twice, with two figures, is no place to compare with
qualify count(distinct claims.value) over (partition by owner, selector) = 1;

-- what the report says: `now` is the amount of this year, where it is told
create or replace temp table told_here as
select
    reports.* exclude (term),
    term['printed'] as printed,
    claims.claim_code as what,
    claims.subject_code as code,
    claims.subject_words as words,
    if(term['topic'] is null, claims.value, -claims.value) as value,
    claims.half_width as half_width,
    claims.is_trusted as is_trusted,
    claim_place(claims) as shown,
    place_of_claim(claims) as place,
    claims.document_sha256 as sha256,
    term['topic'] is not null as is_change,
    now,
from other_reports as reports
inner join input_claims as claims
    on reports.document_sha256 = claims.document_sha256
    and claims.fiscal_year = claims.document_year
    and claims.unit = 'yuan'
    and regexp_full_match(claims.section_code, coalesce(term['section'], '.*'))
    and case
        when term['topic'] is null then regexp_full_match(claims.claim_code, term['claim'])
        else claims.measure_code = 'change' and claims.base_code = 'prior'
            and regexp_full_match(claims.topic_code, term['topic'])
    end
left join input_claims as now
    on claims.document_sha256 = now.document_sha256
    and claims.paragraph_no = now.paragraph_no
    and claims.topic_code = now.topic_code
    and claims.subject_words = now.subject_words
    and now.measure_code = '' and now.unit = 'yuan'
    and now.fiscal_year = now.document_year
-- the amount nearest before the change; a change told again is looked at once
qualify row_number() over (
    partition by rule_id, term_no, claims.document_sha256, claims.claim_code, claims.subject_code,
        claims.subject_words, claims.value
    order by claims.paragraph_no, claims.place, now.place > claims.place, abs(now.place - claims.place)
) = 1
union all by name
select
    reports.* exclude (term), term['printed'] as printed, term['figure'] as what, figures.code,
    '' as words, value, half_width, is_trusted, shown, place, sha256, false as is_change,
from other_reports as reports
inner join named_figures as figures
    on reports.document_sha256 = figures.owner and term['figure'] = figures.selector;

-- one row per claim and place of the other report; `implied` is what should stand there
create or replace temp table compared_reports as
with choices as (
    select *, unnest(string_split(printed, ' or ')) as selector from told_here
)

select
    choices.*,
    choices.value + if(is_change, coalesce(now.value, here.value), 0) as implied,
    choices.half_width + if(is_change, coalesce(now.half_width, here.half_width), 0)
        as implied_half,
    choices.is_trusted and coalesce(here.is_trusted, true) and coalesce(now.is_trusted, true)
        as is_sure,
    -- a code that bears another name a year later may be another thing
    coalesce(
        choices.code <> '' and name_key(subject_key(here.line_label))
        <> name_key(subject_key(before.line_label)), false
    ) as is_renamed,
    before,
from choices
left join named_figures as here
    on choices.is_change
    and choices.document_sha256 = here.owner
    and choices.selector = here.selector
    and here.code in ('', choices.code)
    and (now.value is null or abs(now.value - here.value) <= now.half_width + here.half_width)
left join named_figures as before
    on choices.other_sha256 = before.owner
    and choices.selector = before.selector
    and before.code in ('', choices.code)
where not choices.is_change or here.owner is not null;

create or replace temp table judged_reports as
select
    *,
    concat_ws(':', term_no, what, code, words, value) as about,
    implied_half + before.half_width as allowed,
    case
        when before.value is null then if(implied = 0, 'holds', 'cannot_tell')
        when implied = before.value then 'holds'
        when is_change and abs(implied - before.value) <= implied_half + before.half_width
            then 'rounding'
        when not (is_sure and before.is_trusted) then 'uncertain'
        when is_renamed then 'cannot_tell'
        when abs(implied - before.value) <= implied_half + before.half_width then 'tail'
        else 'fails'
    end as verdict,
from compared_reports
qualify row_number() over (
    partition by rule_id, document_sha256, about
    order by before.value is null, abs(implied - before.value)
) = 1;

insert into rule_checks by name
select
    rule_id, document_sha256, about, verdict,
    case
        when before.value is null then other_words || '报表中没有找到对应的数'
        when is_renamed then '两年的科目名称不同'
        else '所用数字的识读不可靠'
    end as doubt,
    coalesce(before.statement_code, '') as statement_code, code as subject_code,
    coalesce(before.line_label, words) as line_label, before.measure_code as measure_code,
    before.value as expected, implied as found, allowed, 'yuan' as unit,
    shown as where_text, other_words || before.shown as other_text,
from judged_reports;

insert into rule_check_places by name
select rule_id, document_sha256, about, 'found' as role, 1 as place_no, sha256 as place_sha256,
    unnest(place),
from judged_reports
union all by name
select rule_id, document_sha256, about, 'other' as role, 2 as place_no,
    before.sha256 as place_sha256, unnest(before.place),
from judged_reports
where before.value is not null;

insert into rule_absences by name
select distinct
    terms.rule_id, documents.document_sha256, 'not_applicable' as outcome,
    if(terms.term['report'] = 'budget', '同一部门同年度的预算没有入库，或决算没有引用其中的数字',
        '同一部门上一年度的同类报告没有入库，或本报告没有可与之核对的数字') as reason,
from rule_terms as terms
inner join input_documents as documents on list_contains(terms.applies_to, documents.document_kind)
where terms.kind = 'other_report';
