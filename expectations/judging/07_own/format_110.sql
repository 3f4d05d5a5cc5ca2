-- FORMAT-110, one row per words of three to twelve characters that a sentence prints twice in a row. The
-- name of a school or hospital stands twice where a project bears it. Only where three characters come
-- again three to twelve further on, whole words are compared.
insert into rule_checks by name
with sentences as (
    select
        *,
        list_transform(range(1, length(plain) - 1), lambda place: substr(plain, place, 3)) as triples,
    from input_sentences
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
    from starts
    cross join (select unnest(range(3, 13)) as size) as size
    where
        substr(plain, start, size.size) = substr(plain, start + size.size, size.size)
        and regexp_full_match(substr(plain, start, size.size), '\p{Han}+')
        and not regexp_matches(
            substr(plain, start, size.size), '(院|校|学|园|所|站|馆|队|公司|中心|办公室)$'
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
    'fails' as verdict,
    pages_text(list(page)) as where_text,
    inner_quotes(words) as what_text,
    place_of_words(
        arg_min(page, (paragraph_no, sentence_no)),
        arg_min(source_bbox, (paragraph_no, sentence_no)),
        arg_min(text, (paragraph_no, sentence_no))
    ) as found_place,
from doubled
group by document_sha256, words;
