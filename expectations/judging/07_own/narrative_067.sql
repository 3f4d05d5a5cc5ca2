-- NARRATIVE-067, one row per amount of totals of the whole report (收入、支出、财政拨款、一般公共预算): where
-- several of them are the same amount, they have changed by the same. Changes that differ are told
-- where a single digit stands between them, or where they only differ in their direction.
create or replace table total_changes as
with totals as (
    select
        *,
        replace(replace(topic_code, 'balanced_', ''), 'revenue', 'expenditure') as side,
        count(distinct value) over (partition by document_sha256, side) = 1 as is_alone,
    from input_claims
    where
        measure_code = '' and unit = 'yuan' and value > 0 and subject_words = ''
        and fiscal_year = document_year
        and regexp_full_match(
            topic_code,
            '(fiscal_)?balanced_total|(revenue|expenditure)_total'
            || '|(fiscal|general_public|gov_fund|state_capital)_(revenue|expenditure)'
        )
)

select
    changes.document_sha256 as document_sha256,
    totals.value as total,
    changes.measure_code as measure_code,
    changes.value as value,
    count(distinct changes.place) as times,
    arg_min(changes, changes.place) as claims,
from input_claims as changes
-- the amount stands in the paragraph, or is told but once in the report, for both sides alike
inner join totals
    on changes.document_sha256 = totals.document_sha256
    and changes.topic_code = totals.topic_code
    and (totals.is_alone or changes.paragraph_no = totals.paragraph_no and totals.place < changes.place)
where
    changes.unit = 'yuan' and changes.value <> 0 and changes.subject_words = ''
    and changes.measure_code in ('change', 'outturn_change', 'budget_change')
group by changes.document_sha256, totals.value, changes.measure_code, changes.value;

insert into rule_checks by name
with compared as (
    select
        document_sha256,
        total,
        measure_code,
        count(*) as amounts,
        sum(times) as times,
        -- told less often, or later
        arg_min(total_changes, (times, -claims.place)) as odd,
        arg_max(total_changes, (times, -claims.place)) as usual,
    from total_changes
    group by document_sha256, total, measure_code
    having sum(times) > 1
)

select
    'NARRATIVE-067' as rule_id,
    document_sha256,
    measure_code || ':' || total as about,
    case
        when amounts = 1 then 'holds'
        when not (odd.claims.is_trusted and usual.claims.is_trusted) then 'uncertain'
        when
            amounts = 2 and (
                odd.value = -usual.value
                or sign(odd.value) = sign(usual.value)
                and abs(odd.value - usual.value) > odd.claims.half_width + usual.claims.half_width
                and is_one_digit(odd.value - usual.value, 2 * odd.claims.half_width)
                -- three digits do where all others tell them
                and (
                    told_digits(usual.value, 2 * usual.claims.half_width) >= 4
                    or usual.times >= 2 and odd.times = 1
                    and length(figure_digits(usual.value, 2 * usual.claims.half_width)) >= 3
                )
            )
            then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(odd.claims.is_trusted and usual.claims.is_trusted, '金额相同的各项，上年数可能不同', '正文的识读不可靠') as doubt,
    usual.value as expected,
    odd.value as found,
    usual.claims.direction || usual.claims.figure_text as expected_text,
    odd.claims.direction || odd.claims.figure_text as found_text,
    'yuan' as unit,
    claim_place(odd.claims) as where_text,
    claim_place(usual.claims) as other_text,
    place_of_claim(odd.claims) as found_place,
    place_of_claim(usual.claims) as other_place,
from compared
-- a change that is no difference of the amounts beside it is told already
where not exists (
    select 1 from compared_amounts as told
    where told.document_sha256 = compared.document_sha256
        and place_in_document(told.paragraph_no, told.place) in (odd.claims.place, usual.claims.place)
        and not (told.is_size and told.is_sign)
);

-- The same for any two amounts that are told with their change (工资福利支出(301) 1,232.81万元，较上年减少
-- 136.51万元, and once more as 机关工资福利支出(501)): a single digit between the changes, or their
-- direction alone.
insert into rule_checks by name
with changes as (
    select
        document_sha256,
        amount,
        value * sign as change,
        count(*) as times,
        arg_min(told, (told.paragraph_no, told.place)) as first_told,
        arg_max(told, (told.paragraph_no, told.place)) as last_told,
    from amounts_with_changes as told
    group by all
),

counted as (
    select
        *,
        count(*) over same_amount as told_changes,
        sum(times) over same_amount as told_times,
    from changes
    window same_amount as (partition by document_sha256, amount)
),

-- of two the one told less often, or later, is the odd one
compared as (
    select
        counted.*,
        (
            select arg_max(others, (others.times, -others.first_told.paragraph_no))
            from changes as others
            where others.document_sha256 = counted.document_sha256
                and others.amount = counted.amount
                and (
                    others.change = -counted.change and counted.told_changes = 2
                    or sign(others.change) = sign(counted.change)
                    and told_digits(counted.change, 2 * counted.last_told.half_width) >= 3
                    and differs_in_a_digit(
                        counted.change, others.change, 2 * counted.last_told.half_width
                    )
                )
                and (others.times, -others.first_told.paragraph_no, -others.first_told.place)
                > (counted.times, -counted.first_told.paragraph_no, -counted.first_told.place)
        ) as usual,
    from counted
)

select
    'NARRATIVE-067' as rule_id,
    document_sha256,
    'pair:' || amount || ':' || change as about,
    case
        when told_changes = 1 then 'holds'
        when not (last_told.is_trusted and usual.first_told.is_trusted) then 'uncertain'
        else 'fails'
    end as verdict,
    '正文的识读不可靠' as doubt,
    abs(usual.change) as expected,
    abs(change) as found,
    if(usual.change < 0, '减少', '增加') || usual.first_told.figure_text as expected_text,
    if(change < 0, '减少', '增加') || last_told.figure_text as found_text,
    'yuan' as unit,
    '正文第' || last_told.source_page || '页“' || last_told.amount_text || '”后面' as where_text,
    '第' || usual.first_told.source_page || '页“' || usual.first_told.amount_text || '”后面' as other_text,
    place_of_words(last_told.source_page, last_told.source_bbox, last_told.sentence) as found_place,
    place_of_words(
        usual.first_told.source_page, usual.first_told.source_bbox, usual.first_told.sentence
    ) as other_place,
from compared
where
    told_times > 1
    and (told_changes = 1 or usual is not null)
    and document_sha256 not in (
        select document_sha256 from rule_checks
        where rule_id = 'NARRATIVE-067' and verdict in ('fails', 'uncertain')
    );
