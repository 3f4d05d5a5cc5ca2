-- COMPLETENESS-161, one row per count and list of counts of the same unit behind it (车辆17辆，其中…): they
-- add up. What another rule has judged in the same sentence is left to it.
insert into rule_checks by name
with told as (
    select
        sentences,
        plain,
        -- the list may go on behind a semicolon
        coalesce(lead(plain) over (partition by document_sha256, paragraph_no order by sentence_no), '') as next_plain,
    from input_sentences as sentences
),

opened as (
    -- 车辆20辆（轿车5辆、客车15辆）
    select
        sentences,
        unnest(regexp_extract_all(
            plain,
            '(\d[\d,]*)(?:辆|台|个|家|名|人|项|所|件|座)[（(](?:其中|包括)?[：:，,]?[^（()）。；]*\d[^（()）。；]*[)）]'
        )) as words,
        true as is_closed,
        next_plain,
    from told
    union all by name
    select
        sentences,
        unnest(regexp_extract_all(
            regexp_replace(plain, '[（(][^（()）]*[)）]', '', 'g'),
            '\d[\d,]*(?:辆|台|个|家|名|人|项|所|件|座)[，,：:；]?(?:其中|包括|分别为|分别是|具体为)[：:，,]?[^。；]*'
        )) as words,
        not contains(words, '其中') as is_closed,
        next_plain,
    from told
    union all by name
    -- 发现问题3个，已经完成整改的2个，正在整改的1个
    select
        sentences,
        unnest(regexp_extract_all(
            plain,
            '\d[\d,]*(?:个|项|件)[，,]已[^，,。；\d]*\d[\d,]*(?:个|项|件)[，,](?:正在|正|未|尚未|待)[^，,。；\d]*\d[\d,]*(?:个|项|件)'
        )) as words,
        true as is_closed,
        next_plain,
    from told
),

counted as (
    select
        sentences,
        is_closed or regexp_matches(words, '其他[^\d、，,]*\d+\D*$') as is_closed,
        regexp_extract(words, '^[\d,]+(.)', 1) as unit,
        regexp_extract_all(words, '(\d[\d,]*)' || regexp_extract(words, '^[\d,]+(.)', 1) || '(?:[^次\d]|$)', 1) as numbers,
        regexp_extract(words, '^[^，,（(：:；]*') as told,
        regexp_matches(next_plain, '\d' || regexp_extract(words, '^[\d,]+(.)', 1)) as may_go_on,
    from opened
),

added as (
    select
        *,
        whole_number(replace(numbers[1], ',', '')) as total,
        list_sum(list_transform(numbers[2:], lambda number: whole_number(replace(number, ',', '')))) as parts,
    from counted
    where len(numbers) >= 3
)

select
    'COMPLETENESS-161' as rule_id,
    sentences.document_sha256 as document_sha256,
    told || ':' || sentences.paragraph_no || ':' || sentences.sentence_no as about,
    case
        when total = parts then 'holds'
        when not sentences.is_trusted then 'uncertain'
        when parts < total and may_go_on then 'cannot_tell'
        else 'fails'
    end as verdict,
    -- kinds of vehicles exclude each other; people and projects may be counted under two
    if(unit = '辆' and (parts > total or is_closed), null, 'info') as severity,
    '所列的可能没有写完' as doubt,
    total as found,
    parts as expected,
    'count' as unit,
    total || unit as found_text,
    parts || unit as expected_text,
    '正文第' || sentences.page || '页' as where_text,
    place_of_text(sentences) as found_place,
from added
where not exists (
    select 1 from rule_check_places as known
    where known.document_sha256 = added.sentences.document_sha256
        and known.rule_id in ('ASSETS-062', 'COMPLETENESS-009', 'PERFORMANCE-072', 'PERFORMANCE-073')
        and known.role = 'found' and known.text = added.sentences.text
)
qualify row_number() over (
    partition by sentences.document_sha256, sentences.paragraph_no, sentences.sentence_no, told
    order by len(numbers) desc
) = 1;
