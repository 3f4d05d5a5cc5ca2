-- FORMAT-151, one row per paragraph of the running text that ends without a mark although another
-- begins behind it: a heading, an ordinal, 其中. Only in reports whose paragraphs else end with a full
-- stop, nine in ten.
insert into rule_checks by name
with paragraphs as (
    select
        document_sha256,
        paragraph_no,
        max(page) as page,
        max(section_code) as section_code,
        string_agg(plain, '' order by sentence_no) as words,
        bool_and(is_trusted) as is_trusted,
        arg_max(input_sentences, sentence_no) as last_sentence,
    from input_sentences
    group by document_sha256, paragraph_no
),

told as (
    select
        paragraphs.*,
        headings.paragraph_no is not null as is_heading,
        length(words) >= 25 and regexp_matches(words, '[，。]') and headings.paragraph_no is null
        and not regexp_matches(words, '^[（(]?(?:备?注|说明)[:：]') as is_told,
    from paragraphs
    left join (
        select distinct document_sha256, paragraph_no from input_headings where title_plain <> ''
    ) as headings
        on paragraphs.document_sha256 = headings.document_sha256
        and paragraphs.paragraph_no = headings.paragraph_no
),

followed as (
    select
        *,
        lead(struct_pack(words, page, is_heading)) over in_order as next,
        count(*) filter (is_told) over whole as all_told,
        count(*) filter (is_told and regexp_matches(words, '[。；;：:！？…]$')) over whole as ended,
    from told
    window
        in_order as (partition by document_sha256 order by paragraph_no),
        whole as (partition by document_sha256)
)

select
    'FORMAT-151' as rule_id,
    document_sha256,
    right(words, 24) as about,
    case
        when not regexp_matches(words, '\p{Han}$') then 'holds'
        when is_trusted and ended >= 10 and 10 * ended >= 9 * all_told then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠，或报告的段落多不用句号' as doubt,
    clause_end(words) as what_text,
    '正文第' || page || '页' as where_text,
    place_of_text(last_sentence) as found_place,
from followed
where
    is_told and section_code not in ('statements', 'attachments')
    and next.page <= page + 1
    and (next.is_heading or regexp_matches(
        next.words, '^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]?[、.．，]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|[①-⑳]|其中[:：])'
    ));
