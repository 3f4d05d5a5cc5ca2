-- NARRATIVE-048, one row per subject: a subject that the text names by 类, 款 and 项 with a figure
-- above nought, and that no statement of the report prints so.
insert into rule_checks by name
select
    'NARRATIVE-048' as rule_id,
    claims.document_sha256,
    claims.topic_code || ':' || claims.subject_words as about,
    case
        when bool_or(claims.subject_code <> '') then 'holds'
        when not bool_and(statements.is_whole) then 'uncertain'
        when bool_and(claims.is_trusted) then 'fails'
        else 'uncertain'
    end as verdict,
    '报表没有读全' as doubt,
    claim_place(arg_min(claims, claims.place)) as where_text,
    inner_quotes(regexp_replace(claims.subject_words, '^[\d(（一二三四五六七八九十)）]+[、.]?', '')) as what_text,
    place_of_claim(arg_min(claims, claims.place)) as found_place,
from input_claims as claims
inner join whole_statements as statements
    on claims.document_sha256 = statements.document_sha256
    and statements.statement_code in ('GK05', 'YS05')
where
    regexp_matches(claims.topic_code, '^(general_public|fiscal)_(class|section|item)$')
    and claims.measure_code = '' and claims.subject_words <> '' and claims.value > 0
    and claims.fiscal_year = claims.document_year
    and regexp_matches(claims.subject_words, '\(类\)(.*\(款\)(.*\(项\))?)?$')
group by claims.document_sha256, claims.topic_code, claims.subject_words;
