-- NARRATIVE-078, one row per rate of 100 % behind an increase that is all of its amount: the year before
-- was nought, and there is nothing that it could be a rate of.
insert into rule_checks by name
select
    'NARRATIVE-078' as rule_id,
    document_sha256,
    regexp_replace(amount.clause, '[\d\s]', '', 'g') || ':' || paragraph_no || ':' || place as about,
    case
        when not (is_trusted and change.is_trusted and amount.is_trusted) then 'uncertain'
        when change.value <> amount.value or value <> 100 then 'holds'
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
where
    change.sign > 0 and amount.role = 'amount' and amount.value > 0 and not amount.is_past
    and change.place = amount.place + 1
    -- what NARRATIVE-044 has told is told
    and not exists (
        select 1 from rule_checks as told
        inner join rule_check_places as places using (rule_id, document_sha256, about)
        where told.rule_id = 'NARRATIVE-044' and told.verdict = 'fails'
            and told.document_sha256 = rates_behind_changes.document_sha256
            and places.role = 'found' and places.text = rates_behind_changes.sentence
    );
