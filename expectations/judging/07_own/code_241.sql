-- CODE-241, one row per name of a subject that the text tells with an amount (类, 款 and 项 of it): the
-- report's statements print the code under the same name. A short form is no other name. The names above
-- are held to their codes only where the last one is that of its code. A 项 that is found by no path is
-- the only one of its name that has the amount. A name that the lists know at other levels only is
-- CODE-134's: 行政事业单位离退休（类）.
create or replace temp macro subject_words_key(name) as regexp_replace(name_key(name), '支出$', '');

insert into rule_checks by name
with printed as (
    select
        parts.document_sha256,
        figures.subject_code,
        list(distinct subject_words_key(figures.line_label)) as keys,
        list(distinct figures.value) as amounts,
        any_value(figures) as figures,
    from input_parts as parts
    inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
    where figures.subject_code <> '' and figures.line_label <> ''
    group by parts.document_sha256, figures.subject_code
),

told as (
    select
        claims,
        subject_code,
        list_transform(
            regexp_extract_all(subject_words, '[^()（）]+[(（][类款项][)）]'),
            lambda words: regexp_extract(words, '^[\d\s、.．]*([^()（）]+)', 1)
        ) as names,
        list_transform(
            regexp_extract_all(subject_words, '[(（]([类款项])[)）]', 1),
            lambda level: 1 + 2 * strpos('类款项', level)
        ) as lengths,
    from input_claims as claims
    where measure_code = '' and value > 0
        and regexp_matches(topic_code, '_(class|section|item)$')
        and regexp_matches(subject_words, '[(（][类款项][)）]$')
),

coded as (
    select
        told.claims,
        told.names,
        told.lengths,
        if(told.subject_code <> '', told.subject_code, any_value(printed.subject_code)) as claim_code,
    from told
    left join printed
        on told.claims.document_sha256 = printed.document_sha256
        and told.subject_code = ''
        and length(printed.subject_code) = 7 and told.lengths[-1] = 7
        and list_contains(printed.keys, subject_words_key(told.names[-1]))
        and list_contains(printed.amounts, told.claims.value)
    group by told.claims, told.names, told.lengths, told.subject_code
    having told.subject_code <> '' or count(distinct printed.subject_code) = 1
),

named as (
    select
        coded.claims,
        coded.name,
        printed.subject_code,
        printed.figures,
        coded.claim_code,
        list_bool_or(list_transform(
            printed.keys,
            lambda one: contains(one, subject_words_key(coded.name))
            or contains(subject_words_key(coded.name), one)
        )) as is_same,
    from (
        select claims, claim_code, unnest(names) as name, unnest(lengths) as length
        from coded
    ) as coded
    inner join printed
        on coded.claims.document_sha256 = printed.document_sha256
        and left(coded.claim_code, coded.length) = printed.subject_code
        and length(subject_words_key(coded.name)) >= 2
)

select
    'CODE-241' as rule_id,
    claims.document_sha256 as document_sha256,
    subject_code || ':' || name as about,
    case
        when bool_or(is_same) then 'holds'
        when bool_and(claims.is_trusted and figures.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文或报表的识读不可靠' as doubt,
    subject_code,
    inner_quotes(name || '（' || '类款项'[length(subject_code) // 2] || '）') as found_text,
    inner_quotes(any_value(figures.line_label)) as expected_text,
    pages_text(list(claims.source_page)) as where_text,
    figure_place(any_value(figures)) as other_text,
    place_of_claim(arg_min(claims, claims.place)) as found_place,
    place_of(any_value(figures)) as other_place,
from (
    select
        *,
        bool_or(is_same and subject_code = claim_code) over (
            partition by claims.document_sha256, claims.place
        ) as is_of_code,
    from named
)
where
    (subject_code = claim_code or is_of_code)
    and (is_same or not exists (
        select 1 from input_code_names as codes
        where codes.code[1] = '2' and codes.name_zh = name
    ) or exists (
        select 1 from input_code_names as codes
        where length(codes.code) = length(subject_code)
            and ends_with(subject_words_key(name), regexp_replace(codes.key, '支出$', ''))
    ))
group by claims.document_sha256, subject_code, name;
