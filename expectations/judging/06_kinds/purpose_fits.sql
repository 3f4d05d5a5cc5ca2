-- Kind purpose_fits, one row per purpose that an item is said to have. Only a purpose with words
-- of another item's and without words of its own fails.
create or replace temp table told_purposes as
with paragraphs as (
    select
        document_sha256,
        paragraph_no,
        string_agg(plain, '' order by sentence_no) as plain,
        arg_min(sentences, sentence_no) as first_sentence,
    from input_sentences as sentences
    group by document_sha256, paragraph_no
    having bool_or(plain like '%主要用于%')
)

select
    terms.rule_id,
    terms.term,
    paragraphs.document_sha256,
    paragraphs.first_sentence,
    regexp_extract(
        paragraphs.plain,
        '(' || terms.term['subject'] || ')(?:[^，。]{0,6}[（(]项[）)]|(?:支出)?”?(?:科目)?[\d,.]+万?元[，。,]?主要用于)', 1
    ) as subject,
    coalesce(
        nullif(regexp_extract(paragraphs.plain, '[（(]项[）)].{0,30}?主要用于[：:]?([^。；]+)', 1), ''),
        -- 住房公积金738.45万元，主要用于…: without 项
        regexp_extract(
            paragraphs.plain,
            '(?:' || terms.term['subject'] || ')(?:支出)?”?(?:科目)?[\d,.]+万?元[，。,]?主要用于[：:]?([^。；]+)', 1
        )
    ) as purpose,
    row_number() over (
        partition by terms.rule_id, terms.term_no, paragraphs.document_sha256
        order by paragraphs.paragraph_no
    ) as purpose_no,
from rule_terms as terms
inner join paragraphs
    on regexp_matches(
        paragraphs.plain,
        '(' || terms.term['subject']
        || ')(?:[^，。]{0,6}[（(]项[）)].{0,30}?|(?:支出)?”?(?:科目)?[\d,.]+万?元[，。,]?)主要用于'
    )
where terms.kind = 'purpose_fits';

insert into rule_checks by name
select
    rule_id,
    document_sha256,
    subject || ':' || purpose || if(purpose_no = 1, '', ':' || purpose_no) as about,
    if(
        regexp_matches(purpose, term['wrong']) and not regexp_matches(purpose, term['right']),
        'fails', 'holds'
    ) as verdict,
    inner_quotes(purpose) as found_text,
    subject as line_label,
    '正文第' || first_sentence.page || '页' as where_text,
    inner_quotes(subject) as what_text,
    place_of_text(first_sentence) as found_place,
from told_purposes
where subject <> '' and purpose <> '';
