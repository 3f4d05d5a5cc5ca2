-- COMPLETENESS-010, one row per amount and the counts that belong to it: counts that go with
-- money of the three public expenses. Each row of `details`: the claim of money, the claims of
-- which one has to be told, the unit that such a count has in any wording, their name.
-- a count may stand in words that make no claim; each pattern is a constant, compiled once. None (外宾0批次)
-- is not what was paid for.
create or replace temp macro tells_a_number(plain, counted) as regexp_matches(
    plain, '[1-9]\d*个?(' || counted || ')|(' || counted || ')[^\d，,。；;]{0,6}[1-9]'
);

insert into rule_checks by name
with details (money, counts, counted, name_zh) as (
    values
    ('three_public_abroad', 'abroad_groups', '团', '出国团组数'),
    ('three_public_abroad', 'abroad_people', '人', '出国人次'),
    ('three_public_vehicle_purchase', 'vehicles_purchased', '辆', '购置辆数'),
    ('three_public_vehicle_operation', 'vehicles_kept', '辆', '公务用车保有量'),
    ('three_public_reception', '(domestic_)?reception_batches', '批|次|团|组', '接待批次'),
    ('three_public_reception', '(domestic_)?reception_people', '人', '接待人次')
),

worded as (
    select
        document_sha256,
        counted,
        bool_or(is_trusted and section_code = 'three_public') as is_told_there,
    from (
        select
            document_sha256,
            section_code,
            is_trusted,
            unnest([
                if(tells_a_number(plain, '团'), '团', null),
                if(tells_a_number(plain, '人'), '人', null),
                if(tells_a_number(plain, '辆'), '辆', null),
                if(tells_a_number(plain, '批|次|团|组'), '批|次|团|组', null)
            ]) as counted,
        from input_sentences
        where section_code not in ('glossary', 'assets', 'mandate', 'organisation', 'performance')
    )
    where counted is not null
    group by all
)

select
    'COMPLETENESS-010' as rule_id,
    spent.document_sha256,
    details.money || ':' || details.counts as about,
    case
        when bool_or(told.document_sha256 is not null) or max(spent.value) = 0 then 'holds'
        when bool_or(worded.is_told_there) then 'holds'
        -- told under a heading that we do not know
        when bool_or(worded.document_sha256 is not null) then 'cannot_tell'
        when bool_and(spent.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    if(bool_or(worded.document_sha256 is not null), '可能写在别的标题下', '正文的识读不可靠') as doubt,
    arg_min(spent.figure_text, spent.place) as found_text,
    claim_place(arg_min(spent, spent.place)) as where_text,
    details.name_zh as what_text,
    place_of_claim(arg_min(spent, spent.place)) as found_place,
from details
inner join input_claims as spent
    on details.money = spent.claim_code
    and spent.section_code = 'three_public' and spent.fiscal_year = spent.document_year
left join input_claims as told
    on spent.document_sha256 = told.document_sha256
    and regexp_full_match(told.claim_code, details.counts) and told.is_trusted
left join worded
    on spent.document_sha256 = worded.document_sha256 and details.counted = worded.counted
group by spent.document_sha256, details.money, details.counts, details.name_zh;
