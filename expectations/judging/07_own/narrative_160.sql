-- NARRATIVE-160, one row per sentence that tells total revenue and total expenditure: they are equal.
insert into rule_checks by name
with told as (
    select
        document_sha256,
        paragraph_no,
        sentence_no,
        arg_min(prose, place) filter (regexp_matches(clause, '^[^支]{0,30}收入(预算)?(总计|总额|总预算|总量)(为|是)?$'))
            as revenue,
        arg_min(prose, place) filter (regexp_matches(clause, '^[^收]{0,30}支出(预算)?(总计|总额|总预算|总量)(为|是)?$'))
            as expenditure,
    from prose_figures as prose
    where role = 'amount' and not is_past
    group by document_sha256, paragraph_no, sentence_no
)

select
    'NARRATIVE-160' as rule_id,
    document_sha256,
    paragraph_no || ':' || sentence_no as about,
    case
        when not (revenue.is_trusted and expenditure.is_trusted) then 'uncertain'
        when abs(revenue.value - expenditure.value) <= revenue.half_width + expenditure.half_width then 'holds'
        else 'fails'
    end as verdict,
    '正文的识读不可靠' as doubt,
    revenue.value as expected,
    expenditure.value as found,
    revenue.half_width + expenditure.half_width as allowed,
    'yuan' as unit,
    expenditure.figure_text as found_text,
    revenue.figure_text as expected_text,
    '正文第' || expenditure.source_page || '页' as where_text,
    place_of_words(expenditure.source_page, expenditure.source_bbox, expenditure.sentence) as found_place,
from told
where revenue is not null and expenditure is not null;
