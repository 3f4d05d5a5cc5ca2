-- Kind pattern_absent: wording that must not be there. Keys of a term: `pattern`; `over`, a pattern of
-- sources (`input_texts`: sentence, heading, caption, cell; sentence where left out); `section`, a
-- pattern of section codes; `unless`, a pattern that excuses the whole text; `severity` of its findings.
-- One finding for each wording found, with its first place.
insert into rule_checks by name
with found as (
    select
        terms.rule_id,
        terms.term_no,
        terms.term['severity'] as severity,
        texts.document_sha256,
        texts,
        unnest(regexp_extract_all(texts.plain, terms.term['pattern'])) as words,
    from rule_terms as terms
    inner join input_texts as texts
        on regexp_full_match(texts.source, coalesce(terms.term['over'], 'sentence'))
        and regexp_full_match(texts.section_code, coalesce(terms.term['section'], '.*'))
        and regexp_matches(texts.plain, terms.term['pattern'])
        and not coalesce(regexp_matches(texts.plain, terms.term['unless']), false)
    where terms.kind = 'pattern_absent'
)

select
    rule_id,
    document_sha256,
    term_no || ':' || words as about,
    'fails' as verdict,
    any_value(severity) as severity,
    count(*) || '处' as found_text,
    '第' || min(texts.page) || '页' as where_text,
    inner_quotes(words) as what_text,
    place_of_text(arg_min(texts, (texts.page, -texts.source_bbox[4]))) as found_place,
from found
where words <> ''
group by rule_id, term_no, document_sha256, words;
