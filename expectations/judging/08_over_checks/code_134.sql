-- CODE-134, one row per name that the text gives as a 类, 款 or 项 (住房公积金（项）): a name of that
-- level in a code list of any year or in the report's own statements. It fails where all of them
-- know it at other levels only, or where it is a slip (a character, or the same characters in
-- another order) of one name of that level in its statements and no name at all. Names that
-- NARRATIVE-048 tells are left out.
create or replace temp table level_names as
select distinct
    names.document_sha256,
    regexp_replace(name_key(names.name_zh), '支出$', '') as key,
    levels.level,
    names.name_zh,
from (
    select null::varchar as document_sha256, name_zh, code, true as is_trusted
    from input_code_names
    union all
    select parts.document_sha256, lines.line_label, lines.subject_code, lines.is_trusted
    from input_parts as parts
    inner join input_code_lines as lines on parts.part_sha256 = lines.document_sha256
) as names
inner join (
    values ('2', 3, '类'), ('2', 5, '款'), ('2', 7, '项'), ('35', 3, '类'), ('35', 5, '款')
) as levels (families, code_length, level)
    on contains(levels.families, names.code[1])
    and levels.code_length = length(names.code)
where names.is_trusted and key <> '';

-- A pattern that comes from a row is compiled for every text it meets.
set variable level_pattern = (  -- noqa: PRS
    select '((?:[^()，。；：、“”"《》,;:\d]|\([^()类款项]{1,6}\)){3,40})\((类|款|项)\)'
);

-- The names of the text; a name may hold a bracket of its own: 政府办公厅（室）及相关机构事务（款）.
create or replace temp table levels_told as
with sentences as (
    select
        *,
        replace(replace(plain, '（', '('), '）', ')') as words,
    from input_sentences
),

named as (
    select
        sentences,
        unnest(list_zip(
            regexp_extract_all(words, getvariable('level_pattern'), 1),
            regexp_extract_all(words, getvariable('level_pattern'), 2)
        )) as pair,
    from sentences
    where regexp_matches(words, '\((类|款|项)\)')
)

select
    sentences.document_sha256,
    regexp_replace(pair[1], '^[．.、*]+', '') as name,
    regexp_replace(name_key(pair[1]), '支出$', '') as key,
    pair[2] as level,
    arg_min(sentences, (sentences.paragraph_no, sentences.sentence_no)) as sentence,
    list(distinct sentences.page) as pages,
    bool_and(sentences.is_trusted) as is_trusted,
from named
group by all
having length(key) >= 3;

insert into rule_checks by name
with known as (
    select
        told.document_sha256,
        told.name,
        told.level,
        bool_or(names.level = told.level) as is_right,
        list_sort(list(distinct names.level)) as levels,
    from levels_told as told
    inner join level_names as names
        -- behind other words: 支出科目调整至住房改革支出
        on ends_with(told.key, names.key)
        and (told.key = names.key or told.level = names.level)
        and coalesce(names.document_sha256 = told.document_sha256, true)
    group by all
),

slips as (
    select
        told.document_sha256,
        told.name,
        told.level,
        list(distinct names.name_zh) as candidates,
    from levels_told as told
    inner join level_names as names
        -- a long name of the lists is nobody else's
        on (told.document_sha256 = names.document_sha256 or names.document_sha256 is null and length(told.key) >= 10)
        and told.level = names.level
        and length(told.key) >= 5
        -- a short form is no slip
        and not starts_with(names.key, told.key)
        and is_one_slip(told.key, names.key)
    group by all
    having count(distinct names.key) = 1
),

judged as (
    select
        told.*,
        known.levels,
        slips.candidates,
        case
            when known.is_right then 'holds'
            when coalesce(known.levels, slips.candidates) is null then 'uncertain'
            when told.is_trusted then 'fails'
            else 'uncertain'
        end as verdict,
    from levels_told as told
    left join known using (document_sha256, name, level)
    left join slips using (document_sha256, name, level)
)

