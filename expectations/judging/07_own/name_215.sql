-- NAME-215, one row per unit of the statements whose name the text writes with a character or two too many or
-- too few in its middle (机关事务管理服务中心 for 机关事务服务中心), and no statement knows that name.
insert into rule_checks by name
with units as (
    select distinct
        document_sha256,
        regexp_replace(
            regexp_replace(unit_name, '\s|[（(][^）)]*[）)]|^[\d_\-—]+', '', 'g'),
            '^\p{Han}{1,8}?[省市区县旗州]', ''
        ) as name,
        regexp_replace(unit_name, '\s|[（(][^）)]*[）)]|^[\d_\-—]+', '', 'g') as full_name,
    from input_code_lines
    where regexp_matches(unit_name, '\p{Han}{6}') and is_trusted
),

-- the name in two, with what may stand or lack between
halves as (
    select
        document_sha256,
        name,
        full_name,
        name[:cut] as head,
        name[cut + 1:] as tail,
        -- left out: one or two characters behind the head
        unnest([0, 1, 2]) as less,
    from (select *, unnest(range(3, length(name) - 3)) as cut from units) as units
    where length(name) between 7 and 20
        and regexp_full_match(name, '\p{Han}+(院|局|中心|所|站|校|馆|队|委员会|办公室|处|园|社|大学|学院)')
),

told as (
    select
        halves.document_sha256,
        halves.full_name,
        sentences,
        -- what follows the head; a pattern with the name in it would be made anew for each row
        list_transform(
            string_split(sentences.plain, head)[2:],
            lambda behind: case
                when less > 0 then if(starts_with(behind, tail[less + 1:]), tail[less + 1:], '')
                when starts_with(behind[3:], tail) and regexp_full_match(behind[:2], '\p{Han}{2}')
                    then behind[:2] || tail
                when starts_with(behind[2:], tail) and regexp_full_match(behind[:1], '\p{Han}')
                    then behind[:1] || tail
                else ''
            end
        ) as followed,
        head || list_filter(followed, lambda words: words <> '')[1] as words,
    from halves
    inner join input_sentences as sentences
        on halves.document_sha256 = sentences.document_sha256
        and contains(sentences.plain, head) and contains(sentences.plain, tail[less + 1:])
    where length(tail) - less >= 4 and sentences.section_code <> 'glossary'
)

select
    'NAME-215' as rule_id,
    document_sha256,
    words as about,
    'fails' as verdict,
    inner_quotes(words) as found_text,
    inner_quotes(min(full_name)) as expected_text,
    pages_text(list(sentences.page)) as where_text,
    place_of_words(
        min(sentences.page), arg_min(sentences.source_bbox, sentences.page), words
    ) as found_place,
from told
where words <> '' and length(words) >= 6 and contains(sentences.plain, words)
    and not exists (
        select 1 from units where units.document_sha256 = told.document_sha256
            and contains(units.full_name, words)
    )
group by document_sha256, words
union all by name
select distinct
    'NAME-215' as rule_id,
    units.document_sha256,
    'as_printed' as about,
    'holds' as verdict,
from units
inner join input_sentences as sentences
    on units.document_sha256 = sentences.document_sha256 and contains(sentences.plain, units.name)
where length(units.name) >= 7;
