-- NARRATIVE-045 beyond the topics that its terms name, one row per rate of a change that stands
-- beside the change itself, or beside what is compared, whatever they are about.
insert into rule_checks by name
select
    'NARRATIVE-045' as rule_id,
    document_sha256,
    regexp_replace(clause, '[\d\s]', '', 'g') || ':' || figure_text || ':' || paragraph_no as about,
    case
        when not (
            is_trusted and coalesce(own.is_trusted, true) and coalesce(change.is_trusted, true)
        ) then 'uncertain'
        when fit in ('holds', 'tail') then fit
        else 'fails'
    end as verdict,
    '正文的识读不可靠' as doubt,
    value as found,
    figure_text as found_text,
    case fit
        when 'below_nought' then '不超过100%的降幅'
        else ltrim(rate_words(told_change, coalesce(whole, earlier.value), 2), '-') || '%'
    end as expected_text,
    'percent' as unit,
    '正文第' || source_page || '页' as where_text,
    concat_ws(
        '、', '数额' || own.words, '对比数' || earlier.words, '增减额' || change.words
    ) as other_text,
    place_of_words(source_page, source_bbox, sentence) as found_place,
from fitted_rates
where fit <> 'contrary';