select
    'CODE-134' as rule_id,
    document_sha256,
    level || ':' || name as about,
    verdict,
    if(is_trusted, '科目表和报表中都没有这个名称', '正文的识读不可靠') as doubt,
    inner_quotes(name || '（' || level || '）') as found_text,
    if(
        levels is not null,
        inner_quotes(name) || '（' || array_to_string(levels, '、') || '）',
        inner_quotes(candidates[1]) || '（' || level || '）'
    ) as expected_text,
    pages_text(pages) as where_text,
    place_of_text(sentence) as found_place,
from judged
where not exists (
    select 1 from rule_checks as told
    where
        told.rule_id = 'NARRATIVE-048' and told.verdict = 'fails'
        and told.document_sha256 = judged.document_sha256
        and contains(
            replace(replace(told.what_text, '（', '('), '）', ')'),
            judged.name || '(' || judged.level || ')'
        )
);

-- CODE-240, one row per document whose glossary explains the items of its statements: each section (款)
-- and item (项) that it explains is printed there at that level. A glossary that is mostly about others
-- was not written from these statements.
create or replace temp table explained_subjects as
with sentences as (
    select *, translate(plain, '（）', '()') as words
    from input_sentences
    where section_code = 'glossary'
),

named as (
    select
        sentences,
        unnest(list_zip(
            regexp_extract_all(words, getvariable('level_pattern'), 1),
            regexp_extract_all(words, getvariable('level_pattern'), 2)
        )) as pair,
    from sentences
    where regexp_matches(words, '\((款|项)\)')
)

select
    sentences.document_sha256 as document_sha256,
    regexp_replace(pair[1], '^[．.、*]+', '') as name,
    regexp_replace(name_key(pair[1]), '支出$', '') as key,
    pair[2] as level,
    arg_min(sentences, (sentences.paragraph_no, sentences.sentence_no)) as sentence,
    bool_and(sentences.is_trusted) as is_trusted,
from named
where pair[2] in ('款', '项')
group by all
having length(key) >= 3;

insert into rule_checks by name
with compared as (
    select
        told.*,
        -- of the level, or where the level of no line of the name is known, in some cell
        coalesce(
            bool_or(names.level = told.level), bool_or(contains(words.words, told.key)), false
        ) as is_printed,
    from explained_subjects as told
    left join level_names as names
        on told.document_sha256 = names.document_sha256 and told.key = names.key
    left join input_parts as parts on told.document_sha256 = parts.document_sha256
    left join input_cell_words as words on parts.part_sha256 = words.document_sha256
    group by all
),

counted as (
    select
        *,
        count(*) over (partition by document_sha256) as told_count,
        count(*) filter (is_printed) over (partition by document_sha256) as printed_count,
    from compared
)

select
    'CODE-240' as rule_id,
    counted.document_sha256,
    if(is_printed, level || ':' || name, 'missing') as about,
    case
        when is_printed then 'holds'
        when any_value(told_count) < 6 or 5 * any_value(printed_count) < 4 * any_value(told_count) then 'cannot_tell'
        when bool_and(is_trusted) and bool_and(statements.is_whole) then 'fails'
        else 'uncertain'
    end as verdict,
    '名词解释不是按本报告的科目写的，或识读不可靠' as doubt,
    words_text(list(name || '（' || level || '）' order by sentence.paragraph_no, name)) as found_text,
    any_value(printed_count) || '个' as what_text,
    pages_text(list(sentence.page)) as where_text,
    place_of_text(arg_min(sentence, (sentence.paragraph_no, name))) as found_place,
from counted
inner join whole_statements as statements
    on counted.document_sha256 = statements.document_sha256
    and statements.statement_code in ('GK05', 'YS05')
where is_printed or not exists (
    select 1 from rule_checks as told
    where told.rule_id = 'CODE-134' and told.verdict = 'fails'
        and told.document_sha256 = counted.document_sha256
        and told.about = counted.level || ':' || counted.name
)
group by counted.document_sha256, is_printed, if(is_printed, level || ':' || name, 'missing');
