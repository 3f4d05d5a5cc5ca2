-- Places of the findings of `rule_checks`.
insert into audit.finding_places
select
    findings.finding_id,
    places.role,
    coalesce(places.place_sha256, places.document_sha256),
    places.page,
    places.bbox,
    masked(places.text),
    places.value,

    row_number() over (
        partition by findings.finding_id
        order by places.role <> 'found', places.place_no, places.page
    ),
    coalesce(places.sign, 1),
    places.subject_code,
    masked(places.line_label),
    places.header_path,
from rule_check_places as places
inner join audit.violations as findings
    on findings.identity_id = 'check'
    and findings.finding_id = finding_of(places.rule_id, places.document_sha256, places.about);
