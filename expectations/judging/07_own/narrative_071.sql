-- NARRATIVE-071, one row per rate of 0 % behind a change that is told with its amount. Of a change that
-- is small against the amount nought may be what rounding leaves.
insert into rule_checks by name
select
    'NARRATIVE-071' as rule_id,
    document_sha256,
    regexp_replace(amount.clause, '[\d\s]', '', 'g') || ':' || paragraph_no || ':' || place as about,
    case
        when not (is_trusted and change.is_trusted) then 'uncertain'
        when value > 0 or 200 * change.value < amount.value then 'holds'
        else 'fails'
    end as verdict,
    '正文的识读不可靠' as doubt,
    value as found,
    'percent' as unit,
    figure_text as found_text,
    change.figure_text as expected_text,
    '正文第' || source_page || '页' as where_text,
    clause_start(regexp_replace(sentence, '[，；。,;]+$', ''), 80) as what_text,
    place_of_words(source_page, source_bbox, sentence) as found_place,
from rates_behind_changes
where amount.role = 'amount' and amount.value > 0;
