-- FORMAT-110, one row per words of three to twelve characters that a sentence or a cell prints twice in a
-- row. The name of a school or hospital stands twice where a project bears it, but not before a year.
-- Only where three characters come again three to twelve further on, whole words are compared: once for
-- each text, however often it is printed, and at most at fifty places of it.
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

pieces as (
    select distinct
        plain,
        list_transform(range(1, length(plain) - 1), lambda place: substr(plain, place, 3)) as triples,
    from texts
    where length(plain) between 6 and 600
),

starts as (
    select
        plain,
        unnest(list_filter(
            range(1, length(plain) - 4),
            lambda place: list_contains(triples[place + 3:place + 12], triples[place])
                and regexp_full_match(triples[place], '\p{Han}+')
        )[1:50]) as start,
    from pieces
),

sizes as (
    select
        plain,
        start,
        unnest(list_filter(
            range(3, 13),
            lambda size: substr(plain, start, size) = substr(plain, start + size, size)
        )) as size,
    from starts
),

-- an item behind the section that ends in its name: 行政事业单位医疗 | 事业单位医疗
endings as (
    select
        right(name_zh, sizes.size) as words,
        list(name_zh) as names,
    from (select distinct name_zh from input_code_names) as codes
    inner join (select unnest(range(3, 13)) as size) as sizes on length(codes.name_zh) > sizes.size
    group by all
),

-- of a longer piece of doubled words only the first start
doubled_pieces as (
    select
        sizes.plain,
        max_by(
            {'start': sizes.start, 'size': sizes.size}, (sizes.size, -sizes.start)
        ) as first,
    from sizes
    left join endings on substr(sizes.plain, sizes.start, sizes.size) = endings.words
    where
        regexp_full_match(substr(sizes.plain, sizes.start, sizes.size), '\p{Han}+')
        and (
            not regexp_matches(substr(sizes.plain, sizes.start, sizes.size), getvariable('organisation'))
            or regexp_matches(substr(sizes.plain, sizes.start + 2 * sizes.size, 3), '^20\d')
        )
        and not coalesce(list_bool_or(list_transform(
            endings.names,
            lambda name: ends_with(left(sizes.plain, sizes.start + sizes.size - 1), name)
        )), false)
    group by sizes.plain
),

doubled as (
    select
        texts.*,
        substr(texts.plain, first.start, first.size) as words,
        words_within(texts.plain, first.start, 2 * first.size) as around,
    from texts
    inner join doubled_pieces on texts.plain = doubled_pieces.plain
)

select
    'FORMAT-110' as rule_id,
    document_sha256,
    words as about,
    if(bool_and(is_trusted), 'fails', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
    inner_quotes(words) as found_text,
    arg_min(around, (paragraph_no, sentence_no)) as what_text,
    pages_text(list(page)) as where_text,
    place_of_text(arg_min(doubled, (paragraph_no, sentence_no))) as found_place,
from doubled
group by document_sha256, words;

-- And one per passage of thirteen to eighty characters, with a mark inside or behind it, that stands twice in a
-- row: 拟订全市商务|商务领域的…草案起草工作，拟订全市商务. What follows a mark and stood before shows where to
-- look. Captions of tables have no marks.
insert into rule_checks by name
with marked as (
    select
        texts,
        plain,
        unnest(list_filter(
            range(14, length(plain) - 5),
            lambda place: regexp_full_match(plain[place - 1], '[、，；]')
        )) as place,
    from input_texts as texts
    where source in ('sentence', 'cell') and length(plain) between 26 and 1500
),

again as (
    select
        *,
        left(plain, place - 1)[greatest(1, place - 80):] as words_before,
        strpos(reverse(words_before), reverse(plain[place:place + 5])) as distance,
        distance + 5 as size,
    from marked
    where distance between 8 and 75
),

passages as (
    select
        *,
        list_filter(
            range(greatest(1, place - 2 * size + 1), place - size + 1),
            lambda start: plain[start:start + size - 2] = plain[start + size:start + 2 * size - 2]
                and (
                    plain[start + size - 1] = plain[start + 2 * size - 1]
                    or regexp_full_match(plain[start + size - 1], '[、，；]')
                )
        )[1] as start,
    from again
)

select
    'FORMAT-110' as rule_id,
    texts.document_sha256,
    plain[start:start + size - 1] as about,
    'fails' as verdict,
    inner_quotes(any_value(plain[start:start + size - 2])) as found_text,
    inner_quotes(any_value(plain[greatest(1, start - 6):start + 2 * size + 3])) as what_text,
    pages_text(list(distinct texts.page)) as where_text,
    place_of_text(any_value(texts)) as found_place,
from passages
where start is not null and regexp_matches(plain[start:start + size - 1], '\p{Han}{6}')
group by texts.document_sha256, plain[start:start + size - 1];
