-- NAME-142, one row per unit: units that performance forms name and that the pages from 机构设置 on
-- do not: neither the name nor what is left of it without the words it begins with in common with
-- the department's. A unit that another page names may be listed where we do not look.
insert into rule_checks by name
with named as (
    select document_sha256, unit_name, source_page as page from input_funds
    union
    select document_sha256, unit_name, source_page from input_targets
),

units as (
    select
        documents.document_sha256,
        documents.department_name,
        unit_name,
        -- the name before and in brackets
        string_split(regexp_replace(
            regexp_replace(unit_name, '^[\d_\-\s]+', ''), '[）)]', '', 'g'
        ), '（') as names,
        min(page) as page,
    from named
    inner join asked as documents using (document_sha256)
    where rule_id = 'NAME-142' and regexp_matches(unit_name, '\p{Han}{4}')
        and documents.level = 'department'
    group by all
),

listed as (
    select
        headings.document_sha256,
        string_agg(regexp_replace(words.text, '\s', '', 'g'), ' ' order by words.page, words.text) as words,
    from (
        select document_sha256, max(page) as first_page from input_headings
        where section_code = 'organisation' and not is_contents_line
        group by document_sha256
    ) as headings
    inner join (
        select document_sha256, page, text from input_text_rows
        union all
        select document_sha256, page, text from input_texts
    ) as words
        on headings.document_sha256 = words.document_sha256
        and words.page between headings.first_page and headings.first_page + 2
    group by headings.document_sha256
),

-- the words of the pages without performance forms
elsewhere as (
    select
        words.document_sha256,
        string_agg(regexp_replace(words.text, '\s', '', 'g'), ' ' order by words.page, words.text) as words,
    from (
        select document_sha256, page, text from input_text_rows
        union all
        select document_sha256, page, text from input_texts
    ) as words
    anti join named on words.document_sha256 = named.document_sha256 and words.page = named.page
    where words.document_sha256 in (select document_sha256 from units)
    group by words.document_sha256
),

matched as (
    select
        units.document_sha256,
        unit_name,
        min(page) as page,
        any_value(words) as words,
        bool_or(
            starts_with(department_name, regexp_replace(name, '(本级|机关)$', ''))
            or contains(words, name)
            or contains(words, nullif(list_filter(
                list_transform(range(1, length(name) - 3), lambda n: substr(name, n + 1)),
                lambda rest: starts_with(department_name, left(name, length(name) - length(rest)))
            )[-1], ''))
        ) as is_listed,
        bool_or(exists (
            select 1 from elsewhere
            where elsewhere.document_sha256 = units.document_sha256
                and contains(elsewhere.words, name)
        )) as is_elsewhere,
    from (select *, unnest(names) as name from units) as units
    left join listed on units.document_sha256 = listed.document_sha256
    group by units.document_sha256, unit_name
)

select
    'NAME-142' as rule_id, document_sha256, unit_name as about,
    case
        when is_listed then 'holds'
        when is_elsewhere then 'cannot_tell'
        when regexp_matches(words, '包括|分别|如下|下表|构成') then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(
        is_elsewhere, '单位名称印在别的页，可能列在那里', '没有找到机构设置，或其中没有列出单位'
    ) as doubt,
    inner_quotes(unit_name) as found_text,
    '第' || page || '页' as where_text,
    page_place(page, unit_name) as found_place,
from matched;
