-- NAME-146, one row per unit of the statements that the text calls otherwise: by the same characters in
-- another order, or, where the text does not know the unit, by a name with the same end that the
-- statements do not know.
insert into rule_checks by name
with units as (
    select
        document_sha256,
        regexp_replace(unit_name, '\s|[（(][^）)]*[）)]|^[\d_\-—]+', '', 'g') as name,
        max(statement_code = 'YS02') as is_listed,
    from input_code_lines
    where regexp_matches(unit_name, '\p{Han}{6}') and is_trusted
    group by all
    having regexp_full_match(
        name, '\p{Han}{5,22}(院|局|中心|所|站|校|馆|队|委员会|办公室|处|园|社|大学|学院)'
    )
),

words as (
    select
        document_sha256,
        page,
        source_bbox,
        unnest(regexp_extract_all(
            plain, '\p{Han}{3,22}?(?:院|局|中心|所|站|校|馆|队|委员会|办公室|处|园|社|大学|学院)'
        )) as words,
    from input_texts as texts
    where document_sha256 in (select document_sha256 from units) and source in ('sentence', 'cell')
        and length(plain) < 600
),

exchanged as (
    select
        units.document_sha256,
        units.name,
        right(words.words, length(units.name)) as told,
        words.page,
        words.source_bbox,
    from units
    inner join words
        on units.document_sha256 = words.document_sha256
        and right(words.words, 2) = right(units.name, 2)
        and length(words.words) >= length(units.name)
        and right(words.words, length(units.name)) <> units.name
        and list_sort(string_split(right(words.words, length(units.name)), ''))
        = list_sort(string_split(units.name, ''))
    where not exists (
        select 1 from units as others
        where others.document_sha256 = units.document_sha256
            and others.name = right(words.words, length(units.name))
    )
),

-- names that stand alone in the list of units
entries as (
    select
        document_sha256,
        page,
        [x0, y0, x1, y1] as source_bbox,
        regexp_replace(
            regexp_replace(text, '\s', '', 'g'),
            '^[（(]?[一二三四五六七八九十\d]+[）)、.．]+|[（(][^）)]*[）)]|[；。、，]$', '', 'g'
        ) as told,
    from input_text_rows
    where document_sha256 in (select document_sha256 from units where is_listed)
),

renamed as (
    select
        units.document_sha256,
        units.name,
        entries.told,
        entries.page,
        entries.source_bbox,
    from units
    inner join entries
        on units.document_sha256 = entries.document_sha256
        and right(entries.told, 6) = right(units.name, 6) and length(units.name) > 7
        and regexp_full_match(entries.told, '\p{Han}{8,24}') and entries.told <> units.name
    where units.is_listed
        -- a short form holds no character of its own
        and len(list_filter(string_split(entries.told, ''), lambda one: not contains(units.name, one))) > 0
        and len(list_filter(string_split(units.name, ''), lambda one: not contains(entries.told, one))) > 0
        and not exists (
            select 1 from entries as others
            where others.document_sha256 = units.document_sha256
                and contains(others.told, units.name)
        )
        and not exists (
            select 1 from input_sentences as sentences
            where sentences.document_sha256 = units.document_sha256
                and contains(sentences.plain, units.name)
        )
        and not exists (
            select 1 from units as others
            where others.document_sha256 = units.document_sha256 and others.name = entries.told
        )
    qualify count(*) over (partition by units.document_sha256, units.name) = 1
        and count(*) over (partition by units.document_sha256, entries.told) = 1
)

select
    'NAME-146' as rule_id,
    document_sha256,
    told as about,
    'fails' as verdict,
    inner_quotes(told) as found_text,
    inner_quotes(min(name)) as expected_text,
    pages_text(list(page)) as where_text,
    place_of_words(min(page), arg_min(source_bbox, page), told) as found_place,
from (
    select document_sha256, name, told, page, source_bbox from exchanged
    union all
    select document_sha256, name, told, page, source_bbox from renamed
)
group by document_sha256, told;
