-- NARRATIVE-079, one row per 比上年 with an amount and a rate behind it: an amount that fits the rate as a
-- change, and not as what the year before was, lacks its verb (比上年1.43万元，增加0.68%).
insert into rule_checks by name
with followed as (
    select
        *,
        lag(prose_figures) over in_sentence as earlier,
        lag(prose_figures, 2) over in_sentence as amount,
    from prose_figures
    window in_sentence as (
        partition by document_sha256, paragraph_no, sentence_no order by place
    )
),

fitted as (
    select
        *,
        rate_check(
            earlier.value, earlier.half_width,
            amount.value - sign * earlier.value, amount.half_width + earlier.half_width,
            value, half_width
        ) in ('holds', 'tail') as is_change,
        rate_check(
            abs(amount.value - earlier.value), amount.half_width + earlier.half_width,
            earlier.value, earlier.half_width,
            value, half_width
        ) in ('holds', 'tail') as is_earlier,
    from followed
    where
        role = 'rate' and value > 0 and earlier.role = 'prior' and amount.role = 'amount'
        and earlier.value > 0 and amount.value > 0
        and place = earlier.place + 1 and earlier.place = amount.place + 1
        and regexp_matches(earlier.lead, '(比|较)(上年|去年|20\d\d年)度?(预算|决算|执行)?数?$')
        and amount.value - sign * earlier.value > 0
)

select
    'NARRATIVE-079' as rule_id,
    document_sha256,
    regexp_replace(amount.clause, '[\d\s]', '', 'g') || ':' || paragraph_no || ':' || place as about,
    case
        when not (is_trusted and earlier.is_trusted and amount.is_trusted) then 'uncertain'
        when is_earlier or not is_change then 'holds'
        else 'fails'
    end as verdict,
    '正文的识读不可靠' as doubt,
    earlier.figure_text as found_text,
    figure_text as expected_text,
    '正文第' || source_page || '页' as where_text,
    clause_start(regexp_replace(sentence, '[，；。,;]+$', ''), 80) as what_text,
    place_of_words(source_page, source_bbox, sentence) as found_place,
from fitted;
