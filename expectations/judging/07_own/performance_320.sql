-- PERFORMANCE-320, one row per form of indicators: no indicator stands twice, one below the other, with the
-- same target.
insert into rule_checks by name
with printed as (
    select
        document_sha256,
        form_id,
        page,
        row_seq,
        level3,
        regexp_replace(level3, '\s', '', 'g') as name,
        plain_value(target) as value_words,
        is_trusted,
        lag(name || ':' || coalesce(level2, '') || ':' || value_words) over below
        = name || ':' || coalesce(level2, '') || ':' || value_words
        and lag(row_seq) over below = row_seq - 1 as is_twice,
    from input_form_indicators
    where level3 is not null and target is not null and regexp_matches(level3, '\p{Han}{3}')
    window below as (partition by form_id, block_no order by row_seq, indicator_no)
)

select
    'PERFORMANCE-320' as rule_id,
    document_sha256,
    form_id as about,
    case
        when not coalesce(bool_or(is_twice), false) then 'holds'
        when bool_and(is_trusted) filter (is_twice) then 'fails'
        else 'uncertain'
    end as verdict,
    '目标表的识读不可靠' as doubt,
    if(bool_or(is_twice), words_text(list(name || value_words order by row_seq) filter (is_twice)), null) as found_text,
    pages_text(coalesce(list(page) filter (is_twice), list(page))) as where_text,
    page_place(
        coalesce(min(page) filter (is_twice), min(page)),
        coalesce(arg_min(level3, row_seq) filter (is_twice), arg_min(level3, row_seq))
    ) as found_place,
from printed
group by document_sha256, form_id;
