-- YEAR-087, one row per wording of a target: the years that a time limit names, or a year that something
-- is planned in, are not all over when the report's year begins. Nor does one goal open with the year
-- before where others of its page open with the report's own.
insert into rule_checks by name
with told as (
    select
        document_sha256,
        source_page as page,
        target as text,
        null::double[] as source_bbox,
        coalesce(level3, '') || target as words,
    from input_targets
    where
        regexp_matches(coalesce(level2, '') || coalesce(level3, ''), '时效|时间|期限|时限')
        and is_trusted
    union all by name
    select
        texts.document_sha256,
        texts.page,
        texts.text,
        texts.source_bbox,
        unnest(regexp_extract_all(
            texts.plain, '20\d\d年(?:计划|拟|将)(?:对|在|于|开展|完成|组织|举办|新增|实施|安排)[^，。；]{0,24}'
        )) as words,
    from input_texts as texts
    inner join input_documents as documents using (document_sha256)
    where texts.source = 'cell' and not contains(texts.plain, documents.fiscal_year || '年')
        -- what was planned before may be paid for now
        and not regexp_matches(texts.plain, '尾款|质保|结转|合同|批复|已(完成|开工|建成)')
    union all by name
    select
        document_sha256, page, text, source_bbox, regexp_extract(plain, '^20\d\d年[^，。；]{0,24}') as words,
    from (
        select
            *,
            count(*) filter (starts_with(plain, fiscal_year || '年')) over (partition by document_sha256, page)
                as own_count,
        from input_texts as texts
        inner join input_documents as documents using (document_sha256)
        where texts.source = 'cell' and regexp_matches(texts.plain, '^20\d\d年[^-—－至度底\d]') and length(texts.plain) > 25
    )
    where
        own_count >= 2 and starts_with(plain, fiscal_year - 1 || '年')
        and not contains(plain, fiscal_year::varchar)
        and not regexp_matches(plain, '尾款|质保|结转|合同|批复|已')
    union all by name
    select document_sha256, page, text, source_bbox, plain as words,
    from input_texts
    where source = 'cell' and regexp_full_match(
        plain, '(?:指标|目标)\d{0,2}[:：]20\d\d年\d{1,2}月.{0,20}'
    )
),

dated as (
    select
        told.*,
        documents.fiscal_year,
        list_max(list_transform(
            regexp_extract_all(words, '(20\d\d)年', 1), lambda one: whole_number(one)
        )) as last_year,
    from told
    inner join input_documents as documents using (document_sha256)
    where documents.document_kind = 'budget' and regexp_matches(words, '20\d\d年')
)

select
    'YEAR-087' as rule_id,
    document_sha256,
    if(last_year >= fiscal_year, 'as_expected', last_year || '年') as about,
    if(last_year >= fiscal_year, 'holds', 'fails') as verdict,
    last_year || '年' as found_text,
    any_value(fiscal_year) || '年' as expected_text,
    pages_text(list(page)) as where_text,
    words_text(list(clause_start(regexp_replace(words, '\s', '', 'g'), 40) order by page, words)) as what_text,
    place_of_words(min(page), arg_min(source_bbox, (page, words)), arg_min(text, (page, words))) as found_place,
from dated
group by document_sha256, if(last_year >= fiscal_year, 'as_expected', last_year || '年'),
    last_year >= fiscal_year, if(last_year >= fiscal_year, null, last_year), last_year;
