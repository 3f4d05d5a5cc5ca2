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

-- And one per heading that explains a statement by name (六、政府性基金支出预算表情况说明) where most of such
-- headings name the statements as they are headed: so does it.
insert into rule_checks by name
with explained as (
    select
        headings,
        title_key(regexp_extract(
            title_plain, '^(?:关于)?(?:20\d\d年度?)?(?:本?部门|本?单位)?(.*表)(?:的|情况|总体)*说明$', 1
        )) as title,
    from input_headings as headings
    where not is_contents_line and title_plain similar to '.*表.*说明'
),

found as (
    select
        headings,
        title,
        exists (
            select 1 from input_texts as texts
            where texts.document_sha256 = explained.headings.document_sha256
                and texts.source in ('caption', 'heading') and ends_with(texts.plain, '表')
                and ends_with(title_key(texts.plain), explained.title)
        ) as is_found,
    from explained
    where title <> ''
),

counted as (
    select
        *,
        count(*) filter (is_found) over same_report as met,
        count(*) over same_report as told,
    from found
    window same_report as (partition by headings.document_sha256)
)

select
    'COMPLETENESS-163' as rule_id,
    headings.document_sha256 as document_sha256,
    'heading:' || title as about,
    if(is_found, 'holds', 'fails') as verdict,
    inner_quotes(title) as found_text,
    '正文第' || min(headings.page) || '页的标题' as where_text,
    place_of_text(arg_min(headings, headings.page)) as found_place,
from counted
where is_found or met >= 3 and 3 * met >= 2 * told
group by headings.document_sha256, title, is_found;
