-- FORMAT-321, one row per two wordings of a report that are the same but for one character inside, which
-- one of them has and the other lacks (支出功能分类科目（按大类）, 支出功能分科目（按大类）): the report itself
-- prints how it should be. Characters that may be there or not, and those that make another thing of it
-- (非, a number), tell nothing; short words are too often two names.
insert into rule_checks by name
with wordings as (
    select
        document_sha256,
        plain,
        length(plain) as size,
        arg_min(texts, (page, text)) as first,
        list(page) as pages,
    from input_texts as texts
    where source in ('cell', 'sentence') and length(plain) between 12 and 120
        and regexp_matches(plain, '\p{Han}{6}')
    group by document_sha256, plain
),

-- a character inside leaves the beginning or the end as it is
near as (
    select longer, shorter
    from wordings as longer
    inner join wordings as shorter
        on longer.document_sha256 = shorter.document_sha256
        and longer.size = shorter.size + 1
        and left(longer.plain, 6) = left(shorter.plain, 6)
    union
    select longer, shorter
    from wordings as longer
    inner join wordings as shorter
        on longer.document_sha256 = shorter.document_sha256
        and longer.size = shorter.size + 1
        and right(longer.plain, 6) = right(shorter.plain, 6)
),

placed as (
    select
        *,
        list_filter(
            range(2, longer.size),
            lambda place: left(longer.plain, place - 1) || substr(longer.plain, place + 1) = shorter.plain
        )[1] as place,
    from near
    where longer.plain <> shorter.plain
)

select
    'FORMAT-321' as rule_id,
    longer.document_sha256 as document_sha256,
    shorter.plain as about,
    'fails' as verdict,
    inner_quotes(substr(shorter.plain, greatest(1, place - 10), 20)) as found_text,
    inner_quotes(substr(longer.plain, greatest(1, place - 10), 21)) as expected_text,
    longer.plain[place] as what_text,
    pages_text(shorter.pages) as where_text,
    pages_text(longer.pages) as other_text,
    place_of_text(shorter.first) as found_place,
    place_of_text(longer.first) as other_place,
from placed
where place is not null
    and regexp_full_match(substr(longer.plain, place - 1, 3), '\p{Han}{3}')
    and not regexp_matches(
        longer.plain[place], '[的地得了和与及各等本我该所以可又也均已将把被于在为是其之总全非不未无没前后上下左右东南西北中大小新老男女年度月日届次市区县镇一二三四五六七八九十百千万亿]'
    )
qualify count(*) over (partition by longer.document_sha256, shorter.plain) = 1;
