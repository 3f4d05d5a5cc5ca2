-- FORMAT-150, one row per wording of the law or the ministry (seed standard_wordings) that a sentence
-- prints with another character inside, without one, with one twice, or with two words exchanged
-- (利息存款收入). Characters by which such texts differ from place to place (的, 及, 预 for 决) tell
-- nothing, nor does what a report prints twice.
create or replace temp table standard_halves as
select
    wording,
    left(wording, length(wording) // 2) as first_half,
    substr(wording, length(wording) // 2 + 1) as second_half,
from input_standard_wordings;

create or replace temp table misprinted_wordings as
with places as (
    select *, unnest(range(2, length(wording))) as place, wording[place] as sign
    from standard_halves
)

select *, wording[:place - 1] || '_' || wording[place + 1:] as misprint, 'another' as kind
from places
where regexp_matches(sign, '\p{Han}') and not regexp_matches(sign, '[的和与及等各本年度费其以所预决市区县省级]')
union all
select *, wording[:place - 1] || wording[place + 1:] as misprint, 'none' as kind
from places
-- of a character printed twice either is left out
where not regexp_matches(sign, '[的和与及等各本年度费其以所用照是了支出市区县省级、]') and sign <> wording[place - 1]
union all
select *, wording[:place] || wording[place:] as misprint, 'twice' as kind
from places
where regexp_matches(sign, '\p{Han}') and sign not in (wording[place - 1], wording[place + 1])
union all
select
    wording, first_half, second_half, place, sign,
    wording[:place - 2] || wording[place + 1:place + 2] || wording[place - 1:place] || wording[place + 3:] as misprint,
    'exchanged' as kind,
from places
where regexp_full_match(wording[place - 1:place + 2], '\p{Han}{4}')
    -- 过路过桥, 过桥过路
    and wording[place - 1] <> wording[place + 1];

set variable standard_words = (  -- noqa: PRS
    select string_agg(words, '|' order by words)
    from (
        select unnest([first_half, second_half]) as words from standard_halves
    )
);

insert into rule_checks by name
with texts as (
    select sentences as texts, translate(plain, '(),:;', '（），：；') as words,
    from input_sentences as sentences
),

near as (
    select texts.texts, texts.words, halves.wording, contains(texts.words, halves.wording) as is_sound
    from (
        select * from texts where regexp_matches(words, getvariable('standard_words'))
    ) as texts
    inner join standard_halves as halves
        on contains(texts.words, halves.first_half) or contains(texts.words, halves.second_half)
),

misprinted as (
    select
        near.texts,
        misprints.wording,
        misprints.kind,
        regexp_extract(
            near.words, replace(misprints.misprint, '_', '[^' || misprints.sign || ']')
        ) as printed,
    from near
    inner join misprinted_wordings as misprints
        on near.wording = misprints.wording
        and replace(near.words, near.wording, '') like '%' || misprints.misprint || '%'
),

slips as (
    select
        texts.document_sha256 as document_sha256,
        wording,
        printed,
        list(distinct texts.plain) as places,
        arg_min(texts, (texts.paragraph_no, texts.sentence_no)) as first,
        bool_and(texts.is_trusted) as is_trusted,
        list(texts.page) as pages,
    from misprinted
    -- a mark in the place of a character ends the words
    where regexp_full_match(printed, '[\p{Han}（），、“”]+')
    group by texts.document_sha256, wording, printed
),

judged as (
    select distinct
        texts.document_sha256 as document_sha256,
        wording,
        'holds' as verdict,
    from near
    where is_sound
)

select
    'FORMAT-150' as rule_id,
    document_sha256,
    wording || ':' || printed as about,
    if(is_trusted, 'fails', 'uncertain') as verdict,
    '正文的识读不可靠' as doubt,
    inner_quotes(printed) as found_text,
    inner_quotes(wording) as expected_text,
    pages_text(pages) as where_text,
    place_of_text(first) as found_place,
from slips
where len(places) < 3
union all by name
select
    'FORMAT-150' as rule_id,
    document_sha256,
    wording as about,
    verdict,
from judged;
