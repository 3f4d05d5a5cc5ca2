-- NARRATIVE-074, one row per list of subjects that 人员经费 or 公用经费 is said to consist of: none is there
-- twice.
insert into rule_checks by name
with lists as (
    select
        *,
        list_transform(
            string_split_regex(
                regexp_extract(plain, '主要(?:用于)?包括[：:]?([^。；;：:]+)', 1), '[、，,]'
            ),
            lambda name: trim(name)
        ) as names,
    from input_sentences
    where regexp_matches(plain, '主要(用于)?包括[：:]?[^。；;]*(基本工资|办公费)')
),

repeated as (
    select
        *,
        list_filter(
            list_distinct(names),
            lambda name: length(name) >= 2 and len(list_filter(names, lambda one: one = name)) > 1
        ) as twice,
    from lists
)

select
    'NARRATIVE-074' as rule_id,
    document_sha256,
    if(len(twice) = 0, 'as_expected', paragraph_no || ':' || sentence_no) as about,
    case
        when len(twice) = 0 then 'holds'
        when bool_and(is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    '正文第' || min(page) || '页' as where_text,
    inner_quotes(array_to_string(list_sort(twice), '、')) as what_text,
    place_of_text(arg_min(repeated, (paragraph_no, sentence_no))) as found_place,
from repeated
group by document_sha256, twice, if(len(twice) = 0, 'as_expected', paragraph_no || ':' || sentence_no);
