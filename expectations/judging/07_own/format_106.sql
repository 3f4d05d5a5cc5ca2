-- FORMAT-106, one row per document: 公开NN表 over the pages of a report, each number once.
insert into rule_checks by name
with numbered as (
    select
        texts.document_sha256 as document_sha256,
        whole_number(regexp_extract(texts.plain, '公开(\d{1,2})表', 1)) as number,
        min(texts.page) as page,
        arg_min(texts, text_order(texts)) as texts,
    from input_texts as texts
    where source = 'caption' and regexp_matches(plain, '公开\d{1,2}表')
    group by texts.document_sha256, number
),

followed as (
    select *, max(number) over (
        partition by document_sha256 order by page, number
        rows between unbounded preceding and 1 preceding
    ) as highest_before,
    from numbered
)

select
    'FORMAT-106' as rule_id,
    document_sha256,
    'form:' || number as about,
    if(number > coalesce(highest_before, 0), 'holds', 'fails') as verdict,
    '公开' || number || '表' as found_text,
    '公开' || highest_before || '表' as expected_text,
    '第' || page || '页' as where_text,
    place_of_text(texts) as found_place,
from followed;
