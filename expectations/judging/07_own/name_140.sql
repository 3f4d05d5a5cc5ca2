-- NAME-140, one row per name: a name set before the year (某某局2024年度…) that is nearly, but not,
-- the department's own: the same beginning and end, a few characters apart. A note below a statement
-- (注：某某局没有…) does not lose the last character of it.
insert into rule_checks by name
with texts as (
    select document_sha256, page, plain, source_bbox, text
    from input_texts
    where source <> 'cell'
    union all by name
    select
        document_sha256, page, regexp_replace(text, '\s', '', 'g') as plain,
        [x0, y0, x1, y1] as source_bbox, text,
    from input_text_rows
),

named as (
    select
        documents.document_sha256,
        documents.department_name,
        texts,
        regexp_replace(
            unnest(regexp_extract_all(
                texts.plain,
                '(?:^|[，。；：、.]|纳入)(?:第[一二三四五六七八九十]+部分|[（(]?[一二三四五六七八九十]+[）)、])?(\p{Han}[\p{Han}（）]{4,30}?)(?:部门|本级)?20\d\d年',
                1
            )),
            '^纳入|(部门|单位|本级|（本级）)+$', '', 'g'
        ) as name,
        false as is_noted,
    from asked as documents
    inner join texts
        on documents.document_sha256 = texts.document_sha256
        and regexp_matches(texts.plain, '\p{Han}20\d\d年')
    where documents.rule_id = 'NAME-140' and length(documents.department_name) >= 6
    union all
    select
        documents.document_sha256,
        documents.department_name,
        texts,
        documents.department_name[:-2] as name,
        true as is_noted,
    from asked as documents
    inner join texts
        on documents.document_sha256 = texts.document_sha256
        and regexp_matches(texts.plain, '^[（(]?备?注[:：]?\p{Han}{5,30}[没无]')
        and regexp_extract(texts.plain, '^[（(]?备?注[:：]?(\p{Han}{5,30}?)(?:没有|无)', 1)
        = documents.department_name[:-2]
    where documents.rule_id = 'NAME-140' and length(documents.department_name) >= 6
)

select
    'NAME-140' as rule_id,
    document_sha256,
    name as about,
    'fails' as verdict,
    inner_quotes(name) as found_text,
    department_name as expected_text,
    pages_text(list(distinct texts.page)) as where_text,
    place_of_text(arg_min(texts, text_order(texts))) as found_place,
from named
where
    is_noted
    or length(name) >= 5 and name <> department_name
    and not contains(department_name, name) and not contains(name, department_name)
    and left(name, 2) = left(department_name, 2)
    and (
        right(name, 2) = right(department_name, 2)
        -- another bureau of the place, by one character, speaks of itself
        or right(name, 1) = right(department_name, 1) and length(name) >= 8
        and is_one_slip(name, department_name)
        -- right before a year; a pattern with the name in it would be made anew for each row
        and contains(regexp_replace(texts.plain, '20\d\d年度', chr(10), 'g'), name || chr(10))
    )
    -- four characters apart at most: DuckDB counts bytes, three to a character
    and levenshtein(name, department_name) between 1 and 12
group by document_sha256, department_name, name;
