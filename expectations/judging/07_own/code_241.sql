-- CODE-241, one row per subject that the text names by its level with an amount: the report's statements
-- print its code under the same name. A short form is no other name.
create or replace temp macro subject_words_key(name) as regexp_replace(name_key(name), '支出$', '');

insert into rule_checks by name
with printed as (
    select
        parts.document_sha256,
        figures.subject_code,
        list(distinct subject_words_key(figures.line_label)) as keys,
        any_value(figures) as figures,
    from input_parts as parts
    inner join input_figures as figures on parts.part_sha256 = figures.document_sha256
    where figures.subject_code <> '' and figures.line_label <> ''
    group by parts.document_sha256, figures.subject_code
),

told as (
    select
        claims,
        regexp_extract(claims.subject_words, '([^()（）]+)[(（][类款项][)）]$', 1) as name,
        subject_words_key(name) as key,
    from input_claims as claims
    where claims.subject_code <> '' and claims.measure_code = '' and claims.value > 0
        and regexp_matches(claims.topic_code, '_(class|section|item)$')
        and regexp_matches(claims.subject_words, '[(（][类款项][)）]$')
)

select
    'CODE-241' as rule_id,
    claims.document_sha256 as document_sha256,
    claims.subject_code || ':' || name as about,
    case
        when bool_or(list_bool_or(list_transform(
            printed.keys, lambda one: contains(one, told.key) or contains(told.key, one)
        ))) then 'holds'
        when bool_and(claims.is_trusted and printed.figures.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '正文或报表的识读不可靠' as doubt,
    claims.subject_code as subject_code,
    inner_quotes(name) as found_text,
    inner_quotes(any_value(printed.figures.line_label)) as expected_text,
    pages_text(list(claims.source_page)) as where_text,
    figure_place(any_value(printed.figures)) as other_text,
    place_of_claim(arg_min(claims, claims.place)) as found_place,
    place_of(any_value(printed.figures)) as other_place,
from told
inner join printed
    on claims.document_sha256 = printed.document_sha256 and claims.subject_code = printed.subject_code
where length(key) >= 2
group by claims.document_sha256, claims.subject_code, name;
