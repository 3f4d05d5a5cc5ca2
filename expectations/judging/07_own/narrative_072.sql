-- NARRATIVE-072, one row per subject that the text names as 类: it is one, and not a 款 of the report's
-- statements alone.
insert into rule_checks by name
with named as (
    select
        document_sha256,
        name,
        arg_min(claims, claims.place) as claim,
        list(claims.source_page) as pages,
    from (
        select
            document_sha256,
            claims,
            name_key(regexp_replace(
                unnest(regexp_extract_all(subject_words, '([^()]+)\(类\)', 1)),
                '^[(（]?[\d一二三四五六七八九十]*[)）]?[、.．]?', ''
            )) as name,
        from input_claims as claims
        where contains(subject_words, '(类)')
    )
    group by document_sha256, name
),

printed as (
    select
        parts.document_sha256,
        lines.key as name,
        list(distinct length(lines.subject_code)) as sizes,
        min(lines.subject_code) as subject_code,
    from input_parts as parts
    inner join input_code_lines as lines on parts.part_sha256 = lines.document_sha256
    where regexp_full_match(lines.subject_code, '2\d{2}|2\d{4}|2\d{6}')
    group by all
)

select
    'NARRATIVE-072' as rule_id,
    document_sha256,
    name as about,
    case
        when sizes <> [5] or exists (
            select 1 from input_code_names as codes
            where codes.key = name and length(codes.code) = 3
        ) then 'holds'
        when claim.is_trusted then 'fails'
        else 'uncertain'
    end as verdict,
    '正文的识读不可靠' as doubt,
    subject_code || '，属于款' as expected_text,
    pages_text(pages) as where_text,
    inner_quotes(name) as what_text,
    place_of_claim(claim) as found_place,
from named
inner join printed using (document_sha256, name);
