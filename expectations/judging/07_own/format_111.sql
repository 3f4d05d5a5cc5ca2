-- FORMAT-111, one row per long name of an economic subject that the text prints without one of its
-- characters, or (classes) with another in its place: 公务医疗补助缴费, 工作福利支出. What is itself part
-- of a name of the lists of codes is none.
create or replace temp table misprinted_names as
with names as (
    select distinct name, is_class
    from (
        select regexp_replace(name_zh, '[（(].*?[）)]', '', 'g') as name, length(code) = 3 as is_class,
        from input_code_names
        where code like '3%'
        union all
        select '实行公务员管理的事业单位' as name, false as is_class
    )
    where regexp_full_match(name, '\p{Han}{6,16}') and not contains(name, '离退休')
),

places as (
    select *, unnest(range(2, length(name))) as place,
    from names
),

wordings as (
    select
        name,
        name[:place - 1] || name[place + 1:] as pattern,
        name[:place - 1] || name[place + 1:] as words,
    from places
    where length(name) >= 8 and not regexp_matches(name[place], '[的和与及用费等]')
    union all
    select
        name,
        name[:place - 1] || '[^' || name[place] || ']' || name[place + 1:] as pattern,
        null as words,
    from places
    where is_class and not regexp_matches(name[place], '[的和与及用费等]')
)

select *
from wordings
where words is null or not exists (
    select 1 from input_code_names as codes
    where contains(codes.key, wordings.words)
);

set variable misprinted = (select string_agg(pattern, '|' order by pattern) from misprinted_names);  -- noqa: PRS

insert into rule_checks by name
with found as (
    select
        sentences,
        unnest(regexp_extract_all(plain, getvariable('misprinted'))) as words,
    from input_sentences as sentences
    where regexp_matches(plain, getvariable('misprinted'))
)

select
    'FORMAT-111' as rule_id,
    found.sentences.document_sha256 as document_sha256,
    found.words as about,
    if(bool_and(found.sentences.is_trusted), 'fails', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
    inner_quotes(found.words) as found_text,
    any_value(names.name) as expected_text,
    pages_text(list(found.sentences.page)) as where_text,
    place_of_text(
        arg_min(found.sentences, (found.sentences.paragraph_no, found.sentences.sentence_no))
    ) as found_place,
from found
inner join misprinted_names as names on regexp_full_match(found.words, names.pattern)
where regexp_full_match(found.words, '\p{Han}+')
    -- the item of a function is another rule's
    and not contains(found.sentences.plain, found.words || '（项')
    -- a name that the report's statements print is its own
    and not exists (
        select 1 from input_cell_words as cells
        where cells.document_sha256 = found.sentences.document_sha256
            and contains(cells.words, found.words)
    )
group by found.sentences.document_sha256, found.words;
