-- FORMAT-110, one row per sentence in which words of three characters and more stand twice with
-- nothing between them (主要用于主要用于). The name of an organisation may: 市第一医院市第一医院迁建项目.
set variable organisation = (  -- noqa: PRS
    select pattern from input_prose_words where use = 'ends_an_organisation'
);

insert into rule_checks by name
with repeated as (
    select
        sentences,
        size,
        unnest(list_filter(
            range(1, len(letters) - 2 * size + 2),
            lambda no: letters[no] = letters[no + size] and letters[no + 1] = letters[no + size + 1]
            and letters[no + 2] = letters[no + size + 2]
        )) as start,
        letters,
    from (
        select sentences, string_split(plain, '') as letters
        from input_sentences as sentences
    ) as lettered
    cross join range(3, 13) as sizes (size)
    where len(letters) >= 2 * size
),

doubled as (
    select
        sentences,
        array_to_string(letters[start:start + size - 1], '') as words,
        array_to_string(letters[greatest(1, start - 6):start + 2 * size + 5], '') as around,
    from repeated
    where letters[start:start + size - 1] = letters[start + size:start + 2 * size - 1]
)

select
    'FORMAT-110' as rule_id,
    asked.document_sha256,
    coalesce(doubled.words, '') as about,
    case
        when any_value(doubled.words) is null then 'holds'
        when bool_and(doubled.sentences.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    any_value(inner_quotes(doubled.words)) as found_text,
    arg_min(
        inner_quotes(doubled.around), (doubled.sentences.page, doubled.sentences.paragraph_no)
    ) as what_text,
    pages_text(list(doubled.sentences.page)) as where_text,
    place_of_text(
        arg_min(doubled.sentences, (doubled.sentences.page, doubled.sentences.paragraph_no))
    ) as found_place,
from asked
left join doubled
    on asked.document_sha256 = doubled.sentences.document_sha256
    and regexp_full_match(doubled.words, '\p{Han}+')
    and not regexp_matches(doubled.words, getvariable('organisation'))
where asked.rule_id = 'FORMAT-110'
group by asked.document_sha256, coalesce(doubled.words, '');
