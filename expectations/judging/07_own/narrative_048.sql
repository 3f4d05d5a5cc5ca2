-- NARRATIVE-048, one row per subject: a subject that the text names by 类, 款 and 项 with a figure
-- above nought, and that no statement of the report prints so; one for all subjects that bear the
-- same wrong name. Where each of its names stands in some cell, or hardly a subject of the text was
-- found, we did not read it.
create or replace temp table named_subjects as
with named as (
    select
        claims.*,
        list_transform(
            regexp_extract_all(
                regexp_replace(
                    claims.subject_words, '^[(（]?[\d一二三四五六七八九十]*[)）]?[、.．]?', ''
                ),
                '([^()]+)\((类|款|项)\)', 1
            ),
            lambda name: name_key(name)
        ) as names,
        -- a few alone prove nothing
        if(
            count(*) over (partition by claims.document_sha256) < 4, 1,
            avg(if(claims.subject_code <> '', 1, 0)) over (partition by claims.document_sha256)
        ) as bound_share,
    from input_claims as claims
    where
        regexp_matches(claims.topic_code, '^(general_public|fiscal)_(class|section|item)$')
        and claims.measure_code = '' and claims.subject_words <> '' and claims.value > 0
        and claims.fiscal_year = claims.document_year
        and regexp_matches(claims.subject_words, '\(类\)(.*\(款\)(.*\(项\))?)?$')
)

select
    claims.document_sha256,
    claims.topic_code || ':' || claims.subject_words as about,
    -- the name that makes it unknown
    case
        when any_value(claims.names[1] = claims.names[2]) then any_value(claims.names[2])
        else any_value(list_filter(
            claims.names, lambda name: not coalesce(contains(cells.words, name), false)
        )[1])
    end as wrong_name,
    case
        when bool_or(claims.subject_code <> '') then 'holds'
        when not bool_and(statements.is_whole) then 'uncertain'
        when any_value(claims.bound_share) < 0.5 then 'cannot_tell'
        -- a 款 that only bears the name of its 类 (住房保障支出) is not printed as one
        when any_value(coalesce(claims.names[1] <> claims.names[2], true))
            and bool_and(coalesce(
                list_bool_and(list_transform(claims.names, lambda name: contains(cells.words, name))),
                false
            ))
            then 'cannot_tell'
        when bool_and(claims.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    case
        when not bool_and(statements.is_whole) then '报表没有读全'
        when any_value(claims.bound_share) < 0.5 then '正文的科目大多没有与报表对上'
        when not bool_and(claims.is_trusted) then '正文的识读不可靠'
        else '科目名称在表中印有，没有与正文对上'
    end as doubt,
    arg_min(claims, claims.place) as claim,
    regexp_replace(claims.subject_words, '^[\d(（一二三四五六七八九十)）]+[、.]?', '') as subject,
from named as claims
inner join whole_statements as statements
    on claims.document_sha256 = statements.document_sha256
    and statements.statement_code in ('GK05', 'YS05')
left join input_cell_words as cells on claims.document_sha256 = cells.document_sha256
group by claims.document_sha256, claims.topic_code, claims.subject_words;

create or replace temp table wrong_names as
select
    document_sha256,
    verdict,
    any_value(doubt) as doubt,
    arg_min(about, (claim.paragraph_no, claim.place)) as about,
    list(subject order by claim.paragraph_no, claim.place) as subjects,
    list(claim order by claim.paragraph_no, claim.place) as claims,
from named_subjects
group by
    document_sha256, verdict, if(verdict = 'fails', coalesce(wrong_name, about), about),
    if(verdict = 'fails', '', about);

insert into rule_checks by name
select
    'NARRATIVE-048' as rule_id,
    document_sha256,
    about,
    verdict,
    doubt,
    pages_text(list_transform(claims, lambda claim: claim.source_page)) as where_text,
    words_text(subjects) as what_text,
    place_of_claim(claims[1]) as found_place,
from wrong_names;

insert into rule_check_places by name
select
    'NARRATIVE-048' as rule_id,
    document_sha256,
    about,
    'other' as role,
    place_no,
    unnest(place_of_claim(claim)),
from (
    select
        document_sha256,
        about,
        unnest(claims[2:]) as claim,
        unnest(range(2, len(claims) + 1)) as place_no,
    from wrong_names
    where verdict = 'fails'
);
