-- Kind personal_data, one row per number of a person that a page prints, masked.
insert into rule_checks by name
select
    terms.rule_id,
    numbers.document_sha256,
    terms.term['number'] || ':' || sha256(numbers.masked_text)[:12] || ':' || numbers.page as about,
    'fails' as verdict,
    terms.term['severity'] as severity,
    numbers.masked_text as found_text,
    '第' || numbers.page || '页' as where_text,
    terms.term['what'] as what_text,
    place_of_words(
        numbers.page,
        arg_min(numbers.source_bbox, (-numbers.source_bbox[4], numbers.source_bbox[1])),
        numbers.masked_text
    ) as found_place,
from rule_terms as terms
inner join input_personal_data as numbers on terms.term['number'] = numbers.kind
where terms.kind = 'personal_data'
group by terms.rule_id, terms.term, numbers.document_sha256, numbers.masked_text, numbers.page;
