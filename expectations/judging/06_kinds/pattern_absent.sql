-- Kind pattern_absent, one row per wording that must not be there and is, with its first place.
insert into rule_checks by name
-- a pattern that comes from a row is compiled for every text it meets: each wording meets it once
with terms as (
    select *, unnest(string_split(coalesce(term['over'], 'sentence'), '|')) as source
    from rule_terms
    where kind = 'pattern_absent'
),

wordings as (
    select source, section_code, plain, list(texts) as texts,
    from input_texts as texts
    group by source, section_code, plain
),

matched as (
    select
        terms.rule_id,
        terms.term_no,
        terms.term['severity'] as severity,
        terms.term['level'] as level,
        wordings.texts,
        regexp_extract_all(wordings.plain, terms.term['pattern']) as words,
    from terms
    inner join wordings
        on terms.source = wordings.source
        and (
            terms.term['section'] is null
            or regexp_full_match(wordings.section_code, terms.term['section'])
        )
        and regexp_matches(wordings.plain, terms.term['pattern'])
        and (
            terms.term['unless'] is null
            or not regexp_matches(wordings.plain, terms.term['unless'])
        )
),

found as (
    select
        rule_id,
        term_no,
        severity,
        texts.document_sha256 as document_sha256,
        texts,
        unnest(words) as words,
    from (select * exclude (texts), unnest(texts) as texts from matched) as matched
    inner join input_documents as documents
        on matched.texts.document_sha256 = documents.document_sha256
        and coalesce(matched.level, documents.level) = documents.level
)

select
    rule_id,
    document_sha256,
    term_no || ':' || words as about,
    'fails' as verdict,
    severity,
    count(*) || '处' as found_text,
    '第' || min(texts.page) || '页' as where_text,
    inner_quotes(words) as what_text,
    place_of_text(arg_min(texts, text_order(texts))) as found_place,
from found
where words <> ''
group by rule_id, term_no, severity, document_sha256, words;
