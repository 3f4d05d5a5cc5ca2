-- COMPLETENESS-009, the other half of it, one row per counted list: as many names behind 包括 as
-- units are counted before it. A list that goes on elsewhere cannot be counted.
insert into rule_checks by name
with listed as (
    select
        sentences.document_sha256,
        claims,
        len(string_split_regex(
            regexp_extract(sentences.plain, '(?:包括|分别是|分别为|如下)[：:]([^。；]+)', 1), '[、，,]'
        )) as name_count,
        regexp_extract(sentences.plain, '(?:包括|分别是|分别为|如下)[：:]([^。；]+)', 1) as names,
    from input_claims as claims
    inner join input_sentences as sentences
        on claims.document_sha256 = sentences.document_sha256
        and claims.paragraph_no = sentences.paragraph_no
        and claims.sentence_no = sentences.sentence_no
    where claims.claim_code = 'units_total'
)

select
    'COMPLETENESS-009' as rule_id,
    document_sha256,
    'names' as about,
    if(bool_or(name_count = claims.value and claims.is_trusted), 'holds', 'cannot_tell') as verdict,
    '单位名单没有数清' as doubt,
from listed
where names <> ''
group by document_sha256;
