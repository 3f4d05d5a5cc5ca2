-- COMPLETENESS-163, one row per table that a sentence sends its reader to (详见“…表”): something else
-- of the report, a caption, a heading, a cell, bears its name.
insert into rule_checks by name
with named as (
    select
        sentences,
        unnest(
            regexp_extract_all(
                plain, '(?:详见|参见|见)(?:后附|所附|附件|附表|公开|报表|本部门|中的|的|：|:)*[“《]([^“”《》]{2,30}表)[”》]', 1
            )
            || regexp_extract_all(
                plain, '(?:详见|参见)(?:后附|所附|附件|公开|预算|决算)*报?表?中的(\p{Han}{2,20}表)(?:[）)，,。；;]|$)', 1
            )
        ) as name,
    from input_sentences as sentences
    where regexp_matches(plain, '(详见|参见|见).*表')
)

select
    'COMPLETENESS-163' as rule_id,
    sentences.document_sha256 as document_sha256,
    name as about,
    case
        -- 政府采购表 may be called 政府采购预算表
        when bool_or(texts.document_sha256 is not null) or bool_or(contains(words.words, name_key(name))) then 'holds'
        when bool_and(sentences.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    inner_quotes(name) as found_text,
    '正文第' || min(sentences.page) || '页' as where_text,
    place_of_text(arg_min(sentences, sentences.page)) as found_place,
from named
left join input_texts as texts
    on named.sentences.document_sha256 = texts.document_sha256 and texts.source <> 'sentence'
    and contains(texts.plain, left(named.name, 4)) and contains(texts.plain, '表')
left join input_cell_words as words on named.sentences.document_sha256 = words.document_sha256
group by sentences.document_sha256, name;
