-- NARRATIVE-061, one row per claim about a total of the whole report, against every figure of the
-- same meaning that its statements print: one that agrees is enough. A claim that agrees with none
-- is told where the text names but one such amount, or where a single digit stands between them;
-- where several topics of a report fail, the text speaks of something else than the statements.
create or replace temp table total_meanings as
from (
    values
    ('basic_expenditure', '[YG][SK]0[1345]|YS(08|16|20|22)|GK15', 'basic|total|amount', '.*基本支出'),
    ('project_expenditure', '[YG][SK]0[1345]|YS(15|21|24)|GK16', 'project|total|amount', '.*项目支出'),
    ('general_public_revenue', '[YG][SK]0[124]', 'general_public', '.*一般公共预算.*'),
    ('gov_fund_revenue', '[YG][SK]0[124]', 'gov_fund', '.*政府性基金.*'),
    ('state_capital_revenue', '[YG][SK]0[124]', 'state_capital', '.*国有资本经营.*'),
    ('special_account_revenue', 'YS0[12]', 'special_account', '.*专户.*'),
    ('business_revenue', '[YG][SK]0[12]', 'institutional_income', '.*事业收入.*'),
    ('operating_revenue', '[YG][SK]0[12]', 'operating_income', '.*经营收入.*'),
    ('superior_revenue', '[YG][SK]0[12]', 'superior_subsidy', '.*上级补助收入.*'),
    ('subsidiary_revenue', '[YG][SK]0[12]', 'subsidiary_remittance', '.*附属单位上缴.*'),
    ('other_revenue', '[YG][SK]0[12]', 'other_income', '.*其他收入.*'),
    ('operating_expenditure', '[YG][SK]0[13]', 'operating', '.*经营支出.*'),
    ('subsidiary_expenditure', '[YG][SK]0[13]', 'subsidy_to_subsidiary', '.*附属单位补助.*'),
    ('remitted_expenditure', '[YG][SK]0[13]', 'remit_to_superior', '.*上缴上级.*'),
    (
        '(general_public|fiscal)_basic', 'YS(03|05|08|12|16|20|22)|GK0[56]',
        'basic|total|fiscal_appropriation|general_public', '.*基本支出.*'
    ),
    (
        '(general_public|fiscal)_basic_personnel|personnel_expenditure', 'YS(01|03|04|05|08|10|12|16|20|22)|GK06',
        'personnel', '.*人员经费.*'
    ),
    (
        '(general_public|fiscal)_basic_public|public_expenditure', 'YS(01|03|04|05|08|10|12|13|16|20|22)|GK06',
        'public|agency_operation', '.*公用经费.*'
    ),
    ('agency_operation', 'YS(09|13)|GK10', '(budget_)?agency_operation|total|amount|statistic', '.*机关运行经费.*'),
    ('training', 'YS09|GK09', '(budget_|outturn_)?training', '培训费.*'),
    ('meeting', 'YS09|GK09', '(budget_|outturn_)?meeting', '会议费.*'),
    ('revenue_current', '[YG][SK]0[124]', 'total|current_total', '(本年|当年)?收入.*|.*总计'),
    ('expenditure_current', '[YG][SK]0[134]', 'total|current_total', '(本年|当年)?支出.*|.*总计')
) as meanings (topics, statements, measures, lines);

create or replace temp table told_totals as
select
    claims,
    claims.document_sha256 as document_sha256,
    meanings.*,
from input_claims as claims
inner join total_meanings as meanings on regexp_full_match(claims.topic_code, meanings.topics)
left join (
    select distinct document_sha256, judged.place as known_place
    from (select document_sha256, claims as judged, verdict from judged_claims)
    where verdict <> 'cannot_tell'
) as known
    on claims.document_sha256 = known.document_sha256
    and claims.place = known.known_place
where
    claims.measure_code = '' and claims.unit = 'yuan' and claims.subject_words = ''
    and claims.fiscal_year = claims.document_year and claims.value > 0
    and known.document_sha256 is null;

create or replace temp table matched_totals as
select
    told.document_sha256,
    told.claims,
    bool_or(
        abs(at_hand.figures.value - told.claims.value)
        <= told.claims.half_width + at_hand.figures.half_width
    ) as holds,
    bool_or(
        abs(at_hand.figures.value - told.claims.value)
        <= 2 * told.claims.half_width + at_hand.figures.half_width
    ) as nearly,
    arg_min(at_hand.figures, {
        distance: abs(at_hand.figures.value - told.claims.value), cell: at_hand.figures.cell_id
    }) as figure,
    count(distinct at_hand.figures.value) as figures,
    bool_or(regexp_full_match(
        (abs(at_hand.figures.value - told.claims.value) / (2 * told.claims.half_width))
        ::decimal(24, 0)::varchar, '[1-9]0*'
    )) and any_value(told.claims.value / (2 * told.claims.half_width)) >= 1000 as is_one_digit_off,
from told_totals as told
inner join figures_at_hand as at_hand
    on told.document_sha256 = at_hand.judged_sha256
    and regexp_full_match(at_hand.figures.statement_code, told.statements)
    and case
        when at_hand.figures.line = 'total' or at_hand.figures.statement_code in ('YS09', 'GK09')
            then regexp_full_match(at_hand.figures.measure_code, told.measures)
            or (told.topics = 'basic_expenditure' and at_hand.figures.statement_code in ('YS16', 'YS08'))
        else regexp_full_match(regexp_replace(at_hand.figures.line_label, '\s', '', 'g'), told.lines)
            and at_hand.figures.subject_code = ''
    end
where at_hand.figures.is_trusted
group by told.document_sha256, told.claims;

create or replace temp table judged_totals as
select
    *,
    count(distinct claims.value) over same_topic as amounts,
    count(*) filter (not holds) over same_document as missed,
    count(*) filter (holds) over same_document as met,
from matched_totals
window
    same_topic as (partition by document_sha256, claims.topic_code),
    same_document as (partition by document_sha256);

insert into rule_checks by name
select
    'NARRATIVE-061' as rule_id,
    document_sha256,
    claims.claim_code || ':' || claims.paragraph_no || ':' || claims.place as about,
    case
        when holds then 'holds'
        when not claims.is_trusted then 'uncertain'
        when nearly then 'tail'
        when (amounts = 1 or is_one_digit_off) and missed <= greatest(1, met / 3) then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(claims.is_trusted, '报表中没有意思相同的数', '正文的识读不可靠') as doubt,
    figure.statement_code as statement_code,
    figure.line_label as line_label,
    figure.measure_code as measure_code,
    figure.value as expected,
    claims.value as found,
    claims.figure_text as found_text,
    claims.half_width + figure.half_width as allowed,
    'yuan' as unit,
    claim_place(claims) as where_text,
    figure_place(figure) as other_text,
    place_of_claim(claims) as found_place,
    place_of(figure) as other_place,
from judged_totals;
