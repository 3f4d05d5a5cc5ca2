-- NARRATIVE-056, one row per change: nought that is more than the year before; a change and its
-- rate in opposite directions. Both claims stand in one sentence and are about one subject, or both
-- figures stand side by side, whatever they are about (`fitted_rates`).
insert into rule_checks by name
select
    'NARRATIVE-056' as rule_id,
    one.document_sha256 as document_sha256,
    other.claim_code || ':' || other.subject_words as about,
    case
        when not bool_or(is_contrary) then 'holds'
        when bool_and(one.is_trusted and other.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    arg_max(coalesce(one.direction, '') || one.figure_text, (is_contrary, -one.place, -other.place)) as found_text,
    arg_max(coalesce(other.direction, '') || other.figure_text, (is_contrary, -one.place, -other.place)) as expected_text,
    claim_place(arg_max(one, (is_contrary, -one.place, -other.place))) as where_text,
    claim_place(arg_max(other, (is_contrary, -one.place, -other.place))) as other_text,
    place_of_claim(arg_max(one, (is_contrary, -one.place, -other.place))) as found_place,
    place_of_claim(arg_max(other, (is_contrary, -one.place, -other.place))) as other_place,
from told_changes
group by one.document_sha256, other.claim_code, other.subject_words;

insert into rule_checks by name
select
    'NARRATIVE-056' as rule_id,
    document_sha256,
    regexp_replace(clause, '[\d\s]', '', 'g') || ':' || figure_text || ':' || paragraph_no as about,
    if(is_trusted and change.is_trusted, 'fails', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
    if(change.sign < 0, '减少', '增加') || change.words as found_text,
    if(sign < 0, '下降', '增长') || figure_text as expected_text,
    '正文第' || source_page || '页' as where_text,
    '同一处' as other_text,
    place_of_words(source_page, source_bbox, sentence) as found_place,
from fitted_rates
-- what claims of the same figures have told is told
anti join told_changes
    on fitted_rates.document_sha256 = told_changes.other.document_sha256
    and fitted_rates.paragraph_no = told_changes.other.paragraph_no
    and place_in_document(fitted_rates.paragraph_no, fitted_rates.place) = told_changes.other.place
where fit = 'contrary';

-- What fell or rose to an amount (减少为0.00万元) is not the same as the year before.
insert into rule_checks by name
with told as (
    select
        sentences,
        unnest(regexp_extract_all(
            plain,
            '(?:增加|增长|减少|下降)(?:为|到|至)[\d,.]*\d[亿万]?元[，,](?:与|和|同)[^，。；,;]{1,12}(?:持平|相同|一致)'
        )) as words,
    from input_sentences as sentences
    where contains(plain, '持平') or contains(plain, '相同') or contains(plain, '一致')
)

select
    'NARRATIVE-056' as rule_id,
    sentences.document_sha256 as document_sha256,
    'unchanged:' || words as about,
    if(bool_and(sentences.is_trusted), 'fails', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
    'info' as severity,
    regexp_extract(words, '^(.*?)[，,]', 1) as found_text,
    regexp_extract(words, '[，,](.*)$', 1) as expected_text,
    pages_text(list(sentences.page)) as where_text,
    '同一处' as other_text,
    place_of_text(arg_min(sentences, (sentences.paragraph_no, sentences.sentence_no))) as found_place,
from told
group by sentences.document_sha256, words;
