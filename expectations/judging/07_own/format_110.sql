-- FORMAT-110, one row per words of three to twelve characters that a sentence or a cell prints twice in a
-- row. The name of a school or hospital stands twice where a project bears it, but not before a year.
-- Only where three characters come again three to twelve further on, whole words are compared.
set variable organisation = (  -- noqa: PRS
    select pattern from input_prose_words where use = 'ends_an_organisation'
);

insert into rule_checks by name
with texts as (
    select document_sha256, paragraph_no, sentence_no, page, source_bbox, text, plain, is_trusted
    from input_sentences
    union all by name
    -- goals and projects in the cells of lists and forms
    select
        document_sha256,
        0 as paragraph_no,
        hash(texts) as sentence_no,
        page,
        source_bbox,
        text,
        plain,
        true as is_trusted,
    from input_texts as texts
    where source = 'cell'
),

sentences as (
    select
        *,
        list_transform(range(1, length(plain) - 1), lambda place: substr(plain, place, 3)) as triples,
    from texts
    where length(plain) between 6 and 600
),

starts as (
    select
        * exclude (triples),
        unnest(list_filter(
            range(1, length(plain) - 4),
            lambda place: list_contains(triples[place + 3:place + 12], triples[place])
        )) as start,
    from sentences
),

doubled as (
    select
        starts.*,
        size.size,
        substr(plain, start, size.size) as words,
        substr(plain, greatest(1, start - 6), 2 * size.size + 12) as around,
    from starts
    cross join (select unnest(range(3, 13)) as size) as size
    where
        substr(plain, start, size.size) = substr(plain, start + size.size, size.size)
        and regexp_full_match(substr(plain, start, size.size), '\p{Han}+')
        and (
            not regexp_matches(substr(plain, start, size.size), getvariable('organisation'))
            or regexp_matches(substr(plain, start + 2 * size.size, 3), '^20\d')
        )
        -- an item behind the section that ends in its name: 行政事业单位医疗 | 事业单位医疗
        and not exists (
            select 1 from input_code_names as codes
            where ends_with(codes.name_zh, substr(plain, start, size.size))
                and length(codes.name_zh) > size.size
                and ends_with(left(plain, start + size.size - 1), codes.name_zh)
        )
    -- of a longer piece of doubled words only the first start
    qualify row_number() over (
        partition by document_sha256, paragraph_no, sentence_no order by size.size desc, start asc
    ) = 1
)

select
    'FORMAT-110' as rule_id,
    document_sha256,
    words as about,
    if(bool_and(is_trusted), 'fails', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
    inner_quotes(words) as found_text,
    inner_quotes(arg_min(around, (paragraph_no, sentence_no))) as what_text,
    pages_text(list(page)) as where_text,
    place_of_text(arg_min(doubled, (paragraph_no, sentence_no))) as found_place,
from doubled
group by document_sha256, words;
