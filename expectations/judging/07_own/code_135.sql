-- CODE-135, one row per list of economic subjects in the text (主要包括：基本工资、津贴补贴…): no name
-- stands in it twice, and none that no list of codes has is one character off a subject with money
-- that the list leaves out (资金 for 奖金). A list is one of subjects where most names are such.
create or replace temp table economic_keys as
select
    document_sha256,
    key,
    any_value(name_zh) as name_zh,
from (
    select null::varchar as document_sha256, subject_key(name_zh) as key, name_zh
    from input_code_names
    where code[1] in ('3', '5')
    union all by name
    select
        judged_sha256 as document_sha256,
        subject_key(figures.line_label) as key,
        figures.line_label as name_zh,
    from figures_at_hand
    where
        regexp_full_match(figures.subject_code, '[35]\d{2}(\d{2})?')
        and figures.is_trusted and figures.value <> 0
)
where length(key) >= 2
group by document_sha256, key;

insert into rule_checks by name
with lists as (
    select
        sentences,
        unnest(regexp_extract_all(plain, '包括[：:]?([^。；;：:]+)', 1)) as listed,
    from input_sentences as sentences
    where regexp_matches(plain, '包括[：:]?([^。；;：:、]+、){4,}')
),

names as (
    select
        sentences,
        listed,
        subject_key(regexp_replace(
            unnest(string_split(regexp_replace(listed, '等(支出|费用|方面)?$', ''), '、')),
            '[为是]?[\d.,]+[亿万]?元.*$', ''
        )) as key,
    from lists
),

-- a list may be told twice in a paragraph
listed as (
    select
        sentences.document_sha256 as document_sha256,
        listed,
        key,
        count(*) as times,
        min_by(sentences, (sentences.paragraph_no, sentences.sentence_no)) as sentence,
        count(distinct (sentences.paragraph_no, sentences.sentence_no)) as sentences_of_it,
    from names
    where length(key) >= 2
    group by sentences.document_sha256, listed, key
),

known as (
    select
        listed.document_sha256,
        listed.listed,
        listed.key,
        count(economic.key) > 0 as is_known,
    from listed
    left join economic_keys as economic
        on listed.key = economic.key
        and coalesce(economic.document_sha256 = listed.document_sha256, true)
    group by all
),

judged as (
    select
        listed.*,
        known.is_known,
        avg(if(known.is_known, 1, 0)) over one_list as known_share,
        count(*) over one_list as names_of_it,
    from listed
    inner join known using (document_sha256, listed, key)
    window one_list as (partition by listed.document_sha256, listed.listed)
),

slips as (
    select
        judged.document_sha256,
        judged.listed,
        judged.key,
        any_value(economic.name_zh) as meant,
    from judged
    inner join economic_keys as economic
        on judged.document_sha256 = economic.document_sha256
        and not judged.is_known
        and length(judged.key) = length(economic.key)
        and is_one_slip(judged.key, economic.key)
    where economic.key not in (
        select others.key from judged as others
        where
            others.document_sha256 = judged.document_sha256 and others.listed = judged.listed
    )
    group by all
    having count(distinct economic.key) = 1
)

select
    'CODE-135' as rule_id,
    judged.document_sha256,
    any_value(judged.listed) as about,
    case
        when count(slips.key) = 0 and bool_and(judged.times <= judged.sentences_of_it) then 'holds'
        when bool_and(judged.sentence.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    inner_quotes(array_to_string(list_distinct(list(judged.key order by judged.key) filter (
        slips.key is not null or judged.times > judged.sentences_of_it
    )), '”“')) as found_text,
    any_value(slips.meant) as expected_text,
    if(
        count(slips.key) > 0,
        '报表中有金额而没有列出的是“' || inner_quotes(any_value(slips.meant)) || '”',
        '列了两遍'
    ) as what_text,
    '第' || any_value(judged.sentence.page) || '页' as where_text,
    place_of_text(any_value(judged.sentence)) as found_place,
from judged
left join slips using (document_sha256, listed, key)
where judged.known_share >= 0.7 and judged.names_of_it >= 5
group by judged.document_sha256, judged.listed;
