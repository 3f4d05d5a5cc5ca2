-- FORMAT-112, one row per numbered paragraph that is printed twice, one behind the other or both in the
-- glossary, with nothing but another number. The same paragraph in two sections says the same of both.
-- And one per sentence that is the end of the sentence before it, or all of it.
insert into rule_checks by name
with paragraphs as (
    select
        document_sha256,
        paragraph_no,
        min(section_code) as section_code,
        string_agg(plain, '' order by sentence_no) as words,
        regexp_extract(words, '^[（(]?(?:[一二三四五六七八九十]+|\d+|[①-⑳])[)）]?[、.．,，]*') as ordinal,
        words[length(ordinal) + 1:] as rest,
        bool_and(is_trusted) as is_trusted,
        arg_min(input_sentences, sentence_no) as sentence,
    from input_sentences
    group by document_sha256, paragraph_no
)

select
    'FORMAT-112' as rule_id,
    one.document_sha256 as document_sha256,
    left(one.rest, 40) as about,
    if(bool_and(one.is_trusted and other.is_trusted), 'fails', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
    any_value(one.ordinal || '”和“' || other.ordinal) as found_text,
    clause_start(one.rest, 60) as what_text,
    pages_text(list_concat(list(one.sentence.page), list(other.sentence.page))) as where_text,
    place_of_text(arg_min(other.sentence, other.paragraph_no)) as found_place,
    place_of_text(arg_min(one.sentence, one.paragraph_no)) as other_place,
from paragraphs as one
inner join paragraphs as other
    on one.document_sha256 = other.document_sha256
    and one.rest = other.rest
    and one.ordinal <> other.ordinal
    and (
        other.paragraph_no = one.paragraph_no + 1
        or other.paragraph_no > one.paragraph_no
        and one.section_code = 'glossary' and other.section_code = 'glossary'
        and regexp_matches(one.rest, '[:：]|是指|反映')
    )
where
    length(one.rest) >= 20 and one.ordinal <> '' and other.ordinal <> ''
    and ends_with(one.rest, '。')
group by one.document_sha256, one.rest;

insert into rule_checks by name
with pairs as (
    select
        sentences as one,
        lead(sentences) over (
            partition by document_sha256, paragraph_no order by sentence_no
        ) as next,
    from input_sentences as sentences
    where section_code <> 'statements'
)

select
    'FORMAT-112' as rule_id,
    one.document_sha256 as document_sha256,
    left(next.plain, 40) as about,
    if(bool_and(one.is_trusted and next.is_trusted), 'fails', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
    '前一句的结尾”和“后一句' as found_text,
    any_value(clause_start(next.plain, 60)) as what_text,
    pages_text(list(next.page)) as where_text,
    any_value(place_of_text(next)) as found_place,
    any_value(place_of_text(one)) as other_place,
from pairs
where ends_with(one.plain, next.plain) and length(next.plain) >= 12
    and regexp_matches(next.plain, '\p{Han}[。；;]$') and not regexp_matches(next.plain, '\d')
group by one.document_sha256, next.plain;
