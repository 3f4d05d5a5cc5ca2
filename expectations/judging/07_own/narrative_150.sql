-- NARRATIVE-150, one row per item of a list whose words behind the amount name it: the words behind
-- another item's amount, letter by letter, are about that one.
insert into rule_checks by name
with items as (
    select
        sentences,
        regexp_extract(
            plain,
            '^(?:其中[：:])?[（(]?(?:[一二三四五六七八九十]{0,3}|\d{0,2})[）)]?[.．、]?'
            || '([\p{Han}（）()“”]{3,24}?)(?:(?:预算|决算)数?)?为?[\d,.]+(?:[万亿]?元)(.*)$',
            ['name', 'rest']
        ) as told,
    from input_sentences as sentences
    where regexp_matches(plain, '^[^，。；]{3,34}?\d[万亿]?元.{12}')
),

named as (
    select
        sentences,
        sentences.document_sha256 as document_sha256,
        sentences.paragraph_no as paragraph_no,
        sentences.sentence_no as sentence_no,
        told['name'] as name,
        told['rest'] as rest,
        contains(rest, name) as names_itself,
    from items
    where told['name'] <> '' and length(told['rest']) >= 12
),

copied as (
    select
        named.document_sha256,
        named.paragraph_no,
        named.sentence_no,
        arg_min(own, abs(own.paragraph_no - named.paragraph_no)) as other,
    from named
    inner join named as own
        on named.document_sha256 = own.document_sha256
        and named.rest = own.rest
        and abs(named.paragraph_no - own.paragraph_no) <= 6
    where
        own.names_itself and not named.names_itself
        and not contains(named.name, own.name) and not contains(own.name, named.name)
    group by named.document_sha256, named.paragraph_no, named.sentence_no
)

select
    'NARRATIVE-150' as rule_id,
    named.document_sha256,
    named.paragraph_no || ':' || named.sentence_no as about,
    case
        when copied.other is null then 'holds'
        when named.sentences.is_trusted and copied.other.sentences.is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    inner_quotes(named.name) as found_text,
    inner_quotes(copied.other.name) as expected_text,
    inner_quotes(ltrim(named.rest, '，,；;')) as what_text,
    '正文第' || named.sentences.page || '页' as where_text,
    place_of_text(named.sentences) as found_place,
    place_of_text(copied.other.sentences) as other_place,
from named
left join copied
    on named.document_sha256 = copied.document_sha256
    and named.paragraph_no = copied.paragraph_no
    and named.sentence_no = copied.sentence_no
where named.names_itself or copied.other is not null;
