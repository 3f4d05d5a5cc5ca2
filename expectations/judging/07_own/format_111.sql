-- FORMAT-111, one row per long name of a subject of the report that its text prints with two words
-- exchanged (一般行政事务管理), or, of economic subjects, without one of its characters or (classes) with
-- another in its place: 公务医疗补助缴费, 工作福利支出. What is itself part of a name of the lists of codes
-- is none.
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

-- Two words of two characters in each other's place, of names that the report's statements print.
create or replace temp table exchanged_names as
with names as (
    select distinct parts.document_sha256, lines.line_label as name
    from input_parts as parts
    inner join input_code_lines as lines on parts.part_sha256 = lines.document_sha256
    where regexp_full_match(lines.line_label, '\p{Han}{8,16}')
        and lines.line_label in (select name_zh from input_code_names)
),

turned as (
    select
        *,
        name[:place - 1] || name[place + 2:place + 3] || name[place:place + 1] || name[place + 4:] as words,
    from (select *, unnest(range(1, length(name) - 2)) as place from names)
    where words <> name
),

texts as (
    select document_sha256, string_agg(plain, '|' order by paragraph_no, sentence_no) as words,
    from input_sentences
    group by document_sha256
)

select distinct turned.document_sha256, turned.name, turned.words,
from turned
inner join texts
    on turned.document_sha256 = texts.document_sha256
    and contains(texts.words, turned.words);

set variable misprinted = (select string_agg(pattern, '|' order by pattern) from misprinted_names);  -- noqa: PRS

insert into rule_checks by name
with found as (
    select
        sentences,
        unnest(regexp_extract_all(plain, getvariable('misprinted'))) as words,
    from input_sentences as sentences
    where regexp_matches(plain, getvariable('misprinted'))
),

named as (
    select found.*, names.name,
    from found
    inner join misprinted_names as names on regexp_full_match(found.words, names.pattern)
    union all
    select sentences, names.words, names.name,
    from exchanged_names as names
    inner join input_sentences as sentences
        on names.document_sha256 = sentences.document_sha256
        and contains(sentences.plain, names.words)
    where not exists (
        select 1 from input_code_names as codes
        where contains(codes.key, names.words)
    )
)

select
    'FORMAT-111' as rule_id,
    named.sentences.document_sha256 as document_sha256,
    named.words as about,
    if(bool_and(named.sentences.is_trusted), 'fails', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
    inner_quotes(named.words) as found_text,
    any_value(named.name) as expected_text,
    pages_text(list(named.sentences.page)) as where_text,
    place_of_text(
        arg_min(named.sentences, (named.sentences.paragraph_no, named.sentences.sentence_no))
    ) as found_place,
from named
where regexp_full_match(named.words, '\p{Han}+')
    -- what is called a section or an item is another rule's
    and not regexp_matches(replace(named.sentences.plain, named.words, chr(10)), '\n[（(][款项]')
    -- a name that the report's statements print is its own
    and not exists (
        select 1 from input_cell_words as cells
        where cells.document_sha256 = named.sentences.document_sha256
            and contains(cells.words, named.words)
    )
group by named.sentences.document_sha256, named.words;
