-- NARRATIVE-270, one row per budget whose text tells what commissioned services (委托业务费) cost of the
-- year's appropriations: as much as basic and project expenditure print of the subject; where only basic
-- expenditure is printed by subject, no more than that and all projects paid from appropriations.
insert into rule_checks by name
with claims as (
    select *
    from input_claims
    where claim_code = 'commissioned_services' and fiscal_year = document_year
        and regexp_matches(sentence, '一般公共预算|财政拨款|财拨')
    qualify count(*) over (partition by document_sha256) = 1
),

printed as (
    select
        parts.document_sha256,
        figures,
        figures.statement_code not in ('YS08', 'YS19') as is_all,
        bool_or(figures.statement_code = 'YS19') over (partition by parts.document_sha256) as is_by_subject,
    from input_parts as parts
    inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
    where figures.unit = 'yuan' and figures.period in ('', 'current') and figures.unit_name = ''
        and (
            figures.statement_code in ('YS08', 'YS19') and figures.subject_code = '30227'
            and figures.measure_code in ('total', 'amount')
            or figures.statement_code in ('YS05', 'YS06', 'YS07') and figures.is_total
            and figures.measure_code = 'project'
        )
),

added as (
    select
        document_sha256,
        is_by_subject,
        sum(figures.value) as value,
        sum(figures.half_width) as half_width,
        arg_max(figures, figures.value) as most,
        bool_and(figures.is_trusted) as is_trusted,
    from printed
    where not (is_all and is_by_subject)
    group by document_sha256, is_by_subject
),

-- what may hold more of it and was not read
unread as (
    select distinct document_sha256
    from whole_statements
    where statement_code in ('YS05', 'YS06', 'YS07', 'YS08', 'YS19') and not is_whole
)

select
    'NARRATIVE-270' as rule_id,
    claims.document_sha256 as document_sha256,
    'commissioned_services' as about,
    case
        when abs(claims.value - added.value) <= claims.half_width + added.half_width
            or claims.value < added.value and not added.is_by_subject
            then 'holds'
        when unread.document_sha256 is not null then 'cannot_tell'
        when not (claims.is_trusted and added.is_trusted) then 'uncertain'
        else 'fails'
    end as verdict,
    if(unread.document_sha256 is null, '正文或报表的识读不可靠', '有的支出表没有读全') as doubt,
    added.most.statement_code as statement_code,
    added.value as expected,
    claims.value as found,
    claims.half_width + added.half_width as allowed,
    claims.unit as unit,
    claims.figure_text as found_text,
    claim_place(claims) as where_text,
    if(
        added.is_by_subject, '基本支出和项目支出的经济分类表里委托业务费合计为',
        '报表中财政拨款的全部项目支出加上基本支出的委托业务费只有'
    ) as other_text,
    place_of_claim(claims) as found_place,
    place_of(added.most) as other_place,
from claims
inner join added on claims.document_sha256 = added.document_sha256
left join unread on claims.document_sha256 = unread.document_sha256;
