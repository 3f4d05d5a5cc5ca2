-- Writes no rows: a check that looks at a sentence which people may see otherwise tells nothing,
-- whichever way it came out.
create or replace temp table doubtful_checks as
with places as (
    select
        rule_id, document_sha256, about,
        coalesce(place_sha256, document_sha256) as place_sha256, page, text,
    from rule_check_places
    union all by name
    select
        rule_id, document_sha256, about, document_sha256 as place_sha256,
        unnest([found_place.page, other_place.page]) as page,
        unnest([found_place.text, other_place.text]) as text,
    from rule_checks
)

select distinct places.rule_id, places.document_sha256, places.about
from input_sentences as sentences
inner join places
    on sentences.document_sha256 = places.place_sha256
    and sentences.page = places.page
    and sentences.text = places.text
where not sentences.is_trusted;

update rule_checks
set
    verdict = if(verdict in ('fails', 'tail'), 'uncertain', 'cannot_tell'),
    doubt = '正文的识读不可靠'
from doubtful_checks as doubtful
where
    rule_checks.rule_id = doubtful.rule_id
    and rule_checks.document_sha256 = doubtful.document_sha256
    and rule_checks.about = doubtful.about
    and rule_checks.verdict in ('holds', 'rounding', 'tail', 'fails');
