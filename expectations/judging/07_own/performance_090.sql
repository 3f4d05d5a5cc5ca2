-- PERFORMANCE-090, one row per document and kind of indicators with their targets: what cannot be more
-- than all is not more than 100 %, and what counts things is no percentage.
insert into rule_checks by name
with judged as (
    select
        *,
        regexp_replace(coalesce(level3, ''), '\s', '', 'g') as indicator,
        regexp_replace(target, '\s', '', 'g') as value_words,
        regexp_matches(
            indicator, '(满意|合格率|及时率|及时性|准确率|到位率|覆盖率)[^减降增长提]{0,8}$'
        ) as is_part,
        regexp_matches(
            indicator, '(数量|个数|次数|条数|人数|家数|户数|批次|场次|人次|份数|件数)(\([^()]*\)|（[^（）]*）)?$'
        ) and contains(coalesce(level2, ''), '数量') as is_count,
    from every_target
    where regexp_matches(target, '[%％]|百分比')
),

found as (
    select
        document_sha256,
        indicator,
        value_words,
        source_page as page,
        target,
        is_trusted,
        is_part,
        case
            when is_part then coalesce(list_max(list_transform(
                regexp_extract_all(value_words, '(\d+(?:\.\d+)?)[%％]', 1), lambda one: as_figure(one)
            )), 0) > 100
            -- more than there were, by a rate
            else regexp_full_match(value_words, '[<>≥≤=＝＞＜]*\d+(\.\d+)?([%％]|百分比)')
        end as is_wrong,
    from judged
    where is_part or is_count
)

select
    'PERFORMANCE-090' as rule_id,
    document_sha256,
    if(is_wrong, if(is_part, 'rates', 'counts'), 'as_expected') as about,
    case
        when not is_wrong then 'holds'
        when bool_and(is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '目标表的识读不可靠' as doubt,
    if(is_wrong, words_text(list(value_words order by page, indicator)), null) as found_text,
    pages_text(list(page)) as where_text,
    words_text(list(indicator order by page, indicator)) as what_text,
    page_place(min(page), arg_min(target, page)) as found_place,
from found
group by document_sha256, is_wrong, is_part;
