-- One row per place of a finding: the figures, sentences or headings that it is made of, as
-- printed.
insert into audit.finding_places by name
select
    findings.finding_id,
    places.role,
    coalesce(places.place_sha256, places.document_sha256) as document_sha256,
    places.page,
    places.bbox,
    -- a figure of a sum is no telephone number, however long it is
    if(findings.is_sum, places.text, masked(places.text)) as text,
    places.value,

    row_number() over (
        partition by findings.finding_id
        order by places.role <> 'found', places.place_no, places.page
    ) as place_no,
    coalesce(places.sign, 1) as sign,
    places.subject_code,
    masked(places.line_label) as line_label,
    places.header_path,
from rule_check_places as places
inner join findings
    on places.rule_id = findings.rule_id
    and places.document_sha256 = findings.document_sha256
    and places.about = findings.about;
