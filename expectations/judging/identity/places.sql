-- One row per printed figure that takes part in a finding: the total as `found`, its parts as
-- `addend`.
insert into audit.finding_places
select
    findings.finding_id,
    case terms.role when 'total' then 'found' else terms.role end,
    findings.document_sha256,
    terms.source_page,
    terms.source_bbox,
    terms.source_text,
    terms.value,

    row_number() over (
        partition by findings.finding_id
        order by
            terms.role = 'addend', terms.source_page, terms.source_bbox[4] desc,
            terms.source_bbox[1], terms.cell_id
    ),
    terms.sign,
    terms.subject_code,
    terms.line_label,
    amounts.header_path,
from audit.violations as findings
inner join judged_checks as checks on findings.check_id = checks.check_id
inner join input_terms as terms on checks.check_id = terms.check_id
left join input_amounts as amounts on terms.cell_id = amounts.cell_id;
